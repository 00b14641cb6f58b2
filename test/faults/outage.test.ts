import { testOutage } from '../support/outage.js';

testOutage(6);

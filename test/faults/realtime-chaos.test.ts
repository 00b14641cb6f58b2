import { testChaos } from '../support/chaos.js';

testChaos(15);

import { testOutage } from '../support/outage.js';

testOutage(Number(process.env['OUTAGE_SECONDS'] ?? '60'));

import { testChaos } from '../support/chaos.js';

testChaos(Number(process.env['CHAOS_SECONDS'] ?? '60'));

// npm run test:all: npm test with the tests of faults.
process.env.TEST_FAULTS = 'true';
await import('./test.mjs');

// npm run test:all: npm test with the tests of faults, and of the page in a browser.
process.env.TEST_FAULTS = 'true';
process.env.TEST_BROWSER = 'true';
await import('./test.mjs');

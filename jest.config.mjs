import { SWC_OPTIONS } from './scripts/lib/swc-options.mjs';

/** One project per kind of test; see CONTRIBUTING.md. */
const base = {
  testEnvironment: 'node',
  rootDir: import.meta.dirname,
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', { ...SWC_OPTIONS, sourceMaps: 'inline' }],
  },
  moduleNameMapper: {
    '^@app/([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^@app/([a-z-]+)/([a-z-]+)$': '<rootDir>/libs/$1/src/$2/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/libs/client/dist/'],
};

const project = (displayName, testMatch, extra = {}) => ({ ...base, displayName, testMatch, ...extra });

/** For tests that load the whole service: some of its packages are CommonJS and require ESM ones. */
const REQUIRES_ESM = '/node_modules/(nestjs-pino|@nestjs/throttler|@fastify/static)/';
const wholeService = {
  setupFiles: ['<rootDir>/test/support/require-esm.setup.mjs'],
  transform: {
    ...base.transform,
    [`${REQUIRES_ESM}.+\\.js$`]: '<rootDir>/test/support/require-esm.transform.cjs',
  },
  transformIgnorePatterns: [`^(?!.*${REQUIRES_ESM}).*/node_modules/`],
};

/** What the embedded engine may do differently: locks, statements of every kind, imports, and a smoke test of each kind. */
const EMBEDDED_TESTS = [
  'integration/{answer-leases,database-module,import,tools}',
  'e2e/{realtime-answers,rest-chat}',
].map((files) => `<rootDir>/test/${files}.test.ts`);

export default {
  projects: [
    project('unit', ['<rootDir>/{apps,libs,bench}/**/*.spec.ts']),
    project('architecture', ['<rootDir>/test/architecture/**/*.test.ts'], wholeService),
    project('integration', ['<rootDir>/test/integration/**/*.test.ts']),
    project('e2e', ['<rootDir>/test/e2e/**/*.test.ts'], wholeService),
    // The page in Chromium; skipped where there is none.
    project('browser', ['<rootDir>/test/browser/**/*.test.ts'], wholeService),
    // Outages, floods, killed processes, damaged data: minutes of waiting; see scripts/test.mjs.
    project('faults', ['<rootDir>/test/faults/**/*.test.ts'], wholeService),
    // Where the other projects run on PostgreSQL; see scripts/test.mjs.
    ...(process.env.TEST_EMBEDDED_TOO === 'true'
      ? [
          project('embedded', EMBEDDED_TESTS, {
            ...wholeService,
            setupFiles: [...wholeService.setupFiles, '<rootDir>/test/support/without-postgres.setup.mjs'],
          }),
        ]
      : []),
    // Minutes long, and no part of `npm test`: `npm run test:long`.
    project('long', ['<rootDir>/test/long/**/*.test.ts'], wholeService),
  ],
  globalSetup: '<rootDir>/test/support/build.setup.mjs',
  testSequencer: '<rootDir>/test/support/slowest-first.sequencer.mjs',
  testTimeout: 60_000,
};

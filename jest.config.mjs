/** One project per kind of test; see CONTRIBUTING.md. */
const base = {
  testEnvironment: 'node',
  rootDir: import.meta.dirname,
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          target: 'es2022',
          keepClassNames: true,
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  moduleNameMapper: {
    '^@app/([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
};

const project = (displayName, testMatch, extra = {}) => ({ ...base, displayName, testMatch, ...extra });

/** For tests that load the whole service: some of its packages are CommonJS and require Nest, which is ESM. */
const wholeService = {
  setupFiles: ['<rootDir>/test/support/commonjs-nest.setup.mjs'],
  transform: {
    ...base.transform,
    '/node_modules/(nestjs-pino|@nestjs/throttler)/.+\\.js$':
      '<rootDir>/test/support/commonjs-nest.transform.cjs',
  },
  transformIgnorePatterns: ['/node_modules/(?!(nestjs-pino|@nestjs/throttler)/)'],
};

export default {
  projects: [
    project('unit', ['<rootDir>/{apps,libs}/**/*.spec.ts']),
    project('architecture', ['<rootDir>/test/architecture/**/*.test.ts'], wholeService),
    project('integration', ['<rootDir>/test/integration/**/*.test.ts']),
    project('e2e', ['<rootDir>/test/e2e/**/*.test.ts'], wholeService),
  ],
  testTimeout: 60_000,
};

/** One runner, several rooms: `unit` needs no server; the others take what test/support/environment gives them. */
const base = {
  extensionsToTreatAsEsm: ['.ts'],
  testEnvironment: 'node',
  roots: ['apps', 'libs', 'workflows', 'graphql', 'infra', 'test'].map((folder) => `<rootDir>/${folder}`),
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          experimental: { keepImportAttributes: true },
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
        module: { type: 'es6' },
      },
    ],
  },
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^#(audit|domain|calendar|standards|persistence|identity|engine|caseload|config|documents|notices|victims|confidential)/(.*)\\.js$':
      '<rootDir>/libs/$1/$2',
    '^#(workflows|graphql|infra)/(.*)\\.js$': '<rootDir>/$1/$2',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
};

export default {
  // Ends what hangs, and measures nothing: 200 MB written and read may take seconds in a slow hour.
  testTimeout: 120_000,
  projects: [
    {
      ...base,
      displayName: 'unit',
      testMatch: [
        '<rootDir>/{libs,workflows,graphql,apps,infra}/**/*.spec.ts',
        '<rootDir>/test/{unit,golden}/**/*.spec.ts',
      ],
    },
    { ...base, displayName: 'system', testMatch: ['<rootDir>/test/{e2e,guarantees,replay}/**/*.spec.ts'] },
  ],
};

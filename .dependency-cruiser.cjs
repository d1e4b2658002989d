/** The import law (README, "How the code is laid out"): a wrong import fails CI. */
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  comment: `${from} may import only ${allowed.join(', ')}`,
  from: { path: `^${from}/`, pathNot: '\\.(spec\\.ts|mjs)$' },
  to: { pathNot: allowed.map((a) => `^(dist/)?${a}`) },
});

module.exports = {
  forbidden: [
    only('domain-stands-alone', 'libs/domain', ['libs/domain/']),
    only('calendar-knows-domain', 'libs/calendar', [
      'libs/domain/',
      'libs/calendar/',
      'node_modules/temporal-',
    ]),
    only('standards-know-calendar', 'libs/standards', [
      'libs/domain/',
      'libs/calendar/',
      'libs/standards/',
      'node_modules/zod',
    ]),
    only('policy-is-pure', 'workflows/(stages|tracks)', [
      'libs/domain/',
      'libs/calendar/',
      'libs/standards/',
      'workflows/',
    ]),
    only('runtime-is-pure', 'workflows/runtime', [
      'libs/domain/',
      'libs/calendar/',
      'libs/standards/',
      'workflows/',
    ]),
    {
      name: 'workflows-import-only-the-pure-libs',
      severity: 'error',
      from: { path: '^workflows/', pathNot: '\\.spec\\.ts$' },
      to: {
        pathNot: [
          '^(dist/)?libs/(domain|calendar|standards)/',
          '^(dist/)?workflows/',
          '^node_modules/@temporalio/(workflow|common)',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'graphql-imports-libs',
      severity: 'error',
      from: { path: '^graphql/' },
      to: { path: '^(dist/)?(apps|infra)/' },
    },
    {
      name: 'libs-know-no-app',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^(dist/)?(apps|graphql|infra)/' },
    },
    {
      name: 'apps-do-not-know-each-other',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^(dist/)?apps/', pathNot: '^(dist/)?apps/$1/' },
    },
    {
      name: 'typeorm-lives-in-persistence',
      severity: 'error',
      from: { pathNot: '^(libs/persistence|apps|test|infra)/' },
      to: { path: '^node_modules/(typeorm|pg)/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    // `#domain/…` resolves to dist (package.json, imports), so build first: a module there stands for its source.
    doNotFollow: { path: 'node_modules|^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};

/** Who may import whom: the rooms of the house. Run by `npm test`. */
const room = (name) => `^src/lib/${name}/`;
/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphan-modules',
      severity: 'error',
      from: { orphan: true, path: '^src/lib/(domain|forms|server|i18n|symbols)/', pathNot: ['\\.d\\.ts$'] },
      to: {}
    },
    {
      name: 'domain-imports-nothing',
      comment: 'The rules of the service are pure: no I/O, no framework, no clock.',
      severity: 'error',
      from: { path: room('domain') },
      to: { pathNot: room('domain') }
    },
    {
      name: 'forms-know-domain-and-zod',
      severity: 'error',
      from: { path: room('forms') },
      to: { pathNot: [room('forms'), room('domain'), 'node_modules/zod'] }
    },
    {
      name: 'symbols-and-words-know-domain',
      severity: 'error',
      from: { path: '^src/lib/(symbols|i18n)/' },
      to: { path: '^src/lib/(server|ui|forms|islands)/|^src/routes/' }
    },
    {
      name: 'ui-never-server',
      severity: 'error',
      from: { path: '^src/lib/(ui|islands)/|^src/routes/.*\\.svelte$' },
      to: { path: '^src/lib/server/|^drizzle/' }
    },
    {
      name: 'server-never-ui',
      severity: 'error',
      from: { path: room('server') },
      to: { path: '^src/lib/(ui|islands)/|^src/routes/' }
    },
    {
      name: 'only-services-and-db-touch-tables',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: ['^src/lib/server/(db|services|auth/session|auth/throttle|crypto/rotate|jobs)', '^src/bin/']
      },
      to: {
        path: ['node_modules/drizzle-orm', '^src/lib/server/db/(schema|columns)'],
        dependencyTypesNot: ['type-only']
      }
    },
    {
      name: 'lucia-behind-one-file',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/lib/server/auth/session' },
      to: { path: 'node_modules/lucia' }
    },
    {
      name: 'areas-keep-apart',
      comment: 'An area of routes imports nothing from another area.',
      severity: 'error',
      from: { path: '^src/routes/\\(([^)]+)\\)/' },
      to: { path: '^src/routes/\\(', pathNot: '^src/routes/\\($1\\)/' }
    },
    {
      name: 'no-vague-folders',
      severity: 'error',
      from: {},
      to: { path: '^src/.*/(utils|helpers|common|types)/' }
    },
    {
      name: 'resolves',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true, pathNot: ['^\\$(app|env)/', '^\\./\\$types', '\\?'] }
    }
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    webpackConfig: { fileName: 'tests/rules/resolve.cjs' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'svelte', 'default', 'types'],
      extensions: ['.ts', '.js', '.svelte', '.mjs']
    }
  }
};

/** Who may import whom: docs/architecture.md, «Import rules». Rules go by path, so that links of the workspace cannot hide an import. */
const ours = '^(protocol|edge|cloud|firmware-sim)/'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'protocol-is-alone',
      comment: 'protocol imports nothing of ours.',
      severity: 'error',
      from: { path: '^protocol/src/' },
      to: { path: ours, pathNot: '^protocol/' },
    },
    {
      name: 'protocol-is-browser-safe',
      comment: 'protocol runs in a browser: zod and jose only.',
      severity: 'error',
      from: { path: '^protocol/src/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-no-pkg'], pathNot: 'node_modules/(zod|jose)/' },
    },
    {
      name: 'edge-is-alone',
      severity: 'error',
      from: { path: '^edge/' },
      to: { path: '^(cloud|firmware-sim)/' },
    },
    {
      name: 'cloud-is-alone',
      severity: 'error',
      from: { path: '^cloud/' },
      to: { path: '^(edge|firmware-sim)/' },
    },
    {
      name: 'firmware-sim-is-alone',
      severity: 'error',
      from: { path: '^firmware-sim/' },
      to: { path: '^(edge|cloud)/' },
    },
    {
      name: 'decisions-import-types-only',
      comment: 'A decision is a pure function of state and time: it has nothing to call.',
      severity: 'error',
      from: { path: '^edge/src/(access/decide|door/machine|call/machine|uplink/judge-command)\\.ts$' },
      to: { path: '.', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'edge-drivers-are-wired-by-runtime',
      comment: 'A folder of the edge declares the port it needs; only runtime/ knows the drivers.',
      severity: 'error',
      from: { path: '^edge/(src|cli)/', pathNot: ['^edge/src/(runtime|drivers)/', '\\.test\\.ts$'] },
      to: { path: '^edge/src/drivers/' },
    },
    {
      name: 'cloud-domains-meet-at-index',
      comment: "A domain imports platform/ and other domains' index.ts.",
      severity: 'error',
      from: { path: '^cloud/src/([^/]+)/', pathNot: '^cloud/src/(platform|demo)/' },
      to: {
        path: '^cloud/src/[^/]+/',
        pathNot: ['^cloud/src/$1/', '^cloud/src/platform/', '^cloud/src/[^/]+/(index|tables)\\.ts$'],
      },
    },
    {
      name: 'platform-knows-no-domain',
      severity: 'error',
      from: { path: '^cloud/src/platform/', pathNot: '\\.test\\.ts$' },
      to: { path: '^cloud/src/[^/]+/', pathNot: '^cloud/src/platform/' },
    },
    {
      name: 'sql-stands-in-domains',
      comment: 'routes.ts calls verbs and translates.',
      severity: 'error',
      from: { path: '^cloud/src/.*routes\\.ts$' },
      to: { path: 'node_modules/(drizzle-orm|pg)/|/tables\\.ts$' },
    },
    {
      name: 'web-takes-types-only',
      severity: 'error',
      from: { path: '^cloud/web/src/' },
      to: { path: '^(cloud/src|protocol|edge|firmware-sim)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'resident-and-staff-are-apart',
      severity: 'error',
      from: { path: '^cloud/web/src/(resident|staff)/' },
      to: { path: '^cloud/web/src/(resident|staff)/', pathNot: '^cloud/web/src/$1/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(node_modules/\\.cache|dist|data)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
}

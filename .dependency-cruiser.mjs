// The layers of src from the top down. A file imports from its own layer and from layers below it; a
// type-only import counts as an import. CONTRIBUTING.md says what each layer is for.
const LAYERS = [
  'cli',
  'http',
  'graphql',
  'rest',
  'feed',
  'writing',
  'lists',
  'timeline',
  'sync',
  'outbox',
  'transfer',
  'record',
  'ingest',
  'sources',
  'activity',
  'loaders',
  'access',
  'db',
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycle',
      severity: 'error',
      comment: 'No two files import each other, not even by way of others.',
      from: {},
      to: { circular: true },
    },
    ...LAYERS.slice(1).map((layer, index) => ({
      name: `no-import-above-${layer}`,
      severity: 'error',
      comment: `${layer} imports nothing from the layers above it.`,
      from: { path: `^src/${layer}/` },
      to: { path: `^src/(main\\.ts|(${LAYERS.slice(0, index + 1).join('|')})/)` },
    })),
    {
      name: 'config-and-errors-import-nothing',
      severity: 'error',
      comment: 'config.ts and errors.ts import nothing of the gateway but each other.',
      from: { path: '^src/(config|errors)\\.ts$' },
      to: { path: '^(src/.+/|demo/)' },
    },
    {
      name: 'demo-only-from-commands',
      severity: 'error',
      comment: 'The demo is not part of the product: only commands load it.',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { path: '^demo/' },
    },
    {
      name: 'dashboard-by-graphql-only',
      severity: 'error',
      comment: 'The dashboard is an example of a client: it knows the gateway by its schema only.',
      from: { path: '^dashboard/' },
      to: { path: '^(src|demo|test|bench)/' },
    },
    {
      name: 'gateway-without-dashboard',
      severity: 'error',
      comment: 'The gateway serves the built files and imports none of them.',
      from: { path: '^(src|demo)/' },
      to: { path: '^dashboard/' },
    },
    {
      name: 'not-to-tests',
      severity: 'error',
      comment: 'What is shipped does not import tests or benchmarks.',
      from: { path: '^(src|demo)/' },
      to: { path: '^(test|bench)/' },
    },
    {
      name: 'a-known-layer',
      severity: 'error',
      comment:
        'A new folder of src needs a line in LAYERS: its position in the order is deliberate.',
      from: {},
      to: { path: '^src/[^/]+/', pathNot: `^src/(${LAYERS.join('|')})/` },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Prisma's generated client.
    exclude: { path: '^src/db/prisma/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] },
  },
};

// The rooms of src from the top down. A file imports from its own room and from rooms below it; a
// type-only import counts as an import. CONTRIBUTING.md says what each room is for.
const ROOMS = [
  'cli',
  'http',
  'graphql',
  'feed',
  'writing',
  'timeline',
  'sync',
  'outbox',
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
    ...ROOMS.slice(1).map((room, index) => ({
      name: `no-import-above-${room}`,
      severity: 'error',
      comment: `${room} imports nothing from the rooms above it.`,
      from: { path: `^src/${room}/` },
      to: { path: `^src/(main\\.ts|(${ROOMS.slice(0, index + 1).join('|')})/)` },
    })),
    {
      name: 'config-and-errors-are-the-ground',
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
      name: 'not-to-tests',
      severity: 'error',
      comment: 'What is shipped does not import tests or benchmarks.',
      from: { path: '^(src|demo)/' },
      to: { path: '^(test|bench)/' },
    },
    {
      name: 'a-known-room',
      severity: 'error',
      comment: 'A new folder of src needs a line in ROOMS: where it stands is a decision.',
      from: {},
      to: { path: '^src/[^/]+/', pathNot: `^src/(${ROOMS.join('|')})/` },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Prisma's generated client.
    exclude: { path: '^src/db/prisma/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.mjs', '.json'] },
  },
};

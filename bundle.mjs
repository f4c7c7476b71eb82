import { existsSync, readdirSync, statSync } from 'node:fs';

/**
 * The program in a few files, which Node.js loads in half the time of its hundreds of modules. The commands and the
 * server stay files of their own, loaded on demand; stack traces have the names of functions.
 *
 * @type {import('vite').InlineConfig}
 */
const PROGRAM = {
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  // One copy of graphql: two do not know each other's schemas.
  resolve: { alias: [{ find: /^(graphql\/.+)\.js$/, replacement: '$1.mjs' }] },
  ssr: { noExternal: true },
  build: {
    ssr: 'src/main.ts',
    outDir: 'dist/program',
    emptyOutDir: true,
    target: 'node20',
    sourcemap: true,
    rolldownOptions: {
      // pino starts threads from its files; the others are a file each that few starts load.
      external: [
        'pino',
        '@graphql-yoga/render-graphiql',
        /^@prisma\/client\/runtime\/query_compiler/,
      ],
      output: { chunkFileNames: '[name].js' },
    },
  },
};

const BUNDLES = [
  { output: 'dist/program/main.js', inputs: ['src', 'demo'], config: PROGRAM },
  { output: 'dist/dashboard/index.html', inputs: ['dashboard'], config: { root: 'dashboard' } },
];

/** Bundles what has changed since it was bundled: a start need not wait for what is there. */
for (const { output, inputs, config } of BUNDLES) {
  if (isNewer(output, [...inputs, 'bundle.mjs', 'package-lock.json'])) continue;
  const { build } = await import('vite');
  await build(config);
}

/**
 * @param {string} output
 * @param {string[]} inputs files and folders; of a folder, also one in which a file was deleted is newer.
 */
function isNewer(output, inputs) {
  if (!existsSync(output)) return false;
  const built = statSync(output).mtimeMs;
  return inputs
    .flatMap((input) => [input, ...listFolder(input)])
    .every((file) => statSync(file).mtimeMs < built);
}

/** @param {string} input */
function listFolder(input) {
  if (!statSync(input).isDirectory()) return [];
  return readdirSync(input, { recursive: true }).map((name) => `${input}/${name}`);
}

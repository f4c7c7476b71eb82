import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

/** bundle.mjs builds the dashboard with it; `vite dashboard` serves it for work on it. */
export default defineConfig(({ command }) => ({
  logLevel: command === 'build' ? 'warn' : 'info',
  plugins: [compressFiles()],
  build: {
    outDir: '../dist/dashboard',
    emptyOutDir: true,
    // The gateway's policy permits no data: URLs, and scripts in files only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Compression takes longer than the build, as it may.
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  server: { proxy: { '/graphql': 'http://127.0.0.1:4000' } },
}));

/** Stores each script and style sheet compressed beside itself, as the gateway sends them. */
function compressFiles(): Plugin {
  return {
    name: 'compress-files',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      const files = Object.keys(bundle).filter((name) => /\.(js|css)$/.test(name));
      await Promise.all(
        files.map(async (name) => {
          const file = path.join(dir, name);
          const content = await readFile(file);
          await Promise.all([
            promisify(brotliCompress)(content).then((it) => writeFile(`${file}.br`, it)),
            promisify(gzip)(content, { level: 9 }).then((it) => writeFile(`${file}.gz`, it)),
          ]);
        }),
      );
    },
  };
}

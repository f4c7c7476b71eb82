import { defineConfig } from 'vite';

/** `vite build dashboard` bundles the dashboard; `vite dashboard` serves it for work on it. */
export default defineConfig(({ command }) => ({
  logLevel: command === 'build' ? 'warn' : 'info',
  build: {
    outDir: '../dist/dashboard',
    emptyOutDir: true,
    // The gateway's policy permits no data: URLs, and scripts in files only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/graphql': 'http://127.0.0.1:4000' } },
}));

import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The file that Node itself takes: two copies of graphql do not know each other's schemas.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // Each file has a database of its own; what it imports need not be loaded anew for it.
    isolate: false,
    // Two cores share PostgreSQL and the tests.
    maxWorkers: 2,
  },
});

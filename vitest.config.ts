import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest, the longest first. */
const LONGEST = [
  'http/example-operations',
  'field/field',
  'db/embedded-postgres',
  'sync/kill',
  'sync/moving-list',
  'sync/sharing',
  'access/limited-keys.property',
  'feed/load-then-follow.property',
  'feed/live-feed',
  'graphql/send-to',
  'sync/faulty-answers',
  'http/dashboard-page',
  'sync/odd-items',
  'timeline/walk.property',
  'cli/import',
  'cli/sync',
  'record/merge-in-progress',
  'cli/reimport',
  'cli/process',
  'sync/list-end',
  'field/fuzz',
  'feed/every-writer',
  'sync/live-limits',
  'ingest/item-versions',
  'lists/lists',
].map((name) => `/test/${name}.test.ts`);

/** Starts the longest files first: one that starts last would run alone. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const index = LONGEST.findIndex((name) => moduleId.endsWith(name));
      return index < 0 ? LONGEST.length : index;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}

/**
 * `npm test` builds first, and tests what was built: Node.js loads and runs it in less time than Vitest its sources.
 * `npx vitest` tests the sources.
 */
const BUILT =
  process.env.npm_lifecycle_event === 'test'
    ? [{ find: /^(?:\.\.\/)+(src|demo)\//, replacement: `${import.meta.dirname}/dist/$1/` }]
    : [];

export default defineConfig({
  // The file that Node itself takes: two copies of graphql do not know each other's schemas.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }, ...BUILT] },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // What is waited for comes at once, or late on a busy machine.
    expect: { poll: { timeout: 20_000 } },
    // Each file has a database of its own; what it imports need not be loaded anew for it.
    isolate: false,
    server: { deps: { external: [/\/dist\//] } },
    // Of V8: a function is optimized only where it runs for longer. Each test runs most of them once or twice, and a
    // sixth of the time of a worker was spent on optimizing what was not run again.
    execArgv: ['--interrupt-budget=1000000'],
    // One more than there are cores, for two: there is always a test that waits.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
  },
});

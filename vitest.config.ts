import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest, the longest first. */
const LONGEST = [
  'db/embedded-postgres',
  'http/example-operations',
  'field/field',
  'sync/kill',
  'timeline/walk.property',
  'sync/sharing',
  'sync/moving-list',
  'sync/list-end',
  'graphql/send-to',
  'access/limited-keys.property',
  'cli/import',
  'sync/faulty-answers',
  'record/merge-in-progress',
  'feed/load-then-follow.property',
  'lists/lists',
  'feed/live-feed',
  'http/dashboard-page',
  'field/fuzz',
  'cli/sync',
  'sync/read-list.property',
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
    // Of V8: a function is optimized only where it runs for longer. Each test runs most of them once or twice, and a
    // sixth of the time of a worker was spent on optimizing what was not run again.
    execArgv: ['--interrupt-budget=1000000'],
    // One more than there are cores, for two: there is always a test that waits.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
  },
});

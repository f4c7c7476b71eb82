import { afterEach, beforeEach, expect, test } from 'vitest';
import { SEARCH_VERSION } from '../../src/activity/search-vector.js';
import { openDatabase } from '../../src/db/database.js';
import { startMaintenance } from '../../src/http/start-maintenance.js';
import { reindexActivities } from '../../src/ingest/reindex-activities.js';
import { ActivityJournal } from '../support/activity-journal.js';
import { instant } from '../support/arbitrary-activity.js';
import { collectLog } from '../support/collect-log.js';
import {
  createTestDatabase,
  createTestOrganization,
  type TestDatabase,
} from '../support/test-database.js';

const COUNT = 450;

let database: TestDatabase;
/** The vectors as they were written, by activity. */
let vectors: unknown[];

const readVectors = async () =>
  (await database.pool.query('select id, search::text, text_hashes from activity order by id'))
    .rows;

/** The numbers of outdated activities, in the order of their timestamps. */
const readOutdated = async () => {
  const { rows } = await database.pool.query<{ number: number }>(
    `select external_id::int as number from activity where search_version < 2
      order by occurred_at`,
  );
  return rows.map(({ number }) => number);
};

beforeEach(async () => {
  database = await createTestDatabase();
  const journal = new ActivityJournal(database, await createTestOrganization(database));
  await journal.write(
    'kasar',
    Array.from({ length: COUNT }, (_, n) => ({
      externalId: String(n),
      kind: 'NOTE',
      description: 'invoice',
      user: { externalId: `u${n % 3}`, name: 'order' },
      attachments: [{ isFile: false, filename: 'contract' }],
      occurredAt: instant(n),
      records: [{ object: 'contacts', externalId: 'c' }],
    })),
  );
  vectors = await readVectors();
  await database.pool.query(
    `update activity set search = null, text_hashes = '{}', search_version = 1`,
  );
});
afterEach(() => database.drop());

test('outdated activities are indexed as they would be written, the newest first', async () => {
  expect(await reindexActivities(database, AbortSignal.abort())).toBe(200);
  expect(await readOutdated()).toEqual(Array.from({ length: COUNT - 200 }, (_, n) => n));
  // What is interrupted continues with the rest.
  expect(await reindexActivities(database)).toBe(COUNT - 200);
  expect(await readVectors()).toEqual(vectors);
  expect(await reindexActivities(database)).toBe(0);
});

test('processes that index at the same time take different activities', async () => {
  const other = await openDatabase({ connectionString: database.url });
  const indexed = await Promise.all([reindexActivities(database), reindexActivities(other)]);
  await other.close();
  // A portion that another process holds is left to it.
  const rest = await reindexActivities(database);
  expect(indexed[0]! + indexed[1]! + rest).toBe(COUNT);
  expect(await readVectors()).toEqual(vectors);
});

test('what a writer holds is indexed by the next run, in the background', async () => {
  const writer = await database.pool.connect();
  await writer.query('begin');
  await writer.query(`select from activity where external_id = '449' for update`);
  expect(await reindexActivities(database)).toBe(COUNT - 1);
  expect(await readOutdated()).toEqual([449]);
  await writer.query('rollback');
  writer.release();
  const soon = { first: 0, every: 20 };
  const maintenance = startMaintenance({
    database,
    changesKeepDays: 7,
    log: collectLog().log,
    intervals: { fold: soon, cleanUp: soon },
  });
  await expect.poll(readOutdated, { timeout: 10_000 }).toEqual([]);
  await maintenance.stop();
  expect(await readVectors()).toEqual(vectors);
});

test('the indexes of what is outdated are those of the current version', async () => {
  const { rows } = await database.pool.query<{ indexdef: string }>(
    `select indexdef from pg_indexes where indexname ~ '_outdated_(search|name)$'`,
  );
  expect(rows).toHaveLength(4);
  for (const { indexdef } of rows)
    expect(indexdef).toContain(`(search_version < ${SEARCH_VERSION})`);
});

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Database, openDatabase } from '../../src/db/database.js';
import { type Maintenance, startMaintenance } from '../../src/http/start-maintenance.js';
import { ActivityJournal } from '../support/activity-journal.js';
import { instant } from '../support/arbitrary-activity.js';
import { collectLog } from '../support/collect-log.js';
import { startDatabaseProxy } from '../support/database-proxy.js';
import {
  createTestDatabase,
  createTestOrganization,
  type TestDatabase,
} from '../support/test-database.js';
import { startTestServer } from '../support/test-server.js';

let database: TestDatabase;
let journal: ActivityJournal;
let written = 0;
beforeEach(async () => {
  database = await createTestDatabase();
  journal = new ActivityJournal(database, await createTestOrganization(database));
});
afterEach(() => database.drop());

const patient = { timeout: 10_000 };

const soon = { first: 0, every: 20 };
const intervals = { fold: soon, cleanUp: soon };

function start(of: Database = database, log = collectLog().log, changesKeepDays = 7): Maintenance {
  return startMaintenance({ database: of, changesKeepDays, log, intervals });
}

/** Waits until maintenance has looked for timelines that grew several times. */
async function untilRepeated({ pool }: Database): Promise<void> {
  const queries = vi.spyOn(pool, 'query');
  const runs = () =>
    queries.mock.calls.filter(([sql]) => String(sql).includes('from timeline_count')).length;
  await expect.poll(runs, patient).toBeGreaterThanOrEqual(4);
  queries.mockRestore();
}

/** Writes activities one by one: as many deltas for each of their timelines, and changes. */
async function write(count: number): Promise<void> {
  for (const end = written + count; written < end; written++) {
    const records = [{ object: 'contacts', externalId: 'c' }];
    const occurredAt = instant(written);
    await journal.write('kasar', [{ externalId: `${written}`, kind: 'NOTE', occurredAt, records }]);
  }
}

const countRows = () => database.prisma.timelineCount.count();
const changes = () => database.prisma.activityChange.count();
const age = (days: number) =>
  database.pool.query('update activity_change set at = at - make_interval(days => $1)', [days]);

describe('maintenance', () => {
  test('folds the counts of timelines that grew since it started', async () => {
    await write(30);
    const before = await countRows();
    const maintenance = start();
    await untilRepeated(database);
    expect(await countRows()).toBe(before);
    await write(1);
    await expect.poll(countRows, patient).toBe(3);
    await maintenance.stop();
  });

  test('deletes expired changes and idempotency keys', async () => {
    await write(1);
    await age(8);
    await write(1);
    await database.pool.query(
      `insert into idempotency_key (organization_id, key_hash, input_hash, activity_id, created_at)
       select $1, sha256(h::text::bytea), '', $1, now() - make_interval(hours => h)
         from unnest(array[47, 49]) h`,
      [journal.organizationId],
    );
    const maintenance = start();
    await expect.poll(changes, patient).toBe(1);
    await expect.poll(() => database.prisma.idempotencyKey.count(), patient).toBe(1);
    await maintenance.stop();
  });

  test('warns of a failed run, and retries it', async () => {
    const proxy = await startDatabaseProxy(database.url);
    const through = await openDatabase({ connectionString: proxy.url });
    const { log, lines } = collectLog();
    await write(1);
    const maintenance = start(through, log);
    await proxy.cut();
    const warnings = () => lines.map(({ level, msg }) => `${level} ${msg}`);
    await expect.poll(warnings, patient).toContain('40 folding timeline counts failed; will retry');
    await expect
      .poll(warnings, patient)
      .toContain('40 deleting expired changes failed; will retry');
    await proxy.mend();
    await age(8);
    await expect.poll(changes, patient).toBe(0);
    await maintenance.stop();
    await through.close();
    await proxy.close();
  });

  test('waits for its runs in progress when it stops, and starts no more', async () => {
    await write(1);
    await age(8);
    const holder = await database.pool.connect();
    await holder.query('begin');
    await holder.query('select from activity_change for update');
    const maintenance = start();
    const waiting = async () =>
      (await database.pool.query("select from pg_stat_activity where wait_event = 'transactionid'"))
        .rowCount;
    await expect.poll(waiting, patient).toBe(1);
    let hasStopped = false;
    const stopped = maintenance.stop().then(() => {
      hasStopped = true;
    });
    expect(await waiting()).toBe(1);
    expect(hasStopped).toBe(false);
    await holder.query('commit');
    holder.release();
    await stopped;
    expect(await changes()).toBe(0);
    await write(1);
    await age(8);
    // Another process, which keeps changes for longer, shows that the interval has elapsed.
    const elsewhere = await openDatabase({ connectionString: database.url });
    const other = start(elsewhere, collectLog().log, 30);
    await untilRepeated(elsewhere);
    expect(await changes()).toBe(1);
    await other.stop();
    await elsewhere.close();
  });

  test('runs in every server', async () => {
    const server = await startTestServer(database);
    // The first run sets the baseline; the second is 5 seconds later.
    await expect.poll(async () => (await fetch(new URL('/readyz', server.url))).status).toBe(200);
    await write(30);
    expect(await countRows()).toBe(90);
    await expect.poll(countRows, { timeout: 15_000 }).toBe(3);
    await server.stop();
  });
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
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
const rhythms = { folding: soon, forgetting: soon };

function start(of: Database = database, log = collectLog().log): Maintenance {
  return startMaintenance({ database: of, changesKeepDays: 7, log, rhythms });
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
  test('folds the counts of what grew since it began', async () => {
    await write(30);
    const before = await countRows();
    const maintenance = start();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await countRows()).toBe(before);
    await write(1);
    await expect.poll(countRows, patient).toBe(3);
    await maintenance.stop();
  });

  test('deletes changes that are older than they are to be kept, and old keys', async () => {
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

  test('warns of what fails, and tries again', async () => {
    const proxy = await startDatabaseProxy(database.url);
    const through = await openDatabase({ connectionString: proxy.url });
    const { log, lines } = collectLog();
    await write(1);
    const maintenance = start(through, log);
    await proxy.cut();
    const warnings = () => lines.map(({ level, msg }) => `${level} ${msg}`);
    await expect
      .poll(warnings, patient)
      .toContain('40 counts of timelines cannot be folded; tried again');
    await expect.poll(warnings, patient).toContain('40 old changes cannot be deleted; tried again');
    await proxy.mend();
    await age(8);
    await expect.poll(changes, patient).toBe(0);
    await maintenance.stop();
    await through.close();
    await proxy.close();
  });

  test('waits at its end for what it is at, and does nothing more', async () => {
    await write(1);
    await age(8);
    const holder = await database.pool.connect();
    await holder.query('begin');
    await holder.query('select from activity_change for update');
    const maintenance = start();
    const waiting = "select from pg_stat_activity where wait_event = 'transactionid'";
    await expect.poll(async () => (await database.pool.query(waiting)).rowCount, patient).toBe(1);
    let hasStopped = false;
    const stopped = maintenance.stop().then(() => {
      hasStopped = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(hasStopped).toBe(false);
    await holder.query('commit');
    holder.release();
    await stopped;
    expect(await changes()).toBe(0);
    await write(1);
    await age(8);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await changes()).toBe(1);
  });

  test('is what a server does', async () => {
    const server = await startTestServer(database);
    // It looks once at its start, and 5 seconds later again.
    await expect.poll(async () => (await fetch(new URL('/readyz', server.url))).status).toBe(200);
    await write(30);
    expect(await countRows()).toBe(90);
    await expect.poll(countRows, { timeout: 15_000 }).toBe(3);
    await server.stop();
  });
});

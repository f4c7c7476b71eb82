import { readFileSync } from 'node:fs';
import type { GraphQLClient } from 'graphql-request';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { backfillTimelinePeriods } from '../../src/ingest/backfill-timeline-periods.js';
import { foldTimelineCounts } from '../../src/ingest/fold-timeline-counts.js';
import { ActivityJournal, type JournalEntry } from '../support/activity-journal.js';
import { instant } from '../support/arbitrary-activity.js';
import { sampleEntries } from '../support/arbitrary-filter.js';
import {
  createTestDatabase,
  createTestOrganization,
  type TestDatabase,
} from '../support/test-database.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { wrongCounts } from '../support/wrong-counts.js';

const LAST_HOUR = 300;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let database: TestDatabase;
let server: TestServer;
let client: GraphQLClient;
let journal: ActivityJournal;
beforeEach(async () => {
  database = await createTestDatabase();
  server = await startTestServer(database, { maintains: false });
  const acme = await createTestOrganization(database);
  client = await server.clientOf(acme);
  journal = new ActivityJournal(database, acme);
  await journal.write('kasar', entries('stored', 200));
  await forgetPeriods();
});
afterEach(async () => {
  await server.stop();
  await database.drop();
});

function entries(name: string, count: number): JournalEntry[] {
  return sampleEntries({ count, seed: count, lastHour: LAST_HOUR }).map((entry, n) => ({
    ...entry,
    externalId: `${name} ${n}`,
    occurredAt: new Date(Date.parse(entry.occurredAt!) + ((n * 7) % 60) * MINUTE).toISOString(),
  }));
}

/** As an earlier version has left it: without counts by period. */
async function forgetPeriods(): Promise<void> {
  const { pool } = database;
  await pool.query('delete from timeline_period');
  await pool.query('update timeline_count set quarter = null');
  await pool.query(
    `insert into timeline_period_backfill
     select distinct scope_id, 'infinity'::timestamptz from timeline_count
      where scope_id not in (select id from crm_record)`,
  );
}

async function isHistogramRight(from = instant(-HOUR)): Promise<void> {
  const range = { from, to: instant((LAST_HOUR + 1) * HOUR) };
  const { activityHistogram } = await client.request<{
    activityHistogram: { buckets: { start: string; end: string; count: number }[] };
  }>(
    `query ($from: DateTime!, $to: DateTime!) {
      activityHistogram(from: $from, to: $to, interval: HOUR) { buckets { start end count } }
    }`,
    range,
  );
  const known = [...journal.known.values()].flatMap(({ occurredAt }) =>
    occurredAt >= from ? occurredAt : [],
  );
  expect(activityHistogram.buckets).toEqual(
    activityHistogram.buckets.map(({ start, end }) => ({
      start,
      end,
      count: known.filter((at) => start <= at && at < end).length,
    })),
  );
}

const backfills = () => database.prisma.timelinePeriodBackfill.count();

/** From when on the organization's activities are counted by period; null: not yet, or all are. */
async function countedFrom(): Promise<string | null> {
  const { rows } = await database.pool.query<{ before: string }>(
    `select before from timeline_period_backfill
      where scope_id = $1 and before < 'infinity'`,
    [journal.organizationId],
  );
  return rows[0]?.before ?? null;
}

async function backfillPortion(): Promise<void> {
  const stopping = new AbortController();
  const portion = backfillTimelinePeriods(database, stopping.signal, 30);
  stopping.abort();
  await portion;
}

test('histograms are right before what is stored is counted, while it is, and afterwards', async () => {
  await isHistogramRight();
  const bounds = new Set<string>();
  for (let portions = 0; (await backfills()) > 0; portions++) {
    await backfillPortion();
    await isHistogramRight();
    const counted = await countedFrom();
    if (counted !== null) {
      bounds.add(counted);
      await isHistogramRight(counted);
    }
    // What is deleted and written meanwhile, of hours that are counted and of others.
    if (portions % 3 === 0) {
      await journal.delete([...journal.known.keys()].slice(0, 5));
      await journal.write('kasar', entries(`portion ${portions}`, 10));
      await isHistogramRight();
      if (portions % 2 === 0) await foldTimelineCounts(database, 0, 'wait');
      if (counted !== null) await isHistogramRight(counted);
    }
  }
  // Days are divided.
  expect([...bounds].filter((bound) => !bound.endsWith('T00:00:00.000Z'))).not.toEqual([]);
  expect(await wrongCounts(database)).toEqual([]);
});

test('an upgrade adds up six hours, also of a timeline that is not counted completely', async () => {
  const { pool } = database;
  while ((await countedFrom()) === null) await backfillPortion();
  await pool.query('delete from timeline_period where minutes = 360');
  const migration = 'prisma/migrations/20261129000463_six_hour_periods/migration.sql';
  await pool.query(readFileSync(migration, 'utf8'));
  await backfillTimelinePeriods(database);
  expect(await wrongCounts(database)).toEqual([]);
});

test('a timeline that cannot be counted keeps no other one waiting', async () => {
  const { pool } = database;
  const waiting = async () => {
    const { rows } = await pool.query<{ id: string }>(
      'select scope_id as id from timeline_period_backfill order by 1',
    );
    return rows.map(({ id }) => id);
  };
  const [first, ...others] = await waiting();
  expect(others.length).toBeGreaterThan(1);
  await pool.query(
    `alter table timeline_period add constraint refused check (scope_id <> '${first}')`,
  );
  await expect(backfillTimelinePeriods(database)).rejects.toMatchObject({ constraint: 'refused' });
  expect(await waiting()).toEqual([first]);
  await pool.query('alter table timeline_period drop constraint refused');
  await backfillTimelinePeriods(database);
  expect(await backfills()).toBe(0);
  expect(await wrongCounts(database)).toEqual([]);
});

test('what is written and folded meanwhile is counted once', async () => {
  let isCounting = true;
  const write = async () => {
    for (let n = 0; isCounting || n < 3; n++) {
      await journal.write('invent', entries(`meanwhile ${n}`, 20));
      await journal.delete([...journal.known.keys()].slice(0, 7));
    }
  };
  const fold = async () => {
    while (isCounting) await foldTimelineCounts(database, 0, 'wait');
  };
  const count = async () => {
    const both = [1, 2].map(() => backfillTimelinePeriods(database, undefined, 20));
    await Promise.all(both).finally(() => {
      isCounting = false;
    });
  };
  await Promise.all([write(), fold(), count()]);
  expect(await backfills()).toBe(0);
  expect(await wrongCounts(database)).toEqual([]);
  await isHistogramRight();
});

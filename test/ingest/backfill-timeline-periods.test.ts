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
const HOUR = 3_600_000;

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

async function isHistogramRight(): Promise<void> {
  const range = { from: instant(-HOUR), to: instant((LAST_HOUR + 1) * HOUR) };
  const { activityHistogram } = await client.request<{
    activityHistogram: { buckets: { start: string; end: string; count: number }[] };
  }>(
    `query ($from: DateTime!, $to: DateTime!) {
      activityHistogram(from: $from, to: $to, interval: HOUR) { buckets { start end count } }
    }`,
    range,
  );
  const known = [...journal.known.values()].map(({ occurredAt }) => occurredAt);
  expect(activityHistogram.buckets).toEqual(
    activityHistogram.buckets.map(({ start, end }) => ({
      start,
      end,
      count: known.filter((at) => start <= at && at < end).length,
    })),
  );
}

const backfills = () => database.prisma.timelinePeriodBackfill.count();

test('histograms are right before what is stored is counted, while it is, and afterwards', async () => {
  await isHistogramRight();
  for (let portions = 0; (await backfills()) > 0; portions++) {
    const stopping = new AbortController();
    const portion = backfillTimelinePeriods(database, stopping.signal, 30);
    stopping.abort();
    await portion;
    await isHistogramRight();
    // What is deleted and written meanwhile, of hours that are counted and of others.
    if (portions % 3 === 0) {
      await journal.delete([...journal.known.keys()].slice(0, 5));
      await journal.write('kasar', entries(`portion ${portions}`, 10));
      await isHistogramRight();
    }
  }
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

import { randomUUID } from 'node:crypto';
import { issueKey } from '../src/access/manage-keys.js';
import type { Database } from '../src/db/database.js';
import { createOrganization } from '../src/ingest/create-organization.js';
import { foldTimelineCounts } from '../src/ingest/fold-timeline-counts.js';
import { randomId } from '../src/ingest/upsert-records.js';
import type { Bench } from './bench.js';
import { PAIRS, type Row, spread } from './measure.js';

const ACTIVITIES = 1_000_000;
const REQUESTS = 30;

/**
 * Measures a histogram of a year by day over 1,000,000 activities of one organization against `select 1` on a
 * connection of its own, each one request at a time: how many times as long it takes.
 */
export async function measureHistogram({ database, gateway }: Bench): Promise<Row[]> {
  const organization = { id: randomId(), slug: 'year', name: 'Year' };
  await createOrganization(database, organization);
  await addEntries(database, organization.id);
  const key = await issueKey(database, {
    organizationId: organization.id,
    name: 'bench',
    scopes: ['read'],
  });
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
  const rows: Row[] = [];
  // The days of the last two are composed of periods of all lengths.
  for (const timeZone of ['UTC', 'Europe/Berlin', 'Asia/Kolkata', 'Australia/Adelaide']) {
    const body = JSON.stringify({
      query: `{ activityHistogram(from: "2025-01-01T00:00:00Z", to: "2026-01-01T00:00:00Z", interval: DAY,
                  timeZone: "${timeZone}") {
        buckets { start end count byCategory { category count } } totalCountExact } }`,
    });
    const histogram = async () => {
      const answer = await fetch(gateway.url, { method: 'POST', headers, body });
      const text = await answer.text();
      if (!text.includes('"totalCountExact":true')) throw new Error(text);
    };
    rows.push(
      await compare(
        `year by day of 1,000,000, ${timeZone} / select 1`,
        '<= 150',
        database,
        histogram,
      ),
    );
  }
  return rows;
}

/** Entries of a year on the organization's timeline alone, which is all that its histogram reads. */
async function addEntries(database: Database, organizationId: string): Promise<void> {
  const source = randomUUID();
  const portion = 50_000;
  for (let first = 0; first < ACTIVITIES; first += portion) {
    await database.pool.query(
      `insert into timeline_entry (scope_id, occurred_at, activity_id, kind, source_id)
       select $1, '2025-01-01Z'::timestamptz + n * interval '31.536 seconds', gen_random_uuid(),
              (array['EMAIL', 'TASK', 'NOTE', 'SEGMENT_ADDED', 'FILE_UPLOADED', 'CONTACT_UPDATED'])[1 + n % 6], $2
         from generate_series($3::int, $4::int) n`,
      [organizationId, source, first, first + portion - 1],
    );
  }
  await foldTimelineCounts(database, 0, 'wait');
  await database.pool.query('vacuum (analyze) timeline_entry, timeline_count, timeline_period');
}

/** Medians of one request at a time, in milliseconds, in turn. */
async function compare(
  name: string,
  target: string,
  { pool }: Database,
  histogram: () => Promise<void>,
): Promise<Row> {
  const pairs: [number, number][] = [];
  for (let pair = 0; pair <= PAIRS; pair++) {
    const slow = await median(histogram, REQUESTS);
    const fast = await median(() => pool.query('select 1'), 10 * REQUESTS);
    // The first pair warms up.
    if (pair > 0) pairs.push([slow, fast]);
  }
  return {
    name,
    target,
    ratio: spread(pairs.map(([slow, fast]) => slow / fast)),
    a: spread(pairs.map(([slow]) => slow)),
    b: spread(pairs.map(([, fast]) => fast)),
  };
}

async function median(work: () => Promise<unknown>, times: number): Promise<number> {
  const taken: number[] = [];
  for (let n = 0; n < times; n++) {
    const started = performance.now();
    await work();
    taken.push(performance.now() - started);
  }
  return spread(taken).median;
}

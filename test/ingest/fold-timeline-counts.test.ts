import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/db/database.js';
import { foldTimelineCounts, lastTimelineCount } from '../../src/ingest/fold-timeline-counts.js';
import { ActivityJournal, type JournalEntry } from '../support/activity-journal.js';
import { instant } from '../support/arbitrary-activity.js';
import {
  createTestDatabase,
  createTestOrganization,
  type TestDatabase,
} from '../support/test-database.js';
import { wrongCounts } from '../support/wrong-counts.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function createJournal(slug: string): Promise<ActivityJournal> {
  return new ActivityJournal(database, await createTestOrganization(database, slug));
}

function entry(n: number): JournalEntry {
  return {
    externalId: `a${n}`,
    kind: n % 3 ? 'EMAIL' : 'NOTE',
    channel: n % 3 ? 'email' : null,
    occurredAt: instant(n),
    records: [{ object: 'contacts', externalId: `c${n % 2}` }],
  };
}

/** Writes activities one by one: as many deltas for each of their timelines. */
async function writeOneByOne(journal: ActivityJournal, from: number, to: number): Promise<void> {
  for (let n = from; n < to; n++) await journal.write('kasar', [entry(n)]);
}

const rowCount = () => database.prisma.timelineCount.count();

describe('folding', () => {
  test('leaves fewer rows, and the same counts', async () => {
    await writeOneByOne(await createJournal('fewer'), 0, 60);
    const before = await rowCount();
    expect(before).toBeGreaterThanOrEqual(180);
    expect(await foldTimelineCounts(database, 0, 'leave')).toBe(true);
    // Two kinds on each of two contacts, their object and the organization.
    expect(await rowCount()).toBe(8);
    expect(await wrongCounts(database)).toEqual([]);
  });

  test('keeps the counts by period, in more than one portion', async () => {
    const { organizationId } = await createJournal('hours');
    const insertEntries = (first: number, last: number) =>
      database.pool.query(
        `insert into timeline_entry (scope_id, occurred_at, activity_id, kind, source_id)
         select $1, '2001-01-01Z'::timestamptz + n * interval '20 minutes', gen_random_uuid(), 'NOTE', $1
           from generate_series($2::int, $3::int) n, generate_series(1, 3)`,
        [organizationId, first, last],
      );
    await insertEntries(0, 18_000);
    await foldTimelineCounts(database, 0, 'leave');
    // Some of the same periods again; others are emptied.
    await insertEntries(17_000, 19_000);
    await database.pool.query(
      `delete from timeline_entry where scope_id = $1 and occurred_at < '2001-02-01Z'`,
      [organizationId],
    );
    await foldTimelineCounts(database, 0, 'leave');
    expect(await database.prisma.timelineCount.count({ where: { quarter: { not: null } } })).toBe(
      0,
    );
    const where = { scopeId: organizationId, day: { lt: '2001-02-01T00:00:00Z' } };
    expect(await database.prisma.timelinePeriod.count({ where })).toBe(0);
    expect(await wrongCounts(database)).toEqual([]);
  });

  test('leaves the timelines alone that have not grown since', async () => {
    await writeOneByOne(await createJournal('quiet'), 0, 30);
    const since = await lastTimelineCount(database);
    await writeOneByOne(await createJournal('grown'), 0, 30);
    const before = await rowCount();
    await foldTimelineCounts(database, since, 'leave');
    const after = await rowCount();
    expect(after).toBeLessThan(before);
    await foldTimelineCounts(database, 0, 'leave');
    expect(await rowCount()).toBeLessThan(after);
  });

  test('by several processes at once, while others write, keeps the counts right', async () => {
    const other = await openDatabase({ connectionString: database.url });
    try {
      const journals = [await createJournal('first'), await createJournal('second')];
      let isWriting = true;
      const fold = async (process: typeof other, others: 'wait' | 'leave') => {
        while (isWriting) await foldTimelineCounts(process, 0, others);
      };
      const write = async (journal: ActivityJournal) => {
        await writeOneByOne(journal, 0, 60);
        const ids = [...journal.known.keys()];
        for (const id of ids.slice(0, 40)) await journal.delete([id]);
      };
      const folding = [fold(database, 'wait'), fold(other, 'wait'), fold(other, 'leave')];
      await Promise.all(journals.map(write)).finally(() => {
        isWriting = false;
      });
      await Promise.all(folding);
      expect(await wrongCounts(database)).toEqual([]);
    } finally {
      await other.close();
    }
  });
});

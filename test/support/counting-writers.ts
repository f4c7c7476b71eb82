import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type pg from 'pg';
import { createRandom, type Random } from '../../demo/random.js';
import { openDatabase } from '../../src/db/database.js';
import { lockForMerging, lockForWriting, type Transaction } from '../../src/db/transaction.js';
import { type ActivityPlacement, PLACEMENT_COLUMNS } from '../../src/ingest/activity-row.js';
import { deleteActivities } from '../../src/ingest/delete-activities.js';
import { moveActivities } from '../../src/ingest/move-activities.js';
import { randomId } from '../../src/ingest/upsert-records.js';
import { writeActivities } from '../../src/ingest/write-activities.js';
import { instant } from './arbitrary-activity.js';

// Writers that hold their transactions open. Each change of an activity counts its title and its time up
// by one, so that the order of what happened can be told from the changes. Run as a program of its own,
// they are another process: `counting-writers.ts <options as JSON>`, which prints what it committed.

export interface CountingOptions {
  url: string;
  organizationId: string;
  /** Who writes the same source waits for each other. */
  sourceIds: string[];
  writers: number;
  milliseconds: number;
  /** UUIDs of two contacts; activities are moved between them. */
  recordIds: [string, string];
  seed: string;
}

/** How many changes of which activity were committed. */
export type Committed = Record<string, number>;

const ACTIVITIES = 4;

/** Writes until the time is over. @returns what was committed, by the activity's id. */
export async function writeCounting(options: CountingOptions): Promise<Committed> {
  // Those who wait for a long transaction wait long.
  const database = await openDatabase({
    connectionString: options.url,
    connections: options.writers,
    statementTimeout: 0,
  });
  const committed: Committed = {};
  const until = Date.now() + options.milliseconds;
  await Promise.all(
    Array.from({ length: options.writers }, async (_, writer) => {
      const random = createRandom(`${options.seed} ${writer}`);
      while (Date.now() < until) {
        for (const id of await writeOnce(database.pool, options, random)) {
          committed[id] = (committed[id] ?? 0) + 1;
        }
        await sleep(random.int(0, 30));
      }
    }),
  );
  await database.close();
  return committed;
}

/** One transaction, committed or not, with pauses wherever others can come between. */
async function writeOnce(
  pool: pg.Pool,
  options: CountingOptions,
  random: Random,
): Promise<string[]> {
  const client = Object.assign(await pool.connect(), { notifiesFollowers: false });
  const isLong = random.chance(0.06);
  const pause = () => sleep(isLong ? random.int(300, 1_000) : random.int(0, 25));
  try {
    await client.query('begin');
    const work = random.chance(0.1) ? moveSome : countSome;
    const changed = await work(client, options, random, pause);
    await pause();
    const isCommitted = random.chance(0.8);
    await client.query(isCommitted ? 'commit' : 'rollback');
    return isCommitted ? changed : [];
  } finally {
    client.release();
  }
}

async function countSome(
  client: Transaction,
  { organizationId, sourceIds }: CountingOptions,
  random: Random,
  pause: () => Promise<void>,
): Promise<string[]> {
  const sourceId = random.pick(sourceIds);
  // So that what it counts from stands still.
  await lockForWriting(client, organizationId, sourceId);
  const changed: string[] = [];
  for (let times = random.chance(0.3) ? 2 : 1; times > 0; times--) {
    await pause();
    const names = Array.from({ length: ACTIVITIES }, (_, n) => `a${n}`).filter(() =>
      random.chance(0.6),
    );
    const { rows } = await client.query<{ externalId: string; title: string; deleted: boolean }>(
      `select external_id as "externalId", title, deleted_at is not null as deleted
         from activity where source_id = $1 and external_id = any($2)`,
      [sourceId, names],
    );
    const alive = names.filter(
      (name) => !rows.some((row) => row.externalId === name && row.deleted),
    );
    const target = { organizationId, sourceId, newId: randomId };
    await writeActivities(
      client,
      target,
      alive.map((externalId) => {
        const last = Number(rows.find((row) => row.externalId === externalId)?.title ?? 0);
        const input = {
          externalId,
          kind: 'NOTE' as const,
          title: String(last + 1),
          occurredAt: instant(last + 1),
          wire: {},
        };
        return { input, readFrom: { object: 'contacts', externalId: 'one' } };
      }),
    );
    const written = await client.query<{ id: string }>(
      'select id from activity where source_id = $1 and external_id = any($2)',
      [sourceId, alive],
    );
    changed.push(...written.rows.map(({ id }) => id));
  }
  return changed;
}

/** Puts some of one contact on the other, as a merge does; seldom it takes one away. */
async function moveSome(
  client: Transaction,
  { organizationId, recordIds }: CountingOptions,
  random: Random,
  pause: () => Promise<void>,
): Promise<string[]> {
  await lockForMerging(client, organizationId);
  await pause();
  const { rows } = await client.query<ActivityPlacement>(
    `select ${PLACEMENT_COLUMNS} from activity
      where organization_id = $1 and deleted_at is null order by random() limit 3`,
    [organizationId],
  );
  if (random.chance(0.1) && rows[0]) {
    await deleteActivities(client, organizationId, [rows[0].id]);
    return [rows[0].id];
  }
  await moveActivities(
    client,
    organizationId,
    rows.map((placement) => ({
      placement,
      recordIds: placement.record_ids.includes(recordIds[0]) ? [recordIds[1]] : recordIds,
    })),
  );
  return rows.map(({ id }) => id);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const options = JSON.parse(process.argv[2]!) as CountingOptions;
  console.log(JSON.stringify(await writeCounting(options)));
}

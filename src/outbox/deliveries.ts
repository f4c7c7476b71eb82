import type pg from 'pg';
import type { ActivityInput } from '../activity/activity-input.js';
import type { RecordInSource, RecordReference } from '../activity/record-reference.js';
import type { Database } from '../db/database.js';
import { inTransaction, lockForWriting } from '../db/transaction.js';
import type { ActivityRow, StoredPlace } from '../ingest/activity-row.js';
import { applyChanges } from '../ingest/apply-changes.js';
import {
  findLogged,
  lockIdempotency,
  type NewActivity,
  rememberIdempotency,
  toRow,
} from '../ingest/native-activities.js';
import { findRecords, requireRecords } from '../ingest/require-records.js';
import { writeActivities } from '../ingest/write-activities.js';
import { randomId } from '../ingest/write-records.js';
import type { SourceDefinition, WritableSource } from '../sources/source-definition.js';

// An activity that is logged in a source is written down before it is sent (PENDING), so that a process
// that dies leaves a trace. Then it is either delivered, and from then on one of the source's; or
// refused, and forgotten; or nobody knows (UNKNOWN): then it is shown, and the next reading of the list
// finds it there, or finds that it is not (FAILED).

/** How long sending may take, in seconds: what is PENDING longer was sent by a process that died. */
const SENDING = 60;

/** How much the clocks of a source may differ, and how late an item may come, in milliseconds. */
const SKEW = 600_000;

/** How long what failed may still turn up, in days. */
const KEPT_DAYS = 2;

/** What is about to be sent. */
export interface NewDelivery extends NewActivity {
  body: Record<string, unknown>;
  /** The record in whose list it will stand. */
  list: RecordInSource;
}

/**
 * Writes down what is about to be sent.
 * @returns its UUID, and whether it is to be sent now: not where its idempotency key was used before.
 * @throws {GatewayError} as logActivity.
 */
export async function beginDelivery(
  { pool }: Database,
  wanted: NewDelivery,
): Promise<{ id: string; isNew: boolean }> {
  const { organizationId, sourceId, idempotency, list } = wanted;
  return inTransaction(pool, async (client) => {
    await lockIdempotency(client, organizationId, idempotency);
    const first = idempotency && (await findLogged(client, organizationId, idempotency));
    if (first) return { id: first, isNew: false };
    const recordIds = await requireRecords(
      client,
      wanted.recordIds,
      (index) => `input.records[${index}]`,
    );
    const id = randomId();
    const row = toRow(wanted.activity, {
      id,
      organizationId,
      sourceId,
      recordIds,
      assigneeName: null,
      recordedAt: null,
      after: null,
    });
    await client.query(
      `insert into delivery
         (activity_id, organization_id, source_id, object, external_id, state, body, activity)
       values ($1, $2, $3, $4, $5, 'PENDING', $6, $7)`,
      [
        id,
        organizationId,
        sourceId,
        list.object,
        list.externalId,
        JSON.stringify(wanted.body),
        JSON.stringify(row),
      ],
    );
    if (idempotency) await rememberIdempotency(client, organizationId, idempotency, id);
    return { id, isNew: true };
  });
}

/** Whether something is still being sent. */
export async function isPending({ pool }: Database, activityId: string): Promise<boolean> {
  const { rows } = await pool.query(
    `select from delivery where activity_id = $1 and state = 'PENDING'`,
    [activityId],
  );
  return rows.length > 0;
}

/** It was refused: nothing of it is kept, and its idempotency key may be used again. */
export async function forgetDelivery(
  { pool }: Database,
  { organizationId, sourceId }: { organizationId: string; sourceId: string },
  activityId: string,
): Promise<void> {
  await inTransaction(pool, async (client) => {
    await lockForWriting(client, organizationId, sourceId);
    // A reading of the list has taken for it what somebody else logged.
    await client.query('update activity set delivery = null where id = $1', [activityId]);
    await client.query('delete from delivery where activity_id = $1', [activityId]);
    await client.query('delete from idempotency_key where activity_id = $1', [activityId]);
  });
}

/**
 * It was delivered: stores it as the source gave it back.
 * @param list the record in whose list it stands.
 * @returns the UUID that it has: another, where a reading of the list has found it before.
 */
export async function storeDelivered(
  { pool }: Database,
  target: { organizationId: string; sourceId: string },
  activityId: string,
  input: ActivityInput,
  list: RecordInSource,
): Promise<string> {
  const { organizationId, sourceId } = target;
  return inTransaction(pool, async (client) => {
    await lockForWriting(client, organizationId, sourceId);
    const { rows } = await client.query<StoredPlace & { external_id: string | null }>(
      `select id, occurred_at, record_ids, external_id from activity
        where id = $1 or source_id = $2 and external_id = $3`,
      [activityId, sourceId, input.externalId],
    );
    const isTaken = rows.some(({ id }) => id === activityId);
    // One that a reading has taken for it has an external id, and stays what it is.
    const own = rows.find(({ id, external_id }) => id === activityId && external_id === null);
    const found = rows.find(({ external_id }) => external_id === input.externalId);
    // It was given up for unknown, and is shown: it becomes the one of the source, or makes way for it.
    if (own && !found) {
      await client.query('update activity set external_id = $2 where id = $1', [
        activityId,
        input.externalId,
      ]);
    } else if (own && found) {
      await applyChanges(client, organizationId, [{ old: own, row: null }]);
      await client.query('delete from activity where id = $1', [activityId]);
    }
    const id = found?.id ?? (isTaken && !own ? randomId() : activityId);
    const newId = (name: string) => (name.startsWith('activity ') ? id : randomId());
    await writeActivities(client, { ...target, newId }, [{ input, readFrom: list }]);
    await client.query(`update activity set delivery = 'DELIVERED' where id = $1`, [id]);
    await client.query('delete from delivery where activity_id = $1', [activityId]);
    await client.query('update idempotency_key set activity_id = $2 where activity_id = $1', [
      activityId,
      id,
    ]);
    return id;
  });
}

/** Nobody knows whether it was delivered: it is shown as it was sent. */
export async function storeUnknown({ pool }: Database, activityId: string): Promise<void> {
  await inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ organization_id: string; source_id: string }>(
      'select organization_id, source_id from delivery where activity_id = $1',
      [activityId],
    );
    const [delivery] = rows;
    if (!delivery) return;
    await lockForWriting(client, delivery.organization_id, delivery.source_id);
    await showPending(client, delivery.organization_id, activityId);
  });
}

/** Puts a pending activity on its timelines, where it stands on none yet. */
async function showPending(
  client: pg.PoolClient,
  organizationId: string,
  activityId: string,
): Promise<void> {
  const { rows } = await client.query<{ activity: ActivityRow }>(
    `update delivery d set state = 'UNKNOWN', activity = null
       from delivery old where d.activity_id = $1 and old.activity_id = $1 and d.state = 'PENDING'
      returning old.activity`,
    [activityId],
  );
  const [pending] = rows;
  if (!pending) return;
  const found = await findRecords(client, pending.activity.record_ids);
  const record_ids = [...new Set(found.flatMap((id) => id ?? []))];
  if (record_ids.length === 0) return; // They were erased meanwhile.
  const row = { ...pending.activity, record_ids };
  await applyChanges(client, organizationId, [{ old: null, row }]);
  await client.query(`update activity set delivery = 'UNKNOWN' where id = $1`, [activityId]);
}

interface OpenDelivery {
  activity_id: string;
  state: 'PENDING' | 'UNKNOWN' | 'FAILED';
  sent_at: string;
  body: Record<string, unknown>;
}

/**
 * Finds in items of a list what was sent without an answer, or has none yet: these become the
 * activities that were logged. Comes before the items are stored.
 */
export async function adoptDeliveries(
  { pool }: Database,
  list: RecordReference & { organizationId: string },
  { write }: SourceDefinition,
  inputs: ActivityInput[],
): Promise<void> {
  if (!write) return;
  if ((await findOpen(pool, list, 0)).length === 0) return;
  const { organizationId, sourceId } = list;
  await inTransaction(pool, async (client) => {
    await lockForWriting(client, organizationId, sourceId);
    const { rows } = await client.query<{ external_id: string }>(
      `select external_id from activity where source_id = $1 and external_id = any($2::text[])`,
      [sourceId, inputs.map(({ externalId }) => externalId)],
    );
    const known = new Set(rows.map((row) => row.external_id));
    const news = inputs.filter(({ externalId }) => !known.has(externalId));
    for (const { delivery, input } of pairUp(await findOpen(client, list, 0), news, write)) {
      const { activity_id } = delivery;
      await showPending(client, organizationId, activity_id);
      await client.query(
        `update activity set external_id = $2, delivery = 'DELIVERED' where id = $1`,
        [activity_id, input.externalId],
      );
      await client.query('delete from delivery where activity_id = $1', [activity_id]);
    }
  });
}

/** Which items are what was sent: those nearest in time first, each of them once. */
function pairUp(
  open: OpenDelivery[],
  inputs: ActivityInput[],
  write: WritableSource,
): { delivery: OpenDelivery; input: ActivityInput }[] {
  const pairs = open.flatMap((delivery) =>
    inputs.flatMap((input) => {
      const { occurredAt, wire } = input;
      if (occurredAt === null || !write.matches(wire, delivery.body)) return [];
      const apart = Math.abs(Date.parse(occurredAt) - Date.parse(delivery.sent_at));
      return apart < SKEW ? [{ delivery, input, apart }] : [];
    }),
  );
  const paired = new Set<unknown>();
  return pairs
    .sort((a, b) => a.apart - b.apart)
    .filter(({ delivery, input }) => {
      if (paired.has(delivery) || paired.has(input)) return false;
      paired.add(delivery).add(input);
      return true;
    });
}

/**
 * Says of what was sent without an answer that it has failed, where the list was read since, as far down
 * as it would stand, and does not hold it. It may turn up later all the same: then it is delivered.
 * @param list when its reading began, ISO 8601.
 * @param reach down to when all of it is here.
 */
export async function settleDeliveries(
  { pool }: Database,
  list: RecordReference & { organizationId: string; since: string },
  reach: { complete: boolean; downTo: string | null },
): Promise<void> {
  const open = await findOpen(pool, list, SENDING);
  const isReached = (sentAt: string) =>
    reach.complete ||
    (reach.downTo !== null && Date.parse(reach.downTo) <= Date.parse(sentAt) - SKEW);
  const lost = open.filter(
    ({ state, sent_at }) => state !== 'FAILED' && sent_at < list.since && isReached(sent_at),
  );
  if (lost.length === 0) return;
  await inTransaction(pool, async (client) => {
    await lockForWriting(client, list.organizationId, list.sourceId);
    for (const { activity_id, state } of lost) {
      if (state === 'PENDING') {
        // Shown only: the process that sends it may be alive, and have the answer.
        await showPending(client, list.organizationId, activity_id);
        continue;
      }
      await client.query(`update delivery set state = 'FAILED' where activity_id = $1`, [
        activity_id,
      ]);
      await client.query(
        `update activity set delivery = 'FAILED',
            updated_at = greatest(clock_timestamp(), updated_at + interval '1 millisecond')
          where id = $1 and delivery = 'UNKNOWN'`,
        [activity_id],
      );
    }
  });
}

/**
 * What was sent to a list and not found there.
 * @param sending of what is being sent, only what takes longer, in seconds.
 */
async function findOpen(
  client: pg.Pool | pg.PoolClient,
  { sourceId, object, externalId }: RecordReference,
  sending: number,
): Promise<OpenDelivery[]> {
  const { rows } = await client.query<OpenDelivery>(
    `select activity_id, state, sent_at, body from delivery
      where source_id = $1 and object = $2 and external_id = $3
        and (state <> 'FAILED' or sent_at > now() - $4 * interval '1 day')
        and (state <> 'PENDING' or sent_at <= now() - $5 * interval '1 second')
      order by sent_at`,
    [sourceId, object, externalId, KEPT_DAYS, sending],
  );
  return rows;
}

/**
 * Shows what was sent by processes that died, and forgets what has failed too long ago to turn up.
 * Deletes and shows nothing twice: every process may do so.
 */
export async function tidyDeliveries(database: Database): Promise<void> {
  const { rows } = await database.pool.query<{ activity_id: string }>(
    `select activity_id from delivery
      where state = 'PENDING' and sent_at < now() - $1 * interval '1 second' limit 1000`,
    [SENDING],
  );
  for (const { activity_id } of rows) await storeUnknown(database, activity_id);
  await database.pool.query(
    `delete from delivery where state = 'FAILED' and sent_at < now() - $1 * interval '1 day'`,
    [KEPT_DAYS],
  );
}

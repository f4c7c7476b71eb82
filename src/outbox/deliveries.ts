import type pg from 'pg';
import type { ActivityInput } from '../activity/activity-input.js';
import type { RecordInSource, RecordReference } from '../activity/record-reference.js';
import { isAhead } from '../db/clock.js';
import type { Database } from '../db/database.js';
import { stringifyJson } from '../db/json.js';
import { inTransaction, lockForWriting, type Transaction } from '../db/transaction.js';
import {
  type ActivityPlacement,
  type ActivityRow,
  PLACEMENT_COLUMNS,
} from '../ingest/activity-row.js';
import { applyChanges } from '../ingest/apply-changes.js';
import { findLogged, lockForLogging, rememberIdempotency } from '../ingest/idempotency.js';
import { touchActivities } from '../ingest/move-activities.js';
import { createLoggedRow, type NewActivity } from '../ingest/native-activities.js';
import { requireRecordIds, resolveRecords } from '../ingest/resolve-records.js';
import { randomId } from '../ingest/upsert-records.js';
import { writeActivities } from '../ingest/write-activities.js';
import type { SourceDefinition, WriteDefinition } from '../sources/source-definition.js';

// The life cycle of a delivery: it is stored before it is sent (PENDING), so that it survives a crash of the
// process. Once delivered, it becomes an activity of the source; if refused, it is deleted. Without a usable
// response (UNKNOWN) its activity is shown, and the next sync of the list matches it with an item or marks it FAILED.

/** The longest time that sending takes, in seconds: a delivery PENDING for longer belongs to a dead process. */
const MAX_SENDING_SECONDS = 60;

/** The tolerated difference between the clocks, plus the delay of an item, in milliseconds. */
const CLOCK_SKEW_MS = 600_000;

/** How long a failed delivery is kept: until then it may still appear in the list. */
const FAILED_RETENTION_DAYS = 2;

/** An activity to send to a source. */
export interface NewDelivery extends NewActivity {
  /** The request body. */
  body: Record<string, unknown>;
  /** The record in whose list the source will show it. */
  list: RecordInSource;
}

/**
 * Stores a delivery before it is sent.
 * @returns the activity's UUID, and whether to send it: false where its idempotency key was used before.
 * @throws {GatewayError} as insertNativeActivity.
 */
export async function beginDelivery(
  { pool }: Database,
  delivery: NewDelivery,
): Promise<{ id: string; isNew: boolean }> {
  const { organizationId, sourceId, idempotency, list } = delivery;
  return inTransaction(pool, async (client) => {
    await lockForLogging(client, organizationId, idempotency);
    const first = idempotency && (await findLogged(client, organizationId, idempotency));
    if (first) return { id: first, isNew: false };
    const recordIds = await requireRecordIds(
      client,
      delivery.recordIds,
      (index) => `input.records[${index}]`,
    );
    const id = randomId();
    const row = createLoggedRow(delivery.activity, {
      id,
      organizationId,
      sourceId,
      recordIds,
      assigneeName: null,
      recordedAt: null,
      previouslyUpdatedAt: null,
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
        stringifyJson(delivery.body),
        stringifyJson(row),
      ],
    );
    if (idempotency) await rememberIdempotency(client, organizationId, idempotency, id);
    return { id, isNew: true };
  });
}

/** Whether a delivery is being sent. */
export async function isPending({ pool }: Database, activityId: string): Promise<boolean> {
  const { rows } = await pool.query(
    `select from delivery where activity_id = $1 and state = 'PENDING'`,
    [activityId],
  );
  return rows.length > 0;
}

/** Deletes a delivery that the source refused; its idempotency key may be used again. */
export async function cancelDelivery(
  { pool }: Database,
  { organizationId, sourceId }: { organizationId: string; sourceId: string },
  activityId: string,
): Promise<void> {
  // Nothing shows it yet: it goes with its key, whatever holds the organization's lock.
  const { rowCount } = await pool.query(
    `with pending as (
       delete from delivery where activity_id = $2 and state = 'PENDING' returning activity_id
     ), freed as (
       delete from idempotency_key k using pending p
        where k.organization_id = $1 and k.activity_id = p.activity_id
     )
     select from pending`,
    [organizationId, activityId],
  );
  if (rowCount === 1) return;
  await inTransaction(pool, async (client) => {
    await lockForWriting(client, organizationId, sourceId);
    // A sync may have matched it with an item logged by another client.
    const { rows } = await client.query<ActivityPlacement>(
      `update activity set delivery = null where id = $1 returning ${PLACEMENT_COLUMNS}`,
      [activityId],
    );
    await touchActivities(client, organizationId, rows);
    await client.query('delete from delivery where activity_id = $1', [activityId]);
    await client.query(
      'delete from idempotency_key where organization_id = $1 and activity_id = $2',
      [organizationId, activityId],
    );
  });
}

/**
 * Completes a delivery: stores the activity as the source returned it.
 * @returns the activity's UUID: a different one where a sync has already stored the item.
 */
export async function completeDelivery(
  { pool }: Database,
  { organizationId, sourceId, list }: NewDelivery,
  activityId: string,
  input: ActivityInput,
): Promise<string> {
  return inTransaction(pool, async (client) => {
    await lockForWriting(client, organizationId, sourceId);
    const { rows } = await client.query<ActivityPlacement & { external_id: string | null }>(
      `select ${PLACEMENT_COLUMNS}, external_id from activity
        where id = $1 or source_id = $2 and external_id = $3`,
      [activityId, sourceId, input.externalId],
    );
    const isTaken = rows.some(({ id }) => id === activityId);
    // Where a sync matched it with another item, it has an external id, and that activity stays.
    const own = rows.find(({ id, external_id }) => id === activityId && external_id === null);
    const found = rows.find(({ external_id }) => external_id === input.externalId);
    // It is already shown as UNKNOWN: it becomes the source's activity, or is replaced by it.
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
    await writeActivities(client, { organizationId, sourceId, newId }, [{ input, readFrom: list }]);
    await client.query(`update activity set delivery = 'DELIVERED' where id = $1`, [id]);
    await client.query('delete from delivery where activity_id = $1', [activityId]);
    await client.query(
      'update idempotency_key set activity_id = $3 where organization_id = $1 and activity_id = $2',
      [organizationId, activityId, id],
    );
    return id;
  });
}

/** Shows the activity of a delivery without a usable response, with the state UNKNOWN. */
export async function showUnknownDelivery({ pool }: Database, activityId: string): Promise<void> {
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

/** Adds a pending activity to its timelines, if it is still pending, and marks it UNKNOWN. */
async function showPending(
  client: Transaction,
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
  const records = await resolveRecords(client, pending.activity.record_ids);
  const record_ids = [...new Set([...records.values()].map(({ id }) => id))];
  if (record_ids.length === 0) return; // All its records have been erased.
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
 * Matches new items of a list with open deliveries, so that the item updates the logged activity instead of
 * adding another one. Runs before the items are stored.
 */
export async function matchDeliveries(
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
    const newInputs = inputs.filter(({ externalId }) => !known.has(externalId));
    for (const { delivery, input } of pairByTime(
      await findOpen(client, list, 0),
      newInputs,
      write,
    )) {
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

/** Pairs deliveries with matching items, each at most once, the smallest time difference first. */
function pairByTime(
  open: OpenDelivery[],
  inputs: ActivityInput[],
  write: WriteDefinition,
): { delivery: OpenDelivery; input: ActivityInput }[] {
  const pairs = open.flatMap((delivery) =>
    inputs.flatMap((input) => {
      const { occurredAt, wire } = input;
      if (occurredAt === null || !write.matches(wire, delivery.body)) return [];
      const difference = Math.abs(Date.parse(occurredAt) - Date.parse(delivery.sent_at));
      return difference < CLOCK_SKEW_MS ? [{ delivery, input, difference }] : [];
    }),
  );
  const paired = new Set<unknown>();
  return pairs
    .sort((a, b) => a.difference - b.difference)
    .filter(({ delivery, input }) => {
      if (paired.has(delivery) || paired.has(input)) return false;
      paired.add(delivery).add(input);
      return true;
    });
}

/**
 * Marks open deliveries as FAILED that a sync of the list should have found and did not. They are still
 * matched if they appear later.
 * @param list with the timestamp at which its sync started, ISO 8601.
 * @param reach how far down the list was read without gaps.
 */
export async function failMissingDeliveries(
  { pool }: Database,
  list: RecordReference & { organizationId: string; since: string },
  reach: { complete: boolean; downTo: string | null },
): Promise<void> {
  const open = await findOpen(pool, list, MAX_SENDING_SECONDS);
  const isReached = (sentAt: string) =>
    reach.complete ||
    (reach.downTo !== null && Date.parse(reach.downTo) <= Date.parse(sentAt) - CLOCK_SKEW_MS);
  const lost = open.filter(
    ({ state, sent_at }) => state !== 'FAILED' && sent_at < list.since && isReached(sent_at),
  );
  if (lost.length === 0) return;
  await inTransaction(pool, async (client) => {
    await lockForWriting(client, list.organizationId, list.sourceId);
    for (const { activity_id, state } of lost) {
      if (state === 'PENDING') {
        // Only shown: the sending process may still be running and receive the response.
        await showPending(client, list.organizationId, activity_id);
        continue;
      }
      await client.query(`update delivery set state = 'FAILED' where activity_id = $1`, [
        activity_id,
      ]);
      const { rows } = await client.query<ActivityPlacement>(
        `update activity set delivery = 'FAILED' where id = $1 and delivery = 'UNKNOWN'
         returning ${PLACEMENT_COLUMNS}`,
        [activity_id],
      );
      await touchActivities(client, list.organizationId, rows);
    }
  });
}

/**
 * Finds the open deliveries to a list, oldest first.
 * @param pendingSeconds excludes those that have been PENDING for less.
 */
async function findOpen(
  client: pg.Pool | pg.PoolClient,
  { sourceId, object, externalId }: RecordReference,
  pendingSeconds: number,
): Promise<OpenDelivery[]> {
  const { rows } = await client.query<OpenDelivery>(
    `select activity_id, state, sent_at, body from delivery
      where source_id = $1 and object = $2 and external_id = $3
        and (state <> 'FAILED' or sent_at > now() - $4 * interval '1 day')
        and (state <> 'PENDING' or sent_at <= now() - $5 * interval '1 second')
      order by sent_at`,
    [sourceId, object, externalId, FAILED_RETENTION_DAYS, pendingSeconds],
  );
  return rows;
}

/**
 * Shows deliveries of dead processes as UNKNOWN, and deletes expired FAILED ones. Idempotent: every process
 * may run it.
 */
export async function cleanUpDeliveries(database: Database): Promise<void> {
  const { rows } = await database.pool.query<{ activity_id: string }>(
    `select activity_id from delivery
      where state = 'PENDING' and (sent_at < now() - $1 * interval '1 second' or ${isAhead('sent_at')})
      limit 1000`,
    [MAX_SENDING_SECONDS],
  );
  for (const { activity_id } of rows) await showUnknownDelivery(database, activity_id);
  await database.pool.query(
    `delete from delivery where state = 'FAILED' and sent_at < now() - $1 * interval '1 day'`,
    [FAILED_RETENTION_DAYS],
  );
}

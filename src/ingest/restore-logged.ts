import type { LoggedActivity } from '../activity/logged-activity.js';
import type { DeliveryState } from '../activity/vocabulary.js';
import { lockForWriting, type Transaction } from '../db/transaction.js';
import { echo } from '../errors.js';
import type { ActorType } from '../loaders/actor.js';
import type { Problem } from '../sources/read-wire.js';
import { type ActivityPlacement, type ActivityRow, PLACEMENT_COLUMNS } from './activity-row.js';
import { applyChanges } from './apply-changes.js';
import {
  activityIdTombstones,
  candidateIds,
  chooseExportedIds,
  type ExportedReference,
  findSourceIds,
  findUnknownRecord,
  recordIdsOf,
  resolveExported,
} from './exported-ids.js';
import { createLoggedRow } from './native-activities.js';
import { findErased } from './tombstones.js';
import type { WriteOutcome } from './write-activities.js';

/** How an export names a user or an assistant. */
export interface ActorReference {
  source: string;
  type: ActorType;
  id: string;
}

/** An activity without an item of a source, as it was exported: it was logged at the gateway. */
export interface ExportedActivity {
  /** The UUID that it had. */
  id: string;
  /** The slug of its source: the native one, or one that it was sent to without an answer. */
  source: string;
  delivery: DeliveryState | null;
  /** ISO 8601 */
  recordedAt: string;
  updatedAt: string;
  /** Where it has only moved between records since it last changed itself: when it did. */
  contentUpdatedAt: string | null;
  records: ExportedReference[];
  actor: ActorReference | null;
  assignee: ActorReference | null;
  assigneeName: string | null;
  fields: Omit<LoggedActivity, 'userId' | 'assistantId' | 'assigneeId'>;
}

/** The outcome of an activity, or why it cannot be stored. */
export type RestoreOutcome = WriteOutcome | Problem;

/**
 * Stores exported activities that were logged at a gateway, inside the caller's transaction. One that is stored is
 * updated only where the export has a later version of it; one that was deleted or erased here stays so.
 * @param activities no id twice.
 * @returns the outcome of each, in their order.
 */
export async function restoreLogged(
  client: Transaction,
  organizationId: string,
  activities: ExportedActivity[],
): Promise<RestoreOutcome[]> {
  const sources = await findSourceIds(client, organizationId);
  const named = activities.flatMap(({ source }) => sources.get(source) ?? []);
  for (const sourceId of [...new Set(named)].sort()) {
    await lockForWriting(client, organizationId, sourceId);
  }
  const records = await resolveExported(
    client,
    organizationId,
    activities.flatMap((activity) => activity.records),
  );
  const actors = await findActors(client, organizationId, activities);
  const stored = await findStored(client, organizationId, activities);
  const tombstonesOf = ({ id, source }: ExportedActivity) =>
    activityIdTombstones(organizationId, sources.get(source) ?? '', id);
  const erased = await findErased(client, organizationId, activities.flatMap(tombstonesOf));
  const newIds = await chooseExportedIds(
    client,
    'activity',
    organizationId,
    activities.flatMap(({ id }) => (stored.has(id) ? [] : id)),
  );

  const plans = activities.map((activity): RestoreOutcome | Restored => {
    const sourceId = sources.get(activity.source);
    if (sourceId === undefined) {
      return { field: 'activity.source', reason: `there is no source ${echo(activity.source)}` };
    }
    const problem =
      findUnknownRecord(activity.records, records) ?? findUnknownActor(activity, actors);
    if (problem) return problem;
    const old = stored.get(activity.id) ?? null;
    if (old && (old.deleted_at !== null || old.updated_at >= activity.updatedAt))
      return 'unchanged';
    const recordIds = [
      ...new Set([...(old?.record_ids ?? []), ...recordIdsOf(activity.records, records)]),
    ];
    if (recordIds.length === 0) return 'erased';
    if (!old && tombstonesOf(activity).some((it) => erased.has(it))) return 'erased';
    const id = old?.id ?? newIds.get(activity.id)!;
    const row = toRow(activity, { id, organizationId, sourceId, recordIds, actors });
    const { delivery, contentUpdatedAt } = activity;
    return { old, row, delivery, contentUpdatedAt };
  });
  const changes = plans.filter((plan) => isRestored(plan));
  await applyChanges(client, organizationId, changes);
  const sent = changes.filter(({ delivery }) => delivery !== null);
  if (sent.length > 0) {
    await client.query(
      `update activity a set delivery = n.delivery
         from json_to_recordset($1) n (id uuid, delivery text) where a.id = n.id`,
      [JSON.stringify(sent.map(({ row, delivery }) => ({ id: row.id, delivery })))],
    );
  }
  return plans.map((plan) => (isRestored(plan) ? (plan.old ? 'updated' : 'added') : plan));
}

interface Restored {
  old: StoredActivity | null;
  row: ActivityRow;
  delivery: DeliveryState | null;
  contentUpdatedAt: string | null;
}

function isRestored(plan: RestoreOutcome | Restored): plan is Restored {
  return typeof plan === 'object' && 'row' in plan;
}

type StoredActivity = ActivityPlacement & { updated_at: string; deleted_at: string | null };

/** The activities that are stored already, by the ids that the export has for them. */
async function findStored(
  client: Transaction,
  organizationId: string,
  activities: ExportedActivity[],
): Promise<Map<string, StoredActivity>> {
  const exportedIds = new Map(
    activities.flatMap(({ id }) => candidateIds(organizationId, id).map((it) => [it, id])),
  );
  const { rows } = await client.query<StoredActivity>(
    `select ${PLACEMENT_COLUMNS}, updated_at, deleted_at from activity
      where id = any($1::uuid[]) and organization_id = $2 and external_id is null for update`,
    [[...exportedIds.keys()], organizationId],
  );
  return new Map(rows.map((row) => [exportedIds.get(row.id)!, row]));
}

/** The UUIDs of the actors that activities name, by actorKey. */
async function findActors(
  client: Transaction,
  organizationId: string,
  activities: ExportedActivity[],
): Promise<Map<string, string>> {
  const references = activities.flatMap(({ actor, assignee }) => [actor ?? [], assignee ?? []]);
  const wanted = references.flat().map((it) => ({ key: actorKey(it), ...it }));
  if (wanted.length === 0) return new Map();
  const { rows } = await client.query<{ key: string; uuid: string }>(
    `select w.key, a.id as uuid
       from json_to_recordset($2) w (key text, source text, type text, id text)
       join source s on s.organization_id = $1 and s.slug = w.source
       join actor a on a.source_id = s.id and a.type = w.type and a.external_id = w.id`,
    [organizationId, JSON.stringify(wanted)],
  );
  return new Map(rows.map(({ key, uuid }) => [key, uuid]));
}

function actorKey({ source, type, id }: ActorReference): string {
  return JSON.stringify([source, type, id]);
}

function findUnknownActor(
  activity: ExportedActivity,
  actors: ReadonlyMap<string, string>,
): Problem | undefined {
  for (const name of ['actor', 'assignee'] as const) {
    const reference = activity[name];
    if (!reference || actors.has(actorKey(reference))) continue;
    const reason = `there is no ${reference.type} ${echo(reference)}: its line must come before`;
    return { field: `activity.${name}`, reason };
  }
  return undefined;
}

function toRow(
  { actor, assignee, assigneeName, fields, recordedAt, updatedAt }: ExportedActivity,
  storage: {
    id: string;
    organizationId: string;
    sourceId: string;
    recordIds: string[];
    actors: ReadonlyMap<string, string>;
  },
): ActivityRow {
  const idOf = (reference: ActorReference | null) =>
    reference && storage.actors.get(actorKey(reference))!;
  const activity: LoggedActivity = {
    ...fields,
    userId: idOf(actor?.type === 'USER' ? actor : null),
    assistantId: idOf(actor?.type === 'ASSISTANT' ? actor : null),
    assigneeId: idOf(assignee),
  };
  const row = createLoggedRow(activity, {
    ...storage,
    assigneeName,
    recordedAt,
    previouslyUpdatedAt: null,
  });
  return { ...row, updated_at: updatedAt };
}

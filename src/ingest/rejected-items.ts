import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { ActivityInput } from '../activity/activity-input.js';
import {
  keyInSource,
  type RecordInSource,
  type RecordReference,
} from '../activity/record-reference.js';
import { idInSection } from '../activity/section-id.js';
import { deleteFound } from '../db/delete-found.js';
import { parseJson, stringifyJson } from '../db/json.js';
import { preparedQuery } from '../db/statement-names.js';
import { lockForWriting, type Transaction } from '../db/transaction.js';
import type { Problem } from '../sources/read-wire.js';
import type { SourceDefinition } from '../sources/source-definition.js';
import { externalId } from '../sources/wire-schema.js';
import { activityTombstone, findErased, recordTombstone } from './tombstones.js';
import type { WriteTarget } from './upsert-records.js';

/** The longest rejected item that is stored, in characters of JSON. */
export const MAX_REJECTED_CHARACTERS = 262_144;

/** What is reported of a longer one, besides the reason for which it was rejected. */
export const TOO_LONG_TO_KEEP: Problem = {
  field: '',
  reason: `has more than ${MAX_REJECTED_CHARACTERS} characters of JSON and is not kept for reimport`,
};

/** The longest reason that is stored, in characters. */
const MAX_REASON_CHARACTERS = 1_000;

/** An item that was rejected, and the list that it was in. */
export interface RejectedItem {
  /** Its external id, where it can be read; otherwise the hash of its JSON. */
  itemKey: string;
  itemPath: string;
  /** The record of the list; null: not known. */
  list: RecordInSource | null;
  /** The records that it names itself. */
  namedRecords: RecordInSource[];
  /** JSON. */
  wire: string;
  reason: string;
}

/** Describes a rejected item for storeRejected; null where it is too long to be stored. */
export function createRejectedItem(
  definition: SourceDefinition,
  { item, itemPath }: { item: unknown; itemPath: string },
  list: RecordInSource | null,
  problems: Problem[],
): RejectedItem | null {
  const wire = toJson(item);
  if (wire === null || wire.length > MAX_REJECTED_CHARACTERS) return null;
  const reason = problems.map((it) => (it.field ? `${it.field}: ${it.reason}` : it.reason));
  return {
    itemKey: itemKeyOf(definition, item, itemPath, wire),
    itemPath,
    list: list && { object: list.object, externalId: list.externalId },
    namedRecords: definition.namedRecords?.(item) ?? [],
    wire,
    reason: toText(reason.join('; ')).slice(0, MAX_REASON_CHARACTERS),
  };
}

/** The JSON of an item; null where it is nested too deep for JSON.stringify. */
function toJson(item: unknown): string | null {
  try {
    return stringifyJson(item);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** What identifies an item in its source, as its external id does once it is accepted. */
function itemKeyOf(
  { sectionNames }: SourceDefinition,
  item: unknown,
  itemPath: string,
  wire: string,
): string {
  const id = externalId.safeParse((item as { id?: unknown } | null)?.id).data;
  if (id === undefined) {
    return `sha256:${createHash('sha256').update(itemPath).update(wire).digest('hex')}`;
  }
  const section = sectionNames?.[itemPath];
  return section === undefined ? id : idInSection(section, id);
}

/** Text that PostgreSQL can store. */
function toText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

/**
 * Stores rejected items of one source, inside the caller's transaction, which holds the organization's lock
 * (shared), so that nothing is erased meanwhile. One that is stored already, or is being stored by another
 * transaction, is replaced; one that was erased, or is of an erased record, is not stored.
 */
export async function storeRejected(
  client: Transaction,
  { organizationId, sourceId }: Pick<WriteTarget, 'organizationId' | 'sourceId'>,
  items: RejectedItem[],
): Promise<void> {
  if (items.length === 0) return;
  const kept = await withoutErased(client, { organizationId, sourceId }, items);
  // The same item may be on a page twice: the last counts.
  const rows = new Map(kept.map((item) => [rowKey(item), toRow(item)]));
  await client.query(
    `insert into rejected_item (source_id, organization_id, item_key, object, external_id, item_path,
       named_records, wire, reason)
     select $1, $2, item_key, object, external_id, item_path, named_records, wire, reason
       from json_populate_recordset(null::rejected_item, $3)
     on conflict (source_id, item_key, object, external_id) do update
       set item_path = excluded.item_path, named_records = excluded.named_records,
           wire = excluded.wire, reason = excluded.reason, is_outdated = false, last_seen_at = now()`,
    [sourceId, organizationId, JSON.stringify([...rows.values()])],
  );
}

/** An exported rejected item. */
export interface ExportedRejectedItem extends RejectedItem {
  /** ISO 8601 */
  firstSeenAt: string;
  lastSeenAt: string;
  /** Whether a later version was accepted in another list. */
  isOutdated: boolean;
}

/**
 * Stores exported rejected items of one source, inside the caller's transaction, as storeRejected does. Where one is
 * stored already, the one that was seen last counts. One whose activity was deleted here, or is of a later version,
 * is not stored: at most that it is in another list.
 */
export async function restoreRejected(
  client: Transaction,
  { organizationId, sourceId }: Pick<WriteTarget, 'organizationId' | 'sourceId'>,
  items: ExportedRejectedItem[],
): Promise<void> {
  await lockForWriting(client, organizationId, sourceId);
  const kept = await withoutErased(client, { organizationId, sourceId }, items);
  const rows = new Map<string, object>();
  for (const item of kept.toSorted(byLastSeenAt)) {
    const { firstSeenAt, lastSeenAt, isOutdated } = item;
    rows.set(rowKey(item), {
      ...toRow(item),
      is_outdated: isOutdated,
      first_seen_at: firstSeenAt,
      last_seen_at: lastSeenAt,
    });
  }
  await client.query(
    `with given as (
       select n.*, a.deleted_at,
              (coalesce(a.content_updated_at, a.updated_at) > n.last_seen_at) is true as is_earlier,
              n.object = '' or cardinality(n.named_records) > 0 or l.record_id = any(a.record_ids) as is_placed
         from json_populate_recordset(null::rejected_item, $3) n
         left join activity a on a.source_id = $1 and a.external_id = n.item_key
         left join record_link l
           on l.source_id = $1 and l.object = n.object and l.external_id = n.external_id
     )
     insert into rejected_item (source_id, organization_id, item_key, object, external_id, item_path,
       named_records, wire, reason, is_outdated, first_seen_at, last_seen_at)
     select $1, $2, item_key, object, external_id, item_path, named_records, wire, reason,
            is_outdated or is_earlier, first_seen_at, last_seen_at
       from given where deleted_at is null and not (is_earlier and is_placed is true)
     on conflict (source_id, item_key, object, external_id) do update
       set item_path = excluded.item_path, named_records = excluded.named_records,
           wire = excluded.wire, reason = excluded.reason, is_outdated = excluded.is_outdated,
           first_seen_at = least(rejected_item.first_seen_at, excluded.first_seen_at),
           last_seen_at = excluded.last_seen_at
     where rejected_item.last_seen_at < excluded.last_seen_at`,
    [sourceId, organizationId, JSON.stringify([...rows.values()])],
  );
}

function byLastSeenAt(a: ExportedRejectedItem, b: ExportedRejectedItem): number {
  return Date.parse(a.lastSeenAt) - Date.parse(b.lastSeenAt);
}

/** Leaves out items that were erased, or are of an erased record. */
async function withoutErased<T extends RejectedItem>(
  client: Transaction,
  { organizationId, sourceId }: Pick<WriteTarget, 'organizationId' | 'sourceId'>,
  items: T[],
): Promise<T[]> {
  const tombstonesOf = ({ itemKey, list, namedRecords }: RejectedItem) => [
    activityTombstone(sourceId, itemKey),
    ...[...namedRecords, ...(list ? [list] : [])].map((it) => recordTombstone(sourceId, it)),
  ];
  const erased = await findErased(client, organizationId, items.flatMap(tombstonesOf));
  return items.filter((item) => !tombstonesOf(item).some((it) => erased.has(it)));
}

function toRow({ itemKey, itemPath, list, namedRecords, wire, reason }: RejectedItem) {
  return {
    item_key: itemKey,
    object: list?.object ?? '',
    external_id: list?.externalId ?? '',
    item_path: itemPath,
    named_records: namedRecords.map(keyInSource),
    wire,
    reason,
  };
}

type RejectedRow = ReturnType<typeof toRow> & { is_outdated: boolean };

function rowKey({ itemKey, list }: Pick<RejectedItem, 'itemKey' | 'list'>): string {
  return JSON.stringify([itemKey, list?.object ?? '', list?.externalId ?? '']);
}

/** An item that is accepted, and the list that it was read from. */
interface AcceptedItem {
  input: Pick<ActivityInput, 'externalId' | 'records'>;
  readFrom: RecordInSource | null;
  /** ISO 8601: only what was seen before is earlier; null: now. */
  acceptedAt: string | null;
}

/**
 * Deletes the rejected items that were accepted, inside the transaction that stores them. An item that names
 * its records itself is accepted in every list; any other is outdated in the other lists that had it, and still
 * to be placed on their records.
 */
export async function deleteAccepted(
  client: Transaction,
  sourceId: string,
  accepted: AcceptedItem[],
): Promise<void> {
  if (accepted.length === 0) return;
  const rows = accepted.map(({ input, readFrom, acceptedAt }) => ({
    item_key: input.externalId,
    object: readFrom?.object,
    external_id: readFrom?.externalId,
    names_records: input.records !== undefined,
    accepted_at: acceptedAt,
  }));
  await client.query(
    preparedQuery(
      `with accepted as (
         select * from json_to_recordset($2)
           as n (item_key text, object text, external_id text, names_records bool,
                 accepted_at timestamptz)
       ), deleted as (
         delete from rejected_item r using accepted n
          where r.source_id = $1 and r.item_key = n.item_key and ${IS_EARLIER} and ${IS_ACCEPTED}
       )
       update rejected_item r set is_outdated = true from accepted n
        where r.source_id = $1 and r.item_key = n.item_key and ${IS_EARLIER} and ${IS_ACCEPTED} is not true`,
      [sourceId, JSON.stringify(rows)],
    ),
  );
}

/** SQL: whether a rejected item r is in the list in which an item n was accepted, or in none that is known. */
const IS_ACCEPTED = `(n.names_records or r.object in ('', n.object) and r.external_id in ('', n.external_id))`;

/** SQL: whether a rejected item r was seen before an item n was accepted. */
const IS_EARLIER = '(n.accepted_at is null or r.last_seen_at < n.accepted_at)';

/** A rejected item as it is stored. */
export interface StoredRejectedItem {
  itemKey: string;
  itemPath: string;
  /** The record of its list; null: not known. */
  list: RecordInSource | null;
  wire: unknown;
  /** Whether a later version was accepted in another list. */
  isOutdated: boolean;
}

/** Which rejected item of a source: its list's record, empty where that is not known, and its key. */
export interface RejectedItemPosition extends RecordInSource {
  key: string;
  /** In characters of JSON. */
  size: number;
}

/** Finds a source's rejected items after one, list by list. */
export async function findRejected(
  pool: pg.Pool,
  sourceId: string,
  after: RejectedItemPosition | undefined,
  limit: number,
): Promise<RejectedItemPosition[]> {
  const { rows } = await pool.query<RejectedItemPosition>(
    `select object, external_id as "externalId", item_key as key, length(wire) as size
       from rejected_item where source_id = $1 and (object, external_id, item_key) > ($2, $3, $4)
      order by object, external_id, item_key limit $5`,
    [sourceId, after?.object ?? '', after?.externalId ?? '', after?.key ?? '', limit],
  );
  return rows;
}

/** Reads those of some rejected items that are still stored. */
export async function readRejected(
  client: Transaction,
  sourceId: string,
  positions: RejectedItemPosition[],
): Promise<StoredRejectedItem[]> {
  const { rows } = await client.query<RejectedRow>(
    `select item_key, item_path, object, external_id, wire, is_outdated from rejected_item
      where source_id = $1 and (item_key, object, external_id) in (select key, object, "externalId"
        from json_to_recordset($2) as p (key text, object text, "externalId" text))
      order by object, external_id, item_key`,
    [sourceId, JSON.stringify(positions)],
  );
  return rows.map((row) => ({
    itemKey: row.item_key,
    itemPath: row.item_path,
    list: row.object === '' ? null : { object: row.object, externalId: row.external_id },
    wire: parseJson(row.wire),
    isOutdated: row.is_outdated,
  }));
}

/**
 * Deletes rejected items that a reimport has accepted, inside the transaction that stores them, and takes them
 * off the numbers that their lists' coverage shows. Earlier versions of them are outdated.
 */
export async function removeRejected(
  client: Transaction,
  sourceId: string,
  items: StoredRejectedItem[],
): Promise<void> {
  if (items.length === 0) return;
  const rows = items.map(({ itemKey, list }) => ({
    item_key: itemKey,
    object: list?.object ?? '',
    external_id: list?.externalId ?? '',
  }));
  await client.query(
    `with accepted as (
       select * from json_to_recordset($2) as n (item_key text, object text, external_id text)
     ), deleted as (
       delete from rejected_item r using accepted n
        where r.source_id = $1 and r.item_key = n.item_key and r.object = n.object
          and r.external_id = n.external_id
       returning r.item_key, r.object, r.external_id, r.last_seen_at
     ), outdated as (
       update rejected_item r set is_outdated = true from deleted d
        where r.source_id = $1 and r.item_key = d.item_key and r.last_seen_at <= d.last_seen_at
          and (r.item_key, r.object, r.external_id) not in (table accepted)
     )
     update record_link l set rejected_items = greatest(l.rejected_items - d.count, 0)
       from (select object, external_id, count(*)::int from deleted group by 1, 2) d
      where l.source_id = $1 and l.object = d.object and l.external_id = d.external_id`,
    [sourceId, JSON.stringify(rows)],
  );
}

/**
 * Whether a page of a list has nothing to change of the rejected items: those on it are stored as they are, and
 * nothing is to be deleted or outdated for the accepted ones. Reads without a lock.
 */
export async function areRejectedStored(
  pool: pg.Pool,
  { sourceId, object, externalId }: RecordReference,
  rejected: RejectedItem[],
  acceptedIds: string[],
): Promise<boolean> {
  const keys = [...rejected.map(({ itemKey }) => itemKey), ...acceptedIds];
  const { rows } = await pool.query<
    Pick<RejectedRow, 'item_key' | 'wire' | 'reason' | 'is_outdated'> & { is_own: boolean }
  >(
    preparedQuery(
      `select item_key, wire, reason, is_outdated,
              object in ('', $3) and external_id in ('', $4) as is_own
         from rejected_item where source_id = $1 and item_key = any($2::text[])`,
      [sourceId, keys, object, externalId],
    ),
  );
  const isAccepted = new Set(acceptedIds);
  if (rows.some((row) => isAccepted.has(row.item_key) && (row.is_own || !row.is_outdated))) {
    return false;
  }
  return rejected.every((item) =>
    rows.some(
      (row) =>
        row.is_own &&
        !row.is_outdated &&
        row.item_key === item.itemKey &&
        row.wire === item.wire &&
        row.reason === item.reason,
    ),
  );
}

/**
 * Deletes the rejected items of a list that a full sync did not find.
 * @param keys of those that it found.
 */
export async function deleteUnlisted(
  client: Transaction,
  { sourceId, object, externalId }: RecordReference,
  keys: string[],
): Promise<void> {
  // A transaction is short: the next full sync deletes the rest.
  await deleteFound(
    client,
    'rejected_item',
    `select ctid from rejected_item
      where source_id = $1 and object = $2 and external_id = $3 and item_key <> all($4::text[]) limit 500`,
    [sourceId, object, externalId, keys],
  );
}

/**
 * Deletes rejected items of a record's lists, and those that name it, in a transaction that holds the lock of
 * the organization.
 * @returns how many, at most `limit`.
 */
export async function eraseRejected(
  client: Transaction,
  recordId: string,
  limit: number,
): Promise<number> {
  const { rows: links } = await client.query<RecordReference>(
    `select source_id as "sourceId", object, external_id as "externalId" from record_link
      where record_id = $1`,
    [recordId],
  );
  return deleteFound(
    client,
    'rejected_item',
    `select r.ctid from json_to_recordset($1) l ("sourceId" uuid, object text, "externalId" text, key text)
       join rejected_item r on r.source_id = l."sourceId"
        and (r.object = l.object and r.external_id = l."externalId" or l.key = any(r.named_records))
      limit ${limit}`,
    [JSON.stringify(links.map((link) => ({ ...link, key: keyInSource(link) })))],
  );
}

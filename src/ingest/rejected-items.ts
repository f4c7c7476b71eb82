import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { ActivityInput } from '../activity/activity-input.js';
import {
  keyInSource,
  type RecordInSource,
  type RecordReference,
} from '../activity/record-reference.js';
import { idInSection } from '../activity/section-id.js';
import { stringifyJson } from '../db/json.js';
import { preparedQuery } from '../db/statement-names.js';
import type { Transaction } from '../db/transaction.js';
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
 * Stores rejected items of one source, inside the caller's transaction, which holds the lock of what it
 * writes. One that is stored already is replaced; one that was erased, or is of an erased record, is not
 * stored.
 */
export async function storeRejected(
  client: Transaction,
  { organizationId, sourceId }: Pick<WriteTarget, 'organizationId' | 'sourceId'>,
  items: RejectedItem[],
): Promise<void> {
  if (items.length === 0) return;
  const tombstonesOf = ({ itemKey, list, namedRecords }: RejectedItem) => [
    activityTombstone(sourceId, itemKey),
    ...[...namedRecords, ...(list ? [list] : [])].map((it) => recordTombstone(sourceId, it)),
  ];
  const erased = await findErased(client, organizationId, items.flatMap(tombstonesOf));
  const kept = items.filter((item) => !tombstonesOf(item).some((it) => erased.has(it)));
  // The same item may be on a page twice: the last counts.
  const rows = new Map(kept.map((item) => [rowKey(item), toRow(item)]));
  await client.query(
    `insert into rejected_item (source_id, organization_id, item_key, object, external_id, item_path,
       named_records, wire, reason)
     select $1, $2, item_key, object, external_id, item_path, named_records, wire, reason
       from json_populate_recordset(null::rejected_item, $3)
     on conflict (source_id, item_key, object, external_id) do update
       set item_path = excluded.item_path, named_records = excluded.named_records,
           wire = excluded.wire, reason = excluded.reason, last_seen_at = now()`,
    [sourceId, organizationId, JSON.stringify([...rows.values()])],
  );
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

function rowKey({ itemKey, list }: Pick<RejectedItem, 'itemKey' | 'list'>): string {
  return JSON.stringify([itemKey, list?.object ?? '', list?.externalId ?? '']);
}

/** An item that is accepted, and the list that it was read from. */
interface AcceptedItem {
  input: Pick<ActivityInput, 'externalId' | 'records'>;
  readFrom: RecordInSource | null;
}

/**
 * Deletes the rejected items that were accepted, inside the transaction that stores them. An item that names
 * its records itself is accepted in every list; any other is still to be placed on the records of the other
 * lists that had it.
 */
export async function deleteAccepted(
  client: Transaction,
  sourceId: string,
  accepted: AcceptedItem[],
): Promise<void> {
  if (accepted.length === 0) return;
  const rows = accepted.map(({ input, readFrom }) => ({
    item_key: input.externalId,
    object: readFrom?.object,
    external_id: readFrom?.externalId,
    names_records: input.records !== undefined,
  }));
  await client.query(
    preparedQuery(
      `delete from rejected_item r
        using json_to_recordset($2) n (item_key text, object text, external_id text, names_records bool)
        where r.source_id = $1 and r.item_key = n.item_key
          and (n.names_records or r.object in ('', n.object) and r.external_id in ('', n.external_id))`,
      [sourceId, JSON.stringify(rows)],
    ),
  );
}

/**
 * Whether a page has nothing to change of the rejected items: those on it are stored as they are, and the
 * accepted ones are not. Reads without a lock.
 */
export async function areRejectedStored(
  pool: pg.Pool,
  sourceId: string,
  rejected: RejectedItem[],
  acceptedIds: string[],
): Promise<boolean> {
  const keys = [...rejected.map(({ itemKey }) => itemKey), ...acceptedIds];
  const { rows } = await pool.query<ReturnType<typeof toRow>>(
    preparedQuery(
      `select item_key, object, external_id, item_path, wire, reason from rejected_item
        where source_id = $1 and item_key = any($2::text[])`,
      [sourceId, keys],
    ),
  );
  const isAccepted = new Set(acceptedIds);
  if (rows.some((row) => isAccepted.has(row.item_key))) return false;
  const stored = new Map(
    rows.map((row) => [JSON.stringify([row.item_key, row.object, row.external_id]), row]),
  );
  return rejected.every((item) => {
    const row = stored.get(rowKey(item));
    return row?.wire === item.wire && row.reason === item.reason;
  });
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
  await client.query(
    `delete from rejected_item where ctid = any(array(
       select ctid from rejected_item
        where source_id = $1 and object = $2 and external_id = $3 and item_key <> all($4::text[])
        limit 500 for update))`,
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
  const { rowCount } = await client.query(
    `delete from rejected_item where ctid = any(array(
       select r.ctid from json_to_recordset($1) l ("sourceId" uuid, object text, "externalId" text, key text)
         join rejected_item r on r.source_id = l."sourceId"
          and (r.object = l.object and r.external_id = l."externalId" or l.key = any(r.named_records))
        limit ${limit} for update of r))`,
    [JSON.stringify(links.map((link) => ({ ...link, key: keyInSource(link) })))],
  );
  return rowCount!;
}

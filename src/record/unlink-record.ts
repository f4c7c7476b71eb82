import { NIL } from 'uuid';
import type { RecordReference } from '../activity/record-reference.js';
import type { Database } from '../db/database.js';
import { inTransaction, lockForMerging, type Transaction } from '../db/transaction.js';
import { CommandError, echo } from '../errors.js';
import { type ActivityPlacement, PLACEMENT_COLUMNS } from '../ingest/activity-row.js';
import { type Move, moveActivities, moveFromMerged } from '../ingest/move-activities.js';
import { resolveRecords } from '../ingest/resolve-records.js';
import { randomId } from '../ingest/upsert-records.js';
import { findSourceDefinition } from '../sources/registry.js';
import type { SourceDefinition } from '../sources/source-definition.js';
import { insertRecord } from './link-records.js';
import { completeMerge, hasPendingMerges } from './merge-records.js';

// An id of a source is separated in one short transaction: from then on it leads to a record of its own, and the
// column separated_from names the record that it led to. The activities are then moved in portions, each a
// transaction of its own; maintenance, or the same command again, continues where a process was stopped.

/** How many activities are moved in one transaction. */
const PORTION = 500;

/** What became of the activities of the source. */
export interface Separation {
  moved: number;
  /** They may have come by another id that the record has in the source, and stay with it. */
  ambiguous: number;
}

/**
 * Separates a source's id from its record, which has others: it gets a record of its own, with the activities of
 * the source that came by it. An item that names records came by what it names. Any other item was read from a
 * list: by this id, unless the record has another id in the same source; then which list it was is not known, it
 * stays, and this id's list is read anew, which puts what it contains on the new record.
 * @throws {CommandError} where there is no such id, or it is the only one of its record.
 */
export async function unlinkRecord(
  database: Database,
  organizationId: string,
  reference: RecordReference,
): Promise<Separation> {
  while (!(await separate(database, organizationId, reference))) {
    const { recordId } = await database.prisma.recordLink.findUniqueOrThrow({
      where: { sourceId_object_externalId: reference },
    });
    await completeMerge(database, organizationId, recordId);
  }
  return completeSeparation(database, organizationId, reference);
}

/** Gives an id a record of its own, unless that is done. @returns false where a merge must be completed first. */
async function separate(
  { pool }: Database,
  organizationId: string,
  reference: RecordReference,
): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    await lockForMerging(client, organizationId);
    const { externalId, object } = reference;
    const link = await findLink(client, reference);
    if (!link) throw new CommandError(`There is no record with the id ${echo(externalId)}.`);
    if (link.separatedFrom !== null) return true;
    if (await hasPendingMerges(client, link.recordId)) return false;
    const { rows } = await client.query<{ sourceId: string }>(
      'select source_id as "sourceId" from record_link where record_id = $1',
      [link.recordId],
    );
    if (rows.length === 1) {
      throw new CommandError(
        `${echo(externalId)} is the only id of its record: there is nothing to separate it from.`,
      );
    }
    const record = { id: randomId(), object, name: null };
    await insertRecord(client, organizationId, record);
    const isShared = rows.filter(({ sourceId }) => sourceId === reference.sourceId).length > 1;
    await client.query(
      `update record_link set record_id = $4, separated_from = $5
              ${isShared ? UNREAD : ''}
        where source_id = $1 and object = $2 and external_id = $3`,
      [reference.sourceId, object, externalId, record.id, link.recordId],
    );
    return true;
  });
}

/** SQL: the list was not read yet. */
const UNREAD = `, reading = null, lease_id = null, lease_until = null, as_of = null, complete = false,
  complete_down_to = null, verified_at = null, next_at = now()`;

/** SQL: a separation is pending to or from one of the records $1. */
const IS_PENDING = `separated_from is not null and (record_id = any($1::uuid[]) or separated_from = any($1))`;

/**
 * Whether activities are still to be moved to a separated record, or from the one that it was separated from, inside
 * the caller's transaction.
 * @param recordIds of the record, and of those that were merged into it.
 */
export async function hasPendingSeparations(
  client: Transaction,
  recordIds: string[],
): Promise<boolean> {
  const { rows } = await client.query(`select from record_link where ${IS_PENDING} limit 1`, [
    recordIds,
  ]);
  return rows.length > 0;
}

/**
 * Completes the separations that were interrupted.
 * @param recordIds as of hasPendingSeparations; null: all of all organizations.
 * @param signal ends it after the current portion.
 */
export async function completeSeparations(
  database: Database,
  recordIds: string[] | null,
  signal?: AbortSignal,
): Promise<void> {
  const { rows } = await database.pool.query<RecordReference & { organizationId: string }>(
    `select organization_id as "organizationId", source_id as "sourceId", object, external_id as "externalId"
       from record_link where ${recordIds ? IS_PENDING : 'separated_from is not null'}`,
    recordIds ? [recordIds] : [],
  );
  for (const { organizationId, ...reference } of rows) {
    if (signal?.aborted) return;
    await completeSeparation(database, organizationId, reference, signal);
  }
}

/** Moves the activities that came by a separated id, where some are left. */
async function completeSeparation(
  database: Database,
  organizationId: string,
  reference: RecordReference,
  signal?: AbortSignal,
): Promise<Separation> {
  const separation: Separation = { moved: 0, ambiguous: 0 };
  let after: string | null = NIL;
  while (after !== null && !signal?.aborted) {
    const portion: Portion = await separatePortion(database, organizationId, reference, after);
    separation.moved += portion.moved;
    separation.ambiguous += portion.ambiguous;
    after = portion.last;
  }
  return separation;
}

interface Portion extends Separation {
  /** The last activity that was examined; null: there are no more. */
  last: string | null;
}

interface FoundActivity extends ActivityPlacement {
  wire: unknown;
}

/**
 * Moves some activities, in a transaction of its own.
 * @param after the activity that was examined last.
 */
export async function separatePortion(
  { pool }: Database,
  organizationId: string,
  reference: RecordReference,
  after: string,
  size = PORTION,
): Promise<Portion> {
  return inTransaction(pool, async (client) => {
    await lockForMerging(client, organizationId);
    const link = await findLink(client, reference);
    if (!link || link.separatedFrom === null) return { moved: 0, ambiguous: 0, last: null };
    const former = (await resolveRecords(client, [link.separatedFrom])).get(link.separatedFrom);
    const found =
      former && former.id !== link.recordId
        ? await findActivities(
            client,
            reference.sourceId,
            former.id,
            link.separatedFrom,
            after,
            size,
          )
        : [];
    const placements = await moveFromMerged(client, organizationId, found);
    const plan = former
      ? await planMoves(client, reference, link, former.id, placements)
      : { moves: [], ambiguous: 0 };
    await moveActivities(client, organizationId, plan.moves);
    const isLast = found.length < size;
    if (isLast) {
      await client.query(
        `update record_link set separated_from = null
          where source_id = $1 and object = $2 and external_id = $3`,
        [reference.sourceId, reference.object, reference.externalId],
      );
    }
    const last = isLast ? null : found.at(-1)!.id;
    return { moved: plan.moves.length, ambiguous: plan.ambiguous, last };
  });
}

interface SeparatedLink {
  recordId: string;
  separatedFrom: string | null;
  /** Of its source. */
  system: string;
}

async function findLink(
  client: Transaction,
  { sourceId, object, externalId }: RecordReference,
): Promise<SeparatedLink | undefined> {
  const { rows } = await client.query<SeparatedLink>(
    `select l.record_id as "recordId", l.separated_from as "separatedFrom", s.system
       from record_link l join source s on s.id = l.source_id
      where l.source_id = $1 and l.object = $2 and l.external_id = $3`,
    [sourceId, object, externalId],
  );
  return rows[0];
}

/** Activities of a source on a record, in the order of their ids, also those that are soft-deleted. */
async function findActivities(
  client: Transaction,
  sourceId: string,
  recordId: string,
  formerId: string,
  after: string,
  size: number,
): Promise<FoundActivity[]> {
  const { rows } = await client.query<FoundActivity>(
    `select ${PLACEMENT_COLUMNS}, wire from activity
      where id in (
        select activity_id from timeline_entry where scope_id in ($2, $3) and source_id = $1
        union
        select id from activity
         where organization_id = (select organization_id from source where id = $1)
           and deleted_at is not null and source_id = $1 and record_ids && array[$2, $3]::uuid[])
        and id > $4 and wire is not null
      order by id limit $5`,
    [sourceId, recordId, formerId, after, size],
  );
  return rows;
}

/** Decides which activities leave the former record. */
async function planMoves(
  client: Transaction,
  reference: RecordReference,
  { recordId, system }: SeparatedLink,
  formerId: string,
  activities: FoundActivity[],
): Promise<{ moves: Move[]; ambiguous: number }> {
  const { rows } = await client.query<{ object: string; externalId: string }>(
    `select object, external_id as "externalId" from record_link where record_id = $1 and source_id = $2`,
    [formerId, reference.sourceId],
  );
  const isFormers = (it: { object: string; externalId: string }) =>
    rows.some((link) => link.object === it.object && link.externalId === it.externalId);
  const definition = findSourceDefinition(system);
  const moves: Move[] = [];
  let ambiguous = 0;
  for (const { wire, ...placement } of activities) {
    const named = namedRecords(definition, wire);
    const isNamed = named.some(
      ({ object, externalId }) =>
        object === reference.object && externalId === reference.externalId,
    );
    if (named.length === 0 && rows.length > 0) ambiguous++;
    const isOwn = named.length === 0 ? rows.length === 0 : isNamed;
    if (!isOwn) continue;
    const kept = placement.record_ids.filter((id) => id !== formerId || named.some(isFormers));
    moves.push({ placement, recordIds: [...new Set([...kept, recordId])] });
  }
  return { moves, ambiguous };
}

function namedRecords(definition: SourceDefinition | undefined, wire: unknown) {
  return definition?.namedRecords?.(wire) ?? [];
}

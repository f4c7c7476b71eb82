import { randomBytes } from 'node:crypto';
import type { Transaction } from '../db/transaction.js';

// Timelines are ordered by time (milliseconds), then by id. The id of an activity of a source is a UUID of
// version 7 for the time at which it occurred, so that ids order what is apart by microseconds (RFC 9562,
// section 6.2, method 3). The last 62 bits, its rank, order the items of one microsecond as their list does,
// newest first: a new item is put directly below the one before it in the list, or above all others.

/** An item of a list that is written. */
export interface ItemInOrder {
  externalId: string;
  /** ISO 8601 with milliseconds, and the microseconds beyond them, 0 to 999. */
  occurredAt: string;
  microseconds: number;
  /**
   * The external id of the item before it: in its list, or, where an import has begun the list anew, its end.
   * Null: none.
   */
  precededBy: string | null;
  /** The UUID of the stored activity; null: it is new. */
  storedId: string | null;
}

/** Consecutive new items of one microsecond, and the ids between which the list has them. */
interface Run {
  prefix: bigint;
  externalIds: string[];
  above: bigint | null;
  below: bigint | null;
}

/**
 * Chooses the ids of new items. They are never changed: what a source inserts later between two items whose
 * ids leave no room is in no particular order.
 * @param items in the order of their lists.
 * @returns UUIDs by external id.
 */
export async function chooseIds(
  client: Transaction,
  sourceId: string,
  items: ItemInOrder[],
): Promise<Map<string, string>> {
  const runs = findRuns(items, await findPrecedingIds(client, sourceId, items));
  const neighbours = await findNeighbours(client, runs);
  return new Map(
    runs.flatMap((run, index) => {
      const ranks = chooseRanks(run, neighbours[index]!);
      return run.externalIds.map((externalId, at): [string, string] => [
        externalId,
        toUuid((run.prefix << RANK_BITS) | ranks[at]!),
      ]);
    }),
  );
}

function findRuns(items: ItemInOrder[], precedingIds: ReadonlyMap<string, string>): Run[] {
  const storedIds = new Map(precedingIds);
  for (const { externalId, storedId } of items) {
    if (storedId !== null) storedIds.set(externalId, storedId);
  }
  const following = new Map(items.map((item) => [item.precededBy, item.externalId]));
  const runs = new Map<string, Run>();
  for (const { externalId, storedId, precededBy, ...time } of items) {
    if (storedId !== null) continue;
    const prefix = prefixOf(time);
    const idOf = (listed: string | null | undefined) => {
      const id = listed == null ? undefined : storedIds.get(listed);
      return id !== undefined && toBigint(id) >> RANK_BITS === prefix ? toBigint(id) : null;
    };
    const before = precededBy === null ? undefined : runs.get(precededBy);
    const run: Run =
      before?.prefix === prefix
        ? before
        : { prefix, externalIds: [], above: idOf(precededBy), below: null };
    run.externalIds.push(externalId);
    run.below = idOf(following.get(externalId));
    // The list has changed its order, or an import has begun the list anew, so that what precedes is its end:
    // only what follows on its page decides.
    if (run.above !== null && run.below !== null && run.above <= run.below) run.above = null;
    runs.set(externalId, run);
  }
  return [...new Set(runs.values())];
}

/** The UUIDs of stored items that precede others and are not written themselves. */
async function findPrecedingIds(
  client: Transaction,
  sourceId: string,
  items: ItemInOrder[],
): Promise<Map<string, string>> {
  const written = new Set(items.map(({ externalId }) => externalId));
  const wanted = items.flatMap(({ precededBy, storedId }) =>
    storedId === null && precededBy !== null && !written.has(precededBy) ? precededBy : [],
  );
  if (wanted.length === 0) return new Map();
  const { rows } = await client.query<{ external_id: string; id: string }>(
    'select external_id, id from activity where source_id = $1 and external_id = any($2::text[])',
    [sourceId, wanted],
  );
  return new Map(rows.map(({ external_id, id }) => [external_id, id]));
}

/**
 * Finds the stored id that is next to each run: above one whose place is directly above another item, else
 * below it. Ids of other sources and organizations count, since they take up the space as well.
 */
async function findNeighbours(client: Transaction, runs: Run[]): Promise<(bigint | null)[]> {
  if (runs.length === 0) return [];
  const ranges = runs.map(({ prefix, above, below }, index) => ({
    index,
    low: toUuid(below ?? prefix << RANK_BITS),
    high: toUuid(above ?? ((prefix + 1n) << RANK_BITS) - 1n),
    is_above: isAboveItem({ above, below }),
  }));
  const { rows } = await client.query<{ id: string | null }>(
    `select case when r.is_above
         then (select id from activity where id > r.low and id < r.high order by id limit 1)
         else (select id from activity where id > r.low and id < r.high order by id desc limit 1)
       end as id
       from json_to_recordset($1) r (index int, low uuid, high uuid, is_above bool)
      order by r.index`,
    [JSON.stringify(ranges)],
  );
  return rows.map(({ id }) => (id === null ? null : toBigint(id)));
}

function isAboveItem({ above, below }: Pick<Run, 'above' | 'below'>): boolean {
  return above === null && below !== null;
}

/** Chooses ranks of a run, the highest first, between the ids around it; random, since writers are concurrent. */
function chooseRanks({ above, below, externalIds }: Run, neighbour: bigint | null): bigint[] {
  const count = BigInt(externalIds.length);
  const isAbove = isAboveItem({ above, below });
  const nextAbove = isAbove ? neighbour : above;
  const nextBelow = isAbove ? below : (neighbour ?? below);
  if (nextAbove === null && nextBelow === null) {
    const highest = (1n << (RANK_BITS - 2n)) + randomBelow(1n << (RANK_BITS - 1n));
    return spread(highest, MAX_STEP, externalIds.length);
  }
  const top = nextAbove === null ? MAX_RANK : nextAbove & MAX_RANK;
  const bottom = nextBelow === null ? 0n : nextBelow & MAX_RANK;
  const room = (top - bottom - 1n) / count;
  const step = room < MAX_STEP ? room : MAX_STEP;
  if (step < 1n) return externalIds.map(() => randomBelow(MAX_RANK));
  // Next to the item that it belongs to, so that there is room for those that come later.
  const highest = nextAbove === null || isAbove ? bottom + step * count : top - 1n;
  return spread(highest, step, externalIds.length);
}

/** Descending ranks, one at random in each of some adjacent steps. */
function spread(highest: bigint, step: bigint, count: number): bigint[] {
  return Array.from({ length: count }, (_, at) => highest - step * BigInt(at) - randomBelow(step));
}

const RANK_BITS = 62n;
const MAX_RANK = (1n << RANK_BITS) - 1n;
/** The distance of items that come one after the other. */
const MAX_STEP = 1n << 32n;

/** The bits of an id before its rank: milliseconds, version, microseconds, variant. */
function prefixOf({ occurredAt, microseconds }: Pick<ItemInOrder, 'occurredAt' | 'microseconds'>) {
  const milliseconds = BigInt.asUintN(48, BigInt(Date.parse(occurredAt)));
  const fraction = BigInt(Math.floor((microseconds * 4096) / 1000));
  return (((((milliseconds << 4n) | 7n) << 12n) | fraction) << 2n) | 2n;
}

function randomBelow(limit: bigint): bigint {
  return randomBytes(8).readBigUInt64BE() % limit;
}

function toBigint(uuid: string): bigint {
  return BigInt(`0x${uuid.replaceAll('-', '')}`);
}

function toUuid(value: bigint): string {
  const hex = value.toString(16).padStart(32, '0');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

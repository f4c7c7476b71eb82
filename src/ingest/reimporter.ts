import type { RecordInSource } from '../activity/record-reference.js';
import { inTransaction, isDataError, lockForWriting, type Transaction } from '../db/transaction.js';
import { describeProblems, itemPathOf, readItem } from '../sources/read-item.js';
import type { Problem } from '../sources/read-wire.js';
import type { SourceDefinition } from '../sources/source-definition.js';
import { foldTimelineCounts, lastTimelineCount } from './fold-timeline-counts.js';
import {
  type ImportCounts,
  type ImporterOptions,
  MAX_BATCH_SIZE,
  NO_IMPORT_COUNTS,
} from './importer.js';
import {
  findRejected,
  type RejectedItemPosition,
  readRejected,
  removeRejected,
  type StoredRejectedItem,
} from './rejected-items.js';
import { type ActivityWrite, type WriteOutcome, writeActivities } from './write-activities.js';

/** The most items that one transaction reads. Transactions are short: a change feed waits for the oldest. */
const PORTION = 100;

/** A source whose items are read again. */
export interface ReimportedSource {
  id: string;
  slug: string;
  definition: SourceDefinition;
}

/** A stored item, and its key: the external id of the activity that it is, or would be. */
interface StoredItem {
  key: string;
  itemPath: string;
  wire: unknown;
  /** Of a rejected item; null: it is the item of an activity. */
  rejected: StoredRejectedItem | null;
}

/** What came of an item; its problems where it is invalid, otherwise its warnings. */
interface ItemResult {
  item: StoredItem;
  outcome: WriteOutcome | 'invalid';
  problems: Problem[];
}

/** Which stored item: its key, and where one key may have several, more. */
interface Position {
  key: string;
  /** In characters of JSON. */
  size: number;
}

/** Stored items of one source, in an order in which they can be found in portions. */
interface StoredItems<P extends Position> {
  /** Finds the next items, at most PORTION. */
  findAfter(last: P | undefined): Promise<P[]>;
  /** Reads those of some items that are still stored. */
  read(client: Transaction, positions: P[]): Promise<StoredItem[]>;
}

/**
 * Reads the wire JSON that is stored of sources again, as the program now understands it: the items of
 * activities and the rejected ones. What differs is written as by an import, and what is rejected stays as it
 * is. Each portion is one transaction; reading again completes what was killed.
 */
export class Reimporter {
  /** `invalid` is what is still rejected, `warnings` are those of what was written. */
  readonly counts: ImportCounts = { ...NO_IMPORT_COUNTS };
  /** The last count delta before the first source. */
  private countedFrom: number | undefined;

  constructor(private readonly options: Omit<ImporterOptions, 'newId'>) {}

  async addSource(source: ReimportedSource): Promise<void> {
    this.countedFrom ??= await lastTimelineCount(this.options.database);
    // In this order, no item is read twice.
    await this.readAll(source, this.activityItems(source));
    await this.readAll(source, this.rejectedItems(source));
  }

  /** Folds the timeline counts that changed. */
  async finish(): Promise<void> {
    if (this.countedFrom === undefined) return;
    await foldTimelineCounts(this.options.database, this.countedFrom, 'wait');
  }

  private async readAll<P extends Position>(
    source: ReimportedSource,
    items: StoredItems<P>,
  ): Promise<void> {
    let found = await items.findAfter(undefined);
    while (found.length > 0) {
      for (const portion of portionsOf(found)) await this.readPortion(source, items, portion);
      found = await items.findAfter(found.at(-1));
    }
  }

  /** Reads some items in one transaction; if PostgreSQL refuses one, each in its own. */
  private async readPortion<P extends Position>(
    source: ReimportedSource,
    items: StoredItems<P>,
    positions: P[],
  ): Promise<void> {
    const { database, organizationId } = this.options;
    try {
      const results = await inTransaction(database.pool, async (client) => {
        await lockForWriting(client, organizationId, source.id);
        const portion = await items.read(client, positions);
        return writePortion(client, organizationId, source, portion);
      });
      for (const result of results) this.count(source, result);
    } catch (error) {
      if (!isDataError(error)) throw error;
      if (positions.length > 1) {
        for (const position of positions) await this.readPortion(source, items, [position]);
        return;
      }
      this.counts.read++;
      this.counts.invalid++;
      const reason = `cannot be stored: ${(error as Error).message}`;
      const location = `${source.slug}: ${positions[0]!.key}`;
      this.options.onInvalid({ location, field: '', reason });
    }
  }

  private count({ slug }: ReimportedSource, { item, outcome, problems }: ItemResult): void {
    const { list } = item.rejected ?? {};
    const from = list ? `${slug}: ${list.object}:${list.externalId}` : slug;
    const located = problems.map((problem) => ({
      location: `${from}: ${item.itemPath} ${item.key}`,
      ...problem,
    }));
    this.counts.read++;
    this.counts[outcome]++;
    if (outcome === 'invalid') for (const problem of located) this.options.onInvalid(problem);
    if (outcome !== 'added' && outcome !== 'updated') return;
    this.counts.warnings += located.length;
    for (const problem of located) this.options.onWarning(problem);
  }

  private rejectedItems({ id }: ReimportedSource): StoredItems<RejectedItemPosition> {
    return {
      findAfter: (last) => findRejected(this.options.database.pool, id, last, PORTION),
      async read(client, positions) {
        const rejected = await readRejected(client, id, positions);
        return rejected.map((item) => ({
          key: item.itemKey,
          itemPath: item.itemPath,
          wire: item.wire,
          rejected: item,
        }));
      },
    };
  }

  private activityItems({ id, definition }: ReimportedSource): StoredItems<Position> {
    const { pool } = this.options.database;
    return {
      async findAfter(last) {
        const { rows } = await pool.query<Position>(
          `select external_id as key, length(wire::text) as size from activity
            where source_id = $1 and external_id > $2 and wire is not null and deleted_at is null
            order by external_id limit ${PORTION}`,
          [id, last?.key ?? ''],
        );
        return rows;
      },
      async read(client, positions) {
        // Newest first, as lists are: of equally new items, the first says how a person is shown.
        const { rows } = await client.query<{ key: string; wire: unknown }>(
          `select external_id as key, wire from activity
            where source_id = $1 and external_id = any($2::text[]) and deleted_at is null
            order by id desc`,
          [id, positions.map(({ key }) => key)],
        );
        return rows.map((row) => ({
          ...row,
          itemPath: itemPathOf(definition, row.key),
          rejected: null,
        }));
      },
    };
  }
}

/** Splits items into what one transaction may read: at most MAX_BATCH_SIZE characters, and no key twice. */
function portionsOf<P extends Position>(positions: P[]): P[][] {
  const portions: P[][] = [];
  let keys = new Set<string>();
  let total = 0;
  for (const position of positions) {
    const { key, size } = position;
    total += size;
    if (portions.length === 0 || total > MAX_BATCH_SIZE || keys.has(key)) {
      portions.push([]);
      keys = new Set();
      total = size;
    }
    portions.at(-1)!.push(position);
    keys.add(key);
  }
  return portions;
}

/** Writes what can be read of some items, inside a transaction that holds the lock of their source. */
async function writePortion(
  client: Transaction,
  organizationId: string,
  { id: sourceId, definition }: ReimportedSource,
  items: StoredItem[],
): Promise<ItemResult[]> {
  const read = items.map((item) => readStored(definition, item));
  const writes = read.flatMap(({ write }) => write ?? []);
  const outcomes = await writeActivities(client, { organizationId, sourceId }, writes);
  const results = read.map(({ item, problems, write }): ItemResult => {
    const outcome = write ? outcomes[writes.indexOf(write)]! : 'invalid';
    return { item, outcome, problems };
  });
  const accepted = results.flatMap(({ item, outcome }) =>
    item.rejected && outcome !== 'invalid' ? item.rejected : [],
  );
  await removeRejected(client, sourceId, accepted);
  return results;
}

/** Reads a stored item. @returns no `write` where it is rejected. */
function readStored(
  definition: SourceDefinition,
  item: StoredItem,
): { item: StoredItem; problems: Problem[]; write?: ActivityWrite } {
  const { key, itemPath, rejected } = item;
  try {
    const { input, warnings } = readItem(definition, item.wire, itemPath);
    const list: RecordInSource | null = rejected?.list ?? null;
    if (rejected && !input.records && !list) {
      throw new RangeError('names no record; import it with --object and --record');
    }
    if (!rejected) {
      // Its id stays, however it is read now: with another one it would be stored twice.
      const write: ActivityWrite = {
        input: { ...input, externalId: key },
        readFrom: null,
        storedAs: 'activity',
      };
      return { item, problems: warnings, write };
    }
    // What was accepted under an id that was not known yet may be later.
    const isOutdated = rejected.isOutdated || input.externalId !== key;
    const storedAs = isOutdated ? 'outdated' : 'rejected';
    return { item, problems: warnings, write: { input, readFrom: list, storedAs } };
  } catch (error) {
    return { item, problems: describeProblems(error) };
  }
}

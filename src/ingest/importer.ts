import type { ActivityInput } from '../activity/activity-input.js';
import { keyInSource, type NamedRecordInSource } from '../activity/record-reference.js';
import type { Database } from '../db/database.js';
import { inTransaction, isDataError, lockForWriting, type Transaction } from '../db/transaction.js';
import type { BodyPart } from '../sources/read-body.js';
import { describeProblems, itemPathOf, readItem } from '../sources/read-item.js';
import type { Problem } from '../sources/read-wire.js';
import type { PagingProblem, RawPaging, SourceDefinition } from '../sources/source-definition.js';
import type { BodyOrigin, ExportedItem } from './body-origin.js';
import { CoverageLog, type ImportedPage } from './coverage-log.js';
import { findUnknownRecord, recordIdsOf, resolveExported } from './exported-ids.js';
import { foldTimelineCounts, lastTimelineCount } from './fold-timeline-counts.js';
import { ensureImportSource, lockForImport } from './lock-for-import.js';
import {
  createRejectedItem,
  type RejectedItem,
  storeRejected,
  TOO_LONG_TO_KEEP,
} from './rejected-items.js';
import type { WriteTarget } from './upsert-records.js';
import { type ActivityWrite, isEarlierThan, writeActivities } from './write-activities.js';

/** The most items stored in one transaction. Transactions are short: a change feed waits for the oldest. */
const MAX_BATCH_ITEMS = 500;

/** The largest batch in characters: memory must not grow with the size of the items. */
export const MAX_BATCH_SIZE = 4_000_000;

/** The most lists whose last item is known; the least recently read are dropped first. */
const MAX_LISTS = 1_000;

export interface ImportCounts {
  read: number;
  added: number;
  updated: number;
  unchanged: number;
  /** Left out: they, or all their records, were erased here. */
  erased: number;
  /** Refused: they cannot be placed on a timeline. */
  invalid: number;
  /** Fields of kept items that could not be read, or not as they came. */
  warnings: number;
}

export const NO_IMPORT_COUNTS: ImportCounts = {
  read: 0,
  added: 0,
  updated: 0,
  unchanged: 0,
  erased: 0,
  invalid: 0,
  warnings: 0,
};

/** A problem of an item, with where it was found. */
export interface LocatedProblem extends Problem {
  /** File, line and path in the body. */
  location: string;
}

/** The line that reports a problem. */
export function describeProblem({ location, field, reason }: LocatedProblem): string {
  return `${location}: ${field ? `${field}: ` : ''}${reason}`;
}

export interface ImporterOptions {
  database: Database;
  organizationId: string;
  /** Called with the problems of an item, a line or a body that is left out. */
  onInvalid(problem: LocatedProblem): void;
  /** Called with the problems of an item that is kept. */
  onWarning(problem: LocatedProblem): void;
  /** Creates ids; see WriteTarget. */
  newId?: (name: string) => string;
}

interface Pending extends Omit<ActivityWrite, 'exported'> {
  location: string;
  page: ImportedPage;
  exported?: ExportedItem;
}

/**
 * Imports the items of response bodies in batches, each in one transaction: a killed import leaves complete
 * items, and repeating it adds the missing ones.
 */
export class Importer {
  readonly counts: ImportCounts = { ...NO_IMPORT_COUNTS };
  private readonly coverage = new CoverageLog();
  /** The sources of the bodies so far, by slug. */
  private readonly sources = new Map<string, { id: string; definition: SourceDefinition }>();
  /** The current batch: items not stored yet, all of one source, by external id. */
  private pending = new Map<string, Pending>();
  /** The rejected items of the current batch. */
  private pendingRejected: RejectedItem[] = [];
  private pendingSize = 0;
  private pendingSource = '';
  /** The last item so far of each section of the lists that were read last, by external id. */
  private readonly lastListed = new Map<string, string>();
  /** The last count delta before this import; undefined: nothing was stored yet. */
  private countedFrom: number | undefined;

  constructor(private readonly options: ImporterOptions) {}

  /** Imports one body. Its last items may be stored only by `finish`. */
  async addBody(
    parts: AsyncIterable<BodyPart> | Iterable<BodyPart>,
    origin: BodyOrigin,
  ): Promise<void> {
    await this.enterSource(origin);
    const page = this.coverage.openPage(origin);
    let isReadable = true;
    for await (const part of parts) {
      if (part.type === 'item') {
        this.counts.read++;
        const warnings = await this.addItem(part, origin, page);
        if (warnings === null) page.reject();
        else page.warn(warnings);
      } else if (part.type === 'end') this.closePage(page, part.paging, isReadable, origin);
      else {
        isReadable = false;
        const { path, reason } = part;
        if (part.type === 'unknown') {
          const field = path.slice(2);
          page.warn(this.warn({ location: `${origin.location}: $`, field, reason }));
        } else this.reject({ location: `${origin.location}: ${path}`, field: '', reason });
      }
    }
  }

  /** Counts one invalid item, line or body, and reports all its problems. */
  reject(...problems: LocatedProblem[]): void {
    this.counts.invalid++;
    for (const problem of problems) this.options.onInvalid(problem);
  }

  /** Stores the last batch, and folds the timeline counts that changed. */
  async finish(): Promise<ImportCounts> {
    await this.flush();
    if (this.countedFrom !== undefined) {
      await foldTimelineCounts(this.options.database, this.countedFrom, 'wait');
    }
    return this.counts;
  }

  /** Has `finish` fold the timeline counts that change from now on, also by others. */
  async startCounting(): Promise<void> {
    this.countedFrom ??= await lastTimelineCount(this.options.database);
  }

  /**
   * Reads what a page says of its list. What is missing is no warning: it may be a part of a page; and of a page
   * without items, which ends a list, nothing is missing.
   */
  private closePage(
    page: ImportedPage,
    raw: RawPaging,
    isReadable: boolean,
    { definition, location }: BodyOrigin,
  ): void {
    const problems: PagingProblem[] = [];
    const paging = definition.parsePaging(raw, null, (problem) => void problems.push(problem));
    page.close(raw.items, paging, isReadable && problems.length === 0);
    if (Object.keys(raw.items).length === 0) return;
    const stated = problems.filter(({ isMissing }) => !isMissing);
    page.warn(this.warn(...stated.map((it) => ({ location: `${location}: $`, ...it }))));
  }

  /** Counts and reports fields that could not be read, or not as they came. @returns how many. */
  warn(...problems: LocatedProblem[]): number {
    this.counts.warnings += problems.length;
    for (const problem of problems) this.options.onWarning(problem);
    return problems.length;
  }

  /** @returns how many of its fields could not be read; null: the item was refused. */
  private async addItem(
    part: BodyPart & { type: 'item' },
    { definition, record, exported, location: origin }: BodyOrigin,
    page: ImportedPage,
  ): Promise<number | null> {
    const { item, itemPath, path } = part;
    const location = `${origin}: ${path}`;
    try {
      const { input, size, warnings } = readItem(definition, item, itemPath);
      if (!input.records && !record && !exported)
        throw new RangeError('names no record; set --object and --record');
      const known = this.pending.get(input.externalId);
      // The same item of another body, maybe of another record's list, must be stored after the first one.
      if (known && known.page !== page) await this.flush();
      await this.makeRoom(size);
      const write = { input, readFrom: record, location, page };
      this.addPending(
        exported ? { ...write, exported } : { ...write, precededBy: this.moveOn(record, input) },
      );
      return this.warn(...warnings.map((warning) => ({ location, ...warning })));
    } catch (error) {
      const problems = describeProblems(error);
      const rejected = createRejectedItem(definition, part, record, problems);
      if (!rejected) problems.push(TOO_LONG_TO_KEEP);
      this.reject(...problems.map((problem) => ({ location, ...problem })));
      if (rejected) {
        await this.makeRoom(rejected.wire.length);
        this.pendingRejected.push(rejected);
      }
      return null;
    }
  }

  /** Adds an item to the batch; of one that its body has twice, the later version or else the last counts. */
  private addPending(item: Pending): void {
    const { externalId } = item.input;
    const known = this.pending.get(externalId);
    if (known) this.counts.unchanged++;
    if (known && isEarlierThan(item.input, known.input)) return;
    this.pending.set(externalId, { ...item, precededBy: (known ?? item).precededBy });
  }

  /** Stores the current batch where an item of this size would make it too large. */
  private async makeRoom(size: number): Promise<void> {
    const isFull =
      this.pending.size + this.pendingRejected.length >= MAX_BATCH_ITEMS ||
      this.pendingSize + size > MAX_BATCH_SIZE;
    if (isFull) await this.flush();
    this.pendingSize += size;
  }

  /** Notes an item as the last of its list. @returns the one before it; null: it is the first. */
  private moveOn(
    record: NamedRecordInSource | null,
    { section = '', externalId }: ActivityInput,
  ): string | null {
    const list = `${this.pendingSource} ${section} ${record ? keyInSource(record) : ''}`;
    const previous = this.lastListed.get(list) ?? null;
    this.lastListed.delete(list);
    this.lastListed.set(list, externalId);
    const [oldest] = this.lastListed.keys();
    if (this.lastListed.size > MAX_LISTS) this.lastListed.delete(oldest!);
    return previous;
  }

  private async enterSource({ source, definition }: BodyOrigin): Promise<void> {
    if (this.pendingSource !== source) await this.flush();
    this.pendingSource = source;
    if (this.sources.get(source)?.definition === definition) return;
    const { database, organizationId, newId } = this.options;
    const id = await ensureImportSource(database, organizationId, source, definition, newId);
    this.sources.set(source, { id, definition });
  }

  /** Stores the current batch. */
  async flush(): Promise<void> {
    const writes = [...this.pending.values()];
    const rejected = this.pendingRejected;
    this.pending = new Map();
    this.pendingRejected = [];
    this.pendingSize = 0;
    const source = this.sources.get(this.pendingSource);
    if (source) await this.store(source, writes, rejected);
  }

  /** Stores a batch; if PostgreSQL rejects it, item by item, without the rejected ones. */
  private async store(
    source: { id: string; definition: SourceDefinition },
    writes: Pending[],
    rejected: RejectedItem[],
  ): Promise<void> {
    const { id: sourceId, definition } = source;
    const { database, organizationId, newId } = this.options;
    await this.startCounting();
    try {
      const { outcomes, unplaced } = await inTransaction(database.pool, async (client) => {
        await lockForImport(client, organizationId);
        const target = { organizationId, sourceId, newId };
        const { placed, unplaced } = await placeExported(client, target, writes);
        const outcomes = await writeActivities(client, target, placed);
        await storeRejected(client, target, rejected);
        const named = writes.flatMap(
          ({ input, exported }) => (exported ? [] : input.records) ?? [],
        );
        await this.coverage.write(client, target, this.pendingSource, named);
        return { outcomes, unplaced };
      });
      for (const outcome of outcomes) this.counts[outcome]++;
      for (const problem of unplaced) this.reject(problem);
    } catch (error) {
      if (!isDataError(error)) throw error;
      if (writes.length > 1) {
        await this.store(source, [], rejected);
        for (const write of writes) await this.store(source, [write], []);
        return;
      }
      for (const { input, readFrom, location, page } of writes) {
        const problem = { field: '', reason: `cannot be stored: ${(error as Error).message}` };
        this.reject({ location, ...problem });
        page.refuse();
        const part = { item: input.wire, itemPath: itemPathOf(definition, input.externalId) };
        const rejectedNow = createRejectedItem(definition, part, readFrom, [problem]);
        await this.store(source, [], [...rejected, ...(rejectedNow ? [rejectedNow] : [])]);
      }
    }
  }
}

/**
 * Finds the records of exported activities, inside the caller's transaction.
 * @returns what can be written; a problem for each activity on a record that is not known here.
 */
async function placeExported(
  client: Transaction,
  { organizationId, sourceId }: WriteTarget,
  writes: Pending[],
): Promise<{ placed: ActivityWrite[]; unplaced: LocatedProblem[] }> {
  const references = writes.flatMap(({ exported }) => exported?.records ?? []);
  if (references.length === 0) return { placed: writes as ActivityWrite[], unplaced: [] };
  await lockForWriting(client, organizationId, sourceId);
  const known = await resolveExported(client, organizationId, references);
  const placed: ActivityWrite[] = [];
  const unplaced: LocatedProblem[] = [];
  for (const { exported, location, ...write } of writes) {
    const problem = exported && findUnknownRecord(exported.records, known);
    if (problem) unplaced.push({ location, ...problem });
    else {
      placed.push(
        exported
          ? { ...write, exported: { ...exported, recordIds: recordIdsOf(exported.records, known) } }
          : write,
      );
    }
  }
  return { placed, unplaced };
}

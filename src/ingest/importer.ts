import type { Database } from '../db/database.js';
import { inTransaction, isDataError } from '../db/transaction.js';
import type { BodyPart } from '../sources/read-body.js';
import { describeProblems, readItem } from '../sources/read-item.js';
import type { BodyOrigin } from './body-origin.js';
import { CoverageLog } from './coverage-log.js';
import { ensureSource } from './ensure-source.js';
import { foldTimelineCounts, lastTimelineCount } from './fold-timeline-counts.js';
import { type ActivityWrite, writeActivities } from './write-activities.js';
import { randomId } from './write-records.js';

/** How many items are stored in one transaction. Short ones: a change feed waits for the oldest. */
const PORTION = 500;

/** And how much they may hold together, in characters: memory must not grow with their size. */
const PORTION_SIZE = 4_000_000;

export interface ImportCounts {
  read: number;
  added: number;
  updated: number;
  unchanged: number;
  /** Left out: they, or all records that they stand on, were erased here. */
  erased: number;
  invalid: number;
}

/** An item that was left out, and why. */
export interface InvalidItem {
  /** File, line and place in the body. */
  place: string;
  /** The field that is wrong: actor.id; empty: the item as a whole. */
  field: string;
  reason: string;
}

export interface ImporterOptions {
  database: Database;
  organizationId: string;
  onInvalid(item: InvalidItem): void;
  /** Makes ids; see WriteTarget. */
  newId?: (name: string) => string;
}

interface Pending extends ActivityWrite {
  place: string;
}

/**
 * Stores what response bodies hold, in portions: each is one transaction, so that an import that is
 * killed leaves whole items, and the same import again adds what is missing.
 */
export class Importer {
  readonly counts: ImportCounts = {
    read: 0,
    added: 0,
    updated: 0,
    unchanged: 0,
    erased: 0,
    invalid: 0,
  };
  private readonly coverage = new CoverageLog();
  /** The sources that items were read from, by slug. */
  private readonly sources = new Map<string, { id: string; system: string }>();
  /** Items that wait to be stored, all of one source, by external id. */
  private pending = new Map<string, Pending>();
  private pendingSize = 0;
  private pendingSource = '';
  /** The last of the counts' deltas before this import. */
  private countedFrom: number | undefined;

  constructor(private readonly options: ImporterOptions) {}

  /** Takes one body in. Its last items may be stored only by `finish`. */
  async addBody(
    parts: AsyncIterable<BodyPart> | Iterable<BodyPart>,
    origin: BodyOrigin,
  ): Promise<void> {
    await this.enterSource(origin);
    const page = this.coverage.openPage(origin);
    for await (const part of parts) {
      if (part.type === 'item') {
        this.counts.read++;
        const valid = await this.addItem(part, origin);
        if (!valid) page.reject();
      } else if (part.type === 'end') page.close(part.facts);
      else this.reject({ place: `${origin.place}: ${part.path}`, field: '', reason: part.reason });
    }
  }

  /** Counts one thing that is not usable, and says all that is wrong with it. */
  reject(...problems: InvalidItem[]): void {
    this.counts.invalid++;
    for (const problem of problems) this.options.onInvalid(problem);
  }

  /** Stores what is left, and folds the counts of timelines that grew. */
  async finish(): Promise<ImportCounts> {
    await this.flush();
    if (this.countedFrom !== undefined) {
      await foldTimelineCounts(this.options.database, this.countedFrom, 'wait');
    }
    return this.counts;
  }

  private async addItem(
    { item, itemPath, path }: BodyPart & { type: 'item' },
    { definition, record, place }: BodyOrigin,
  ): Promise<boolean> {
    const itemPlace = `${place}: ${path}`;
    try {
      const { input, size } = readItem(definition, item, itemPath);
      if (!input.records && !record)
        throw new RangeError('names no record; say --object and --record');
      // The same item again, from another record's list: the first goes before it.
      const isFull = this.pending.size >= PORTION || this.pendingSize + size > PORTION_SIZE;
      if (isFull || this.pending.has(input.externalId)) await this.flush();
      this.pendingSize += size;
      this.pending.set(input.externalId, { input, readFrom: record, place: itemPlace });
      return true;
    } catch (error) {
      this.reject(...describeProblems(error).map((problem) => ({ place: itemPlace, ...problem })));
      return false;
    }
  }

  private async enterSource({ source, definition }: BodyOrigin): Promise<void> {
    if (this.pendingSource !== source) await this.flush();
    this.pendingSource = source;
    const { system } = definition;
    if (this.sources.get(source)?.system === system) return;
    const { database, organizationId, newId } = this.options;
    const id = await ensureSource(database, organizationId, source, definition, newId);
    this.sources.set(source, { id, system });
  }

  private async flush(): Promise<void> {
    const writes = [...this.pending.values()];
    this.pending = new Map();
    this.pendingSize = 0;
    const source = this.sources.get(this.pendingSource);
    if (source) await this.store(source.id, writes);
  }

  /** Stores a portion; where PostgreSQL refuses one item, the others are stored without it. */
  private async store(sourceId: string, writes: Pending[]): Promise<void> {
    const { database, organizationId, newId = randomId } = this.options;
    this.countedFrom ??= await lastTimelineCount(database);
    try {
      const outcomes = await inTransaction(database.pool, async (client) => {
        const target = { organizationId, sourceId, newId };
        const outcomes = await writeActivities(client, target, writes);
        const named = writes.flatMap(({ input }) => input.records ?? []);
        await this.coverage.write(client, target, this.pendingSource, named);
        return outcomes;
      });
      for (const outcome of outcomes) this.counts[outcome]++;
    } catch (error) {
      if (!isDataError(error)) throw error;
      if (writes.length > 1) {
        for (const write of writes) await this.store(sourceId, [write]);
        return;
      }
      for (const { place } of writes) {
        this.reject({ place, field: '', reason: `cannot be stored: ${(error as Error).message}` });
      }
    }
  }
}

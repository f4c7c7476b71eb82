import type { ActivityInput } from '../activity/activity-input.js';
import type { Database } from '../db/database.js';
import { inTransaction, isDataError } from '../db/transaction.js';
import {
  areRejectedStored,
  createRejectedItem,
  deleteUnlisted,
  type RejectedItem,
  storeRejected,
} from '../ingest/rejected-items.js';
import {
  CONFIRMATIONS,
  type FoundMissing,
  findMissing,
  vanishActivities,
} from '../ingest/vanish-activities.js';
import { areWritten, type WriteOutcome, writeActivities } from '../ingest/write-activities.js';
import { failMissingDeliveries, matchDeliveries } from '../outbox/deliveries.js';
import { openConnection } from '../sources/client/open-connection.js';
import type { Connection } from '../sources/client/send-request.js';
import { SourceFailure } from '../sources/client/source-failure.js';
import type { TokenVault } from '../sources/client/token-vault.js';
import type { UpstreamClient } from '../sources/client/upstream-client.js';
import { itemPathOf } from '../sources/read-item.js';
import type { Problem } from '../sources/read-wire.js';
import { findSourceDefinition } from '../sources/registry.js';
import type { PagePosition, SourceDefinition } from '../sources/source-definition.js';
import { type LeasedLink, type LinkChanges, type ListState, NOW, updateLeased } from './lease.js';
import {
  describeMismatch,
  type FullSync,
  type Goal,
  type ListAccess,
  readList,
} from './read-list.js';
import { type ItemProblem, type ListPage, readPage } from './read-page.js';
import type { PaginationState, SyncedRange } from './synced-range.js';

/** What a reading did. */
export interface ReadCounts {
  /** Requests that were answered. */
  pages: number;
  added: number;
  updated: number;
  unchanged: number;
  /** Activities that were soft-deleted, since their source no longer lists them. */
  deleted: number;
  /** Items that were rejected: commands print it as `invalid`. */
  invalid: number;
  /**
   * Fields of kept items that could not be read, or not as they came; what pages say of their lists and
   * cannot be read; lists that do not match their total.
   */
  warnings: number;
}

export const NO_READ_COUNTS: ReadCounts = {
  pages: 0,
  added: 0,
  updated: 0,
  unchanged: 0,
  deleted: 0,
  invalid: 0,
  warnings: 0,
};

/** What a reading has done so far; valid also where it fails later. */
export interface ReadLog {
  counts: ReadCounts;
  /** Progress through pages that held nothing new, not stored yet: it is stored with the outcome. */
  unsaved: Progress | null;
  /** Called when the newest page is stored. */
  onNewestPage?(): void;
  /** Whether a caller still waits for more than the pages that are stored; absent: always. */
  shouldContinue?(): boolean;
}

/** What reading a link needs of its process. */
export interface ReadContext {
  database: Database;
  client: UpstreamClient;
  vault: TokenVault;
  /** Called with the problems of the items of a page that are rejected, at least one of each. */
  onRejected(link: LeasedLink, problems: ItemProblem[]): void;
  /**
   * Called with what could not be read, or not as it came: fields of items and, with `id` null, what a page says
   * of its list, or a list that does not match its totals.
   */
  onWarnings(link: LeasedLink, fields: ItemProblem[]): void;
}

/**
 * Reads the list of a leased link as far as `goal` says, and stores it page by page: each page that holds
 * something new is one transaction, which fails unless the lease is still held.
 * @param log is updated as the reading proceeds.
 * @param signal stops it between two requests.
 * @returns what is known of the list afterwards.
 * @throws {SourceFailure} {LeaseLost}
 */
export async function readLink(
  context: ReadContext,
  link: LeasedLink,
  goal: Goal,
  log: ReadLog,
  signal: AbortSignal,
): Promise<SyncedRange> {
  const reader = new LinkReader(context, link, goal, log, signal);
  const { range, fullSync } = await readList(reader, link.listState, goal);
  if (fullSync) await reader.finishFullSync(range, fullSync);
  if (goal.newestPage || goal.full) await failMissingDeliveries(context.database, link, range);
  return range;
}

/** Reads a link's list once: fetches its pages and stores them with the progress. */
class LinkReader implements ListAccess {
  readonly label: string;
  private readonly definition: SourceDefinition;
  private readonly connection: Connection;
  /** When the first page was last requested, and when the stored one was; by performance.now(). */
  private firstPageRequestedAt: number | null = null;
  private newestPageRequestedAt: number | null = null;
  private readonly missing: Map<string, number>;
  /** Of the page that is stored: the id of the item before each in its section, also on the page before. */
  private precedingIds: ReadonlyMap<string, string> = new Map();
  /** The rejected items, by their ids or positions: a page may be read twice. */
  private readonly rejected = new Set<string>();
  /** The keys of the rejected items that are stored. */
  private readonly rejectedKeys = new Set<string>();
  /** The fields that could not be read, by item and field. */
  private readonly warned = new Set<string>();

  constructor(
    private readonly context: ReadContext,
    private readonly link: LeasedLink,
    private readonly goal: Goal,
    private readonly log: ReadLog,
    private readonly signal: AbortSignal,
  ) {
    this.definition = requireDefinition(link.system);
    this.connection = openConnection(context.vault, this.definition, link);
    this.label = this.definition.label;
    this.missing = new Map(Object.entries(link.listState?.missing ?? {}));
  }

  /** Whether to go on after a stored page. */
  shouldContinue(): boolean {
    return this.log.shouldContinue?.() ?? true;
  }

  /** Requests a page. @throws {SourceFailure} */
  async fetchPage(position: PagePosition | null): Promise<ListPage> {
    const { context, link, definition } = this;
    this.signal.throwIfAborted();
    if (position === null) this.firstPageRequestedAt = performance.now();
    const path = definition.pagePath(link, position);
    const problems: ItemProblem[] = [];
    const warn = (problem: Problem) => problems.push({ id: null, path: '$', ...problem });
    const body = await context.client.get(this.connection, path, warn).catch((error: unknown) => {
      // No content after the first page: the list has ended.
      if (position && error instanceof SourceFailure && error.status === 204) return null;
      throw error;
    });
    this.log.counts.pages++;
    const page = readPage(definition, link, position, body);
    return { ...page, warnings: [...problems, ...page.warnings] };
  }

  /** Stores a page with the progress that it makes: see ListAccess. */
  async storePage(
    page: ListPage,
    range: SyncedRange,
    isNewestPage: boolean,
    previousIds: PaginationState['ids'],
  ): Promise<void> {
    this.precedingIds = findPrecedingIds(page, previousIds);
    this.noteRejected(page);
    this.noteWarnings(page.warnings);
    const { mismatch } = range;
    if (mismatch?.isConfirmed) {
      const [path = ''] = Object.keys(mismatch.sections);
      const reason = `the list may not be whole: ${describeMismatch(mismatch.sections)}`;
      this.noteWarnings([{ id: null, path, field: '', reason }]);
    }
    // The page that is stored counts, not a repeated request of it afterwards.
    if (isNewestPage) this.newestPageRequestedAt = this.firstPageRequestedAt;
    // Stored with the link: a full sync of another list of this record soft-deletes an item only where this
    // list counts it as missing, too (vanishActivities).
    for (const { id } of Object.values(page.sections).flat()) {
      if (id !== null) this.missing.delete(id);
    }
    await this.storeItems(page, {
      listState: this.stateOf(range, this.missing, this.link.listState?.lostSince),
      rejectedItems: this.rejected.size,
      warnings: this.warned.size,
      newestPageRequestedAt: this.newestPageRequestedAt,
    });
    if (isNewestPage) await this.signalNewestPage(page);
  }

  /**
   * After a full sync: soft-deletes the items that the list lacks, in portions, and marks it as verified.
   * Where it ends in between, the next full sync removes the rest.
   */
  async finishFullSync(range: SyncedRange, fullSync: FullSync): Promise<void> {
    const { link, missing } = this;
    await this.saveUnsaved();
    // A full sync that proves nothing ends the run of consecutive ones that lacked an activity, unless the run
    // was long enough.
    const isLossConfirmed = ([, count]: [string, number]) => count === CONFIRMATIONS;
    const found = fullSync.isConclusive
      ? await this.removeMissing(fullSync)
      : { missing: new Map([...missing].filter(isLossConfirmed)), lostSince: undefined };
    await inTransaction(this.context.database.pool, async (client) => {
      if (fullSync.isConclusive) await deleteUnlisted(client, link, [...this.rejectedKeys]);
      await updateLeased(client, link, {
        listState: this.stateOf(range, found.missing, found.lostSince),
        rejectedItems: this.rejected.size,
        warnings: this.warned.size,
        verifiedAt: NOW,
      });
    });
  }

  private async removeMissing({ ids }: FullSync): Promise<FoundMissing> {
    const { link, context } = this;
    const list = {
      ...link,
      ids,
      missing: this.missing,
      lostSince: link.listState?.lostSince,
      hasList: this.definition.hasList,
    };
    const found = await findMissing(context.database, link, list);
    const { missing } = found;
    for (const portion of found.portions) {
      this.signal.throwIfAborted();
      const { removed, deleted } = await inTransaction(context.database.pool, async (client) => {
        const vanished = await vanishActivities(client, link, list, { missing, portion });
        await updateLeased(client, link, {});
        return vanished;
      });
      for (const id of removed) missing.delete(id);
      this.log.counts.deleted += deleted;
    }
    return found;
  }

  private noteRejected({ position, rejectionProblems, rejectedWires }: ListPage): void {
    for (const { itemKey } of rejectedWires) this.rejectedKeys.add(itemKey);
    for (const { id, path } of rejectionProblems) {
      this.countRejected(id ?? `${JSON.stringify(position)} ${path}`);
    }
    if (rejectionProblems.length > 0) this.context.onRejected(this.link, rejectionProblems);
  }

  /** Counts an item once in a reading, however often its page is read. */
  private countRejected(item: string): void {
    if (!this.rejected.has(item)) this.log.counts.invalid++;
    this.rejected.add(item);
  }

  private noteWarnings(warnings: ItemProblem[]): void {
    const added = warnings.filter(({ id, field }) => !this.warned.has(`${id} ${field}`));
    for (const { id, field } of added) this.warned.add(`${id} ${field}`);
    this.log.counts.warnings += added.length;
    if (added.length > 0) this.context.onWarnings(this.link, added);
  }

  /** Signals that the newest page is stored, once its progress is persisted. */
  private async signalNewestPage(page: ListPage): Promise<void> {
    // Where more pages follow, those who wait for the newest page only should not wait for the others.
    const { full, downTo } = this.goal;
    if (page.next !== null && (full || downTo !== undefined)) await this.saveUnsaved();
    // Unsaved progress is persisted with the outcome, which follows at once.
    if (!this.log.unsaved) this.log.onNewestPage?.();
  }

  /** Stores the items of a page; where all of them are stored already, the progress is only kept in the log. */
  private async storeItems(page: ListPage, progress: Progress): Promise<void> {
    const { inputs, rejectedWires } = page;
    const { log } = this;
    if (await this.isStored(page)) {
      log.counts.unchanged += inputs.length;
      log.unsaved = progress;
      return;
    }
    log.unsaved = null;
    // One of these items may be an activity that was sent without a response: stored first, it would be shown
    // twice.
    await matchDeliveries(this.context.database, this.link, this.definition, inputs);
    try {
      await this.write(inputs, rejectedWires, progress);
    } catch (error) {
      if (!isDataError(error)) throw error;
      await this.writeOneByOne(page, progress);
    }
  }

  /** Whether a page has nothing to write. */
  private async isStored({ inputs, rejectedWires }: ListPage): Promise<boolean> {
    const { sourceId, recordId } = this.link;
    const { pool } = this.context.database;
    const ids = inputs.map(({ externalId }) => externalId);
    return (
      (await areWritten(pool, sourceId, recordId, inputs)) &&
      (await areRejectedStored(pool, this.link, rejectedWires, ids))
    );
  }

  /** PostgreSQL refused one of the items: stores the others without it. */
  private async writeOneByOne(page: ListPage, progress: Progress): Promise<void> {
    await this.write([], page.rejectedWires, null);
    for (const input of page.inputs) {
      try {
        await this.write([input], [], null);
      } catch (error) {
        if (!isDataError(error)) throw error;
        this.countRejected(input.externalId);
        const problem = { field: '', reason: `cannot be stored: ${(error as Error).message}` };
        this.context.onRejected(this.link, [{ id: input.externalId, path: '', ...problem }]);
        await this.keepRejected(input, problem);
      }
    }
    const changes = progressChanges({ ...progress, rejectedItems: this.rejected.size });
    await updateLeased(this.context.database.pool, this.link, changes);
  }

  /** Stores an item that PostgreSQL refused as an activity. */
  private async keepRejected({ wire, externalId }: ActivityInput, problem: Problem): Promise<void> {
    const part = { item: wire, itemPath: itemPathOf(this.definition, externalId) };
    const rejected = createRejectedItem(this.definition, part, this.link, [problem]);
    if (!rejected) return;
    this.rejectedKeys.add(rejected.itemKey);
    await this.write([], [rejected], null);
  }

  /** Upserts items in one transaction, and stores the rejected ones, with the progress where it is given. */
  private async write(
    inputs: ActivityInput[],
    rejected: RejectedItem[],
    progress: Progress | null,
  ): Promise<void> {
    const { link } = this;
    const outcomes = await inTransaction(this.context.database.pool, async (client) => {
      const writes = inputs.map((input) => ({
        input,
        readFrom: link,
        precededBy: this.precedingIds.get(input.externalId),
      }));
      const written = await writeActivities(client, link, writes, 'items');
      await storeRejected(client, link, rejected);
      await updateLeased(client, link, progress ? progressChanges(progress) : {});
      return written;
    });
    countOutcomes(this.log.counts, outcomes);
  }

  private async saveUnsaved(): Promise<void> {
    const { unsaved } = this.log;
    if (!unsaved) return;
    await updateLeased(this.context.database.pool, this.link, progressChanges(unsaved));
    this.log.unsaved = null;
  }

  private stateOf(
    range: SyncedRange,
    missing: ReadonlyMap<string, number>,
    lostSince: string | undefined,
  ): ListState {
    return { ...range, missing: Object.fromEntries(missing), lostSince };
  }
}

/** The id of the item before each item of a page in its section, by its id. */
function findPrecedingIds(
  { sections }: ListPage,
  previousIds: PaginationState['ids'],
): Map<string, string> {
  const preceding = new Map<string, string>();
  for (const [path, items] of Object.entries(sections)) {
    let previous = previousIds[path]?.findLast((id) => id !== null);
    for (const { id } of items) {
      if (id === null) continue;
      if (previous != null && previous !== id && !preceding.has(id)) preceding.set(id, previous);
      previous = id;
    }
  }
  return preceding;
}

/** How far a reading has come. */
export interface Progress {
  listState: ListState;
  /** The number of items rejected so far. */
  rejectedItems: number;
  /** The number of warnings so far: of fields of kept items, and of lists. */
  warnings: number;
  /** When the newest page was requested, by performance.now(); null: it was not. */
  newestPageRequestedAt: number | null;
}

/** The columns of the link that store a progress. */
export function progressChanges(progress: Progress): LinkChanges {
  const { listState, rejectedItems, warnings, newestPageRequestedAt: requestedAt } = progress;
  return {
    listState,
    completeDownTo: listState.downTo,
    complete: listState.complete,
    minRejectedItems: rejectedItems,
    minWarnings: warnings,
    ...(requestedAt === null ? {} : { asOf: (requestedAt - performance.now()) / 1_000 }),
  };
}

function countOutcomes(counts: ReadCounts, outcomes: WriteOutcome[]): void {
  for (const outcome of outcomes) {
    counts[outcome === 'erased' ? 'unchanged' : outcome]++;
  }
}

export function requireDefinition(system: string): SourceDefinition {
  const definition = findSourceDefinition(system);
  if (!definition) throw new Error(`a source of the unknown system ${system}`);
  return definition;
}

import type pg from 'pg';
import type { ActivityInput } from '../activity/activity-input.js';
import type { Database } from '../db/database.js';
import { inTransaction, isDataError } from '../db/transaction.js';
import { type Missing, vanishActivities } from '../ingest/vanish-activities.js';
import { areWritten, type WriteOutcome, writeActivities } from '../ingest/write-activities.js';
import { randomId } from '../ingest/write-records.js';
import { adoptDeliveries, settleDeliveries } from '../outbox/deliveries.js';
import { SourceFailure } from '../sources/client/source-failure.js';
import type { TokenVault } from '../sources/client/token-vault.js';
import type { Connection, UpstreamClient } from '../sources/client/upstream-client.js';
import { findSource } from '../sources/registry.js';
import type { PagePosition, SourceDefinition } from '../sources/source-definition.js';
import { type LeasedLink, type Reading, updateLeased } from './lease.js';
import { type FullPass, type Goal, readList } from './read-list.js';
import { type ListPage, type RejectedItem, readPage } from './read-page.js';
import type { Region } from './region.js';

/** What a reading did. */
export interface ReadCounts {
  /** Requests that were answered. */
  pages: number;
  added: number;
  updated: number;
  unchanged: number;
  /** What vanished from its source. */
  deleted: number;
  /** Items that were not understood. */
  invalid: number;
}

export const NO_COUNTS: ReadCounts = {
  pages: 0,
  added: 0,
  updated: 0,
  unchanged: 0,
  deleted: 0,
  invalid: 0,
};

/** What a reading has done so far, also where it fails in the end. */
export interface ReadLog {
  counts: ReadCounts;
  /** How far it has come where nothing was new: written down with how it ended. */
  unsaved: Progress | null;
  /** Told when the newest page was read. */
  onHead?(): void;
}

export interface LinkReader {
  database: Database;
  client: UpstreamClient;
  vault: TokenVault;
  /** The most items that each source has given at once, of each object: their lists may differ in that. */
  most: Map<string, number>;
  /** Told of items that are left out. */
  onRejected(link: LeasedLink, items: RejectedItem[]): void;
}

/**
 * Reads the list of a leased link as far as is wanted, and stores it page by page: each that holds
 * something new is a transaction, which fails unless the lease is still held.
 * @param log is told what was done.
 * @param signal stops it between two requests.
 * @returns what is known of the list then.
 * @throws {SourceFailure} {LeaseLost}
 */
export async function readLink(
  reader: LinkReader,
  link: LeasedLink,
  goal: Goal,
  log: ReadLog,
  signal: AbortSignal,
): Promise<Region> {
  const { counts } = log;
  const definition = requireDefinition(link.system);
  const connection = openConnection(reader.vault, definition, link);
  let asked: number | null = null;
  let firstAsked: number | null = null;
  const missing = new Map(Object.entries(link.reading?.missing ?? {}));
  const rejected = new Set<string>();
  let longest = 0;

  async function fetchPage(position: PagePosition | null): Promise<ListPage> {
    signal.throwIfAborted();
    if (position === null) asked = performance.now();
    const body = await reader.client.get(connection, definition.pagePath(link, position));
    counts.pages++;
    const lists = `${link.sourceId} ${link.object}`;
    const most = reader.most.get(lists) ?? 0;
    // A source may give less at once than it did. Where that would hide or delete what is known, its list
    // has to prove its end.
    const isTrusted = !goal.full && link.reading === null;
    const page = readPage(definition, link, position, body, isTrusted ? most : 0);
    const isFurther = position !== null && page.length > 0;
    longest = Math.max(longest, page.length);
    reader.most.set(lists, isFurther ? longest : Math.max(most, page.length));
    return page;
  }

  async function store(page: ListPage, region: Region, isFirst: boolean): Promise<void> {
    for (const { id, place } of page.rejected) {
      const item = id ?? `${JSON.stringify(page.position)} ${place}`;
      if (!rejected.has(item)) counts.invalid++;
      rejected.add(item);
    }
    if (page.rejected.length > 0) reader.onRejected(link, page.rejected);
    // The newest page, and not what is asked again of it afterwards, is what is here as of then.
    if (isFirst) firstAsked = asked;
    // What is there again is not missing, whatever a later reading of another list of the record finds.
    for (const { id } of Object.values(page.sections).flat()) if (id !== null) missing.delete(id);
    const progress: Progress = {
      reading: printReading(region, missing, link.reading?.lostSince),
      downTo: region.downTo,
      complete: region.complete,
      rejected: rejected.size,
      asked: firstAsked,
    };
    await storePage(reader, link, definition, page.inputs, progress, log);
    if (!isFirst) return;
    // Where more is to come, others need not wait for it to see that the newest page was read.
    if (log.unsaved && page.next !== null && (goal.full || goal.downTo !== undefined)) {
      await saveProgress(reader.database.pool, link, log.unsaved);
      log.unsaved = null;
    }
    // Not before it is written down: what is left over is, at the end, which comes at once then.
    if (!log.unsaved) log.onHead?.();
  }

  const { region, pass } = await readList(
    { label: definition.label, fetchPage, store },
    link.reading,
    goal,
  );
  if (pass) {
    if (log.unsaved) await saveProgress(reader.database.pool, link, log.unsaved);
    log.unsaved = null;
    const read = { region, pass, missing, rejected: rejected.size };
    counts.deleted += await finishPass(reader, link, definition, read);
  }
  if (goal.head || goal.full) await settleDeliveries(reader.database, link, region);
  return region;
}

function printReading(region: Region, missing: Missing, lostSince: string | undefined): string {
  const reading: Reading = { ...region, missing: Object.fromEntries(missing), lostSince };
  return JSON.stringify(reading);
}

/** How far a reading has come, as it stands on the link. */
export interface Progress {
  reading: string;
  downTo: string | null;
  complete: boolean;
  rejected: number;
  /** When the newest page was asked for, by performance.now(); null: it was not. */
  asked: number | null;
}

async function storePage(
  { database, onRejected }: LinkReader,
  link: LeasedLink,
  definition: SourceDefinition,
  inputs: ActivityInput[],
  progress: Progress,
  log: ReadLog,
): Promise<void> {
  const { pool } = database;
  const { counts } = log;
  if (await areWritten(pool, link.sourceId, link.recordId, inputs)) {
    counts.unchanged += inputs.length;
    log.unsaved = progress;
    return;
  }
  log.unsaved = null;
  await adoptDeliveries(database, link, definition, inputs);
  const write = (wanted: ActivityInput[], withProgress: boolean) =>
    inTransaction(pool, async (client) => {
      const target = { ...link, newId: randomId };
      const writes = wanted.map((input) => ({ input, readFrom: link }));
      const outcomes = await writeActivities(client, target, writes, 'items');
      if (withProgress) await saveProgress(client, link, progress);
      else await updateLeased(client, link, 'lease_id = lease_id');
      return outcomes;
    });
  try {
    countOutcomes(counts, await write(inputs, true));
  } catch (error) {
    if (!isDataError(error)) throw error;
    // PostgreSQL refuses one of them: the others are stored without it.
    for (const input of inputs) {
      try {
        countOutcomes(counts, await write([input], false));
      } catch (refused) {
        if (!isDataError(refused)) throw refused;
        progress.rejected++;
        counts.invalid++;
        const reason = `cannot be stored: ${(refused as Error).message}`;
        onRejected(link, [{ id: input.externalId, place: '', field: '', reason }]);
      }
    }
    await saveProgress(pool, link, progress);
  }
}

async function saveProgress(
  client: pg.Pool | pg.PoolClient,
  link: LeasedLink,
  progress: Progress,
): Promise<void> {
  const { set, values } = progressColumns(progress);
  await updateLeased(client, link, set, values);
}

/** What an update of a leased link sets to note how far its reading has come; parameters from $5 to $9. */
export function progressColumns({ reading, downTo, complete, rejected, asked }: Progress): {
  set: string;
  values: unknown[];
} {
  return {
    set: `reading = $5::jsonb, complete_down_to = $6::timestamptz, complete = $7::bool,
      rejected_items = greatest(rejected_items, $8::int),
      as_of = case when $9::float8 is null then as_of
        else greatest(as_of, clock_timestamp() - $9 * interval '1 millisecond') end`,
    values: [reading, downTo, complete, rejected, asked && performance.now() - asked],
  };
}

function countOutcomes(counts: ReadCounts, outcomes: WriteOutcome[]): void {
  for (const outcome of outcomes) {
    counts[outcome === 'erased' ? 'unchanged' : outcome]++;
  }
}

/** All of a list was read: says so, and takes off what it does not hold any more. @returns how much. */
async function finishPass(
  { database: { pool } }: LinkReader,
  link: LeasedLink,
  { hasList }: SourceDefinition,
  read: { region: Region; pass: FullPass; missing: Missing; rejected: number },
): Promise<number> {
  const { region, pass, missing, rejected } = read;
  const lostSince = link.reading?.lostSince;
  return inTransaction(pool, async (client) => {
    // What has no id may be any of those that are missing.
    const found = pass.hasNameless
      ? { missing, lostSince, deleted: 0 }
      : await vanishActivities(client, link, {
          ...link,
          ids: pass.ids,
          missing,
          lostSince,
          hasList,
        });
    await updateLeased(
      client,
      link,
      'verified_at = clock_timestamp(), rejected_items = $5::int, reading = $6::jsonb',
      [rejected, printReading(region, found.missing, found.lostSince)],
    );
    return found.deleted;
  });
}

/** @throws {SourceFailure} where the token cannot be read. */
export function openConnection(
  vault: TokenVault,
  { label }: SourceDefinition,
  { sourceId, url, token }: Pick<LeasedLink, 'sourceId' | 'url' | 'token'>,
): Connection {
  const opened = token && vault.open(token, sourceId);
  if (opened) return { sourceId, label, url, token: opened.token };
  throw new SourceFailure(
    'UNAUTHORIZED',
    'Its token cannot be decrypted: SECRET_KEY has changed. Give it again with source rotate.',
  );
}

export function requireDefinition(system: string): SourceDefinition {
  const definition = findSource(system);
  if (!definition) throw new Error(`a source of the system ${system}, which is not known`);
  return definition;
}

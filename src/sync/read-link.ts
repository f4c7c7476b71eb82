import type pg from 'pg';
import type { ActivityInput } from '../activities/activity-input.js';
import { findSource } from '../sources/registry.js';
import type { PagePosition, SourceDefinition } from '../sources/source-definition.js';
import type { Database } from '../store/database.js';
import { inTransaction, isDataError } from '../store/transaction.js';
import { adoptDeliveries, settleDeliveries } from '../write/deliveries.js';
import { vanishActivities } from '../write/vanish-activities.js';
import { areWritten, type WriteOutcome, writeActivities } from '../write/write-activities.js';
import { randomId } from '../write/write-records.js';
import { type LeasedLink, type Reading, updateLeased } from './lease.js';
import { type FullPass, type Goal, readList } from './read-list.js';
import { type ListPage, type RejectedItem, readPage } from './read-page.js';
import type { Region } from './region.js';
import { SourceFailure } from './source-failure.js';
import type { TokenVault } from './token-vault.js';
import type { Connection, UpstreamClient } from './upstream-client.js';

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

export interface LinkReader {
  database: Database;
  client: UpstreamClient;
  vault: TokenVault;
  /** The most items that each source has given at once. */
  most: Map<string, number>;
  /** Told of items that are left out. */
  onRejected(link: LeasedLink, items: RejectedItem[]): void;
}

/**
 * Reads the list of a leased link as far as is wanted, and stores it page by page: each is a transaction
 * that ends unless the lease is still held.
 * @param counts adds what was done, also where it fails in the end.
 * @param signal stops it between two requests.
 * @throws {SourceFailure} {LeaseLost}
 */
export async function readLink(
  reader: LinkReader,
  link: LeasedLink,
  goal: Goal,
  counts: ReadCounts,
  signal: AbortSignal,
): Promise<void> {
  const definition = requireDefinition(link.system);
  const connection = openConnection(reader.vault, definition, link);
  let asked = performance.now();
  const missing = link.reading?.missing ?? {};
  const rejected = new Set<string>();

  async function fetchPage(position: PagePosition | null): Promise<ListPage> {
    signal.throwIfAborted();
    if (position === null) asked = performance.now();
    const body = await reader.client.get(connection, definition.pagePath(link, position), signal);
    counts.pages++;
    const most = reader.most.get(link.sourceId) ?? 0;
    const page = readPage(definition, link, position, body, most);
    reader.most.set(link.sourceId, Math.max(most, page.length));
    return page;
  }

  async function store(page: ListPage, region: Region, isFirst: boolean): Promise<void> {
    for (const { id, place } of page.rejected) {
      rejected.add(id ?? `${JSON.stringify(page.position)} ${place}`);
    }
    if (page.rejected.length > 0) reader.onRejected(link, page.rejected);
    const progress: Progress = {
      reading: JSON.stringify({ ...region, missing }),
      downTo: region.downTo,
      complete: region.complete,
      rejected: rejected.size,
      age: isFirst ? performance.now() - asked : null,
    };
    await storePage(reader, link, definition, page.inputs, progress, counts);
  }

  const { region, pass } = await readList(
    { label: definition.label, fetchPage, store },
    link.reading,
    goal,
  );
  counts.invalid += rejected.size;
  if (pass) {
    const known = { ...region, missing };
    counts.deleted += await finishPass(reader, link, definition, pass, known, rejected.size);
  }
  if (goal.head || goal.full) await settleDeliveries(reader.database, link);
}

/** How far a reading has come, as it stands on the link. */
interface Progress {
  reading: string;
  downTo: string | null;
  complete: boolean;
  rejected: number;
  /** How long ago the newest page was asked for, in milliseconds; null: this is not the newest. */
  age: number | null;
}

async function storePage(
  { database, onRejected }: LinkReader,
  link: LeasedLink,
  definition: SourceDefinition,
  inputs: ActivityInput[],
  progress: Progress,
  counts: ReadCounts,
): Promise<void> {
  const { pool } = database;
  if (await areWritten(pool, link.sourceId, link.recordId, inputs)) {
    await saveProgress(pool, link, progress);
    counts.unchanged += inputs.length;
    return;
  }
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
  { reading, downTo, complete, rejected, age }: Progress,
): Promise<void> {
  await updateLeased(
    client,
    link,
    `reading = $5, complete_down_to = $6, complete = $7,
     rejected_items = greatest(rejected_items, $8),
     as_of = case when $9::float8 is null then as_of
       else greatest(as_of, clock_timestamp() - $9 * interval '1 millisecond') end`,
    [reading, downTo, complete, rejected, age],
  );
}

function countOutcomes(counts: ReadCounts, outcomes: WriteOutcome[]): void {
  for (const outcome of outcomes) {
    counts[outcome === 'erased' ? 'unchanged' : outcome]++;
  }
}

/**
 * All of a list was read: says so, and takes off what it does not hold any more.
 * @returns how many activities that were.
 */
async function finishPass(
  { database: { pool } }: LinkReader,
  link: LeasedLink,
  { hasList }: SourceDefinition,
  { ids, hasNameless }: FullPass,
  reading: Reading,
  rejected: number,
): Promise<number> {
  return inTransaction(pool, async (client) => {
    // What has no id may be any of those that are missing.
    const { missing, deleted } = hasNameless
      ? { missing: reading.missing, deleted: 0 }
      : await vanishActivities(client, link, { ...link, ids, missing: reading.missing, hasList });
    // What is missing is counted with the pass that it was missing in, or not at all.
    await updateLeased(
      client,
      link,
      'verified_at = clock_timestamp(), rejected_items = $5, reading = $6',
      [rejected, JSON.stringify({ ...reading, missing })],
    );
    return deleted;
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

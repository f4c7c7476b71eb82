import type { Command } from 'commander';
import type { Config } from '../config.js';
import type { Store } from '../db/open-store.js';
import type { Source } from '../db/prisma/client.js';
import { CommandError, echo } from '../errors.js';
import { createLog } from '../http/log.js';
import { foldTimelineCounts, lastTimelineCount } from '../ingest/fold-timeline-counts.js';
import { stateRecord } from '../record/link-records.js';
import { SourceFailure } from '../sources/client/source-failure.js';
import { probeList } from '../sync/check-source.js';
import type { LeasedLink } from '../sync/lease.js';
import { openSync } from '../sync/open-sync.js';
import { NO_READ_COUNTS, type ReadCounts } from '../sync/read-link.js';
import type { ItemProblem } from '../sync/read-page.js';
import type { Sync } from '../sync/sync.js';
import { findLinksToSync, type LinkToSync, syncLinks } from '../sync/sync-links.js';
import { findOrganization, findOwnSource, parseRef, printJson, withStore } from './command.js';
import { type ProgressLine, showProgress } from './progress.js';

interface SyncCommandOptions {
  org: string;
  source?: string;
  record?: string;
  full?: boolean;
}

/** The JSON line that is printed for one source. */
interface SourceReport extends ReadCounts {
  records: number;
  failed: number;
  error: string | null;
}

export function addSyncCommand(program: Command): void {
  program
    .command('sync')
    .description('reads live sources now and prints one JSON line for each')
    .requiredOption('--org <slug>', 'the organization')
    .option('--source <slug>', 'only this source')
    .option('--record <ref>', 'only this record, SOURCE:OBJECT:EXTERNAL_ID; created if new')
    .option('--full', 'reads all pages, to find changed and deleted activities')
    .action((options: SyncCommandOptions) =>
      withStore(async (store, config) => {
        const progress = showProgress();
        const sync = openCommandSync(store, config, progress);
        const stop = () => {
          process.exitCode = 130;
          void sync.close();
        };
        process.once('SIGINT', stop).once('SIGTERM', stop);
        try {
          await runSync(store, sync, options, progress);
        } finally {
          progress.end();
          await sync.close();
        }
      }, true),
    );
}

async function runSync(
  store: Store,
  sync: Sync,
  { org, source: slug, record, full = false }: SyncCommandOptions,
  progress: ProgressLine,
): Promise<void> {
  const { database } = store;
  const { id } = await findOrganization(store, org);
  const sources = await findLiveSources(store, id, slug);
  const recordId = record === undefined ? null : await findRecord(store, sync, id, record);
  const links = await findLinksToSync(database.pool, id, sources, recordId);
  if (record !== undefined && links.length === 0) {
    const slugs = sources.map((source) => source.slug).join(', ');
    throw new CommandError(
      `--record: ${echo(record)} is in none of the lists that are read: ${slugs}.`,
    );
  }
  const reports = new Map(sources.map(({ slug }) => [slug, { ...EMPTY }]));
  const countedFrom = await lastTimelineCount(database);
  let done = 0;
  progress.watch(() => `${done} of ${links.length} records read`);
  await syncLinks(sync, links, full, (link, { counts, failure, how }) => {
    if (how !== 'read') return;
    done++;
    addTo(reports.get(link.slug)!, counts, failure);
    if (failure) progress.interrupt(`${nameOf(link)}: ${failure.code}: ${failure.message}`);
  });
  await foldTimelineCounts(database, countedFrom, 'wait');
  for (const [name, { failed, ...report }] of reports) {
    printJson({ source: name, ...report });
    if (failed > 0) process.exitCode ??= 1;
  }
}

const EMPTY: SourceReport = { records: 0, ...NO_READ_COUNTS, failed: 0, error: null };

function addTo(report: SourceReport, counts: ReadCounts, failure: SourceFailure | null): void {
  report.records++;
  for (const name of Object.keys(counts) as (keyof ReadCounts)[]) report[name] += counts[name];
  if (!failure) return;
  report.failed++;
  report.error ??= `${failure.code}: ${failure.message}`;
}

/**
 * Finds the enabled live sources of an organization, or the one with this slug.
 * @throws {CommandError} where there is none, or that one is imported or disabled.
 */
async function findLiveSources(
  store: Store,
  organizationId: string,
  slug: string | undefined,
): Promise<Source[]> {
  if (slug !== undefined) {
    const source = await findOwnSource(store, organizationId, slug, '--source');
    if (source.url === null) {
      throw new CommandError(
        `--source: ${slug} is imported, not live; make it live with source add.`,
      );
    }
    if (!source.enabled) throw new CommandError(`--source: ${slug} is disabled.`);
    return [source];
  }
  const sources = await store.database.prisma.source.findMany({
    where: { organizationId, enabled: true, url: { not: null } },
    orderBy: { slug: 'asc' },
  });
  if (sources.length > 0) return sources;
  throw new CommandError('--org: it has no live source. Add one with source add.');
}

/**
 * Finds the record of a reference; a new one is created where its source has it.
 * @returns its UUID.
 * @throws {CommandError}
 */
async function findRecord(
  store: Store,
  sync: Sync,
  organizationId: string,
  value: string,
): Promise<string> {
  const ref = await parseRef(store, organizationId, value, '--record');
  const { prisma } = store.database;
  const find = () => prisma.recordLink.findUnique({ where: { sourceId_object_externalId: ref } });
  const link = await find();
  if (link) return link.recordId;
  try {
    await probeList(store.database, sync.client, sync.vault, ref);
  } catch (error) {
    if (error instanceof CommandError) throw new CommandError(`--record: ${error.message}`);
    if (!(error instanceof SourceFailure)) throw error;
    throw new CommandError(
      `--record: ${value} is new, and its source cannot confirm it: ${error.message}`,
    );
  }
  await stateRecord(store.database, organizationId, { object: ref.object, external: [ref] });
  return (await find())!.recordId;
}

/** Invalid items and unread fields that are printed; the reports count all. */
const MAX_PRINTED = 200;

function openCommandSync(store: Store, { leaseSeconds }: Config, progress: ProgressLine): Sync {
  let printed = 0;
  const print = (prefix: string, { object, externalId }: LeasedLink, problems: ItemProblem[]) => {
    for (const { id, path, field, reason } of problems) {
      if (printed === MAX_PRINTED) progress.interrupt('… and more: see the counts of each source.');
      if (printed++ >= MAX_PRINTED) return;
      const name = [object, externalId, id ?? path].join(':');
      progress.interrupt(`${prefix}${name}: ${field ? `${field} ` : ''}${reason}`);
    }
  };
  return openSync(
    { ...store, log: createLog('silent') },
    {
      leaseSeconds,
      onRejected: (link, problems) => print('', link, problems),
      onWarnings: (link, fields) => print('warning: ', link, fields),
      onInternalError: (what, error) => {
        process.exitCode ??= 1;
        progress.interrupt(`${what}: ${error instanceof Error ? error.message : error}`);
      },
    },
  );
}

function nameOf({ slug, object, externalId }: LinkToSync): string {
  return `${slug}:${object}:${externalId}`;
}

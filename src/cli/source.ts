import type { Command } from 'commander';
import type { Store } from '../db/open-store.js';
import type { Source } from '../db/prisma/client.js';
import { CommandError } from '../errors.js';
import { UpstreamClient } from '../sources/client/upstream-client.js';
import { checkSource } from '../sync/check-source.js';
import { disconnectSource, purgeSource } from '../sync/remove-source.js';
import { rotateToken } from '../sync/source-tokens.js';
import { findOrganization, findOwnSource, openVault, printJson, withStore } from './command.js';
import { describeSource } from './describe-source.js';
import { showProgress } from './progress.js';
import { readToken, TOKEN_OPTIONS, type TokenOptions } from './read-token.js';
import { addSourceAddCommand } from './source-add.js';

const ORG = ['--org <slug>', 'the organization'] as const;

export function addSourceCommands(program: Command): void {
  const source = program
    .command('source')
    .description('manages live sources: upstream systems that are read with a token');
  addSourceAddCommand(source);
  addListCommand(source);
  addCheckCommand(source);
  addEnableCommands(source);
  addRotateCommand(source);
  addSlugCommand(
    source,
    'remove',
    'deletes the URL and token of a source; its activities stay',
    removeSource,
  ).option('--purge', 'also deletes its activities');
}

function addListCommand(source: Command): void {
  source
    .command('list')
    .description('lists the sources, one JSON line each, without their tokens')
    .requiredOption(...ORG)
    .action(({ org }: { org: string }) =>
      withStore(async (store) => {
        const { id } = await findOrganization(store, org);
        const where = { organizationId: id, system: { not: 'NATIVE' } };
        const sources = await store.database.prisma.source.findMany({
          where,
          orderBy: { slug: 'asc' },
        });
        for (const each of sources) printJson(await describeSource(store, each));
      }),
    );
}

function addCheckCommand(source: Command): void {
  addSlugCommand(
    source,
    'check',
    'reads one page of a source and reports what it found',
    async (store, found) => {
      const client = new UpstreamClient();
      try {
        const check = await checkSource(store.database, client, openVault(store), found);
        printJson({ source: found.slug, url: found.url, ...check });
        if (!check.ok) process.exitCode = 1;
      } finally {
        await client.close();
      }
    },
  );
}

function addEnableCommands(source: Command): void {
  for (const [verb, enabled] of [
    ['disable', false],
    ['enable', true],
  ] as const) {
    const what = enabled
      ? 'reads a disabled source again'
      : 'stops reading a source until it is enabled';
    addSlugCommand(source, verb, what, async (store, found) => {
      requireLive(found);
      await store.database.prisma.source.update({ where: { id: found.id }, data: { enabled } });
      printJson({ source: found.slug, enabled });
    });
  }
}

function addRotateCommand(source: Command): void {
  const rotate = source
    .command('rotate')
    .argument('<slug>', 'the source')
    .description('replaces the token of a source')
    .requiredOption(...ORG)
    .action(async (slug: string, options: TokenOptions) => {
      const token = await readToken(options);
      await withSource(slug, options, async (store, found) => {
        requireLive(found);
        await rotateToken(store.database, openVault(store), found.id, token);
        printJson({ source: found.slug, rotated: true });
      });
    });
  for (const [flags, description] of TOKEN_OPTIONS) rotate.option(flags, description);
}

/** Adds a subcommand whose argument is the slug of one source. */
function addSlugCommand<O extends { org: string }>(
  source: Command,
  verb: string,
  description: string,
  run: (store: Store, found: Source, options: O) => Promise<void>,
): Command {
  return source
    .command(verb)
    .argument('<slug>', 'the source')
    .description(description)
    .requiredOption(...ORG)
    .action((slug: string, options: O) =>
      withSource(slug, options, (store, found) => run(store, found, options)),
    );
}

function withSource(
  slug: string,
  { org }: { org: string },
  run: (store: Store, found: Source) => Promise<void>,
): Promise<void> {
  return withStore(async (store) => {
    const { id } = await findOrganization(store, org);
    await run(store, await findOwnSource(store, id, slug, 'SLUG'));
  });
}

async function removeSource(
  { database }: Store,
  { id, organizationId, slug }: Source,
  { purge }: { org: string; purge?: boolean },
): Promise<void> {
  if (!purge) {
    await disconnectSource(database, id);
    printJson({ source: slug, removed: true, deleted: 0 });
    return;
  }
  const progress = showProgress();
  let deletedSoFar = 0;
  progress.watch(() => `${deletedSoFar} activities deleted`);
  try {
    const deleted = await purgeSource(database, organizationId, id, (count) => {
      deletedSoFar = count;
    });
    printJson({ source: slug, removed: true, deleted });
  } finally {
    progress.end();
  }
}

/** Requires a live source. @throws {CommandError} where it is imported. */
function requireLive({ slug, url }: Source): void {
  if (url !== null) return;
  throw new CommandError(`SLUG: ${slug} is imported, not live. Make it live with source add.`);
}

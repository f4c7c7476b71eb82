import type { Command } from 'commander';
import { readConfig } from '../config.js';
import type { Store } from '../db/open-store.js';
import type { Source } from '../db/prisma/client.js';
import { CommandError, echo } from '../errors.js';
import { TokenVault } from '../sources/client/token-vault.js';
import { UpstreamClient } from '../sources/client/upstream-client.js';
import { findSource, SOURCES } from '../sources/registry.js';
import type { SourceConfig, SourceDefinition } from '../sources/source-definition.js';
import { addSource } from '../sync/add-source.js';
import { checkSource } from '../sync/check-source.js';
import { disconnectSource, purgeSource } from '../sync/remove-source.js';
import { rotateToken } from '../sync/source-tokens.js';
import {
  findOrganization,
  findOwnSource,
  parseName,
  parseSlug,
  printJson,
  withStore,
} from './command.js';
import { parseDuration, parseSeconds } from './duration.js';
import { showProgress } from './progress.js';
import { readToken, TOKEN_OPTIONS, type TokenOptions } from './read-token.js';
import { parseSourceUrl } from './source-url.js';

interface AddOptions extends TokenOptions {
  org: string;
  slug: string;
  system: string;
  name: string;
  url: string;
  maxAge?: string;
  every?: string;
  writeBack?: boolean;
}

const ORG = ['--org <slug>', 'the organization'] as const;

export function addSourceCommands(program: Command): void {
  const source = program
    .command('source')
    .description('manages live sources: upstream systems that are read with a token');
  addAddCommand(source);
  addListCommand(source);
  addCheckCommand(source);
  addEnableCommands(source);
  addRotateCommand(source);
  addSourceCommand(
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
  addSourceCommand(
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
    addSourceCommand(source, verb, what, async (store, found) => {
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

function addAddCommand(source: Command): void {
  const add = source
    .command('add')
    .description('adds a live source, or makes an imported source live')
    .requiredOption(...ORG)
    .requiredOption('--slug <slug>', 'its unique short name, used in SOURCE:OBJECT:EXTERNAL_ID')
    .requiredOption(
      '--system <system>',
      SOURCES.map(({ system }) => system.toLowerCase()).join(', '),
    )
    .requiredOption('--name <name>', 'display name')
    .requiredOption('--url <url>', 'base URL, such as https://kasar.app');
  for (const { system, label, configSchema } of SOURCES) {
    for (const member of Object.keys(configSchema.shape)) {
      add.option(`--${system.toLowerCase()}-${member} <value>`, `for ${label}: its ${member}`);
    }
  }
  add
    .option('--max-age <seconds>', 'refreshes data older than this when it is read (default: 300)')
    .option('--every <duration>', 'how often each record is read: 30s, 15m, 2h, 1d (default: 15m)')
    .option('--write-back', 'allows logging activities in it');
  for (const [flags, description] of TOKEN_OPTIONS) add.option(flags, description);
  add.action(async (options: AddOptions) => {
    const slug = parseSlug(options.slug, '--slug');
    const definition = parseSystem(options.system);
    if (options.writeBack && !definition.write) {
      throw new CommandError(
        `--write-back: activities cannot be logged in ${definition.label}.`,
        2,
      );
    }
    const settings = {
      name: parseName(options.name),
      config: parseConfig(definition, options as unknown as Record<string, string>),
      maxAgeSeconds: options.maxAge === undefined ? 300 : parseSeconds(options.maxAge, '--max-age'),
      everySeconds: options.every === undefined ? 900 : parseDuration(options.every, '--every'),
      writeBack: options.writeBack ?? false,
    };
    const url = parseSourceUrl(options.url, readConfig(process.env).allowInsecureSources);
    const token = await readToken(options);
    await withStore(async (store) => {
      const { id } = await findOrganization(store, options.org);
      await addSource(store.database, openVault(store), id, {
        slug,
        definition,
        ...settings,
        url,
        token,
      });
      printJson(await describeSource(store, await findOwnSource(store, id, slug, '--slug')));
    });
  });
}

/** Adds a command that takes the slug of one source. */
function addSourceCommand<O extends { org: string }>(
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

/** Describes a source, its freshness and its failures, without its token. */
async function describeSource({ database }: Store, source: Source): Promise<object> {
  const { id, slug, system, name, enabled, url, config, writeBack } = source;
  const { rows } = await database.pool.query(
    `select count(*)::int as records, count(*) filter (where error_code is not null)::int as failing,
        min(as_of) as oldest, max(as_of) as newest,
        (array_agg(error_code order by error_at desc) filter (where error_code is not null))[1] as error
       from record_link where source_id = $1`,
    [id],
  );
  const { records, failing, oldest, newest, error } = rows[0];
  return {
    slug,
    system: system.toLowerCase(),
    name,
    enabled,
    live: url !== null,
    ...(url === null
      ? {}
      : {
          url,
          ...(config as object),
          maxAge: source.maxAgeSeconds,
          every: source.everySeconds,
          writeBack,
        }),
    records,
    failing,
    error,
    asOf: { oldest, newest },
  };
}

/** Requires a live source. @throws {CommandError} where it is imported. */
function requireLive({ slug, url }: Source): void {
  if (url !== null) return;
  throw new CommandError(`SLUG: ${slug} is imported, not live. Make it live with source add.`);
}

function parseSystem(value: string): SourceDefinition {
  const definition = findSource(value);
  if (definition) return definition;
  const known = SOURCES.map(({ system }) => system.toLowerCase()).join(', ');
  throw new CommandError(`--system: ${echo(value)} is not one of ${known}.`, 2);
}

/**
 * Parses the settings that only one system has, from the options named after it.
 * @throws {CommandError} with exit status 2 for invalid ones, and for those of another system.
 */
function parseConfig(
  { system, configSchema }: SourceDefinition,
  options: Record<string, string | undefined>,
): SourceConfig {
  const flag = (member: string) => `--${system.toLowerCase()}-${member}`;
  const values: Record<string, string | undefined> = {};
  for (const other of SOURCES) {
    for (const member of Object.keys(other.configSchema.shape)) {
      const camel = `${other.system.toLowerCase()}${member[0]!.toUpperCase()}${member.slice(1)}`;
      if (options[camel] === undefined) continue;
      if (other.system !== system) {
        throw new CommandError(
          `--${other.system.toLowerCase()}-${member}: is an option of ${other.label}.`,
          2,
        );
      }
      values[member] = options[camel];
    }
  }
  const parsed = configSchema.safeParse(values);
  if (parsed.success) return parsed.data as SourceConfig;
  const lines = parsed.error.issues.map(({ path, message }) => {
    const member = String(path[0]);
    const value = values[member];
    return `${flag(member)} ${message}${value === undefined ? '' : `, got ${echo(value)}`}.`;
  });
  throw new CommandError(lines.join('\n'), 2);
}

function openVault({ secretKey, previousSecretKey }: Store): TokenVault {
  return new TokenVault(secretKey, previousSecretKey);
}

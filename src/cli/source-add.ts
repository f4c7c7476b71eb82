import type { Command } from 'commander';
import { readConfig } from '../config.js';
import { CommandError, echo } from '../errors.js';
import { findSourceDefinition, SOURCE_DEFINITIONS } from '../sources/registry.js';
import type { SourceConfig, SourceDefinition } from '../sources/source-definition.js';
import { addSource } from '../sync/add-source.js';
import {
  findOrganization,
  findOwnSource,
  openVault,
  parseName,
  parseSlug,
  printJson,
  withStore,
} from './command.js';
import { describeSource } from './describe-source.js';
import { parseDuration, parseSeconds } from './duration.js';
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

/** Adds `source add`: the options of each system follow from its definition. */
export function addSourceAddCommand(source: Command): void {
  const add = source
    .command('add')
    .description('adds a live source, or makes an imported source live')
    .requiredOption('--org <slug>', 'the organization')
    .requiredOption('--slug <slug>', 'its unique short name, used in SOURCE:OBJECT:EXTERNAL_ID')
    .requiredOption(
      '--system <system>',
      SOURCE_DEFINITIONS.map(({ system }) => system.toLowerCase()).join(', '),
    )
    .requiredOption('--name <name>', 'display name')
    .requiredOption('--url <url>', 'base URL, such as https://kasar.app');
  for (const { system, label, configSchema } of SOURCE_DEFINITIONS) {
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

function parseSystem(value: string): SourceDefinition {
  const definition = findSourceDefinition(value);
  if (definition) return definition;
  const known = SOURCE_DEFINITIONS.map(({ system }) => system.toLowerCase()).join(', ');
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
  for (const other of SOURCE_DEFINITIONS) {
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

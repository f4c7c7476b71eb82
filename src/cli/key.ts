import type { Command } from 'commander';
import { KEY_START_LENGTH } from '../access/api-key.js';
import { issueKey, listKeys, revokeKeys } from '../access/manage-keys.js';
import { SCOPES, type Scope } from '../access/viewer.js';
import { parseTimestamp } from '../activity/timestamp.js';
import { CommandError, echo } from '../errors.js';
import { findOrganization, parseName, printJson, withStore } from './command.js';

interface CreateOptions {
  org: string;
  name: string;
  scope: string;
  expires?: string;
  objects?: string;
}

export function addKeyCommands(program: Command): void {
  const key = program.command('key').description('manages the keys that clients authenticate with');
  addCreateCommand(key);
  addListCommand(key);
  addRevokeCommand(key);
}

function addCreateCommand(key: Command): void {
  key
    .command('create')
    .description('creates a key and prints it; it is not shown again')
    .requiredOption('--org <slug>', 'the organization that the key belongs to')
    .requiredOption('--name <name>', 'display name')
    .requiredOption('--scope <scopes>', `permissions, comma-separated: ${SCOPES.join(',')}`)
    .option('--expires <time>', 'expiry time, ISO 8601 (default: never)')
    .option(
      '--object, --objects <objects>',
      'limits the key to these objects: contacts,companies (default: all)',
    )
    .action(async (options: CreateOptions) => {
      const settings = {
        name: parseName(options.name),
        scopes: parseScopes(options.scope),
        expiresAt: options.expires === undefined ? null : parseExpiry(options.expires),
        objects:
          options.objects === undefined ? undefined : parseList(options.objects, '--objects'),
      };
      await withStore(async (store) => {
        const { id: organizationId } = await findOrganization(store, options.org);
        process.stdout.write(
          `${await issueKey(store.database, { organizationId, ...settings })}\n`,
        );
      });
    });
}

function addListCommand(key: Command): void {
  key
    .command('list')
    .description('lists the keys, one JSON line each, without their secrets')
    .requiredOption('--org <slug>', 'the organization')
    .action(({ org }: { org: string }) =>
      withStore(async (store) => {
        const { id } = await findOrganization(store, org);
        for (const row of await listKeys(store.database, id)) {
          const { start, name, scopes, createdAt, expiresAt, revokedAt } = row;
          const objects = row.limited ? row.objects : null;
          printJson({ start, name, scopes, objects, createdAt, expiresAt, revokedAt });
        }
      }),
    );
}

function addRevokeCommand(key: Command): void {
  key
    .command('revoke')
    .argument('<start>', 'the first 12 characters of the key, as key list shows them')
    .description('revokes a key; it is refused within 10 seconds')
    .requiredOption('--org <slug>', 'the organization')
    .action((start: string, { org }: { org: string }) =>
      withStore(async (store) => {
        const { id } = await findOrganization(store, org);
        const beginning = start.slice(0, KEY_START_LENGTH);
        const revoked = await revokeKeys(store.database, id, beginning);
        if (revoked.length === 0) {
          throw new CommandError(
            `START: ${org} has no valid key that begins with ${echo(beginning)}.`,
          );
        }
        for (const { start: first, name } of revoked) printJson({ revoked: first, name });
      }),
    );
}

function parseScopes(value: string): Scope[] {
  return parseList(value, '--scope').map((name) => {
    const scope = SCOPES.find((known) => known === name);
    if (scope) return scope;
    throw new CommandError(`--scope: ${echo(name)} is not one of ${SCOPES.join(', ')}.`, 2);
  });
}

function parseList(value: string, name: string): string[] {
  const items = value.split(',').map((item) => item.trim());
  if (items.includes('')) throw new CommandError(`${name}: ${echo(value)} has an empty item.`, 2);
  return [...new Set(items)];
}

function parseExpiry(value: string): Date {
  const parsed = parseTimestamp(value);
  if (!parsed) throw new CommandError(`--expires: ${echo(value)} is not an ISO 8601 time.`, 2);
  const date = new Date(parsed.instant);
  if (date <= new Date()) throw new CommandError(`--expires: ${value} is not in the future.`, 2);
  return date;
}

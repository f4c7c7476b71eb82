import type { Command } from 'commander';
import { v7 as uuidV7 } from 'uuid';
import { CommandError } from '../errors.js';
import { createOrganization } from '../ingest/create-organization.js';
import { parseName, parseSlug, printJson, withStore } from './command.js';

export function addOrgCommands(program: Command): void {
  const org = program
    .command('org')
    .description('manages organizations, each with data of its own');
  org
    .command('create')
    .argument('<slug>', 'its unique short name: lower case letters, digits, hyphens')
    .option('--name <name>', 'its display name (default: the slug)')
    .description('creates an organization')
    .action(async (slug: string, { name }: { name?: string }) => {
      parseSlug(slug, 'SLUG');
      if (name !== undefined) parseName(name);
      await withStore(async ({ database }) => {
        const isNew = await createOrganization(database, {
          id: uuidV7(),
          slug,
          name: name ?? slug,
        });
        if (!isNew) throw new CommandError(`SLUG: the organization ${slug} already exists.`);
        printJson({ slug, name: name ?? slug });
      });
    });
}

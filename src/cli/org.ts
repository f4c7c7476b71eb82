import type { Command } from 'commander';
import { v7 as uuidV7 } from 'uuid';
import { CommandError } from '../errors.js';
import { createOrganization } from '../ingest/create-organization.js';
import { deleteOrganization, measureOrganization } from '../sync/delete-organization.js';
import { findAnyOrganization, parseName, parseSlug, printJson, withStore } from './command.js';
import { showProgress } from './progress.js';

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
  org
    .command('delete')
    .argument('<slug>', 'the organization')
    .option('--yes', 'deletes it; without, it says only what it would delete')
    .description('deletes an organization with everything of it, for good')
    .action((slug: string, { yes }: { yes?: boolean }) =>
      withStore(async (store) => {
        const { database } = store;
        const organization = await findAnyOrganization(store, slug, 'SLUG');
        const size = await measureOrganization(database, organization.id);
        if (!yes) {
          throw new CommandError(
            `${slug} has ${size.records} records, ${size.activities} activities, ${size.sources} sources ` +
              `and ${size.keys} keys: --yes deletes all of it, for good.`,
            2,
          );
        }
        const progress = showProgress();
        let deletedSoFar = 0;
        progress.watch(() => `${deletedSoFar} activities deleted`);
        try {
          await deleteOrganization(database, organization, (deleted) => {
            deletedSoFar = deleted;
          });
        } finally {
          progress.end();
        }
        printJson({ deleted: slug, ...size });
      }),
    );
}

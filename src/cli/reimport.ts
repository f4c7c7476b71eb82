import type { Command } from 'commander';
import { describeProblem } from '../ingest/importer.js';
import { Reimporter } from '../ingest/reimporter.js';
import { findSourceDefinition } from '../sources/registry.js';
import { findOrganization, findOwnSource, printJson, withStore } from './command.js';
import { showProgress } from './progress.js';

interface ReimportOptions {
  org: string;
  source?: string;
}

export function addReimportCommand(program: Command): void {
  program
    .command('reimport')
    .description('reads the stored items of sources again, with what this version knows')
    .requiredOption('--org <slug>', 'the organization')
    .option('--source <slug>', 'only this source; by default all')
    .action(({ org, source }: ReimportOptions) =>
      withStore(async (store) => {
        const { id: organizationId } = await findOrganization(store, org);
        const { database } = store;
        const found =
          source === undefined
            ? await database.prisma.source.findMany({
                where: { organizationId },
                orderBy: { slug: 'asc' },
              })
            : [await findOwnSource(store, organizationId, source, '--source')];
        const progress = showProgress();
        const reimporter = new Reimporter({
          database,
          organizationId,
          onInvalid: (problem) => progress.interrupt(describeProblem(problem)),
          onWarning: (problem) => progress.interrupt(`warning: ${describeProblem(problem)}`),
        });
        const { counts } = reimporter;
        progress.watch(() => `${counts.read} read, ${counts.invalid} rejected`);
        try {
          for (const { id, slug, system } of found) {
            const definition = findSourceDefinition(system);
            // The gateway's own source has none.
            if (definition) await reimporter.addSource({ id, slug, definition });
          }
          await reimporter.finish();
        } finally {
          progress.end();
        }
        printJson(counts);
        if (counts.invalid > 0) process.exitCode = 1;
      }),
    );
}

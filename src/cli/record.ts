import type { Command } from 'commander';
import { CommandError, echo } from '../errors.js';
import { importRecords } from '../records/import-records.js';
import { type ExternalRef, stateRecord } from '../records/link-records.js';
import { NATIVE } from '../sources/registry.js';
import type { Store } from '../store/open-store.js';
import { findOrganization, printJson, withStore } from './command.js';
import { inputName, readInput } from './read-input.js';

export function addRecordCommands(program: Command): void {
  const record = program.command('record').description('contacts, companies and rows of tables');
  record
    .command('link')
    .description('makes two upstream ids one record; records that exist apart are merged')
    .requiredOption('--org <slug>', 'the organization')
    .requiredOption('--record <ref>', 'SOURCE:OBJECT:EXTERNAL_ID of the record that goes on')
    .requiredOption('--to <ref>', 'SOURCE:OBJECT:EXTERNAL_ID that is the same from now on')
    .action((options: { org: string; record: string; to: string }) =>
      withStore(async (store) => {
        const { id } = await findOrganization(store, options.org);
        const first = await parseRef(store, id, options.record, '--record');
        const second = await parseRef(store, id, options.to, '--to');
        const { object } = first;
        const outcome = await stateRecord(store.database, id, {
          object,
          external: [first, second],
          revives: true,
        });
        printJson({ record: options.record, to: options.to, outcome });
      }),
    );
  record
    .command('import')
    .argument(
      '<file>',
      'a CSV file with the columns object, name, company, and one per source slug',
    )
    .description('says in bulk which upstream ids are one record')
    .requiredOption('--org <slug>', 'the organization')
    .action((file: string, { org }: { org: string }) =>
      withStore(async (store) => {
        const { id } = await findOrganization(store, org);
        const counts = await importRecords(store.database, id, readInput(file), (line, reason) =>
          process.stderr.write(`${inputName(file)}:${line}: ${reason}\n`),
        );
        printJson(counts);
        if (counts.invalid > 0) process.exitCode = 1;
      }),
    );
}

async function parseRef(
  { database }: Store,
  organizationId: string,
  value: string,
  name: string,
): Promise<ExternalRef> {
  const [, slug, object, externalId] = /^([^:]+):([^:]+):(.+)$/s.exec(value) ?? [];
  if (!slug || !object || !externalId) {
    throw new CommandError(`${name}: ${echo(value)} is not SOURCE:OBJECT:EXTERNAL_ID.`, 2);
  }
  const source = await database.prisma.source.findUnique({
    where: { organizationId_slug: { organizationId, slug } },
  });
  if (!source) throw new CommandError(`${name}: there is no source ${echo(slug)}.`);
  if (source.system === NATIVE) {
    throw new CommandError(`${name}: ${slug} is the gateway itself, which gives no external ids.`);
  }
  return { sourceId: source.id, object, externalId };
}

import type { Command } from 'commander';
import { eraseRecord } from '../record/erase-record.js';
import { importRecords } from '../record/import-records.js';
import { stateRecord } from '../record/link-records.js';
import { unlinkRecord } from '../record/unlink-record.js';
import {
  findLinkedRecord,
  findOrganization,
  parseRef,
  print,
  printJson,
  withStore,
} from './command.js';
import { encodingOption, inputName, readInput } from './read-input.js';

export function addRecordCommands(program: Command): void {
  const record = program
    .command('record')
    .description('manages contacts, companies and rows of custom tables');
  record
    .command('link')
    .description('links two upstream ids to one record; two existing records are merged')
    .requiredOption('--org <slug>', 'the organization')
    .requiredOption('--record <ref>', 'SOURCE:OBJECT:EXTERNAL_ID of the record to keep')
    .requiredOption('--to <ref>', 'SOURCE:OBJECT:EXTERNAL_ID to link to it')
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
    .command('unlink')
    .description('gives an upstream id that was linked to a record one of its own again')
    .requiredOption('--org <slug>', 'the organization')
    .requiredOption('--record <ref>', 'SOURCE:OBJECT:EXTERNAL_ID of the id to separate')
    .action((options: { org: string; record: string }) =>
      withStore(async (store) => {
        const { id } = await findOrganization(store, options.org);
        const reference = await parseRef(store, id, options.record, '--record');
        const separation = await unlinkRecord(store.database, id, reference);
        printJson({ unlinked: options.record, ...separation });
      }),
    );
  record
    .command('erase')
    .description(
      'erases a record, and the activities that are on no other; imports leave them out from then on',
    )
    .requiredOption('--org <slug>', 'the organization')
    .requiredOption('--record <ref>', 'SOURCE:OBJECT:EXTERNAL_ID of the record')
    .action((options: { org: string; record: string }) =>
      withStore(async (store) => {
        const { id } = await findOrganization(store, options.org);
        const recordId = await findLinkedRecord(store, id, options.record, '--record');
        const deletedActivities = await eraseRecord(store.database, id, { id: recordId });
        printJson({ erased: options.record, deletedActivities });
      }),
    );
  record
    .command('import')
    .argument(
      '<file>',
      'a CSV file with the columns object, name, company, and one per source slug',
    )
    .description('links upstream ids to records in bulk')
    .requiredOption('--org <slug>', 'the organization')
    .addOption(encodingOption())
    .action((file: string, { org, encoding }: { org: string; encoding?: string }) =>
      withStore(async (store) => {
        const { id } = await findOrganization(store, org);
        const counts = await importRecords(
          store.database,
          id,
          readInput(file, encoding, (reason) => print(`warning: ${inputName(file)}: ${reason}`)),
          (line, reason) => print(`${inputName(file)}:${line}: ${reason}`),
        );
        printJson(counts);
        if (counts.invalid > 0) process.exitCode = 1;
      }),
    );
}

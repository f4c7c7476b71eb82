import type { Command } from 'commander';
import type { z } from 'zod';
import { CommandError, echo } from '../errors.js';
import type { BodyOrigin } from '../ingest/body-origin.js';
import {
  describeProblem,
  Importer,
  type ImporterOptions,
  type LocatedProblem,
} from '../ingest/importer.js';
import { readBody } from '../sources/read-body.js';
import { findSourceDefinition, SOURCE_DEFINITIONS } from '../sources/registry.js';
import { externalId, objectName } from '../sources/wire-schema.js';
import { LineImporter } from '../transfer/import-lines.js';
import { findOrganization, parseSlug, printJson, withStore } from './command.js';
import { showProgress } from './progress.js';
import { encodingOption, inputName, readInput } from './read-input.js';

interface ImportOptions {
  org: string;
  system?: string;
  source?: string;
  object?: string;
  record?: string;
  ndjson?: boolean;
  encoding?: string;
}

export function addImportCommand(program: Command): void {
  program
    .command('import')
    .argument('<file...>', 'files to read; - is standard input')
    .description('imports response bodies of upstream systems, in the format that each documents')
    .requiredOption('--org <slug>', 'the organization to import into')
    .option('--system <system>', `the system that sent the bodies: ${systemNames().join(', ')}`)
    .option('--source <slug>', 'the source to import into; created if missing')
    .option(
      '--object <object>',
      'contacts, companies or a custom table; needed where the body does not name it',
    )
    .option(
      '--record <id>',
      "the record's id in that system; needed where the body does not name it",
    )
    .option(
      '--ndjson',
      'reads one JSON envelope per line: {"system","source","object","record","name"?,"response"}, ' +
        'and the lines of export',
    )
    .addOption(encodingOption())
    .action(async (files: string[], options: ImportOptions) => {
      const origin = options.ndjson ? refuseOriginOptions(options) : parseOrigin(options);
      await withStore(async (store) => {
        const organization = await findOrganization(store, options.org);
        const progress = showProgress();
        const importing = {
          database: store.database,
          organizationId: organization.id,
          onInvalid: (problem: LocatedProblem) => progress.interrupt(describeProblem(problem)),
          onWarning: (problem: LocatedProblem) =>
            progress.interrupt(`warning: ${describeProblem(problem)}`),
        };
        const importer = origin ? new BodyImporter(importing, origin) : new LineImporter(importing);
        progress.watch(() => `${importer.counts.read} read, ${importer.counts.invalid} invalid`);
        try {
          for (const file of files) {
            const location = inputName(file);
            const input = readInput(file, options.encoding, (reason) =>
              importer.warn({ location, field: '', reason }),
            );
            await importer.addFile(input, location);
          }
          await importer.finish();
        } finally {
          progress.end();
        }
        printJson(importer.counts);
        if (importer.counts.invalid > 0) process.exitCode = 1;
      });
    });
}

/** Imports files that each have one response body. */
class BodyImporter extends Importer {
  constructor(
    options: ImporterOptions,
    private readonly origin: Omit<BodyOrigin, 'location'>,
  ) {
    super(options);
  }

  addFile(input: AsyncIterable<Uint8Array>, location: string): Promise<void> {
    const { origin } = this;
    return this.addBody(readBody(input, origin.definition), { ...origin, location });
  }
}

function parseOrigin(options: ImportOptions): Omit<BodyOrigin, 'location'> {
  const { system, source, object, record } = options;
  if (system === undefined) throw missingOption('--system');
  if (source === undefined) throw missingOption('--source');
  const definition = findSourceDefinition(system);
  if (!definition) {
    throw new CommandError(
      `--system: ${echo(system)} is not one of ${systemNames().join(', ')}.`,
      2,
    );
  }
  if ((object === undefined) !== (record === undefined)) {
    throw missingOption(
      object === undefined ? '--object' : '--record',
      'they must be given together',
    );
  }
  if (object === undefined && !definition.namesRecords) {
    throw missingOption(
      '--object and --record',
      `${definition.label}'s response bodies do not name their record`,
    );
  }
  return {
    definition,
    source: parseSlug(source, '--source'),
    record:
      object === undefined || record === undefined
        ? null
        : {
            object: parseOption(objectName, object, '--object'),
            externalId: parseOption(externalId, record, '--record'),
          },
  };
}

function refuseOriginOptions(options: ImportOptions): null {
  for (const name of ['system', 'source', 'object', 'record'] as const) {
    if (options[name] !== undefined) {
      throw new CommandError(
        `--${name}: not allowed with --ndjson, where every line has its own.`,
        2,
      );
    }
  }
  return null;
}

function parseOption(schema: z.ZodType<string>, value: string, name: string): string {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new CommandError(`${name}: ${parsed.error.issues[0]?.message}, got ${echo(value)}.`, 2);
}

function missingOption(option: string, why = 'required without --ndjson'): CommandError {
  const are = option.includes(' and ') ? 'are' : 'is';
  return new CommandError(`${option} ${are} missing: ${why}.`, 2);
}

function systemNames(): string[] {
  return SOURCE_DEFINITIONS.map(({ system }) => system.toLowerCase());
}

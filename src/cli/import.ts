import { isUtf8 } from 'node:buffer';
import type { Command } from 'commander';
import { z } from 'zod';
import { parseJson } from '../db/json.js';
import { CommandError, echo } from '../errors.js';
import type { BodyOrigin } from '../ingest/body-origin.js';
import { describeProblem, Importer } from '../ingest/importer.js';
import { readBody, readParsedBody } from '../sources/read-body.js';
import { readLines } from '../sources/read-lines.js';
import { describeIssue, WITH_REASONS } from '../sources/read-wire.js';
import { findSourceDefinition, SOURCE_DEFINITIONS } from '../sources/registry.js';
import { externalId, objectName, text } from '../sources/wire-schema.js';
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
      'reads one JSON envelope per line: {"system","source","object","record","name"?,"response"}',
    )
    .addOption(encodingOption())
    .action(async (files: string[], options: ImportOptions) => {
      const origin = options.ndjson ? refuseOriginOptions(options) : parseOrigin(options);
      await withStore(async (store) => {
        const organization = await findOrganization(store, options.org);
        const progress = showProgress();
        const importer = new Importer({
          database: store.database,
          organizationId: organization.id,
          onInvalid: (problem) => progress.interrupt(describeProblem(problem)),
          onWarning: (problem) => progress.interrupt(`warning: ${describeProblem(problem)}`),
        });
        progress.watch(() => `${importer.counts.read} read, ${importer.counts.invalid} invalid`);
        try {
          for (const file of files) {
            const location = inputName(file);
            const input = readInput(file, options.encoding, (reason) =>
              importer.warn({ location, field: '', reason }),
            );
            if (origin) await importFile(importer, input, { ...origin, location });
            else await importEnvelopes(importer, input, location);
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

async function importFile(
  importer: Importer,
  input: AsyncIterable<Uint8Array>,
  origin: BodyOrigin,
): Promise<void> {
  await importer.addBody(readBody(input, origin.definition), origin);
}

const envelopeSchema = z.object({
  system: z.string(),
  source: z.string(),
  object: objectName,
  record: externalId,
  name: text.max(500, 'is longer than 500 characters').nullish(),
  response: z.unknown(),
});

const SPACE = 0x20;

async function importEnvelopes(
  importer: Importer,
  input: AsyncIterable<Uint8Array>,
  file: string,
): Promise<void> {
  let number = 0;
  for await (const line of readReadableLines(importer, input, file)) {
    const location = `${file}:${++number}`;
    if (line.every((byte) => byte <= SPACE)) continue;
    const envelope = parseEnvelope(line);
    if (Array.isArray(envelope)) {
      importer.reject(...envelope.map((problem) => ({ location, ...problem })));
      continue;
    }
    const { definition, source, object, record, name, response } = envelope;
    try {
      await importer.addBody(readParsedBody(response, definition), {
        location,
        definition,
        source,
        record: { object, externalId: record, name: name ?? null },
      });
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      importer.reject({ location, field: 'source', reason: error.message });
    }
  }
}

/** Yields the lines of a file; a read error is reported as an invalid item and ends them. */
async function* readReadableLines(
  importer: Importer,
  input: AsyncIterable<Uint8Array>,
  location: string,
): AsyncGenerator<Buffer> {
  try {
    yield* readLines(input);
  } catch (error) {
    const reason = `cannot be read: ${(error as Error).message}`;
    importer.reject({ location, field: '', reason });
  }
}

function parseEnvelope(line: Buffer) {
  if (!isUtf8(line)) return [{ field: '', reason: 'is not UTF-8; --encoding names another' }];
  let json: unknown;
  try {
    json = parseJson(line.toString());
  } catch (error) {
    return [{ field: '', reason: `is not JSON: ${(error as Error).message}` }];
  }
  const parsed = envelopeSchema.safeParse(json, WITH_REASONS);
  if (!parsed.success) return parsed.error.issues.map(describeIssue);
  const definition = findSourceDefinition(parsed.data.system);
  if (definition) return { ...parsed.data, definition };
  const reason = `must be one of ${systemNames().join(', ')}, got ${echo(parsed.data.system)}`;
  return [{ field: 'system', reason }];
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

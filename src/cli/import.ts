import { isUtf8 } from 'node:buffer';
import type { Command } from 'commander';
import { z } from 'zod';
import { CommandError, echo } from '../errors.js';
import type { BodyOrigin } from '../ingest/body-origin.js';
import { Importer, type InvalidItem } from '../ingest/importer.js';
import { readBody, readParsedBody } from '../sources/read-body.js';
import { findSource, SOURCES } from '../sources/registry.js';
import { externalId, objectName, text } from '../sources/wire-schema.js';
import { findOrganization, parseSlug, printJson, withStore } from './command.js';
import { showProgress } from './progress.js';
import { inputName, readInput, readLines } from './read-input.js';

interface ImportOptions {
  org: string;
  system?: string;
  source?: string;
  object?: string;
  record?: string;
  ndjson?: boolean;
}

export function addImportCommand(program: Command): void {
  program
    .command('import')
    .argument('<file...>', 'files to read; - is standard input')
    .description('reads response bodies of the upstream systems, as their documents show them')
    .requiredOption('--org <slug>', 'the organization that they belong to')
    .option('--system <system>', `whose answers they are: ${systemNames().join(', ')}`)
    .option('--source <slug>', 'the source that they come from; made where there is none')
    .option(
      '--object <object>',
      'contacts, companies, or a custom table: where the body does not say',
    )
    .option('--record <id>', "the record's id in that system: where the body does not say")
    .option(
      '--ndjson',
      'read one envelope a line: {"system","source","object","record","name"?,"response"}',
    )
    .action(async (files: string[], options: ImportOptions) => {
      const origin = options.ndjson ? checkNdjson(options) : parseOrigin(options);
      await withStore(async (store) => {
        const organization = await findOrganization(store, options.org);
        const progress = showProgress();
        const importer = new Importer({
          database: store.database,
          organizationId: organization.id,
          onInvalid: (item) => progress.interrupt(describeInvalid(item)),
        });
        progress.watch(() => `${importer.counts.read} read, ${importer.counts.invalid} invalid`);
        try {
          for (const file of files) {
            if (origin) await importFile(importer, file, origin);
            else await importEnvelopes(importer, file);
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
  file: string,
  origin: Omit<BodyOrigin, 'location'>,
): Promise<void> {
  const body = readBody(readInput(file), origin.definition);
  await importer.addBody(body, { ...origin, location: inputName(file) });
}

const envelopeSchema = z.object({
  system: z.string(),
  source: z.string(),
  object: objectName,
  record: externalId,
  name: text.max(500).nullish(),
  response: z.unknown(),
});

const SPACE = 0x20;

async function importEnvelopes(importer: Importer, file: string): Promise<void> {
  let number = 0;
  for await (const line of readReadableLines(file, importer)) {
    const location = `${inputName(file)}:${++number}`;
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

/** The lines of a file; where it cannot be read any further, that is said, and they end. */
async function* readReadableLines(file: string, importer: Importer): AsyncGenerator<Buffer> {
  try {
    yield* readLines(file);
  } catch (error) {
    const reason = `cannot be read: ${(error as Error).message}`;
    importer.reject({ location: inputName(file), field: '', reason });
  }
}

function parseEnvelope(line: Buffer) {
  if (!isUtf8(line)) return [{ field: '', reason: 'is no UTF-8' }];
  let json: unknown;
  try {
    json = JSON.parse(line.toString().replace(/^\ufeff/, ''));
  } catch (error) {
    return [{ field: '', reason: `is no JSON: ${(error as Error).message}` }];
  }
  const parsed = envelopeSchema.safeParse(json);
  if (!parsed.success) {
    return parsed.error.issues.map(({ path, message }) => ({
      field: path.join('.'),
      reason: message,
    }));
  }
  const definition = findSource(parsed.data.system);
  if (definition) return { ...parsed.data, definition };
  const reason = `must be one of ${systemNames().join(', ')}, got ${echo(parsed.data.system)}`;
  return [{ field: 'system', reason }];
}

function parseOrigin(options: ImportOptions): Omit<BodyOrigin, 'location'> {
  const { system, source, object, record } = options;
  if (system === undefined) throw missing('--system');
  if (source === undefined) throw missing('--source');
  const definition = findSource(system);
  if (!definition) {
    throw new CommandError(`--system: ${echo(system)} is none of ${systemNames().join(', ')}.`, 2);
  }
  if ((object === undefined) !== (record === undefined)) {
    throw missing(object === undefined ? '--object' : '--record', 'they go together');
  }
  if (object === undefined && !definition.namesRecords) {
    throw missing(
      '--object and --record',
      `${definition.label}'s answers do not say whose they are`,
    );
  }
  return {
    definition,
    source: parseSlug(source, '--source'),
    record:
      object === undefined || record === undefined
        ? null
        : {
            object: check(objectName, object, '--object'),
            externalId: check(externalId, record, '--record'),
          },
  };
}

function checkNdjson(options: ImportOptions): null {
  for (const name of ['system', 'source', 'object', 'record'] as const) {
    if (options[name] !== undefined) {
      throw new CommandError(`--${name}: with --ndjson every line says that itself.`, 2);
    }
  }
  return null;
}

function check(schema: z.ZodType<string>, value: string, name: string): string {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new CommandError(`${name}: ${parsed.error.issues[0]?.message}, got ${echo(value)}.`, 2);
}

function missing(option: string, why = 'it is needed without --ndjson'): CommandError {
  const are = option.includes(' and ') ? 'are' : 'is';
  return new CommandError(`${option} ${are} missing: ${why}.`, 2);
}

function systemNames(): string[] {
  return SOURCES.map(({ system }) => system.toLowerCase());
}

function describeInvalid({ location, field, reason }: InvalidItem): string {
  return `${location}: ${field ? `${field}: ` : ''}${reason}`;
}

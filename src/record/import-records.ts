import { z } from 'zod';
import type { RecordReference } from '../activity/record-reference.js';
import type { Database } from '../db/database.js';
import { CommandError, echo } from '../errors.js';
import { DeletedOrganizationError } from '../ingest/lock-for-import.js';
import { externalId, objectName, text } from '../sources/wire-schema.js';
import { stateRecord } from './link-records.js';
import { type CsvRow, readCsv } from './read-csv.js';

export interface RecordCounts {
  read: number;
  added: number;
  updated: number;
  unchanged: number;
  invalid: number;
}

const OWN_COLUMNS = ['object', 'name', 'company'];

const rowSchema = z.object({
  object: objectName,
  name: text.max(500, 'is longer than 500 characters').optional(),
  company: text.max(500, 'is longer than 500 characters').optional(),
});

/** A long number as a spreadsheet shows and exports it: 1.23457E+18, which many ids become. */
const SHORTENED_NUMBER = /^\d(?:[.,]\d+)?E\+\d{2,}$/;

const idSchema = externalId.refine(
  (id) => !SHORTENED_NUMBER.test(id),
  'is a number without its last digits: the spreadsheet must export the column as text',
);

/**
 * Imports records from CSV with a header: object, name, company, and a column for each source with the
 * record's id there. All ids of a row are linked to one record. Rows are independent: an invalid one is
 * reported and skipped.
 * @param input the file, as text or in UTF-8.
 * @param onInvalid called with the line in the file and the reason.
 * @returns the number of rows by outcome.
 * @throws {CommandError} where the header has an unknown column, the same one twice, or no object, where the
 *   file cannot be read or is empty, and where the organization is deleted meanwhile.
 */
export async function importRecords(
  database: Database,
  organizationId: string,
  input: AsyncIterable<Uint8Array | string>,
  onInvalid: (line: number, reason: string) => void,
): Promise<RecordCounts> {
  const counts: RecordCounts = { read: 0, added: 0, updated: 0, unchanged: 0, invalid: 0 };
  const sources = await database.prisma.source.findMany({ where: { organizationId } });
  const idOfSource = new Map(sources.map(({ slug, id }) => [slug, id]));
  let columns: string[] | undefined;
  for await (const row of readRows(input)) {
    if (!columns) {
      columns = parseHeader(row, idOfSource);
      continue;
    }
    counts.read++;
    try {
      if ('problem' in row) throw new CommandError(row.problem);
      if (row.values.slice(columns.length).some((value) => value !== '')) {
        throw new CommandError('has a value in a column without a name');
      }
      const named = Object.fromEntries(columns.map((name, index) => [name, row.values[index]!]));
      counts[await stateRow(database, organizationId, named, idOfSource)]++;
    } catch (error) {
      if (!(error instanceof CommandError || error instanceof z.ZodError)) throw error;
      if (error instanceof DeletedOrganizationError) throw error;
      counts.invalid++;
      onInvalid(row.line, describe(error));
    }
  }
  if (!columns) throw new CommandError('The file is empty: it has no header.');
  return counts;
}

/** Reads the rows of a file. @throws {CommandError} where it cannot be read. */
async function* readRows(input: AsyncIterable<Uint8Array | string>): AsyncGenerator<CsvRow> {
  try {
    yield* readCsv(toBytes(input));
  } catch (error) {
    throw new CommandError(`The file cannot be read: ${(error as Error).message}`);
  }
}

/** A stream that was given an encoding yields text. */
async function* toBytes(input: AsyncIterable<Uint8Array | string>): AsyncGenerator<Uint8Array> {
  for await (const chunk of input) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
}

function parseHeader(header: CsvRow, sources: Map<string, string>): string[] {
  if ('problem' in header) throw new CommandError(`The header ${header.problem}`);
  // Spreadsheets export empty columns after the last.
  const columns = header.values.slice(0, header.values.findLastIndex((name) => name !== '') + 1);
  if (columns.includes('')) throw new CommandError('The header has a column without a name.');
  if (!columns.includes('object')) {
    throw new CommandError(`The header has no column object: ${columns.join(', ')}.`);
  }
  const twice = columns.find((name, index) => columns.indexOf(name) !== index);
  if (twice !== undefined) throw new CommandError(`The header names ${twice} twice.`);
  const unknown = columns.filter((name) => !OWN_COLUMNS.includes(name) && !sources.has(name));
  if (unknown.length > 0) {
    throw new CommandError(
      `The header names ${unknown.join(', ')}: neither ${OWN_COLUMNS.join(', ')} nor a source of ` +
        `the organization (${[...sources.keys()].join(', ')}).`,
    );
  }
  return columns;
}

async function stateRow(
  database: Database,
  organizationId: string,
  row: Record<string, string>,
  sources: Map<string, string>,
): Promise<'added' | 'updated' | 'unchanged'> {
  const given = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== ''));
  if (given.object === undefined) throw new CommandError('object is empty');
  const { object, name, company } = rowSchema.parse(given);
  const external = Object.entries(given).flatMap(([column, value]): RecordReference[] => {
    const sourceId = sources.get(column);
    if (!sourceId || OWN_COLUMNS.includes(column)) return [];
    return [{ sourceId, object, externalId: parseId(column, value) }];
  });
  if (external.length === 0) throw new CommandError('names no id in any source');
  return stateRecord(database, organizationId, { object, name, company, external });
}

/** @throws {CommandError} */
function parseId(column: string, value: string): string {
  const { success, data, error } = idSchema.safeParse(value);
  if (success) return data;
  throw new CommandError(`${column} ${error.issues[0]!.message}: ${echo(value)}`);
}

function describe(error: CommandError | z.ZodError): string {
  if (error instanceof CommandError) return error.message;
  return error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ');
}

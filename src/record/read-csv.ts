import { isUtf8 } from 'node:buffer';
import { parse } from 'csv-parse/sync';
import { echo } from '../errors.js';
import { readLines } from '../sources/read-lines.js';

/** A row of a CSV file with the number of its first line, from 1: its values, or why they cannot be read. */
export type CsvRow = { line: number } & ({ values: string[] } | { problem: string });

/** How many lines one row may have: line feeds within quotes. After more, a quote was never closed. */
const MAX_LINES_OF_ROW = 50;

const DELIMITERS = [',', ';', '\t', '|'];

/**
 * Reads a CSV file (RFC 4180) row by row. The delimiter is the one of the first line: a comma, a semicolon, a
 * tab or a vertical bar. A row with a bad quote, with more or fewer values than the first, or with bytes
 * that are not UTF-8 is a problem of that row only; empty lines are skipped.
 * @param chunks the file in UTF-8.
 */
export async function* readCsv(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<CsvRow> {
  const lines = numberLines(chunks);
  const ahead: Line[] = [];
  let format: { delimiter: string; columns: number } | undefined;
  for (;;) {
    const first = ahead.shift() ?? (await lines.next()).value;
    if (!first) return;
    if (first.text?.trim() === '') continue;
    const delimiter = format?.delimiter ?? detectDelimiter(first.text ?? '');
    const rest = await readRest(first, ahead, lines);
    const values = parseRow([first, ...rest], delimiter);
    format ??= { delimiter, columns: values?.length ?? 0 };
    if (values && values.length === format.columns) {
      ahead.splice(0, rest.length);
      yield { line: first.number, values };
    } else {
      // The lines after it are rows of their own: its quote was not meant to span them.
      yield { line: first.number, problem: describeProblem(first, delimiter, format.columns) };
    }
  }
}

interface Line {
  number: number;
  /** Null: it is not UTF-8. */
  text: string | null;
}

async function* numberLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line, undefined> {
  let number = 0;
  for await (const bytes of readLines(chunks)) {
    if (!isUtf8(bytes)) {
      yield { number: ++number, text: null };
      continue;
    }
    // Old programs end lines with a carriage return alone.
    for (const text of bytes.toString().replace(/\r$/, '').split('\r')) {
      yield { number: ++number, text };
    }
  }
}

/** The lines after the first that an open quote spans; they stay in `ahead`. */
async function readRest(
  first: Line,
  ahead: Line[],
  lines: AsyncIterator<Line, undefined>,
): Promise<Line[]> {
  const isOpen = (count: number) =>
    [first, ...ahead.slice(0, count)].reduce((sum, { text }) => sum + countQuotes(text), 0) % 2 > 0;
  for (let count = 0; count < MAX_LINES_OF_ROW; count++) {
    if (!isOpen(count)) return ahead.slice(0, count);
    if (count === ahead.length) {
      const next = (await lines.next()).value;
      if (!next) return [];
      ahead.push(next);
    }
  }
  return [];
}

function countQuotes(text: string | null): number {
  return text === null ? 0 : text.split('"').length - 1;
}

/** Parses the lines of one row; null where they are not one. */
function parseRow(lines: Line[], delimiter: string): string[] | null {
  if (lines.some(({ text }) => text === null)) return null;
  try {
    const rows: string[][] = parse(lines.map(({ text }) => text).join('\n'), {
      delimiter,
      trim: true,
      relax_column_count: true,
    });
    return rows.length === 1 ? rows[0]! : null;
  } catch {
    return null;
  }
}

function describeProblem({ text, number }: Line, delimiter: string, columns: number): string {
  if (text === null) return 'is not UTF-8: name the encoding of the file, e.g. windows-1252';
  const values = parseRow([{ text, number }], delimiter);
  if (!values) return `has a quote that is not closed, or not around a whole value: ${echo(text)}`;
  return `has ${values.length} values for ${columns} columns: ${echo(text)}`;
}

/** The delimiter that the first line has most of. */
function detectDelimiter(header: string): string {
  const count = (delimiter: string) => header.split(delimiter).length;
  return DELIMITERS.reduce((best, next) => (count(next) > count(best) ? next : best));
}

import { isUtf8 } from 'node:buffer';
import { parse } from 'csv-parse/sync';
import { echo } from '../errors.js';
import { readLines } from '../sources/read-lines.js';

/** A row of a CSV file with the number of its first line, from 1: its values, or why they cannot be read. */
export type CsvRow = { line: number } & ({ values: string[] } | { problem: string });

/** How many lines one row may have: line feeds within quotes. After more, a quote was never closed. */
const MAX_LINES_OF_ROW = 50;

const DELIMITERS = [',', ';', '\t', '|'];

/** The line in which Excel names the delimiter of a file: sep=; */
const SEPARATOR_LINE = /^"?sep=([,;\t|])"?\s*$/i;

/**
 * Reads a CSV file (RFC 4180) row by row. The delimiter is the one of the first line: a comma, a semicolon, a
 * tab or a vertical bar. A row with a bad quote, with more or fewer values than the first, or with bytes
 * that are not UTF-8 is a problem of that row only; so are lines that are one row or two with a bad quote each.
 * Empty lines are skipped.
 * @param chunks the file in UTF-8.
 */
export async function* readCsv(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<CsvRow> {
  const lines = numberLines(chunks);
  const ahead: Line[] = [];
  let named: string | undefined;
  let format: Format | undefined;
  for (;;) {
    const first = ahead.shift() ?? (await lines.next()).value;
    if (!first) return;
    if (first.text?.trim() === '') continue;
    if (!format && named === undefined) {
      named = SEPARATOR_LINE.exec(first.text ?? '')?.[1];
      if (named !== undefined) continue;
    }
    const delimiter: string = format?.delimiter ?? named ?? detectDelimiter(first.text ?? '');
    const rest = await readRest(first, ahead, lines);
    const row = [first, ...rest];
    const values = parseRow(row, delimiter);
    format ??= {
      delimiter,
      columns: values?.length ?? 0,
      isQuoted: countQuotes(first.text) >= 2 * (values?.length ?? 0),
    };
    if (values && values.length === format.columns && !areRows(row, format)) {
      ahead.splice(0, rest.length);
      yield { line: first.number, values };
    } else {
      // The lines after it are rows of their own: its quote was not meant to span them.
      yield { line: first.number, problem: describeProblem(first, delimiter, format.columns) };
    }
  }
}

interface Format {
  delimiter: string;
  columns: number;
  /** Whether all values of the header are quoted, as those of the rows are then. */
  isQuoted: boolean;
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

/**
 * Whether the lines that a quote spans may be rows of their own: the first and the last have all values where
 * its two ends are left out. Where all values are quoted, or where the text between the ends has a quote that
 * is doubled, it is one row.
 */
function areRows(lines: readonly Line[], { delimiter, columns, isQuoted }: Format): boolean {
  if (lines.length === 1 || isQuoted) return false;
  const [first, last] = [lines[0]!, lines.at(-1)!].map(({ text }) => text ?? '');
  const opening = first!.lastIndexOf('"');
  const closing = last!.indexOf('"');
  const isDoubled = first![opening - 1] === '"' || last![closing + 1] === '"';
  return (
    !isDoubled &&
    [withoutCharacter(first!, opening), withoutCharacter(last!, closing)].every(
      (text) => parseRow([{ number: 0, text }], delimiter)?.length === columns,
    )
  );
}

function withoutCharacter(text: string, index: number): string {
  return text.slice(0, index) + text.slice(index + 1);
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

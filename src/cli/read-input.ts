import { createReadStream } from 'node:fs';
import { Option } from 'commander';
import { CommandError, echo } from '../errors.js';
import { isEncoding, toUtf8 } from '../sources/text-encoding.js';

/**
 * Reads a file, or standard input for `-`, as UTF-8.
 * @param encoding the encoding of the file, unless its first bytes mark another; absent: UTF-8.
 * @param warn is called where the file is UTF-8 although `encoding` says otherwise.
 */
export function readInput(
  file: string,
  encoding?: string,
  warn?: (reason: string) => void,
): AsyncIterable<Uint8Array> {
  return toUtf8(open(file), encoding ?? null, warn);
}

/** The option --encoding of a command that reads files. */
export function encodingOption(): Option {
  return new Option(
    '--encoding <name>',
    'the encoding of the files, e.g. windows-1252; UTF-16 is recognized',
  ).argParser((name) => {
    if (isEncoding(name)) return name;
    throw new CommandError(`--encoding: ${echo(name)} is not the name of an encoding.`, 2);
  });
}

/** Returns the name of an input for messages. */
export function inputName(file: string): string {
  return file === '-' ? 'standard input' : file;
}

async function* open(file: string): AsyncGenerator<Buffer> {
  yield* file === '-' ? process.stdin : createReadStream(file);
}

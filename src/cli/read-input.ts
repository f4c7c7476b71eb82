import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';

/**
 * Returns a stream of the bytes of a file, or of standard input for `-`. The file is opened at the first
 * read: an error event without a listener would end the process.
 */
export function readInput(file: string): Readable {
  return Readable.from(open(file), { objectMode: false });
}

/**
 * Yields the lines of a file without their line feeds. Memory holds one line and one chunk; node:readline
 * buffers a thousand lines, whatever their length.
 */
export async function* readLines(file: string): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  for await (const chunk of open(file)) {
    let start = 0;
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', start)) {
      yield Buffer.concat([...parts, chunk.subarray(start, end)]);
      parts = [];
      start = end + 1;
    }
    parts.push(chunk.subarray(start));
  }
  const last = Buffer.concat(parts);
  if (last.length > 0) yield last;
}

/** Returns the name of an input for messages. */
export function inputName(file: string): string {
  return file === '-' ? 'standard input' : file;
}

async function* open(file: string): AsyncGenerator<Buffer> {
  yield* file === '-' ? process.stdin : createReadStream(file);
}

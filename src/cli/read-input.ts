import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';

/**
 * The bytes of a file, or of standard input for `-`. It is opened only when it is read: an error
 * that comes before anybody listens would end the process.
 */
export function readInput(file: string): Readable {
  return Readable.from(open(file), { objectMode: false });
}

/**
 * The lines of a file, without their ends. Memory holds one line and one chunk; node:readline would
 * read a thousand lines ahead, however long they are.
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

/** How messages call it. */
export function inputName(file: string): string {
  return file === '-' ? 'standard input' : file;
}

async function* open(file: string): AsyncGenerator<Buffer> {
  yield* file === '-' ? process.stdin : createReadStream(file);
}

import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { stringifyJson } from '../db/json.js';
import type { Store } from '../db/open-store.js';
import { CommandError, echo } from '../errors.js';
import { type ExportedLine, exportLines } from '../transfer/export-lines.js';
import {
  findLinkedRecord,
  findOrganization,
  printJson,
  stopOnSignal,
  withStore,
} from './command.js';
import { showProgress } from './progress.js';

interface ExportOptions {
  org: string;
  record?: string[];
}

export function addExportCommand(program: Command): void {
  program
    .command('export')
    .argument('<file>', 'the file to write; - is standard output')
    .description('writes an organization as NDJSON, which import --ndjson reads back')
    .requiredOption('--org <slug>', 'the organization')
    .option(
      '--record <ref>',
      'only what is on this record, SOURCE:OBJECT:EXTERNAL_ID; may be repeated',
      (ref: string, refs: string[] = []) => [...refs, ref],
    )
    .action((file: string, { org, record }: ExportOptions) =>
      withStore(async (store) => {
        const { id: organizationId } = await findOrganization(store, org);
        const recordIds = record ? await findRecordIds(store, organizationId, record) : null;
        const signal = stopOnSignal();
        const counts = { records: 0, activities: 0 };
        const progress = showProgress();
        progress.watch(() => `${counts.records} records, ${counts.activities} activities`);
        try {
          const lines = countLines(
            exportLines(store.database, { organizationId, recordIds }),
            counts,
          );
          if (file === '-') await writeToStdout(lines, signal);
          else await writeToFile(lines, file, signal);
        } finally {
          progress.end();
        }
        if (file !== '-') printJson(counts);
      }),
    );
}

async function findRecordIds(
  store: Store,
  organizationId: string,
  references: string[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const reference of references) {
    ids.push(await findLinkedRecord(store, organizationId, reference, '--record'));
  }
  return [...new Set(ids)];
}

async function* countLines(
  lines: AsyncIterable<ExportedLine>,
  counts: { records: number; activities: number },
): AsyncGenerator<string> {
  for await (const line of lines) {
    if ('activity' in line) counts.activities++;
    else if ('record' in line) counts.records++;
    yield `${stringifyJson(line)}\n`;
  }
}

/** Writes lines as fast as they are read. A reader that closes its end, as `head` does, ends it quietly. */
async function writeToStdout(lines: AsyncIterable<string>, signal: AbortSignal): Promise<void> {
  const source = watch(lines);
  try {
    await pipeline(toStream(source.lines), process.stdout, { end: false, signal });
  } catch (error) {
    const { code } = error as { code?: string };
    const isClosed = code === 'EPIPE' || code === 'ERR_STREAM_PREMATURE_CLOSE';
    if (error === source.error || !isClosed) throw interruption(error);
  }
}

/** Lines with the error that reading them ended in: that of a lost database may look like one of the output. */
function watch(lines: AsyncIterable<string>): { lines: AsyncIterable<string>; error?: unknown } {
  const source: ReturnType<typeof watch> = { lines: read() };
  return source;

  async function* read(): AsyncGenerator<string> {
    const iterator = lines[Symbol.asyncIterator]();
    const readNext = () =>
      iterator.next().catch((error: unknown) => {
        source.error = error;
        throw error;
      });
    try {
      // Not for await: the error of an output arrives here, too, but where a line was handed over.
      for (let next = await readNext(); !next.done; next = await readNext()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  }
}

/** Writes lines to a file beside the given one, which takes its place when it is complete. */
async function writeToFile(
  lines: AsyncIterable<string>,
  file: string,
  signal: AbortSignal,
): Promise<void> {
  const temporary = `${file}.${randomBytes(4).toString('hex')}.part`;
  const source = watch(lines);
  try {
    const output = createWriteStream(temporary, { flags: 'wx', flush: true });
    await pipeline(toStream(source.lines), output, { signal });
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    if (error === source.error || signal.aborted) throw interruption(error);
    throw new CommandError(`FILE: ${echo(file)} cannot be written: ${(error as Error).message}`);
  }
}

/** A stream that holds one line. */
function toStream(lines: AsyncIterable<string>): Readable {
  return Readable.from(lines, { objectMode: true, highWaterMark: 1 });
}

/** The error of an export that a signal ended; every other error as it is. */
function interruption(error: unknown): unknown {
  const isAborted = (error as { name?: string }).name === 'AbortError';
  return isAborted ? new CommandError('The export was interrupted.', 130) : error;
}

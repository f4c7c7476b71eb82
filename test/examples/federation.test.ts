import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';

const folder = mkdtempSync(path.join(os.tmpdir(), 'federation-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts the example; what it and the gateway that it starts print. */
function start(environment: Record<string, string>) {
  const { PATH = '', HOME = '' } = process.env;
  const program: ChildProcess = spawn(
    process.execPath,
    ['--import', 'tsx', 'examples/federation/main.ts'],
    { env: { PATH, HOME, DATA_DIR: path.join(folder, 'data'), ...environment } },
  );
  const output = { text: '' };
  for (const stream of [program.stdout, program.stderr]) {
    stream?.on('data', (data) => {
      output.text += data;
    });
  }
  // Not before the gateway has ended, too, which writes to the same standard error.
  const closed = once(program, 'close') as Promise<[exitCode: number | null]>;
  return { program, output, closed };
}

it('refuses a database of its own, which has no demo organization', async () => {
  const { output, closed } = start({ DATABASE_URL: 'postgres://127.0.0.1:1/none', PORT: '1' });
  expect((await closed)[0]).toBe(1);
  expect(output.text).toBe(
    'DATABASE_URL must not be set: the example shows the demo organization.\n',
  );
});

it('stops the gateway where it is stopped during the start', async () => {
  const { program, output, closed } = start({ PORT: '1' });
  await new Promise<void>((resolve) => {
    program.stdout?.on('data', () => output.text.includes('Starting') && resolve());
  });
  program.kill('SIGINT');
  program.kill('SIGINT');
  expect((await closed)[0]).toBe(0);
});

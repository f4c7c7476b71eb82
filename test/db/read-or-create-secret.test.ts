import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { readOrCreateSecret } from '../../src/db/read-or-create-secret.js';
import { CommandError } from '../../src/errors.js';

const FILES = 20;

/** Reads one secret after the other, each at the same time as the other threads. */
const READ_ALL = `
  const { parentPort, workerData: { module, folder, files, threads, arrived } } = require('node:worker_threads');
  import(module).then(({ readOrCreateSecret }) => {
    const secrets = [];
    for (let file = 1; file <= files; file++) {
      Atomics.add(arrived, 0, 1);
      while (Atomics.load(arrived, 0) < file * threads);
      secrets.push(readOrCreateSecret(folder + '/' + file));
    }
    parentPort.postMessage(secrets);
  });
`;

function createFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'activity-gateway-secret-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('a secret is created once, for its owner only, and read from then on', () => {
  const folder = createFolder();
  const file = path.join(folder, 'secret-key');
  const secret = readOrCreateSecret(file);
  expect(secret).toMatch(/^[0-9a-f]{64}$/);
  expect(readOrCreateSecret(file)).toBe(secret);
  expect(readdirSync(folder)).toEqual(['secret-key']);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test.each(['', '\n', 'ab', '0'.repeat(63), `${'0'.repeat(64)}\n1`, 'g'.repeat(64)])(
  'a file that holds %j is refused, with the way out, and stays as it is',
  (content) => {
    const file = path.join(createFolder(), 'secret-key');
    writeFileSync(file, content);
    const read = () => readOrCreateSecret(file);
    expect(read).toThrow(CommandError);
    expect(read).toThrow(`${file} is damaged: it must contain 64 hexadecimal digits`);
    expect(read).toThrow(/Restore it from a backup.*delete it.*source rotate/);
    expect(readFileSync(file, 'utf8')).toBe(content);
  },
);

test('concurrent first starts agree on one secret', async () => {
  const folder = createFolder();
  const threads = 2;
  const workerData = {
    module: pathToFileURL('dist/src/db/read-or-create-secret.js').href,
    folder,
    files: FILES,
    threads,
    arrived: new Int32Array(new SharedArrayBuffer(4)),
  };
  const [one, other] = await Promise.all(
    Array.from({ length: threads }, async () => {
      const worker = new Worker(READ_ALL, { eval: true, workerData });
      return new Promise((resolve, reject) =>
        worker.once('message', resolve).once('error', reject),
      );
    }),
  );
  expect(one).toHaveLength(FILES);
  expect(other).toEqual(one);
  expect(readdirSync(folder)).toHaveLength(FILES);
});

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runCommand } from '../support/run-command.js';
import { createTempDataDir } from '../support/temp-data-dir.js';

test('data of another major version of PostgreSQL stop the start, with the way out, and stay as they are', async () => {
  const dataDir = createTempDataDir();
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const data = path.join(dataDir, 'postgres', 'data');
  mkdirSync(data, { recursive: true });
  writeFileSync(path.join(data, 'PG_VERSION'), '14\n');
  for (const command of [['serve'], ['export', '--org', 'demo', '-']]) {
    const refused = await runCommand(command, { env: { DATA_DIR: dataDir } });
    expect(refused).toMatchObject({ exitCode: 1, stdout: '' });
    expect(refused.stderr).toMatch(
      /The data in \S+data are of PostgreSQL 14, .* comes with PostgreSQL \d+, .*export --org SLUG FILE/,
    );
    expect(refused.stderr).not.toMatch(/^ +at /m);
  }
  expect(readdirSync(data)).toEqual(['PG_VERSION']);
  expect(readFileSync(path.join(data, 'PG_VERSION'), 'utf8')).toBe('14\n');
});

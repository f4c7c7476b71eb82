import { rmSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { tryLockDataDir } from '../../src/db/data-dir-lock.js';
import { openEmbeddedPostgres } from '../../src/db/embedded-postgres.js';
import { createTempDataDir } from '../support/temp-data-dir.js';

test('a command waits for the server of the process that holds the folder, and not for ever', async () => {
  const dataDir = createTempDataDir();
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const lock = await tryLockDataDir(dataDir);
  onTestFinished(() => lock!.release());
  await expect(openEmbeddedPostgres({ dataDir, use: 'shared', patienceMs: 300 })).rejects.toThrow(
    `PostgreSQL of DATA_DIR ${dataDir} does not run although another process holds it`,
  );
});

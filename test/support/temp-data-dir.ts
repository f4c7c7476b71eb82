import { chmodSync, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A new folder for an embedded PostgreSQL, which the postgres user may enter where root runs it. */
export function createTempDataDir(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'activity-gateway-'));
  chmodSync(folder, 0o755);
  return folder;
}

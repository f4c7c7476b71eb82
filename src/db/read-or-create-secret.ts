import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { CommandError } from '../errors.js';

/**
 * Reads a secret of 64 hexadecimal digits from a file, which is created once with mode 0600.
 * @throws {CommandError} where the file holds anything else: a part of the secret must not pass for it.
 */
export function readOrCreateSecret(file: string): string {
  if (!existsSync(file)) createSecret(file);
  const secret = readFileSync(file, 'utf8').trim();
  if (/^[0-9a-f]{64}$/i.test(secret)) return secret;
  throw new CommandError(
    `${file} is damaged: it must contain 64 hexadecimal digits, the secret that signs cursors and encrypts ` +
      'the tokens of sources. Restore it from a backup. Without one, delete it: a new secret is generated, ' +
      'older cursors are refused, and each live source needs its token again (source rotate).',
  );
}

/** Writes a new secret completely before the file has its name; of concurrent processes, the first one's stays. */
function createSecret(file: string): void {
  const fresh = `${file}.${randomBytes(8).toString('hex')}`;
  try {
    writeFileSync(fresh, randomBytes(32).toString('hex'), { mode: 0o600, flush: true });
    linkSync(fresh, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(fresh, { force: true });
  }
}

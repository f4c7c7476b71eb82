import type { Database } from '../db/database.js';
import type { TokenVault } from '../sources/client/token-vault.js';

/** Replaces the token of a source; lists that failed are due at once. */
export async function rotateToken(
  { prisma }: Database,
  vault: TokenVault,
  sourceId: string,
  token: string,
): Promise<void> {
  await prisma.source.update({
    where: { id: sourceId },
    data: { token: vault.seal(token, sourceId) as Uint8Array<ArrayBuffer> },
  });
  await prisma.recordLink.updateMany({
    where: { sourceId, errorCode: { not: null } },
    data: { retryAt: null, nextAt: new Date() },
  });
}

/**
 * Encrypts all tokens with the current key.
 * @returns the slugs of the sources whose token no key decrypts.
 */
export async function resealTokens({ pool }: Database, vault: TokenVault): Promise<string[]> {
  const { rows } = await pool.query<{ id: string; slug: string; token: Buffer }>(
    'select id, slug, token from source where token is not null',
  );
  const unreadable: string[] = [];
  for (const { id, slug, token } of rows) {
    const opened = vault.open(token, id);
    if (!opened) unreadable.push(slug);
    else if (!opened.isCurrent) {
      await pool.query('update source set token = $2 where id = $1 and token = $3', [
        id,
        vault.seal(opened.token, id),
        token,
      ]);
    }
  }
  return unreadable;
}

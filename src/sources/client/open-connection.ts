import type { SourceDefinition } from '../source-definition.js';
import type { Connection } from './send-request.js';
import { SourceFailure } from './source-failure.js';
import type { TokenVault } from './token-vault.js';

/**
 * Creates the connection of a source: decrypts its token.
 * @throws {SourceFailure} UNAUTHORIZED where the token cannot be decrypted with SECRET_KEY.
 */
export function openConnection(
  vault: TokenVault,
  { label }: SourceDefinition,
  { sourceId, url, token }: { sourceId: string; url: string; token: Buffer | null },
): Connection {
  const opened = token && vault.open(token, sourceId);
  if (opened) return { sourceId, label, url, token: opened.token };
  throw new SourceFailure(
    'UNAUTHORIZED',
    `The token of ${label} cannot be decrypted: SECRET_KEY has changed. Set the token again with source rotate.`,
  );
}

import { hkdfSync } from 'node:crypto';

/**
 * Derives 32-byte keys for one purpose from SECRET_KEY by HKDF-SHA-256: the current key first, then the
 * previous one, if there is one.
 */
export function deriveKeys(purpose: string, secretKey: string, previousKey?: string): Buffer[] {
  return [secretKey, previousKey]
    .filter((key) => key !== undefined)
    .map((key) => Buffer.from(hkdfSync('sha256', key, '', `activity-gateway ${purpose}`, 32)));
}

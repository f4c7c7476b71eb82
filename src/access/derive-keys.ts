import { hkdfSync } from 'node:crypto';

/**
 * Keys of 32 bytes for one purpose, made of SECRET_KEY by HKDF-SHA-256: the first is the one that is used
 * now, another the one of before, where there is one.
 */
export function deriveKeys(purpose: string, secretKey: string, previousKey?: string): Buffer[] {
  return [secretKey, previousKey]
    .filter((key) => key !== undefined)
    .map((key) => Buffer.from(hkdfSync('sha256', key, '', `activity-gateway ${purpose}`, 32)));
}

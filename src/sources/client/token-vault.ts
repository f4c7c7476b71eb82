import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { deriveKeys } from '../../access/derive-keys.js';

/** The first byte of a sealed token: the version of its format. */
const VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts the tokens of sources with AES-256-GCM. The key is derived from SECRET_KEY for this purpose
 * alone; a sealed token is bound to its source and cannot be opened for another.
 */
export class TokenVault {
  private readonly keys: Buffer[];

  /** @param previousKey the previous SECRET_KEY: opens tokens, but does not seal them. */
  constructor(secretKey: string, previousKey?: string) {
    this.keys = deriveKeys('source token', secretKey, previousKey);
  }

  /** @returns version (1 byte), IV (12), tag (16), ciphertext. */
  seal(token: string, sourceId: string): Buffer {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.keys[0]!, iv).setAAD(Buffer.from(sourceId));
    const text = Buffer.concat([cipher.update(token, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.of(VERSION), iv, cipher.getAuthTag(), text]);
  }

  /** @returns the token, and whether it is sealed with the current key; null: no key opens it. */
  open(sealed: Uint8Array, sourceId: string): { token: string; isCurrent: boolean } | null {
    const bytes = Buffer.from(sealed);
    const head = 1 + IV_BYTES + TAG_BYTES;
    if (bytes[0] !== VERSION || bytes.length < head) return null;
    for (const [index, key] of this.keys.entries()) {
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 1 + IV_BYTES))
          .setAAD(Buffer.from(sourceId))
          .setAuthTag(bytes.subarray(1 + IV_BYTES, head));
        const text = Buffer.concat([decipher.update(bytes.subarray(head)), decipher.final()]);
        return { token: text.toString('utf8'), isCurrent: index === 0 };
      } catch {
        // Sealed with another key.
      }
    }
    return null;
  }
}

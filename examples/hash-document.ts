import { createHash } from 'node:crypto';

/** The hash by which a client sends an operation, of its text as the manifest has it: SHA-256 in hexadecimal digits. */
export function hashDocument(document: string): string {
  return createHash('sha256').update(document).digest('hex');
}

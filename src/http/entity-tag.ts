import { createHash } from 'node:crypto';

/** Returns a strong ETag of what is sent (RFC 9110, section 8.8.3). */
export function entityTag(content: string | Buffer): string {
  return `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
}

/**
 * Whether an If-None-Match header has a tag: `*`, or a list of tags. The comparison is weak, because
 * proxies that compress an answer make its tag weak (RFC 9110, section 13.1.2).
 */
export function hasTag(ifNoneMatch: string | null | undefined, tag: string): boolean {
  if (!ifNoneMatch) return false;
  if (ifNoneMatch.trim() === '*') return true;
  // A tag may contain commas: tags are found by their quotation marks.
  return [...ifNoneMatch.matchAll(/"[^"]*"/g)].some(([named]) => named === tag);
}

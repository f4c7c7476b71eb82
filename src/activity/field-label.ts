/**
 * The key of a record's field in words: preferredChannel is preferred channel. One that has spaces is a label,
 * which keeps its case: eBay account.
 */
export function fieldLabel(key: string): string {
  const line = key.replace(/\s+/g, ' ').trim();
  if (line.includes(' ')) return line;
  return line
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .trim()
    .toLowerCase();
}

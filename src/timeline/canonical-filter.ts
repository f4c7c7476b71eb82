import type { FilterInput } from './filters/registry.js';

/** The same text for the same filter, whatever the order of its fields and lists: cursors are bound to it. */
export function canonicalFilter(input: FilterInput | null | undefined): string {
  const given = Object.entries(input ?? {}).filter(([, value]) => value != null);
  return JSON.stringify(
    given
      .map(([name, value]) => [name, Array.isArray(value) ? [...new Set(value)].sort() : value])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );
}

/**
 * What a cursor of the change feed is bound to: the organization, record and filter that are followed.
 * @param recordId UUID; null: the organization's timeline.
 * @param named UUIDs of the records that the filter names now. Once one of them is merged or erased, the
 *   filter selects something else, so that the client must load again.
 */
export function changeList(
  organizationId: string,
  recordId: string | null,
  filter: FilterInput | null | undefined,
  named: readonly string[],
): string {
  const records = [...new Set(named)].sort().join(' ');
  return `changes ${organizationId} ${recordId ?? '*'} ${canonicalFilter(filter)} ${records}`;
}

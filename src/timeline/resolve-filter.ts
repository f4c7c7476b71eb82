import type { Viewer } from '../access/viewer.js';
import { NO_SCOPE, objectScope } from '../db/timeline-scope.js';
import type { Loaders } from '../loaders/loaders.js';
import type { EntryFilter } from './entry-filter.js';
import { type FilterInput, type ParsedFilter, parseFilter } from './filter.js';
import { createFilterLookups } from './filter-lookups.js';

/** Which timelines entries are taken from, merged, and what they must meet. */
export interface ResolvedFilter {
  scopes: string[];
  filter: EntryFilter;
  /** UUIDs of the records that the filter names, as they are now: what became another is that one. */
  named: string[];
}

/**
 * The part of a record's timeline, or of the organization's where none is given, that the viewer may
 * see and the filter lets through.
 * @throws {GatewayError} what parseFilter throws.
 */
export async function resolveFilter(
  { viewer, loaders }: { viewer: Viewer; loaders: Loaders },
  recordId: string | null,
  input: FilterInput | null | undefined,
): Promise<ResolvedFilter> {
  const { filter, records, contacts, objects }: ParsedFilter = input
    ? await parseFilter(input, createFilterLookups(viewer, loaders))
    : { filter: { oneOf: {} } };
  const lists = [records, contacts, objects].filter((list) => list !== undefined);
  const named = [...(records ?? []), ...(contacts ?? [])];
  if (recordId !== null) return { scopes: [recordId], filter: { ...filter, alsoOn: lists }, named };
  // The narrowest list is read, what is left must hold besides. Records and contacts here are all
  // readable: they stand for the key's objects too.
  const [scopes = readableScopes(viewer), ...alsoOn] = lists;
  return { scopes: scopes.length > 0 ? scopes : [NO_SCOPE], filter: { ...filter, alsoOn }, named };
}

function readableScopes({ organizationId, objects }: Viewer): string[] {
  return objects?.map((object) => objectScope(organizationId, object)) ?? [organizationId];
}

import type { Viewer } from '../access/viewer.js';
import { NO_SCOPE, objectScope } from '../db/timeline-scope.js';
import type { Condition } from './filters/condition.js';
import type { FilterContext } from './filters/filter-definition.js';
import { OnTimelines } from './filters/on-timelines.js';
import type { FilterInput } from './filters/registry.js';
import { parseFilter } from './parse-filter.js';

/** Which timelines are read, merged, and the conditions that their entries must meet. */
export interface ResolvedFilter {
  scopes: readonly string[];
  conditions: readonly Condition[];
  /** UUIDs of the records that the filter names; of a merged one, the survivor's. */
  named: string[];
}

/**
 * Resolves the part of a record's timeline, or of the organization's where recordId is null, that the
 * viewer may see and the filter selects.
 * @throws {GatewayError} what parseFilter throws.
 */
export async function resolveFilter(
  context: FilterContext,
  recordId: string | null,
  input: FilterInput | null | undefined,
): Promise<ResolvedFilter> {
  const conditions = input ? await parseFilter(input, context) : [];
  const lists = conditions.filter((condition) => condition instanceof OnTimelines);
  const named = lists.flatMap(({ ofRecords, scopes }) => (ofRecords ? scopes : []));
  if (recordId !== null) return { scopes: [recordId], conditions, named };
  // The first list is read instead of the organization's timeline, the other conditions are checked.
  // All that it names is readable, so that it replaces the key's objects, too.
  const [first] = lists;
  const scopes = first?.scopes ?? readableScopes(context.viewer);
  return {
    scopes: scopes.length > 0 ? scopes : [NO_SCOPE],
    conditions: conditions.filter((condition) => condition !== first),
    named,
  };
}

function readableScopes({ organizationId, objects }: Viewer): string[] {
  return objects?.map((object) => objectScope(organizationId, object)) ?? [organizationId];
}

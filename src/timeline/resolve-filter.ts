import type { Viewer } from '../access/viewer.js';
import { NO_TIMELINE, objectTimelineId } from '../activity/timeline-id.js';
import type { CrmRecord } from '../db/prisma/client.js';
import type { Condition } from './filters/condition.js';
import type { FilterContext } from './filters/filter-definition.js';
import { OnTimelines } from './filters/on-timelines.js';
import type { FilterInput } from './filters/registry.js';
import { type FilterArguments, parseFilter } from './parse-filter.js';

/** The timelines to read, as a union where there are several, and the conditions on their entries. */
export interface ResolvedFilter {
  timelineIds: readonly string[];
  conditions: readonly Condition[];
  /** UUIDs of the records that the filter names; of a merged one, the survivor's. */
  namedRecordIds: string[];
}

/**
 * Resolves the part of a record's timeline or a rollup, or of the organization's timeline where timelineId is
 * null, that the viewer may see and the filter selects.
 * @throws {GatewayError} what parseFilter throws.
 */
export async function resolveFilter(
  context: FilterContext,
  timelineId: string | null,
  input: FilterInput | null | undefined,
  names?: FilterArguments,
): Promise<ResolvedFilter> {
  const conditions = input ? await parseFilter(input, context, names) : [];
  const lists = conditions.filter((condition) => condition instanceof OnTimelines);
  const namedRecordIds = lists.flatMap(({ ofRecords, timelineIds }) =>
    ofRecords ? timelineIds : [],
  );
  if (timelineId !== null) return { timelineIds: [timelineId], conditions, namedRecordIds };
  // The first list is read instead of the organization's timeline, the other conditions are checked.
  // All that it names is readable, so that it replaces the key's objects, too.
  const [first] = lists;
  const timelineIds = first?.timelineIds ?? readableTimelines(context.viewer);
  return {
    timelineIds: timelineIds.length > 0 ? timelineIds : [NO_TIMELINE],
    conditions: conditions.filter((condition) => condition !== first),
    namedRecordIds,
  };
}

/** A filter whose timelines include those of records that are not completely merged yet. */
export interface ExpandedFilter extends ResolvedFilter {
  /** Whether the first timeline is one record's, and all others are those of records merged into it. */
  hasPendingMerges?: boolean;
}

/**
 * Adds to every record of a resolved filter the records that were merged into it and whose activities have
 * not all been moved yet. The change feed does not need this: to it, an activity that moves is added.
 * @param own the timeline itself, with those of what is merged into its record; null: the organization's.
 */
export async function expandPendingMerges(
  resolved: ResolvedFilter,
  own: Pick<CrmRecord, 'id' | 'pendingMergeIds'> | null,
  loaders: FilterContext['loaders'],
): Promise<ExpandedFilter> {
  if (resolved.namedRecordIds.length === 0 && !own?.pendingMergeIds.length) return resolved;
  const named = await Promise.all(resolved.namedRecordIds.map((id) => loaders.record.load(id)));
  const pending = new Map(
    [own, ...named].flatMap((record) => (record ? [[record.id, record.pendingMergeIds]] : [])),
  );
  if ([...pending.values()].every(({ length }) => length === 0)) return resolved;
  const expand = (ids: readonly string[]) => ids.flatMap((id) => [id, ...(pending.get(id) ?? [])]);
  const timelineIds = expand(resolved.timelineIds);
  return {
    ...resolved,
    timelineIds,
    conditions: resolved.conditions.map((condition) =>
      condition instanceof OnTimelines && condition.ofRecords
        ? new OnTimelines(expand(condition.timelineIds), true)
        : condition,
    ),
    hasPendingMerges: resolved.timelineIds.length === 1 && timelineIds.length > 1,
  };
}

function readableTimelines({ organizationId, objects }: Viewer): string[] {
  return objects?.map((object) => objectTimelineId(organizationId, object)) ?? [organizationId];
}

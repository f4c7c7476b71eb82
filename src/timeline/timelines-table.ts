import type { SqlParameters } from './sql-parameters.js';

/** In a statement of a union, the id of any of its timelines: `e.scope_id = any(t.timeline_ids)`. */
export const UNION_TIMELINES = 'any(t.timeline_ids)';

/**
 * The timelines that a statement reads, as a table `t`: (timeline_id, ordinality) with a row for each
 * request, or (timeline_ids, timeline_id, ordinality) with one row for a union: timeline_id is the first.
 * @param requests of one timeline each, or a single one of a union of several.
 */
export function timelinesTable(
  requests: readonly { timelineIds: readonly string[] }[],
  parameters: SqlParameters,
): string {
  const { timelineIds } = requests[0]!;
  if (timelineIds.length > 1) {
    const ids = parameters.add(timelineIds, 'uuid[]');
    return `(select ${ids} as timeline_ids, (${ids})[1] as timeline_id, 1 as ordinality) t`;
  }
  // A plain parameter for a single one: with an array PostgreSQL plans each time again, at twice the cost.
  if (requests.length === 1) {
    return `(select ${parameters.add(timelineIds[0], 'uuid')} as timeline_id, 1 as ordinality) t`;
  }
  const ids = requests.map((request) => request.timelineIds[0]);
  return `unnest(${parameters.add(ids, 'uuid[]')}) with ordinality t(timeline_id, ordinality)`;
}

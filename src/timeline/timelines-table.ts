import type { SqlParameters } from './sql-parameters.js';

/** In a statement of a union, the id of any of its timelines: `e.scope_id = any(t.timeline_ids)`. */
export const UNION_TIMELINES = 'any(t.timeline_ids)';

export interface TimelineRequest {
  /** The timelines to read, as a union where there are several; see activity/timeline-id.ts. */
  timelineIds: readonly string[];
  /**
   * The record that the first of them belongs to, where the statement needs it; null: it does not, or there is
   * none, as for the organization.
   */
  recordId?: string | null | undefined;
}

/**
 * The timelines that a statement reads, as a table `t`: (timeline_id, record_id, ordinality) with a row for each
 * request, or (timeline_ids, timeline_id, record_id, ordinality) with one row for a union: timeline_id is the
 * first. Without records there is no record_id.
 * @param requests of one timeline each, or a single one of a union of several.
 */
export function timelinesTable(
  requests: readonly TimelineRequest[],
  parameters: SqlParameters,
): string {
  const { timelineIds, recordId } = requests[0]!;
  const ofRecord = () =>
    recordId == null ? '' : `${parameters.add(recordId, 'uuid')} as record_id, `;
  if (timelineIds.length > 1) {
    const ids = parameters.add(timelineIds, 'uuid[]');
    return `(select ${ids} as timeline_ids, (${ids})[1] as timeline_id, ${ofRecord()}1 as ordinality) t`;
  }
  // A plain parameter for a single one: with an array PostgreSQL plans each time again, at twice the cost.
  if (requests.length === 1) {
    const id = parameters.add(timelineIds[0], 'uuid');
    return `(select ${id} as timeline_id, ${ofRecord()}1 as ordinality) t`;
  }
  const ids = parameters.add(
    requests.map((request) => request.timelineIds[0]),
    'uuid[]',
  );
  if (recordId == null) return `unnest(${ids}) with ordinality t(timeline_id, ordinality)`;
  const recordIds = parameters.add(
    requests.map((request) => request.recordId),
    'uuid[]',
  );
  return `unnest(${ids}, ${recordIds}) with ordinality t(timeline_id, record_id, ordinality)`;
}

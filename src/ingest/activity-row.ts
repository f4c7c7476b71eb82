import { categoryOf } from '../activity/registry.js';
import { objectScope } from '../db/timeline-scope.js';

/** A row of activity, as it is written. What a kind or its origin does not have is null. */
export interface ActivityRow {
  id: string;
  organization_id: string;
  source_id: string;
  external_id: string | null;
  kind: string;
  occurred_at: string;
  occurred_precision: string;
  recorded_at: string;
  updated_at: string;
  record_ids: string[];
  title: string | null;
  subject: string | null;
  snippet: string | null;
  description: string | null;
  channel: string | null;
  direction: string | null;
  status: string | null;
  status_label: string | null;
  due_date: string | null;
  due_at: string | null;
  duration_minutes: number | null;
  completed_at: string | null;
  user_id: string | null;
  assistant_id: string | null;
  assignee_id: string | null;
  assignee_name: string | null;
  author_id: string | null;
  segment_id: string | null;
  broadcast_id: string | null;
  source_created_at: string | null;
  source_updated_at: string | null;
  details: unknown;
  metadata: unknown;
  wire: unknown;
  content_hash: string | null;
  wire_hash: string | null;
  search: string | null;
}

/** Where a stored activity stands. */
export interface StoredPlace {
  id: string;
  occurred_at: string;
  record_ids: string[];
}

/** What an activity is ordered and filtered by: the same on every timeline that it stands on. */
export interface EntryFacts {
  occurred_at: string;
  kind: string;
  source_id: string;
  channel: string | null;
  direction: string | null;
  actor_type: string | null;
  actor_id: string | null;
  assistant_id: string | null;
  assignee_id: string | null;
  segment_id: string | null;
  task_status: string | null;
  due_at: string | null;
}

/** Entry facts of a row: what only one category is filtered by is null in all others. */
export function entryFacts(row: ActivityRow): EntryFacts {
  const category = categoryOf(row.kind);
  const only = <T>(wanted: string, value: T) => (category === wanted ? value : null);
  const due = row.due_at ?? (row.due_date ? `${row.due_date}T00:00:00.000Z` : null);
  return {
    occurred_at: row.occurred_at,
    kind: row.kind,
    source_id: row.source_id,
    channel: only('INTERACTION', row.channel),
    direction: only('INTERACTION', row.direction),
    actor_type: row.user_id ? 'USER' : row.assistant_id ? 'ASSISTANT' : null,
    actor_id: row.user_id ?? row.assistant_id,
    assistant_id: row.assistant_id,
    assignee_id: only('TASK', row.assignee_id),
    segment_id: only('SEGMENT', row.segment_id),
    task_status: only('TASK', row.status),
    due_at: only('TASK', due),
  };
}

/**
 * The timelines that an activity stands on: of its records, of their objects, of its organization.
 * @param objects the object of each record by its id.
 */
export function scopesOf(
  organizationId: string,
  recordIds: readonly string[],
  objects: ReadonlyMap<string, string>,
): string[] {
  const names = new Set(recordIds.flatMap((id) => objects.get(id) ?? []));
  return [
    ...recordIds,
    ...[...names].map((object) => objectScope(organizationId, object)),
    organizationId,
  ];
}

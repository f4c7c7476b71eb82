import { mayRead, type Viewer } from '../access/viewer.js';
import { COMPANIES, CONTACTS } from '../activity/crm-object.js';
import { rollupTimelineId } from '../activity/timeline-id.js';
import { isQueuedFor } from '../record/queue-rollups.js';

/** TimelineScope of the schema: whether a company's timeline includes those of its contacts. */
export const TIMELINE_SCOPES = ['SELF', 'WITH_CONTACTS'] as const;
export type TimelineScope = (typeof TIMELINE_SCOPES)[number];

/** The part of a record that its timeline depends on. */
interface ScopedRecord {
  id: string;
  /** Null: any custom table. */
  object: string | null;
}

/**
 * Whether a scope is a rollup. Only companies have one; for a key that may not read contacts it is their own
 * timeline.
 */
export function isRollup(viewer: Viewer, { object }: ScopedRecord, scope?: TimelineScope): boolean {
  return scope === 'WITH_CONTACTS' && object === COMPANIES && mayRead(viewer, CONTACTS);
}

/** The id of the timeline that a viewer reads of a record. */
export function scopedTimelineId(
  viewer: Viewer,
  record: ScopedRecord,
  scope?: TimelineScope,
): string {
  return isRollup(viewer, record, scope) ? rollupTimelineId(record.id) : record.id;
}

/**
 * SQL of a boolean: whether activities are still to be moved from or to a company's rollup, which
 * rollup_refresh lists.
 * @param organizationId SQL of a UUID, as companyId.
 */
export function isMovingSql(organizationId: string, companyId: string): string {
  return `exists (select from rollup_refresh q
    where q.organization_id = ${organizationId} and ${isQueuedFor(companyId)})`;
}

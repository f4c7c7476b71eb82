import type { CrmRecord } from '../db/prisma/client.js';
import { GatewayError } from '../errors.js';
import { changeList } from '../timeline/canonical-filter.js';
import type { ChangePosition, CursorCodec } from '../timeline/cursor.js';
import type { FilterInput } from '../timeline/filters/registry.js';
import { type ResolvedFilter, resolveFilter } from '../timeline/resolve-filter.js';
import type { TimelineContext } from '../timeline/timeline.js';
import type { TimelineLoaders } from '../timeline/timeline-loaders.js';
import type { ChangeType } from './match-change.js';
import type { Change } from './read-changes.js';

/** What somebody follows: changes relative to a record, a filter and a key. */
export interface Followed extends ResolvedFilter {
  /** UUIDs of the records that are named: where one becomes another, this is something else. */
  records: string[];
  /** The one whose timeline is followed; null: the organization's. */
  recordId: string | null;
  codec: CursorCodec<ChangePosition>;
}

/** A change as a follower is told of it. */
export interface FollowedChange {
  type: ChangeType;
  position: ChangePosition;
  /** UUID */
  activityId: string;
  /** What the activity, and all below it, is looked up with: shared by all who are told at once. */
  loaders: TimelineLoaders;
  /** Whom it was told to. */
  followed: Followed;
}

/**
 * What a follower of a record, or of the whole organization where none is given, is told of.
 * @throws {GatewayError} what parseFilter throws.
 */
export async function resolveFollowed(
  context: TimelineContext,
  record: Pick<CrmRecord, 'id'> | null,
  filter: FilterInput | null | undefined,
): Promise<Followed> {
  const { organizationId } = context.viewer;
  const recordId = record?.id ?? null;
  const resolved = await resolveFilter(context, recordId, filter);
  const { named } = resolved;
  return {
    ...resolved,
    records: [...named, ...(record ? [record.id] : [])],
    recordId,
    codec: context.cursors.forChanges(changeList(organizationId, recordId, filter, named)),
  };
}

/**
 * What a follower is told where a change says that a record that was named is another one now, or that
 * the one whose timeline it is was erased.
 */
export function findLoss(
  { recordId, mergedInto }: Change,
  { records, recordId: ownId }: Followed,
): GatewayError | null {
  if (recordId === null || !records.includes(recordId)) return null;
  if (mergedInto !== null) {
    return new GatewayError(
      'BAD_CURSOR',
      'A record that you follow became one with another. Load it again, and follow from there.',
    );
  }
  return recordId === ownId
    ? new GatewayError('RECORD_NOT_FOUND', 'The record that you follow was erased.')
    : null;
}

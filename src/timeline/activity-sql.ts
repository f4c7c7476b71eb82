import type { Join } from '../activity/computed-field.js';
import {
  type ActivityKey,
  FIELD_NAMES,
  type FieldName,
  fieldDefinition,
  KEY_FIELDS,
} from '../activity/fields.js';
import { toIsoTimestamp } from '../db/iso-timestamp.js';
import { parseJson } from '../db/json.js';
import { ACTOR_COLUMNS, type Actor } from '../loaders/actor.js';
import { ATTACHMENT_COLUMNS, type Attachment } from '../loaders/attachment.js';

/** What a page reads of its activities. */
export interface ActivitySelection {
  /** Besides KEY_FIELDS, which are always read. */
  fields: readonly FieldName[];
  /** The rows to prime the loaders with. */
  joins: readonly Join[];
}

/** The columns of an activity `a` with all its fields. */
export const ACTIVITY_COLUMNS = FIELD_NAMES.map((name) => `${columnOf(name)} as "${name}"`).join(
  ', ',
);

/** An activity with the selected fields, and the whole rows that are joined to it. */
export interface SelectedActivity {
  activity: ActivityKey;
  /** Absent where actors are not selected. */
  actor?: Actor | null;
  /** Absent where attachments are not selected. */
  attachments?: Attachment[];
}

/**
 * The SQL of a selection of an activity `a`: a JSON array, which parseActivity parses. A page is one JSON
 * value, without names: pg parses a row of columns three times as slowly, and names are half of the bytes.
 */
export function activityArray(selection: ActivitySelection): string {
  const columns = selectedFields(selection).map(({ name }) =>
    fieldDefinition(name).type.graphql === 'JSON' ? `${columnOf(name)}::text` : columnOf(name),
  );
  return jsonArray([...columns, ...selection.joins.map((join) => JOINED_SQL[join])]);
}

/** Parses what activityArray gives for the same selection. */
export function parseActivity(
  selection: ActivitySelection,
  values: readonly unknown[],
): SelectedActivity {
  const fields = selectedFields(selection);
  const activity: Record<string, unknown> = {};
  for (const [index, { name, parse }] of fields.entries()) {
    const value = values[index];
    activity[name] = value !== null && parse ? parse(value as string) : value;
  }
  const selected: SelectedActivity = { activity: activity as unknown as ActivityKey };
  for (const [index, join] of selection.joins.entries()) {
    const value = values[fields.length + index] as unknown[] | null;
    if (join === 'actor') selected.actor = value && parseRow<Actor>(ACTOR_NAMES, value);
    else selected.attachments = (value ?? []).map((row) => parseRow(ATTACHMENT_NAMES, row));
  }
  return selected;
}

const ACTOR_NAMES = Object.keys(ACTOR_COLUMNS);
const ATTACHMENT_NAMES = Object.keys(ATTACHMENT_COLUMNS);

/** The actor of an activity `a`, and the list of its attachments. */
const JOINED_SQL: Record<Join, string> = {
  actor: `(select ${jsonArray(columnsOf('u', ACTOR_COLUMNS))} from actor u
     where u.id = coalesce(a.user_id, a.assistant_id))`,
  attachments: `(select json_agg(${jsonArray(columnsOf('f', ATTACHMENT_COLUMNS))} order by f.position)
     from attachment f where f.activity_id = a.id)`,
};

interface SelectedField {
  name: FieldName;
  /** Parses its value in a JSON array; undefined: it is a value already. */
  parse: ((value: string) => unknown) | undefined;
}

/** JSON is a text within the page's JSON: few activities have any, and its numbers keep their digits. */
const PARSERS: Record<string, (value: string) => unknown> = {
  DateTime: toIsoTimestamp,
  JSON: parseJson,
};

const knownFields = new WeakMap<ActivitySelection, readonly SelectedField[]>();

/** KEY_FIELDS and the selected fields, each once; cached, as the selection is with its document. */
function selectedFields(selection: ActivitySelection): readonly SelectedField[] {
  let fields = knownFields.get(selection);
  if (!fields) {
    fields = [...new Set([...KEY_FIELDS, ...selection.fields])].map((name) => ({
      name,
      parse: PARSERS[fieldDefinition(name).type.graphql ?? ''],
    }));
    knownFields.set(selection, fields);
  }
  return fields;
}

function columnOf(name: FieldName): string {
  return `a.${fieldDefinition(name).column}`;
}

function columnsOf(table: string, columns: Record<string, string>): string[] {
  return Object.values(columns).map((column) => `${table}.${column}`);
}

function jsonArray(columns: readonly string[]): string {
  return `json_build_array(${columns.join(', ')})`;
}

function parseRow<T>(names: readonly string[], values: unknown): T {
  const row: Record<string, unknown> = {};
  for (const [index, name] of names.entries()) row[name] = (values as unknown[])[index];
  return row as T;
}

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
export const ACTIVITY_COLUMNS = namedColumns(FIELD_NAMES);

/** The columns of an activity `a` with these fields, under their names. */
export function namedColumns(fields: readonly FieldName[]): string {
  return fields.map((name) => `${columnOf(name)} as "${name}"`).join(', ');
}

/**
 * The SQL of the selected fields of an activity `a`: a JSON array, which parseActivity parses. A page is one
 * JSON value, without names: pg parses a row of columns three times as slowly, and names are half of the bytes.
 */
export function activityArray(selection: ActivitySelection): string {
  return jsonArray(
    selectedFields(selection).map(({ name }) =>
      fieldDefinition(name).type.graphql === 'JSON' ? `${columnOf(name)}::text` : columnOf(name),
    ),
  );
}

/** Parses what activityArray gives for the same selection. */
export function parseActivity(
  selection: ActivitySelection,
  values: readonly unknown[],
): ActivityKey {
  const activity: Record<string, unknown> = {};
  let index = 0;
  for (const { name, parse } of selectedFields(selection)) {
    const value = values[index++];
    activity[name] = value !== null && parse ? parse(value as string) : value;
  }
  return activity as unknown as ActivityKey;
}

interface JoinedSql {
  /** The ids by which its rows are found, of the activities `a` of a page: an aggregate. */
  ids: string;
  /** The rows with these ids, each once, as the text of a JSON array: of whole rows, which parseRow parses. */
  rowsWith(ids: string): string;
}

/**
 * How a page reads the rows that are joined to its activities. One scan reads all of them: a subquery for each
 * activity costs PostgreSQL twice as much, and an actor is mostly the same on many activities.
 */
export const JOINED_SQL: Record<Join, JoinedSql> = {
  actor: {
    ids: 'array_agg(coalesce(a.user_id, a.assistant_id))',
    rowsWith: (ids) => `(
    select json_agg(${jsonArray(columnsOf('u', ACTOR_COLUMNS))})::text from actor u where u.id = any(${ids}))`,
  },
  attachments: {
    ids: 'array_agg(a.id)',
    rowsWith: (ids) => `(
    select json_agg(${jsonArray([...columnsOf('f', ATTACHMENT_COLUMNS), 'f.activity_id'])} order by f.position)::text
      from attachment f where f.activity_id = any(${ids}))`,
  },
};

/** Parses the rows of the join 'actor'. */
export function parseActors(text: string | null): Actor[] {
  const rows: unknown[][] = text === null ? [] : JSON.parse(text);
  return rows.map((values) => parseRow<Actor>(ACTOR_NAMES, values));
}

/** Parses the rows of the join 'attachments': in the order of their source, by the ids of their activities. */
export function parseAttachments(text: string | null): Map<string, Attachment[]> {
  const rows: unknown[][] = text === null ? [] : JSON.parse(text);
  const found = new Map<string, Attachment[]>();
  for (const values of rows) {
    const attachment = parseRow<Attachment>(ATTACHMENT_NAMES, values);
    const activityId = values[ATTACHMENT_NAMES.length] as string;
    const others = found.get(activityId);
    if (others) others.push(attachment);
    else found.set(activityId, [attachment]);
  }
  return found;
}

const ACTOR_NAMES = Object.keys(ACTOR_COLUMNS);
const ATTACHMENT_NAMES = Object.keys(ATTACHMENT_COLUMNS);

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

function parseRow<T>(names: readonly string[], values: readonly unknown[]): T {
  const row: Record<string, unknown> = {};
  let index = 0;
  for (const name of names) row[name] = values[index++];
  return row as T;
}

import type { FieldsOf } from './computed-field.js';
import type { FieldName } from './fields.js';

/** The fields that summaries are made of. */
export const SUMMARY_FIELDS = [
  'title',
  'subject',
  'snippet',
  'description',
  'channel',
  'direction',
  'status',
  'statusLabel',
  'dueDate',
  'durationMinutes',
  'assigneeName',
  'details',
] as const satisfies readonly FieldName[];

export type SummarizedActivity = FieldsOf<(typeof SUMMARY_FIELDS)[number]>;

/** The names that a summary may use; null where they are unknown or the key may not read them. */
export interface SummaryNames {
  actor: string | null;
  /** The record it is about: a contact before a company before a table's row. */
  record: string | null;
  /** The noun for a record without a name: a contact, a company, a record. */
  recordNoun: string;
  assignee: string | null;
  segment: string | null;
  broadcast: string | null;
  /** The name of the first attachment. */
  file: string | null;
}

/** Describes an activity in one sentence. */
export type Summarize = (activity: SummarizedActivity, names: SummaryNames) => string;

/** The record's name, or its noun: Bob Dupont, a contact. */
export function recordName(names: SummaryNames): string {
  return names.record ?? names.recordNoun;
}

/**
 * Builds “someone did something to a record”: active where the actor's name is known, else passive.
 * @param verb its past tense and past participle alike: blocked, added.
 * @param rest what follows the record: to the segment VIP.
 */
export function deed(names: SummaryNames, verb: string, rest = ''): string {
  const object = recordName(names);
  const sentence = names.actor
    ? `${names.actor} ${verb} ${object}`
    : `${capitalize(object)} was ${verb}`;
  return `${sentence}${rest && ` ${rest}`}.`;
}

/** Quotes a text of the activity: on one line, at most 120 characters. */
export function quote(text: string | null): string {
  const line = text?.replace(/\s+/g, ' ').trim();
  if (!line) return '';
  const characters = [...line];
  return `“${characters.length <= 120 ? line : `${characters.slice(0, 119).join('').trim()}…`}”`;
}

/** Ends a sentence, with a quoted text after a colon if there is one; its end mark is not doubled. */
export function withQuote(sentence: string, text: string | null): string {
  const quoted = quote(text);
  if (!quoted) return `${sentence}.`;
  return `${sentence}: ${quoted}${/[.!?…。！？]”$/u.test(quoted) ? '' : '.'}`;
}

export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Joins items: a, b and c; of more than three, a, b and 2 more fields. */
export function list(items: string[], noun: string): string {
  const more = `${items.length - 2} more ${noun}`;
  const shown = items.length > 3 ? [...items.slice(0, 2), more] : items;
  if (shown.length < 2) return shown[0] ?? '';
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

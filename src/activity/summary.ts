import type { FieldsOf } from './computed-field.js';
import type { FieldName } from './fields.js';
import { toPlainText } from './plain-text.js';

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

/** The most characters of a text or a name in a summary. */
const MAX_QUOTE = 120;

/** The most characters of a label: a field, a status, a channel. */
export const MAX_LABEL = 60;

/** Gives a sentence names that fit into it: on one line, of at most 120 characters, isolated, null where they are blank. */
export function withTidyNames(summarize: Summarize): Summarize {
  return (activity, names) =>
    summarize(
      { ...activity, assigneeName: tidyName(activity.assigneeName) },
      {
        actor: tidyName(names.actor),
        record: tidyName(names.record),
        recordNoun: names.recordNoun,
        assignee: tidyName(names.assignee),
        segment: tidyName(names.segment),
        broadcast: tidyName(names.broadcast),
        file: tidyName(names.file),
      },
    );
}

function tidyName(name: string | null): string | null {
  const line = name?.replace(/\s+/g, ' ').trim();
  return line ? isolate(ellipsize(line, MAX_QUOTE)) : null;
}

/** Cuts a text to so many characters, the last of which is an ellipsis then. */
export function ellipsize(text: string, max: number): string {
  // A character has up to two code units.
  const characters = [...text.slice(0, 2 * max + 2)];
  if (characters.length <= max) return text;
  const start = characters.slice(0, max - 1).join('');
  return `${start.trim()}…`;
}

/** Matches texts with characters that are written from right to left, or that set a direction. */
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * Isolates the direction of a text that is written from right to left (Unicode's UAX 9), so that the
 * sentence around it keeps its order. Any other text stays as it is, for search and comparison.
 */
export function isolate(text: string): string {
  if (!RIGHT_TO_LEFT.test(text)) return text;
  // Without these the text cannot end the isolation itself.
  return `\u2068${text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '')}\u2069`;
}

/** The record's name, or its noun: Bob Dupont, a contact. */
export function recordName(names: SummaryNames): string {
  return names.record ?? names.recordNoun;
}

/** The same at the beginning of a sentence: a name keeps its case (eBay GmbH), A contact. */
export function leadingRecordName(names: SummaryNames): string {
  return names.record ?? capitalize(names.recordNoun);
}

/**
 * Builds “someone did something to a record”: active where the actor's name is known, else passive.
 * @param verb its past tense and past participle alike: blocked, added.
 * @param rest what follows the record: to the segment VIP.
 */
export function deed(names: SummaryNames, verb: string, rest = ''): string {
  const sentence = names.actor
    ? `${names.actor} ${verb} ${recordName(names)}`
    : `${leadingRecordName(names)} was ${verb}`;
  return `${sentence}${rest && ` ${rest}`}.`;
}

/** The part of a text that is read for its quote: enough, even where it is mostly white space. */
const READ_FOR_QUOTE = 1_000;

/** Quotes the first of some texts that is not blank: as plain text on one line, at most 120 characters. */
export function quote(...texts: (string | null)[]): string {
  for (const text of texts) {
    if (!text) continue;
    const plain = toPlainText(text, READ_FOR_QUOTE).trimStart().slice(0, READ_FOR_QUOTE);
    const line = plain.replace(/\s+/g, ' ').trim();
    if (!line) continue;
    return `“${isolate(ellipsize(line, MAX_QUOTE))}”`;
  }
  return '';
}

/** Ends a sentence, with the first text that is not blank after a colon; its end mark is not doubled. */
export function withQuote(sentence: string, ...texts: (string | null)[]): string {
  const quoted = quote(...texts);
  if (!quoted) return `${sentence}.`;
  return `${sentence}: ${quoted}${/[.!?…。！？؟۔]\u2069?”$/u.test(quoted) ? '' : '.'}`;
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

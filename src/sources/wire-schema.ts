import { z } from 'zod';
import { findUnstorable } from '../activity/check-text.js';
import { microsecondsOf, parseTimestamp, type Timestamp } from '../activity/timestamp.js';
import { JsonNumber } from '../db/json.js';
import type { IssueParams } from './read-wire.js';

/**
 * Building blocks of the upstream systems' wire schemas. They accept what the documents allow and the other
 * forms in which systems write it where there is one reading only: numbers as text, SQL timestamps, seconds
 * since 1970, PHP's [] for an absent object. Everything else is an issue, with a reason: see readWire.
 */

export const MAX_EXTERNAL_ID_BYTES = 512;

/** Text that PostgreSQL and JSON can store: no NUL, no lone surrogate. For what operators write. */
export const text = z
  .string()
  .refine((value) => findUnstorable(value) !== 'NUL', 'contains a NUL character')
  .refine(
    (value) => findUnstorable(value) !== 'LONE_SURROGATE',
    'contains a lone surrogate (broken Unicode)',
  );

/** A number, also one that is longer than a JavaScript number, becomes its digits. */
const digits = z
  .union([z.number(), z.instanceof(JsonNumber)])
  .transform((number) => String(Number.isSafeInteger(+number) ? +number : number));

/** Text of an item; a number becomes its digits. */
const wireText = z.union([z.string(), digits], 'must be text');

/** The name of an object: contacts, companies, or the id of a custom table. */
export const objectName = text
  .min(1, 'is empty')
  .max(100, 'is longer than 100 characters')
  .regex(/^\S+$/, 'must not contain white space')
  .refine(
    (name) => !/^(contacts|companies)$/i.test(name) || name === name.toLowerCase(),
    'must be contacts or companies in lower case',
  );

/** Text that may be absent; absent becomes null. */
export const optionalText = optional(wireText);

/** An upstream id: text, or an integer, which becomes its decimal digits. */
export const externalId = z
  .union([text, digits.refine((id) => /^-?\d+$/.test(id))], 'must be a string')
  .refine((value) => value !== '', 'is empty')
  .refine(
    (value) => Buffer.byteLength(value) <= MAX_EXTERNAL_ID_BYTES,
    `is longer than ${MAX_EXTERNAL_ID_BYTES} bytes`,
  );

/** An upstream id that may be absent. */
export const optionalId = optional(externalId, isBlank);

/** A timestamp as it is written. */
export interface WireTimestamp extends Timestamp {
  /** The day that is written, in its own offset: YYYY-MM-DD. */
  day: string;
  /** The microseconds beyond the milliseconds of `instant`, 0 to 999. */
  microseconds: number;
}

/** A date or date-time, or the seconds or milliseconds since 1970. Without an offset it is in UTC. */
const timestamp = z.unknown().transform((value, context): WireTimestamp => {
  const written = writtenTimestamp(value);
  const parsed = written === null ? null : parseTimestamp(written);
  if (written === null || parsed === null) {
    const message = 'must be an ISO 8601 date or date-time';
    context.addIssue({ code: 'custom', message, input: value });
    return z.NEVER;
  }
  if (!parsed.dayOnly && !OFFSET.test(written)) {
    const message = 'has no offset from UTC: it is read as UTC';
    const params: IssueParams = { replacement: `${written}Z` };
    context.addIssue({ code: 'custom', message, input: value, params });
    return z.NEVER;
  }
  return { ...parsed, day: written.slice(0, 10), microseconds: microsecondsOf(written) };
});

/** A timestamp that may be absent. */
export const optionalTimestamp = optional(timestamp, isNoDate);

/** The instant of a timestamp that may be absent, ISO 8601. */
export const optionalInstant = optionalTimestamp.transform((value) => value?.instant ?? null);

/**
 * When an item happened; null, empty text and the zero date become null. Where it is missing or cannot be
 * read the item is refused: it has no place on a timeline.
 */
export const occurrence = required(optionalTimestamp, false);

/** When an item happened, in a system that may leave it out; missing becomes null. */
export const optionalOccurrence = required(optionalTimestamp, true);

/** A finite number that may be absent; absent becomes null. Text may hold one. */
export const optionalNumber = optional(numberWith(z.number()), isBlank);

/** A count that may be absent; absent becomes null. */
export const optionalCount = optional(
  numberWith(z.number().int().min(0).max(2_147_483_647)),
  isBlank,
);

/** A number that a page states about its list; text may hold one. */
export const pageNumber = numberWith(z.number());

/** A cursor that a page states; empty text is none. It is stored, and sent back as it came. */
export const pageCursor = optional(z.union([text, digits]), isBlank);

/** Free-form JSON that may be absent. */
export const optionalJson = z.unknown().optional();

/** An object that may be absent; PHP writes [] for an object without members, and "" or false for none. */
export function optionalObject<T extends z.ZodType>(schema: T) {
  return optional(
    z.preprocess(toNumber, schema),
    (value) => isEmptyArray(value) || isBlank(value) || value === false,
  );
}

/**
 * A list that may be absent; elements that are null are left out. PHP writes {} for an empty list and an
 * object with numbers as names for a list with gaps; a single element may stand for a list of it.
 */
export function optionalList<T extends z.ZodType>(element: T) {
  return z
    .unknown()
    .transform((value) => toList(value))
    .pipe(z.array(element.nullish()))
    .transform((elements) => elements.filter((it) => it !== null && it !== undefined))
    .optional();
}

/** A number as text: no hexadecimal, no thousands separators, no decimal comma. */
const NUMBER = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

const OFFSET = /(?:[Zz]|[+-]\d\d(?::?\d\d)?)$/;

/** Absent becomes null: undefined, null, and what `isAbsent` says. */
function optional<T extends z.ZodType>(
  schema: T,
  isAbsent: (value: unknown) => boolean = () => false,
) {
  return z
    .unknown()
    .optional()
    .transform((value) => (value === undefined || isAbsent(value) ? null : value))
    .pipe(
      z.nullable(schema) as unknown as z.ZodType<z.output<T> | null, NonNullable<unknown> | null>,
    );
}

/** Refuses the item where a value cannot be read, or is missing and may not be. */
function required<T extends z.ZodType>(schema: T, mayBeMissing: boolean) {
  return z
    .unknown()
    .optional()
    .transform((value, context): z.output<T> => {
      if (value === undefined && !mayBeMissing) {
        context.addIssue({ code: 'custom', message: 'is missing', params: { isRequired: true } });
        return z.NEVER;
      }
      const result = schema.safeParse(value, { reportInput: true });
      if (result.success) return result.data;
      for (const { message, input, ...issue } of result.error.issues) {
        const given = issue.code === 'custom' ? issue.params : undefined;
        const params: IssueParams =
          given && 'replacement' in given
            ? { replacement: given.replacement }
            : { isRequired: true };
        context.addIssue({ code: 'custom', message, input, params });
      }
      return z.NEVER;
    });
}

function numberWith<T extends z.ZodType>(schema: T) {
  return z
    .unknown()
    .transform((value) =>
      typeof value === 'string' && NUMBER.test(value.trim()) ? Number(value) : toNumber(value),
    )
    .pipe(schema);
}

/** A long number as a JavaScript number; every other value as it is. */
function toNumber(value: unknown): unknown {
  return value instanceof JsonNumber ? value.valueOf() : value;
}

function isBlank(value: unknown): boolean {
  return typeof value === 'string' && value.trim() === '';
}

/** Whether a value says that there is no date: empty text, or the zero date of MySQL. */
function isNoDate(value: unknown): boolean {
  return (
    isBlank(value) || (typeof value === 'string' && /^0000-00-00(?:$|[T ])/.test(value.trim()))
  );
}

function isEmptyArray(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** The text of a timestamp; null where a value is none. */
function writtenTimestamp(value: unknown): string | null {
  const written = typeof value === 'string' ? value.trim() : toNumber(value);
  const isDigits = typeof written === 'string' && /^\d+$/.test(written);
  const seconds = isDigits || typeof written === 'number' ? Number(written) : Number.NaN;
  if (isWithin(seconds, 1e9)) return new Date(seconds * 1_000).toISOString();
  if (isWithin(seconds, 1e12)) return new Date(seconds).toISOString();
  return typeof written === 'string' ? written : null;
}

/** Whether a number has as many digits as this power of ten: seconds since 1970 have ten from 2001 to 2286. */
function isWithin(value: number, power: number): boolean {
  return value >= power && value < 10 * power;
}

function toList(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value) || value instanceof JsonNumber) return value as unknown[];
  if (typeof value !== 'object') return isBlank(value) || value === false ? [] : (value as never);
  const keys = Object.keys(value);
  return keys.every((key) => /^\d+$/.test(key)) ? Object.values(value) : [value];
}

import { z } from 'zod';
import { findUnstorable } from '../activity/check-text.js';
import { JsonNumber } from '../db/json.js';
import { type IssueParams, WITH_REASONS } from './read-wire.js';
import { isNoDate, parseIsoText, toIsoText, type WireTimestamp } from './wire-timestamp.js';

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

/** A short text of its own index, such as a channel, that may be absent. */
export const optionalLabel = optional(limited(wireText));

/** The first of these texts that is not blank. */
export function firstText(...texts: readonly (string | null | undefined)[]): string | null {
  return texts.find((it) => it?.trim()) ?? texts.find((it) => it != null) ?? null;
}

/** A name, an address or the like that may be absent: blank text is none, and erases nothing that is known. */
export const optionalName = optional(wireText, isBlank);

/** An upstream id: text, or an integer, which becomes its decimal digits. */
export const externalId = limited(
  z.union([text, digits.refine((id) => /^-?\d+$/.test(id))], {
    error: ({ input }) => (input === undefined ? 'is missing' : 'must be a string'),
  }),
).refine((value) => !isBlank(value), 'is empty');

/** An upstream id that may be absent. */
export const optionalId = optional(externalId, isBlank);

/**
 * A date or date-time in any form that can be read in one way only, see toIsoText. Without an offset it is
 * in UTC.
 */
const timestamp = z.unknown().transform((value, context): WireTimestamp => {
  const written = toIsoText(value);
  const parsed = written === null ? null : parseIsoText(written);
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
  return parsed;
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

/** A size or duration that may be absent; absent becomes null. Text may hold one. */
export const optionalNumber = optional(
  numberWith(z.number().min(0).max(Number.MAX_SAFE_INTEGER)),
  isBlank,
);

/** A count that may be absent; absent becomes null. */
export const optionalCount = optional(
  numberWith(z.number().int().min(0).max(2_147_483_647)),
  isBlank,
);

/** A number that a page states about its list; text may hold one. */
export const pageNumber = numberWith(z.number().int().min(0));

/** A cursor that a page states; empty text is none. It is stored, and sent back as it came. */
export const pageCursor = optional(z.union([text, digits]), isBlank);

/** Free-form JSON that may be absent; PHP writes "" or false for none. */
export const optionalJson = z
  .unknown()
  .optional()
  .transform((value) => (isBlank(value) || value === false ? null : value));

/**
 * An object that may be absent; PHP writes [] for an object without members, and "" or false for none. It may be
 * wrapped: {"data": {…}}.
 * @param knownBy an object that has none of these members is null; where it has others, that is an issue.
 */
export function optionalObject<T extends z.ZodObject>(
  schema: T,
  knownBy: readonly (keyof z.output<T> & string)[] = Object.keys(schema.shape),
) {
  return z
    .unknown()
    .optional()
    .transform((value, context): z.output<T> | null => {
      const isWrapped = isObject(value) && !hasMemberOf(value, schema) && isObject(value.data);
      return isWrapped
        ? parseObject(schema, knownBy, value.data, ['data'], context)
        : parseObject(schema, knownBy, value, [], context);
    });
}

/**
 * A list of objects that may be absent; elements that are null or empty are left out. PHP writes {} for an empty
 * list and an object with numbers as names for a list with gaps; other systems write a map by id, wrap the list
 * ({"data": […]}), or write a single element as it is.
 */
export function optionalList<T extends z.ZodObject>(element: T) {
  const names = Object.keys(element.shape);
  return z
    .unknown()
    .optional()
    .transform((value, context): z.output<T>[] => {
      const elements = elementsOf(value, element);
      if (elements === null) {
        context.addIssue({ code: 'custom', message: 'must be a list', input: value });
        return z.NEVER;
      }
      return elements
        .map(([path, it]) => parseObject(element, names, it, path, context))
        .filter((it) => it !== null);
    });
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

/** Text that is not too long for an index. */
function limited<T extends z.ZodType<string>>(schema: T) {
  return schema.refine(
    (value) => Buffer.byteLength(value) <= MAX_EXTERNAL_ID_BYTES,
    `is longer than ${MAX_EXTERNAL_ID_BYTES} bytes`,
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
      const result = schema.safeParse(value, WITH_REASONS);
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

function isEmptyArray(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof JsonNumber)
  );
}

function hasMemberOf(value: object, schema: z.ZodObject): boolean {
  return Object.keys(schema.shape).some((name) => name in value);
}

/** Parses an object within an item: see optionalObject. @param path where it is in its member of the item. */
function parseObject<T extends z.ZodObject>(
  schema: T,
  knownBy: readonly string[],
  value: unknown,
  path: PropertyKey[],
  context: z.RefinementCtx,
): z.output<T> | null {
  if (value === undefined || value === null || value === false) return null;
  if (isBlank(value) || isEmptyArray(value)) return null;
  const result = schema.safeParse(toNumber(value), WITH_REASONS);
  if (!result.success) {
    for (const issue of result.error.issues) {
      const { message, input } = issue;
      const params = issue.code === 'custom' ? issue.params : undefined;
      context.addIssue({ code: 'custom', message, input, params, path: [...path, ...issue.path] });
    }
    return z.NEVER;
  }
  const members = new Map(Object.entries(result.data));
  if (knownBy.some((name) => members.get(name) != null)) return result.data;
  if (holdsContent(value)) {
    const message = `has none of ${knownBy.join(', ')}`;
    context.addIssue({ code: 'custom', message, input: value, path });
  }
  return null;
}

/** Whether there is any text or number in a value. */
function holdsContent(value: unknown): boolean {
  if (typeof value === 'string') return !isBlank(value);
  if (typeof value === 'number' || value instanceof JsonNumber) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsContent);
}

/** The elements of a list in any of the forms of optionalList, each with its path; null: it is no list. */
function elementsOf(value: unknown, element: z.ZodObject): [PropertyKey[], unknown][] | null {
  if (value === undefined || value === null || value === false || isBlank(value)) return [];
  if (Array.isArray(value)) return value.map((it, index) => [[index], it]);
  if (!isObject(value)) return null;
  if (hasMemberOf(value, element)) return [[[], value]];
  const members = Object.entries(value);
  // Beside a list its length, beside the elements of a map nothing: other values are no elements.
  const holders = members.filter(([, it]) => typeof it === 'object' && !(it instanceof JsonNumber));
  if (holders.length === 0 && members.length > 0) return null;
  return holders.flatMap(([name, it]): [PropertyKey[], unknown][] =>
    Array.isArray(it) ? it.map((inner, index) => [[name, index], inner]) : [[[name], it]],
  );
}

import { z } from 'zod';
import { parseTimestamp } from '../activity/timestamp.js';

/**
 * The pieces that the upstream systems' wire schemas are made of. They take what a careful reader of
 * the documents would and refuse what PostgreSQL or a timeline cannot hold, with a reason.
 */

export const MAX_EXTERNAL_ID_BYTES = 512;

/**
 * Parses a wire item.
 * @throws {z.ZodError} whose issues carry what was given, to be shown beside the reason.
 */
export function parseWire<T extends z.ZodType>(schema: T, item: unknown): z.output<T> {
  return schema.parse(item, { reportInput: true });
}

/** Text that PostgreSQL and JSON can hold: no NUL, no half of a surrogate pair. */
export const text = z
  .string()
  .refine((value) => !value.includes('\0'), 'contains a NUL character')
  .refine((value) => value.isWellFormed(), 'contains a lone surrogate (broken Unicode)');

/** The name of an object: contacts, companies, or the id of a custom table. */
export const objectName = text
  .min(1, 'is empty')
  .max(100, 'is longer than 100 characters')
  .regex(/^\S+$/, 'must not hold white space')
  .refine(
    (name) => !/^(contacts|companies)$/i.test(name) || name === name.toLowerCase(),
    'must be contacts or companies in lower case',
  );

/** Text that may be missing or null; missing becomes null. */
export const optionalText = text.nullish().transform((value) => value ?? null);

/** An id given by the upstream: text, or a number taken as its decimal digits. */
export const externalId = z
  .union([text, z.number().int().transform(String)], 'must be a string')
  .refine((value) => value !== '', 'is empty')
  .refine(
    (value) => Buffer.byteLength(value) <= MAX_EXTERNAL_ID_BYTES,
    `is longer than ${MAX_EXTERNAL_ID_BYTES} bytes`,
  );

/** A date or date-time, as {@link parseTimestamp} takes it. */
export const moment = text.transform((value, context) => {
  const parsed = parseTimestamp(value);
  if (parsed) return parsed;
  context.addIssue({ code: 'custom', message: 'must be an ISO 8601 date or date-time' });
  return z.NEVER;
});

/** A moment that may be missing or null, as its instant. */
export const optionalInstant = moment.nullish().transform((value) => value?.instant ?? null);

/** A number that JSON can hold and that may be missing or null. */
export const optionalNumber = z
  .number()
  .nullish()
  .transform((value) => value ?? null);

/** Free-form JSON that may be missing; what it holds is kept, its text is checked. */
export const optionalJson = z
  .unknown()
  .refine(isStorableJson, 'contains a NUL or broken Unicode')
  .optional();

function isStorableJson(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  const json = JSON.stringify(value);
  // JSON writes both as escapes: \u0000, and \ud800 to \udfff for a half without its other half.
  return !/(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f]\w\w)/i.test(json);
}

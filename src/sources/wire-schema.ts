import { z } from 'zod';
import { parseTimestamp } from '../activity/timestamp.js';

/**
 * Building blocks of the upstream systems' wire schemas. They accept what the documents allow and reject,
 * with a reason, what PostgreSQL or a timeline cannot store.
 */

export const MAX_EXTERNAL_ID_BYTES = 512;

/**
 * Parses a wire item.
 * @throws {z.ZodError} whose issues carry the invalid value, for messages.
 */
export function parseWire<T extends z.ZodType>(schema: T, item: unknown): z.output<T> {
  return schema.parse(item, { reportInput: true });
}

/** Text that PostgreSQL and JSON can store: no NUL, no lone surrogate. */
export const text = z
  .string()
  .refine((value) => !value.includes('\0'), 'contains a NUL character')
  .refine((value) => value.isWellFormed(), 'contains a lone surrogate (broken Unicode)');

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
export const optionalText = text.nullish().transform((value) => value ?? null);

/** An upstream id: text, or an integer, which becomes its decimal digits. */
export const externalId = z
  .union([text, z.number().int().transform(String)], 'must be a string')
  .refine((value) => value !== '', 'is empty')
  .refine(
    (value) => Buffer.byteLength(value) <= MAX_EXTERNAL_ID_BYTES,
    `is longer than ${MAX_EXTERNAL_ID_BYTES} bytes`,
  );

/** A date or date-time; see {@link parseTimestamp}. */
export const timestamp = text.transform((value, context) => {
  const parsed = parseTimestamp(value);
  if (parsed) return parsed;
  context.addIssue({ code: 'custom', message: 'must be an ISO 8601 date or date-time' });
  return z.NEVER;
});

/** The instant of a timestamp that may be absent, ISO 8601. */
export const optionalInstant = timestamp.nullish().transform((value) => value?.instant ?? null);

/** A finite number that may be absent; absent becomes null. */
export const optionalNumber = z
  .number()
  .nullish()
  .transform((value) => value ?? null);

/** Free-form JSON that may be absent; only its text is validated. */
export const optionalJson = z
  .unknown()
  .refine(isStorableJson, 'contains a NUL or broken Unicode')
  .optional();

function isStorableJson(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  const json = JSON.stringify(value);
  // JSON.stringify escapes both: \u0000, and \ud800 to \udfff for a lone surrogate.
  return !/(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f]\w\w)/i.test(json);
}

import { z } from 'zod';
import { echo, GatewayError } from '../errors.js';

/** A text in a path or a query. */
export const textParameter = z.string().min(1, 'must not be empty');

/** Which source of a system an id is of; only needed where two of its sources have the id. */
export const sourceParameter = textParameter
  .optional()
  .describe(
    'The slug of the source that the ids are of. Only needed where two sources of the system have the same id.',
  );

/** A whole number in a query, from 1 to `max`. */
export function wholeNumber({
  max = Number.MAX_SAFE_INTEGER,
  byDefault,
}: {
  max?: number;
  byDefault: number;
}) {
  const reason = `must be a whole number from 1${max < Number.MAX_SAFE_INTEGER ? ` to ${max}` : ''}`;
  return z
    .string()
    .regex(/^\d{1,15}$/, reason)
    .transform(Number)
    .pipe(z.int().min(1, reason).max(max, reason))
    .default(byDefault);
}

/** A part of a request: where it is from, its schema, and what was given. */
export interface GivenPart {
  schema: z.ZodType;
  given: unknown;
  /** What an error calls the part where it is bad as a whole. */
  name: string;
  /** What an error calls a member of it; absent: its name. */
  nameMember?(name: string): string;
}

/** Idempotency-Key, of idempotency-key. */
export function toHeaderName(name: string): string {
  return name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}

/**
 * Parses the parts of a request.
 * @returns what the schemas return, in the order of the parts.
 * @throws {GatewayError} BAD_USER_INPUT that names everything that is wrong, and echoes it.
 */
export function parseParts(parts: readonly GivenPart[]): unknown[] {
  const parsed = parts.map(({ schema, given }) => schema.safeParse(given));
  const problems = parsed.flatMap(({ error }, index) =>
    (error?.issues ?? []).map(({ path, message }) => {
      const { name, given, nameMember = (member) => member } = parts[index]!;
      const { field, value } = findGiven(given, path);
      const shown = value === undefined ? 'nothing' : echo(value);
      return `${nameMember(field) || name}: ${message}, got ${shown}.`;
    }),
  );
  if (problems.length > 0)
    throw new GatewayError('BAD_USER_INPUT', [...new Set(problems)].join(' '));
  return parsed.map(({ data }) => data);
}

/** The value that an issue is of, as it was given: a list in a query is one text. */
function findGiven(given: unknown, path: readonly PropertyKey[]) {
  let value = given;
  let depth = 0;
  while (depth < path.length && typeof value === 'object' && value !== null) {
    value = (value as Record<PropertyKey, unknown>)[path[depth++]!];
  }
  return { field: path.slice(0, depth).join('.'), value };
}

import { z } from 'zod';
import { JsonNumber } from '../db/json.js';

/**
 * Picks the members of an item that its schema documents, at every level. Free-form JSON (a record or unknown) is
 * kept; an object where a scalar is documented is not.
 */
export function pickDocumented(schema: z.ZodType, value: unknown): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return pickDocumented(schema.unwrap() as z.ZodType, value);
  }
  if (schema instanceof z.ZodRecord || schema instanceof z.ZodUnknown || isScalar(value)) {
    return value;
  }
  if (schema instanceof z.ZodArray && Array.isArray(value)) {
    return value.map((element) => pickDocumented(schema.element as z.ZodType, element));
  }
  if (!(schema instanceof z.ZodObject) || Array.isArray(value)) return null;
  const documented = Object.entries(schema.shape as Record<string, z.ZodType>);
  const given = value as Record<string, unknown>;
  return Object.fromEntries(
    documented.flatMap(([name, member]) =>
      Object.hasOwn(given, name) ? [[name, pickDocumented(member, given[name])]] : [],
    ),
  );
}

function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null || value instanceof JsonNumber;
}

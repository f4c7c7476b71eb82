import { z } from 'zod';
import {
  externalId,
  occurrence,
  optionalInstant,
  optionalObject,
  optionalText,
} from '../wire-schema.js';

// The items as documented, and no stricter: a field that is not needed is optional, unknown fields are
// ignored, and the building blocks of wire-schema.ts read the forms in which systems write a value. A field
// that cannot be read is null, with a warning; an item without id, type or timestamp is left out and counted.

export const EXAMPLE_TYPES = ['note', 'call'] as const;

/** An element of `events` of GET /v1/{workspace}/{object}/{id}/events. */
export const exampleEvent = z.object({
  id: externalId,
  type: z.enum(EXAMPLE_TYPES, `must be one of ${EXAMPLE_TYPES.join(', ')}`),
  text: optionalText,
  by: optionalObject(z.object({ id: externalId, name: optionalText })),
  created_at: occurrence,
  updated_at: optionalInstant,
});

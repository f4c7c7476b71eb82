import { z } from 'zod';
import { externalId, optionalInstant, optionalText, timestamp } from '../wire-schema.js';

// The items as documented, and no stricter: a field that is not needed is optional, unknown fields are
// ignored, and the building blocks of wire-schema.ts reject values that cannot be stored. An invalid item is
// left out and counted; the rest of its page is stored.

export const EXAMPLE_TYPES = ['note', 'call'] as const;

/** An element of `events` of GET /v1/{workspace}/{object}/{id}/events. */
export const exampleEvent = z.object({
  id: externalId,
  type: z.enum(EXAMPLE_TYPES, `must be one of ${EXAMPLE_TYPES.join(', ')}`),
  text: optionalText,
  by: z.object({ id: externalId, name: optionalText }).nullish(),
  created_at: timestamp.nullable(),
  updated_at: optionalInstant,
});

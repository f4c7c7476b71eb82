import { z } from 'zod';
import { externalId, moment, optionalInstant, optionalText } from '../wire-schema.js';

// What the system sends, as its documents say, and no stricter: what is not needed is optional, unknown
// fields are ignored, and the pieces of wire-schema.ts refuse what cannot be stored. An item that does not
// fit is left out and counted; the rest of its page is kept.

export const EXAMPLE_TYPES = ['note', 'call'] as const;

/** An element of `events` of GET /v1/{workspace}/{object}/{id}/events. */
export const exampleEvent = z.object({
  id: externalId,
  type: z.enum(EXAMPLE_TYPES, `must be one of ${EXAMPLE_TYPES.join(', ')}`),
  text: optionalText,
  by: z.object({ id: externalId, name: optionalText }).nullish(),
  created_at: moment.nullable(),
  updated_at: optionalInstant,
});

import { z } from 'zod';
import {
  externalId,
  occurrence,
  optionalInstant,
  optionalLabel,
  optionalText,
  optionalTimestamp,
} from '../wire-schema.js';

/** The documents show no `updated_at`; an item that has one is not replaced by an earlier version. */
const timestamps = { created_at: occurrence, updated_at: optionalInstant };

/** An element of `interactions.data` of GET /api/v1/activity/{object}/{id}. */
export const kasarInteraction = z.object({
  id: externalId,
  channel: optionalLabel,
  direction: optionalText,
  subject: optionalText,
  snippet: optionalText,
  ...timestamps,
});

/** An element of `tasks.data`. `due_date` is a day; `assigned_to` is a bare name. */
export const kasarTask = z.object({
  id: externalId,
  title: optionalText,
  status: optionalText,
  due_date: optionalTimestamp,
  assigned_to: optionalText,
  ...timestamps,
});

/** An element of `notes.data`, of which the document shows no example: its text is in content or body. */
export const kasarNote = z.object({
  id: externalId,
  title: optionalText,
  content: optionalText,
  body: optionalText,
  ...timestamps,
});

import { z } from 'zod';
import {
  externalId,
  occurrence,
  optionalInstant,
  optionalText,
  optionalTimestamp,
} from '../wire-schema.js';

/** An element of `interactions.data` of GET /api/v1/activity/{object}/{id}. */
export const kasarInteraction = z.object({
  id: externalId,
  channel: optionalText,
  direction: optionalText,
  subject: optionalText,
  snippet: optionalText,
  created_at: occurrence,
});

/** An element of `tasks.data`. `due_date` is a day; `assigned_to` is a bare name. */
export const kasarTask = z.object({
  id: externalId,
  title: optionalText,
  status: optionalText,
  due_date: optionalTimestamp,
  assigned_to: optionalText,
  created_at: occurrence,
});

/** An element of `notes.data`, of which the document shows no example: its text is in content or body. */
export const kasarNote = z.object({
  id: externalId,
  title: optionalText,
  content: optionalText,
  body: optionalText,
  created_at: occurrence,
  updated_at: optionalInstant,
});

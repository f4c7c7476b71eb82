import { z } from 'zod';
import { externalId, moment, optionalInstant, optionalText } from '../wire-schema.js';

/** An element of `interactions.data` of GET /api/v1/activity/{object}/{id}. */
export const kasarInteraction = z.object({
  id: externalId,
  channel: optionalText,
  direction: optionalText,
  subject: optionalText,
  snippet: optionalText,
  created_at: moment.nullable(),
});

/** An element of `tasks.data`. `due_date` is a day; `assigned_to` is a bare name. */
export const kasarTask = z.object({
  id: externalId,
  title: optionalText,
  status: optionalText,
  due_date: moment.nullish(),
  assigned_to: optionalText,
  created_at: moment.nullable(),
});

/** An element of `notes.data`, of which the document shows none: its text is content or body. */
export const kasarNote = z.object({
  id: externalId,
  title: optionalText,
  content: optionalText,
  body: optionalText,
  created_at: moment.nullable(),
  updated_at: optionalInstant,
});

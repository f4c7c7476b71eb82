import { z } from 'zod';
import {
  externalId,
  optionalInstant,
  optionalJson,
  optionalNumber,
  optionalText,
  timestamp,
} from '../wire-schema.js';

export const CLARKY_TYPES = [
  'note',
  'call',
  'meeting',
  'video_call',
  'task',
  'todo',
  'reminder',
] as const;

/** The Activity object of Clarky; either contact_id or company_id is set, or both. */
export const clarkyActivity = z.object({
  id: externalId,
  contact_id: externalId.nullish(),
  company_id: externalId.nullish(),
  activity_type: z.enum(CLARKY_TYPES, `must be one of ${CLARKY_TYPES.join(', ')}`),
  title: optionalText,
  description: optionalText,
  due_date: timestamp.nullish(),
  duration_minutes: optionalNumber,
  completed_at: optionalInstant,
  metadata: optionalJson,
  created_at: timestamp.nullable(),
  updated_at: optionalInstant,
});

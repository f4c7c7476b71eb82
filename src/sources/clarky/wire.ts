import { z } from 'zod';
import { documentedSpelling } from '../documented-spelling.js';
import {
  externalId,
  occurrence,
  optionalId,
  optionalInstant,
  optionalJson,
  optionalNumber,
  optionalText,
  optionalTimestamp,
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

const activityType = z
  .string(`must be one of ${CLARKY_TYPES.join(', ')}`)
  .trim()
  .min(1, `is empty, must be one of ${CLARKY_TYPES.join(', ')}`)
  .toLowerCase()
  .transform((type) => documentedSpelling(CLARKY_TYPES, type));

/** The Activity object of Clarky; either contact_id or company_id is set, or both. */
export const clarkyActivity = z.object({
  id: externalId,
  contact_id: optionalId,
  company_id: optionalId,
  /** One of CLARKY_TYPES, in any spelling; or another, which is read as a channel. */
  activity_type: activityType,
  title: optionalText,
  description: optionalText,
  due_date: optionalTimestamp,
  duration_minutes: optionalNumber,
  completed_at: optionalInstant,
  metadata: optionalJson,
  created_at: occurrence,
  updated_at: optionalInstant,
});

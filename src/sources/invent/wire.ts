import { z } from 'zod';
import {
  externalId,
  optionalInstant,
  optionalJson,
  optionalNumber,
  optionalText,
  timestamp,
} from '../wire-schema.js';

const user = z.object({
  id: externalId,
  name: optionalText,
  email: optionalText,
  avatar: optionalText,
  seen_at: optionalInstant,
});

const assistant = z.object({ id: externalId, name: optionalText, avatar_url: optionalText });

const segment = z.object({
  id: externalId,
  name: optionalText,
  color: optionalText,
  contacts_count: z.number().int().min(0).max(2_147_483_647).nullish(),
  boards: z
    .array(z.object({ board_id: externalId, board_name: optionalText, column_id: optionalText }))
    .nullish(),
  created_at: optionalInstant,
  updated_at: optionalInstant,
});

const broadcast = z.object({ id: externalId, name: optionalText });

const note = z.object({
  id: externalId,
  content: optionalText,
  created_at: optionalInstant,
  updated_at: optionalInstant,
  user: user.nullish(),
});

const file = z.object({
  id: externalId.nullish(),
  file_path: optionalText,
  file_filename: optionalText,
  file_size: optionalNumber,
  file_mimetype: optionalText,
  file_url: optionalText,
  created_at: optionalInstant,
});

const change = z.object({
  key: z.string(),
  old_value: z.unknown().optional(),
  new_value: z.unknown().optional(),
});

/**
 * An activity of GET /orgs/{org}/contacts/{id}/activities or /orgs/{org}/records/{id}/activities.
 * The two documents overlap: the type and the members of an item distinguish its kind.
 */
export const inventActivity = z.object({
  id: externalId,
  type: optionalText,
  created_at: timestamp.nullish(),
  updated_at: optionalInstant,
  actor: user.nullish(),
  assistant: assistant.nullish(),
  segment: segment.nullish(),
  broadcast: broadcast.nullish(),
  note: note.nullish(),
  comment: optionalText,
  attachments: z.array(file).nullish(),
  file: file.nullish(),
  metadata: optionalJson,
});

/** The part of `metadata` that the record document shows: its own type, and the changes. */
export const inventMetadata = z.object({
  type: z.string().optional(),
  changes: z.array(change).optional(),
});

export type InventActivity = z.infer<typeof inventActivity>;
export type InventFile = z.infer<typeof file>;
export type InventUser = z.infer<typeof user>;
export type InventSegment = z.infer<typeof segment>;

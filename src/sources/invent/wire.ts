import { z } from 'zod';
import type { ActivityKind } from '../../activity/vocabulary.js';
import {
  externalId,
  optionalCount,
  optionalId,
  optionalInstant,
  optionalJson,
  optionalList,
  optionalName,
  optionalNumber,
  optionalObject,
  optionalOccurrence,
  optionalText,
} from '../wire-schema.js';

/** The types of events that lists of contacts and of records have in common. */
const INVENT_EVENTS = [
  'segment_added',
  'segment_removed',
  'contact_blocked',
  'contact_unblocked',
  'contact_unsubscribed',
  'contact_resubscribed',
] as const;

/** The types that the document of a contact's activities has, and that of a record's. */
export const INVENT_CONTACT_TYPES = ['note_created', ...INVENT_EVENTS] as const;
export const INVENT_RECORD_TYPES = [
  'comment_created',
  'file_uploaded',
  ...INVENT_EVENTS,
  'contact_updated',
] as const;

export type InventType =
  | (typeof INVENT_CONTACT_TYPES)[number]
  | (typeof INVENT_RECORD_TYPES)[number];

/** The kind of activity of each type. */
export const INVENT_KINDS: Readonly<Record<InventType, ActivityKind>> = {
  note_created: 'NOTE',
  comment_created: 'COMMENT',
  file_uploaded: 'FILE_UPLOADED',
  segment_added: 'SEGMENT_ADDED',
  segment_removed: 'SEGMENT_REMOVED',
  contact_blocked: 'CONTACT_BLOCKED',
  contact_unblocked: 'CONTACT_UNBLOCKED',
  contact_unsubscribed: 'CONTACT_UNSUBSCRIBED',
  contact_resubscribed: 'CONTACT_RESUBSCRIBED',
  contact_updated: 'CONTACT_UPDATED',
};

const user = z.object({
  id: optionalId,
  name: optionalName,
  email: optionalName,
  avatar: optionalName,
  seen_at: optionalInstant,
});

const assistant = z.object({ id: optionalId, name: optionalName, avatar_url: optionalName });

const segment = z.object({
  id: optionalId,
  name: optionalName,
  color: optionalName,
  contacts_count: optionalCount,
  boards: optionalList(
    z.object({ board_id: externalId, board_name: optionalName, column_id: optionalName }),
  ),
  created_at: optionalInstant,
  updated_at: optionalInstant,
});

const broadcast = z.object({ id: optionalId, name: optionalName });

const note = z.object({
  id: optionalId,
  content: optionalText,
  created_at: optionalInstant,
  updated_at: optionalInstant,
  user: optionalObject(user, ['id', 'name', 'email']),
});

const file = z.object({
  id: optionalId,
  file_path: optionalName,
  file_filename: optionalName,
  file_size: optionalNumber,
  file_mimetype: optionalName,
  file_url: optionalName,
  created_at: optionalInstant,
});

/**
 * An activity of GET /orgs/{org}/contacts/{id}/activities or /orgs/{org}/records/{id}/activities.
 * The two documents overlap: the type and the members of an item distinguish its kind.
 */
export const inventActivity = z.object({
  id: externalId,
  type: optionalText,
  created_at: optionalOccurrence,
  updated_at: optionalInstant,
  actor: optionalObject(user, ['id', 'name', 'email']),
  assistant: optionalObject(assistant, ['id', 'name']),
  segment: optionalObject(segment, ['id', 'name']),
  broadcast: optionalObject(broadcast, ['id', 'name']),
  note: optionalObject(note),
  comment: optionalText,
  attachments: optionalList(file),
  file: optionalObject(file),
  metadata: optionalJson,
});

/** The part of `metadata` that the record document shows: its own type, and the changes. */
export const inventMetadata = z.object({
  type: optionalText.catch(null),
  changes: z.unknown().optional(),
});

/** A change of a field. Where `changes` is a map, its key is the field's. */
export const inventChange = z.object({ key: optionalText });

export type InventActivity = z.infer<typeof inventActivity>;
export type InventFile = z.infer<typeof file>;
export type InventUser = z.infer<typeof user>;
export type InventSegment = z.infer<typeof segment>;

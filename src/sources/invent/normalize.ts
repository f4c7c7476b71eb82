import { z } from 'zod';
import type {
  ActivityInput,
  ActorInput,
  AttachmentInput,
  SegmentInput,
} from '../../activity/activity-input.js';
import type { ActivityKind } from '../../activity/vocabulary.js';
import { parseWire } from '../wire-schema.js';
import {
  type InventActivity,
  type InventFile,
  type InventSegment,
  type InventUser,
  inventActivity,
  inventMetadata,
} from './wire.js';

/** Activity kinds by documented type; the record document also has the type `comment`. */
const KINDS: Record<string, ActivityKind> = {
  note_created: 'NOTE',
  note: 'NOTE',
  comment_created: 'COMMENT',
  comment: 'COMMENT',
  file_uploaded: 'FILE_UPLOADED',
  file: 'FILE_UPLOADED',
  segment_added: 'SEGMENT_ADDED',
  segment_removed: 'SEGMENT_REMOVED',
  contact_blocked: 'CONTACT_BLOCKED',
  contact_unblocked: 'CONTACT_UNBLOCKED',
  contact_unsubscribed: 'CONTACT_UNSUBSCRIBED',
  contact_resubscribed: 'CONTACT_RESUBSCRIBED',
  contact_updated: 'CONTACT_UPDATED',
};

/** Normalizes a contact event or a record event. */
export function normalizeInventActivity(item: unknown): ActivityInput {
  const wire = parseWire(inventActivity, item);
  const { type, changes } = inventMetadata.safeParse(wire.metadata).data ?? {};
  const kind = findKind(wire, type, changes !== undefined);
  const note = kind === 'NOTE' ? wire.note : null;
  const user = normalizeUser(wire.actor);
  const author = normalizeUser(note?.user);
  return {
    externalId: wire.id,
    kind,
    occurredAt: wire.created_at?.instant ?? null,
    occurredOnDay: wire.created_at?.dayOnly ?? false,
    sourceUpdatedAt: wire.updated_at,
    description: note?.content ?? wire.comment,
    user,
    assistant: wire.assistant && {
      externalId: wire.assistant.id,
      name: wire.assistant.name,
      avatarUrl: wire.assistant.avatar_url,
    },
    author,
    segment: normalizeSegment(wire.segment),
    broadcast: wire.broadcast && { externalId: wire.broadcast.id, name: wire.broadcast.name },
    attachments: normalizeFiles(wire, kind),
    details: {
      ...(note ? { noteId: note.id, editedAt: note.updated_at } : {}),
      ...(changes
        ? {
            changes: changes.map(({ key, old_value, new_value }) => ({
              key,
              oldValue: old_value ?? null,
              newValue: new_value ?? null,
            })),
          }
        : {}),
    },
    metadata: wire.metadata ?? null,
    wire: item,
  };
}

/**
 * Determines the kind of an item. The documented schema requires a type, but the record document's example
 * has none: then the kind follows from the metadata's type, or else from the members of the item.
 */
function findKind(
  wire: InventActivity,
  metadataType: string | undefined,
  hasChanges: boolean,
): ActivityKind {
  const type = wire.type ?? metadataType;
  if (type !== undefined) {
    const kind = KINDS[type];
    if (kind) return kind;
    throw invalid(`is ${JSON.stringify(type)}, must be one of ${Object.keys(KINDS).join(', ')}`);
  }
  if (wire.comment !== null) return 'COMMENT';
  if (wire.note) return 'NOTE';
  if (wire.file) return 'FILE_UPLOADED';
  if (hasChanges) return 'CONTACT_UPDATED';
  throw invalid(
    'is missing, and there is no comment, note, file or metadata.changes to derive it from',
  );
}

function invalid(message: string): z.ZodError {
  return new z.ZodError([{ code: 'custom', path: ['type'], message, input: undefined }]);
}

function normalizeUser(wire: InventUser | null | undefined): ActorInput | null {
  if (!wire) return null;
  const { id, name, email, avatar, seen_at } = wire;
  return { externalId: id, name, email, avatarUrl: avatar, seenAt: seen_at };
}

function normalizeSegment(wire: InventSegment | null | undefined): SegmentInput | null {
  if (!wire) return null;
  return {
    externalId: wire.id,
    name: wire.name,
    color: wire.color,
    contactsCount: wire.contacts_count ?? null,
    boards: wire.boards?.map((board) => ({
      boardId: board.board_id,
      boardName: board.board_name,
      columnId: board.column_id,
    })),
    createdAt: wire.created_at,
    updatedAt: wire.updated_at,
  };
}

function normalizeFiles(wire: InventActivity, kind: ActivityKind): AttachmentInput[] {
  const attachments = (wire.attachments ?? []).map((file) => normalizeFile(file, false));
  return wire.file
    ? [normalizeFile(wire.file, kind === 'FILE_UPLOADED'), ...attachments]
    : attachments;
}

function normalizeFile(file: InventFile, isFile: boolean): AttachmentInput {
  return {
    externalId: file.id ?? null,
    isFile,
    filename: file.file_filename,
    path: file.file_path,
    url: file.file_url,
    size: file.file_size,
    mimeType: file.file_mimetype,
    createdAt: file.created_at,
  };
}

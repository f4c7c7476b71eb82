import { createHash } from 'node:crypto';
import { z } from 'zod';
import type {
  ActivityInput,
  ActorInput,
  AttachmentInput,
  SegmentInput,
} from '../../activity/activity-input.js';
import type { ActivityKind } from '../../activity/vocabulary.js';
import { documentedSpelling } from '../documented-spelling.js';
import { readWire, type Warn } from '../read-wire.js';
import { firstText, MAX_EXTERNAL_ID_BYTES } from '../wire-schema.js';
import { hasChanges, readChanges } from './read-changes.js';
import { readMetadata } from './read-metadata.js';
import {
  INVENT_KINDS,
  type InventActivity,
  type InventFile,
  type InventSegment,
  type InventUser,
  inventActivity,
} from './wire.js';

/** Shorter names of types: the record document has `comment`. */
const SHORT_NAMES: Partial<Record<string, string>> = {
  note_created: 'note',
  comment_created: 'comment',
  file_uploaded: 'file',
};

/** Activity kinds by documented type and short name. */
const KINDS = new Map(
  Object.entries(INVENT_KINDS).flatMap(([type, kind]) => {
    const short = SHORT_NAMES[type];
    return [type, ...(short ? [short] : [])].map((name) => [name, kind] as const);
  }),
);

/** Normalizes a contact event or a record event. */
export function normalizeInventActivity(item: unknown, warn: Warn): ActivityInput {
  const wire = readWire(inventActivity, item, warn);
  const metadata = readMetadata(wire.metadata, warn);
  const kind = findKind(wire, metadata.type, hasChanges(metadata.changes));
  const changes = readChanges(metadata.changes, warn);
  if (kind === 'CONTACT_UPDATED' && !hasChanges(metadata.changes)) {
    const problem = metadata.changes === undefined ? 'missing' : 'empty';
    warn({ field: 'metadata.changes', reason: `is ${problem}: what was changed is not known` });
  }
  const note = kind === 'NOTE' ? wire.note : null;
  const user = normalizeUser(wire.actor);
  const author = normalizeUser(note?.user);
  return {
    externalId: wire.id,
    kind,
    occurredAt: wire.created_at?.instant ?? null,
    occurredOnDay: wire.created_at?.dayOnly ?? false,
    occurredMicroseconds: wire.created_at?.microseconds,
    sourceUpdatedAt: wire.updated_at,
    description: textOf(wire, kind),
    user,
    assistant: entityOf(wire.assistant, ({ name, avatar_url }) => ({
      name,
      avatarUrl: avatar_url,
    })),
    author,
    segment: normalizeSegment(wire.segment),
    broadcast: entityOf(wire.broadcast, ({ name }) => ({ name })),
    attachments: normalizeFiles(wire, kind),
    details: {
      ...(note ? { noteId: note.id ?? wire.id, editedAt: note.updated_at } : {}),
      ...(changes ? { changes } : {}),
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
  metadataType: string | null,
  hasChanges: boolean,
): ActivityKind {
  const type = wire.type || metadataType;
  if (type) {
    const kind = KINDS.get(documentedSpelling(KINDS.keys(), type));
    if (kind) return kind;
    throw invalid(`is ${JSON.stringify(type)}, must be one of ${[...KINDS.keys()].join(', ')}`);
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

/** The text of an item: where the documented member has none, it is in the other one. */
function textOf({ note, comment }: InventActivity, kind: ActivityKind): string | null {
  if (kind === 'NOTE') return firstText(note?.content, comment);
  return kind === 'COMMENT' ? firstText(comment, note?.content) : comment;
}

/**
 * Maps an entity that may have no id. With an email or a name it still is somebody, such as a user who was
 * deleted: that then takes the place of the id.
 */
function entityOf<
  W extends { id: string | null; email?: string | null; name: string | null },
  T extends object,
>(wire: W | null, map: (wire: W) => T): (T & { externalId: string }) | null {
  if (!wire) return null;
  const { id, email, name } = wire;
  const externalId =
    id ??
    (email ? idOf('email', email.trim().toLowerCase()) : name ? idOf('name', name.trim()) : null);
  return externalId === null ? null : { externalId, ...map(wire) };
}

/** The id of somebody who is known by a text; a text that is too long for an id is hashed. */
function idOf(what: string, text: string): string {
  const id = `${what} ${text}`;
  if (Buffer.byteLength(id) <= MAX_EXTERNAL_ID_BYTES) return id;
  return `${what} sha256:${createHash('sha256').update(text).digest('hex')}`;
}

function normalizeUser(wire: InventUser | null | undefined): ActorInput | null {
  return entityOf(wire ?? null, ({ name, email, avatar, seen_at }) => ({
    name,
    email,
    avatarUrl: avatar,
    seenAt: seen_at,
  }));
}

function normalizeSegment(wire: InventSegment | null): SegmentInput | null {
  return entityOf(wire, (segment) => ({
    name: segment.name,
    color: segment.color,
    contactsCount: segment.contacts_count,
    boards: segment.boards.map((board) => ({
      boardId: board.board_id,
      boardName: board.board_name,
      columnId: board.column_id,
    })),
    createdAt: segment.created_at,
    updatedAt: segment.updated_at,
  }));
}

/** The file of an item and its attachments, each once: where they are listed twice, with all that is said of them. */
function normalizeFiles(
  { file, attachments }: InventActivity,
  kind: ActivityKind,
): AttachmentInput[] {
  const files: InventFile[] = file ? [file] : [];
  for (const attachment of attachments) {
    const index = files.findIndex((known) =>
      isSameFile(known, attachment, file !== null && known === files[0]),
    );
    if (index < 0) files.push(attachment);
    else files[index] = fillFrom(files[index]!, attachment);
  }
  return files.map((it, index) =>
    normalizeFile(it, kind === 'FILE_UPLOADED' && file !== null && index === 0),
  );
}

/**
 * Whether both have the same id, path or URL, and not two names.
 * @param isOtherList whether their ids are of two lists: then two ids are no two files.
 */
function isSameFile(a: InventFile, b: InventFile, isOtherList: boolean): boolean {
  const isSame = (name: 'id' | 'file_path' | 'file_url') => a[name] !== null && a[name] === b[name];
  const isDifferent = (name: 'id' | 'file_filename') =>
    a[name] !== null && b[name] !== null && a[name] !== b[name];
  if (isDifferent('file_filename') || (isDifferent('id') && !isOtherList)) return false;
  return isSame('id') || isSame('file_path') || isSame('file_url');
}

function fillFrom(file: InventFile, other: InventFile): InventFile {
  const given = Object.entries(file).filter(([, value]) => value !== null);
  return { ...other, ...Object.fromEntries(given) };
}

function normalizeFile(file: InventFile, isFile: boolean): AttachmentInput {
  return {
    externalId: file.id,
    isFile,
    filename: file.file_filename,
    path: file.file_path,
    url: file.file_url,
    size: file.file_size,
    mimeType: file.file_mimetype,
    createdAt: file.created_at,
  };
}

import { randomUUID } from 'node:crypto';
import type { WireItem } from './wire-item.js';

/** The fields that the documents of contact and of record activities both require. */
export interface InventItem extends WireItem {
  id: string;
  type: string;
  created_at: string | null;
}

/** A record activity says in addition when it was changed. */
export interface InventRecordItem extends InventItem {
  updated_at: string | null;
}

const ACTOR = {
  id: 'usr_1',
  name: 'Joana Smith',
  email: 'jsmith@example.com',
  avatar: 'https://cdn.example.com/usr_1.png',
  seen_at: '2023-11-07T05:31:56Z',
};

/** An activity of a contact's list, a note, with an id of its own. */
export function inventContactActivity(given: Partial<InventItem> = {}): InventItem {
  const type = given.type ?? 'note_created';
  const createdAt = given.created_at === undefined ? '2023-11-07T05:31:56Z' : given.created_at;
  return {
    id: `act_${randomUUID()}`,
    type,
    created_at: createdAt,
    actor: ACTOR,
    ...contactSubject(type, createdAt),
    metadata: {},
    ...given,
  };
}

/** An activity of a record's list, a comment, with an id of its own. */
export function inventRecordActivity(given: Partial<InventRecordItem> = {}): InventRecordItem {
  const type = given.type ?? 'comment_created';
  const createdAt = given.created_at === undefined ? '2023-11-07T05:31:56Z' : given.created_at;
  return {
    id: `act_${randomUUID()}`,
    type,
    created_at: createdAt,
    updated_at: createdAt,
    actor: ACTOR,
    ...recordSubject(type),
    ...given,
  };
}

/** What an activity of this type is about: each type carries an object of its own. */
function contactSubject(type: string, createdAt: string | null): WireItem {
  if (type === 'note_created') {
    return {
      note: {
        id: `note_${randomUUID()}`,
        contact_id: 'con_1',
        content: 'Asked about migration help next quarter.',
        created_at: createdAt ?? '2023-11-07T05:31:56Z',
        updated_at: createdAt ?? '2023-11-07T05:31:56Z',
        user: { id: ACTOR.id, name: ACTOR.name, avatar: ACTOR.avatar },
      },
    };
  }
  if (type.startsWith('segment_')) {
    const board = { board_id: 'board_1', board_name: 'Pipeline', column_id: 'column_1' };
    return { segment: { ...createSegment(), color: 'red', boards: [board] } };
  }
  if (type.endsWith('unsubscribed') || type.endsWith('resubscribed')) {
    return { broadcast: { id: 'brd_1', name: 'Spring newsletter' } };
  }
  return {};
}

function recordSubject(type: string): WireItem {
  if (type === 'comment_created') {
    return {
      comment: 'The contract is signed.',
      attachments: [],
      metadata: { type: 'comment_created' },
    };
  }
  if (type === 'file_uploaded') return { file: createFile(), metadata: { type } };
  if (type.startsWith('segment_')) return { segment: createSegment(), metadata: { type } };
  if (type === 'contact_updated') {
    const change = { key: 'phone', old_value: null, new_value: '+351 21 000 00 00' };
    return { metadata: { type, changes: [change] } };
  }
  return { metadata: { type } };
}

function createSegment(): WireItem {
  return {
    id: 'seg_1',
    name: 'Customers',
    contacts_count: 123,
    created_at: '2023-11-01T08:00:00Z',
    updated_at: '2023-11-07T05:31:56Z',
  };
}

function createFile(): WireItem {
  const id = `file_${randomUUID()}`;
  return {
    id,
    file_path: `files/${id}`,
    file_filename: 'document.pdf',
    file_size: 1024,
    file_mimetype: 'application/pdf',
    file_url: `https://cdn.example.com/${id}`,
    created_at: '2023-11-07T05:31:56Z',
  };
}

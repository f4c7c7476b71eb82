import { formatSeconds } from './calendar.js';
import type { Segment } from './demo-audiences.js';
import type { Assistant, Employee } from './demo-staff.js';
import { createInventId } from './external-ids.js';
import type { InventFileWire, InventSegmentWire, InventUserWire } from './invent-pages.js';
import type { Random } from './random.js';

/** The actor of an Invent event: a user in `actor`, a bot in `assistant`. */
export function attribute(
  by: Employee | Assistant,
): { actor: InventUserWire } | { assistant: { id: string; name: string; avatar_url: string } } {
  if ('avatarUrl' in by) {
    return { assistant: { id: by.id, name: by.name, avatar_url: by.avatarUrl } };
  }
  const { id, name, email, avatar, seenAt } = by;
  return { actor: { id, name, email, avatar, seen_at: seenAt } };
}

/** A segment; the record feed shows less of it than the contact feed. */
export function toSegmentWire(segment: Segment, isFull: boolean): InventSegmentWire {
  const { id, name, color, contactsCount, boards, createdAt, updatedAt } = segment;
  return {
    id,
    name,
    ...(isFull ? { color } : {}),
    contacts_count: contactsCount,
    ...(isFull ? { boards } : {}),
    created_at: createdAt,
    updated_at: updatedAt,
  };
}

const FORMATS: Readonly<Record<string, { mimetype: string; kilobytes: number }>> = {
  pdf: { mimetype: 'application/pdf', kilobytes: 240 },
  csv: { mimetype: 'text/csv', kilobytes: 60 },
  png: { mimetype: 'image/png', kilobytes: 380 },
  jpg: { mimetype: 'image/jpeg', kilobytes: 900 },
  log: { mimetype: 'text/plain', kilobytes: 35 },
  xlsx: {
    mimetype: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    kilobytes: 90,
  },
  docx: {
    mimetype: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    kilobytes: 70,
  },
};

/** A stored file that was uploaded at `at` (milliseconds), with a size that fits its format. */
export function toFileWire(filename: string, at: number, random: Random): InventFileWire {
  const format = FORMATS[filename.split('.').at(-1) ?? ''];
  if (!format) throw new Error(`no format is known for the file name ${filename}`);
  const id = createInventId(random, 'file');
  const path = `org_maplewharf/${id}/${filename}`;
  return {
    id,
    file_path: path,
    file_filename: filename,
    file_size: Math.round(format.kilobytes * 1024 * (0.3 + random.next() * 1.8)),
    file_mimetype: format.mimetype,
    file_url: `https://files.maplewharf.example.com/${encodeURI(path)}`,
    created_at: formatSeconds(at),
  };
}

import { z } from 'zod';
import type { EntryKey } from './record-list.js';
import { Refusal } from './refusal.js';

const place = z.object({
  offset: z.int().min(0),
  /** Of the last item that was read; null where the section had none so far. */
  last: z.object({ at: z.number().nullable(), sequence: z.int() }).nullable(),
});

const cursor = z.object({
  id: z.string(),
  record: z.string(),
  /** The page that the cursor leads to, from 2. */
  page: z.int().min(2),
  sections: z.partialRecord(z.enum(['interactions', 'tasks', 'notes']), place),
});

/** Where each section of a feed goes on. */
export type KasarCursor = z.infer<typeof cursor>;
export type KasarPlace = z.infer<typeof place>;

/** Kasar's own cursors are base64 of JSON that starts with an id; these are too. */
export function printCursor(given: KasarCursor): string {
  return Buffer.from(JSON.stringify(given)).toString('base64url');
}

/** @throws {Refusal} INVALID_CURSOR where it was not made here. */
export function parseCursor(text: string): KasarCursor {
  try {
    return cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  } catch {
    throw invalidCursor();
  }
}

export function invalidCursor(): Refusal {
  return new Refusal(400, 'The cursor is unknown or expired', 'INVALID_CURSOR');
}

/** JSON has no infinity: items without an instant are kept as null. */
export function toPlaceKey({ at, sequence }: EntryKey): NonNullable<KasarPlace['last']> {
  return { at: Number.isFinite(at) ? at : null, sequence };
}

export function toEntryKey({ at, sequence }: NonNullable<KasarPlace['last']>): EntryKey {
  return { at: at ?? Number.POSITIVE_INFINITY, sequence };
}

import { randomUUID } from 'node:crypto';
import type { WireItem } from './wire-item.js';

export const KASAR_SECTIONS = ['interactions', 'tasks', 'notes'] as const;
export type KasarSection = (typeof KASAR_SECTIONS)[number];

/** An item of Kasar and the section that it stands in, which its answers leave out. */
export interface KasarItem extends WireItem {
  section: KasarSection;
}

export interface KasarInteraction extends KasarItem {
  id: string;
  channel: string | null;
  direction: string | null;
  subject: string | null;
  snippet: string | null;
  created_at: string | null;
}

export interface KasarTask extends KasarItem {
  id: string;
  title: string | null;
  status: string | null;
  due_date: string | null;
  assigned_to: string | null;
  created_at: string | null;
}

export interface KasarNote extends KasarItem {
  id: string;
  content: string | null;
  created_at: string | null;
}

/** An interaction as the document shows it, with an id of its own. */
export function kasarInteraction(given: Partial<KasarInteraction> = {}): KasarInteraction {
  return {
    section: 'interactions',
    id: randomUUID(),
    channel: 'email',
    direction: 'inbound',
    subject: 'Follow-up on proposal',
    snippet: 'Hi Alice, I wanted to circle back on...',
    created_at: '2025-03-10T14:22:00Z',
    ...given,
  };
}

/** A task as the document shows it, with an id of its own. */
export function kasarTask(given: Partial<KasarTask> = {}): KasarTask {
  return {
    section: 'tasks',
    id: randomUUID(),
    title: 'Send updated contract',
    status: 'pending',
    due_date: '2025-03-15',
    assigned_to: 'Bob Dupont',
    created_at: '2025-03-08T09:00:00Z',
    ...given,
  };
}

/** A note, of which the document shows none, with an id of its own. */
export function kasarNote(given: Partial<KasarNote> = {}): KasarNote {
  return {
    section: 'notes',
    id: randomUUID(),
    content: 'Prefers to be called in the morning.',
    created_at: '2025-03-07T16:40:00Z',
    ...given,
  };
}

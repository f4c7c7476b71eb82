/** An interaction as Kasar's activity feed sends it. */
export interface KasarInteractionWire {
  id: string;
  channel: string;
  direction: 'inbound' | 'outbound' | 'internal';
  subject: string;
  snippet: string;
  created_at: string;
}

/** A task as Kasar sends it: due_date is a day, assigned_to a bare name. */
export interface KasarTaskWire {
  id: string;
  title: string;
  status: 'pending' | 'in_progress' | 'completed' | 'cancelled';
  due_date: string;
  assigned_to: string;
  created_at: string;
}

/** A note as Kasar sends it. */
export interface KasarNoteWire {
  id: string;
  content: string;
  created_at: string;
}

interface KasarSection<T> {
  data: T[];
  total: number;
}

/** One answer of GET /api/v1/activity/{object}/{id}. */
export interface KasarPageWire {
  interactions: KasarSection<KasarInteractionWire>;
  tasks: KasarSection<KasarTaskWire>;
  notes: KasarSection<KasarNoteWire>;
  nextCursor: string | null;
}

/** The whole feed of one record, each section newest first. */
export interface KasarFeed {
  interactions: readonly KasarInteractionWire[];
  tasks: readonly KasarTaskWire[];
  notes: readonly KasarNoteWire[];
}

const LIMIT = 100;

/** The feed in the pages that Kasar answers at its largest limit; at least one, even when empty. */
export function* createKasarPages(feed: KasarFeed): Generator<KasarPageWire> {
  const longest = Math.max(feed.interactions.length, feed.tasks.length, feed.notes.length);
  for (let start = 0; start === 0 || start < longest; start += LIMIT) {
    yield {
      interactions: cutSection(feed.interactions, start),
      tasks: cutSection(feed.tasks, start),
      notes: cutSection(feed.notes, start),
      nextCursor: start + LIMIT < longest ? createCursor(feed, start + LIMIT) : null,
    };
  }
}

function cutSection<T>(items: readonly T[], start: number): KasarSection<T> {
  return { data: items.slice(start, start + LIMIT), total: items.length };
}

/** Kasar's own cursors decode to JSON that starts with an id; these do too. */
function createCursor(feed: KasarFeed, offset: number): string {
  const sections = [feed.interactions, feed.tasks, feed.notes];
  const next = sections.map((section) => section[offset]).find((item) => item !== undefined);
  return Buffer.from(JSON.stringify({ id: next?.id, offset })).toString('base64');
}

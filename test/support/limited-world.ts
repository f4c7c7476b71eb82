import fc from 'fast-check';
import type { TestEnvelope } from './import-bodies.js';

/** A record of the world; all are called differently. */
export interface WorldRecord {
  object: 'contacts' | 'companies' | 'deals' | 'tickets';
  name: string;
  /** The name of a contact's company. */
  company?: string;
  /** From a source's slug to the external id there. */
  external: Record<string, string>;
}

/** Something that happened: an item on one to three records of a source. */
export interface WorldItem {
  source: 'kasar' | 'invent' | 'clarky';
  /** What of the source's kinds it is. */
  shape: number;
  /** Minutes after the first. */
  minute: number;
  /** Indexes of records; those that the source does not know are passed over. */
  on: number[];
  /** Indexes of who did it, and of its text and its segment. */
  who: number;
  text: number;
  segment: number;
}

export interface World {
  /** What the key may read. */
  objects: string[];
  items: WorldItem[];
  /** What a second import finds changed: the text of an item, or the records it stands on. */
  edits: { item: number; text: number; on: number[] }[];
  /** Items that are deleted between the two. */
  deleted: number[];
  /** Indexes of records whose lists are not read to their end, or have an item that is rejected. */
  incomplete: number[];
  rejecting: number[];
}

const SOURCES_OF = {
  contacts: ['kasar', 'invent', 'clarky'],
  companies: ['kasar', 'clarky'],
  deals: ['kasar', 'invent'],
  tickets: ['kasar', 'invent'],
};

/** Two or three records of each object; the names share words. */
export const WORLD_RECORDS: readonly WorldRecord[] = [
  record('companies', 'Miller Lifts'),
  record('companies', 'Call & Sons'),
  record('contacts', 'Ann Miller', 'Miller Lifts'),
  record('contacts', 'Annegret Call', 'Miller Lifts'),
  record('contacts', 'Bob Dupont', 'Call & Sons'),
  record('deals', 'Call deal'),
  record('deals', 'Miller deal'),
  record('tickets', 'Miller ticket'),
  record('tickets', 'Ann’s ticket'),
];

const TEXTS = ['Invoice for the lift', 'Call about the offer', 'Miller asked for an offer'];
const USERS = ['Alice Miller', 'Boris Call', 'Ceyda Ann', 'Dora Lift'];

function record(object: WorldRecord['object'], name: string, company?: string): WorldRecord {
  const external = SOURCES_OF[object].map((source) => [source, `${source} ${name}`]);
  return { object, name, ...(company ? { company } : {}), external: Object.fromEntries(external) };
}

const index = fc.nat({ max: WORLD_RECORDS.length - 1 });
const on = fc.uniqueArray(index, { minLength: 1, maxLength: 3 });

/** Worlds and keys that are limited to some of their objects. */
export const arbitraryWorld: fc.Arbitrary<World> = fc.record({
  objects: fc.subarray(['contacts', 'companies', 'deals', 'tickets'], {
    minLength: 1,
    maxLength: 3,
  }),
  items: fc.array(
    fc.record({
      source: fc.constantFrom('kasar', 'invent', 'clarky'),
      shape: fc.nat({ max: 9 }),
      minute: fc.nat({ max: 20 }),
      on,
      who: fc.nat({ max: USERS.length - 1 }),
      text: fc.nat({ max: TEXTS.length - 1 }),
      segment: fc.nat({ max: 3 }),
    }),
    { minLength: 40, maxLength: 60 },
  ),
  edits: fc.array(
    fc.record({ item: fc.nat({ max: 39 }), text: fc.nat({ max: TEXTS.length - 1 }), on }),
    { minLength: 5, maxLength: 10 },
  ),
  deleted: fc.uniqueArray(fc.nat({ max: 39 }), { minLength: 3, maxLength: 6 }),
  incomplete: fc.uniqueArray(index, { maxLength: 3 }),
  rejecting: fc.uniqueArray(index, { maxLength: 3 }),
});

/**
 * The same world after its edits: items stand on the records of before, too. Those that were deleted stand on no
 * others: where the organization without the hidden records had not had one, it would be new there.
 */
export function editWorld(world: World): World {
  const items = [...world.items];
  for (const { item, text, on } of world.edits) {
    const before = items[item]!;
    const more = world.deleted.includes(item) ? [] : on;
    items[item] = { ...before, text, on: [...new Set([...before.on, ...more])] };
  }
  return { ...world, items };
}

/** The external id of an item. */
export function itemId(position: number): string {
  return `item ${String(position).padStart(3, '0')}`;
}

/**
 * What the sources answer for each of some records.
 * @param visible the records that there are; items do not name any other.
 */
export function* worldEnvelopes(
  world: World,
  visible: ReadonlySet<WorldRecord>,
): Generator<TestEnvelope> {
  for (const [index, owner] of WORLD_RECORDS.entries()) {
    if (!visible.has(owner)) continue;
    for (const [source, record] of Object.entries(owner.external)) {
      const items = world.items
        .map((item, position) => ({ item, position }))
        .filter(({ item }) => item.source === source && recordsOf(item).includes(owner))
        .sort((a, b) => b.item.minute - a.item.minute || b.position - a.position)
        .map(({ item, position }) => toWire(item, position, visible));
      const list = {
        items,
        isComplete: !world.incomplete.includes(index),
        hasRejected: world.rejecting.includes(index),
      };
      const envelope = { system: source, object: owner.object, record, name: owner.name };
      for (const response of toResponses(source, list)) yield { ...envelope, response };
    }
  }
}

/** The records of an item; Clarky's are on at most one contact and one company. */
function recordsOf({ source, on }: WorldItem): WorldRecord[] {
  const records = on.map((index) => WORLD_RECORDS[index]!);
  if (source !== 'clarky') return records;
  return records.filter(
    (it, index) => records.findIndex(({ object }) => object === it.object) === index,
  );
}

interface Wire {
  section: 'interactions' | 'tasks' | 'notes';
  item: Record<string, unknown>;
}

function toResponses(
  source: string,
  list: { items: Wire[]; isComplete: boolean; hasRejected: boolean },
): unknown[] {
  const { items, isComplete, hasRejected } = list;
  const rejected = hasRejected ? [{ created_at: timestamp(0), title: 'Without an id' }] : [];
  const all = [...items.map(({ item }) => item), ...rejected];
  if (source === 'invent') return isComplete ? [all, []] : [all];
  if (source === 'clarky') {
    const total = all.length + (isComplete ? 0 : 100);
    const pages = isComplete ? 1 : 2;
    return [{ data: all, pagination: { page: 1, page_size: 100, total, total_pages: pages } }];
  }
  const section = (name: Wire['section'], more: unknown[] = []) => {
    const data = [...items.filter((it) => it.section === name).map(({ item }) => item), ...more];
    return { data, total: data.length };
  };
  return [
    {
      interactions: section('interactions', rejected),
      tasks: section('tasks'),
      notes: section('notes'),
      nextCursor: isComplete ? null : 'bmV4dA==',
    },
  ];
}

function toWire(item: WorldItem, position: number, visible: ReadonlySet<WorldRecord>): Wire {
  const { source, shape, minute } = item;
  const common = { id: itemId(position), created_at: timestamp(minute) };
  const text = TEXTS[item.text]!;
  const due = { due_date: shape % 2 ? `2020-05-0${1 + (minute % 9)}` : null };
  if (source === 'kasar') return toKasarWire({ ...common, text, due, shape, who: item.who });
  if (source === 'clarky') {
    const type = ['call', 'meeting', 'note', 'task', 'todo', 'reminder', 'video_call'][shape % 7];
    const idOf = (object: string) => {
      const found = recordsOf(item).find((it) => it.object === object);
      return found && visible.has(found) ? found.external.clarky : null;
    };
    return {
      section: 'notes',
      item: {
        ...common,
        ...due,
        contact_id: idOf('contacts'),
        company_id: idOf('companies'),
        activity_type: type,
        title: text,
        description: `${text}.`,
        completed_at: shape % 3 ? null : timestamp(minute + 1),
      },
    };
  }
  return { section: 'notes', item: { ...common, ...toInventMembers(item, text) } };
}

function toKasarWire({
  text,
  due,
  shape,
  who,
  ...common
}: {
  id: string;
  created_at: string;
  text: string;
  due: object;
  shape: number;
  who: number;
}): Wire {
  if (shape < 6) {
    const channel = ['call', 'email', 'meeting', 'whatsapp', 'call', 'email'][shape];
    const direction = ['inbound', 'outbound', 'internal'][shape % 3];
    const item = { ...common, channel, direction, subject: text, snippet: `${text}.` };
    return { section: 'interactions', item };
  }
  if (shape < 8) {
    const status = ['pending', 'in_progress', 'completed', 'cancelled'][who];
    const item = { ...common, ...due, title: text, status, assigned_to: USERS[who] };
    return { section: 'tasks', item };
  }
  return { section: 'notes', item: { ...common, content: text } };
}

function toInventMembers(item: WorldItem, text: string): Record<string, unknown> {
  const { shape, who, segment, minute } = item;
  const userOf = (index: number) => ({
    id: `usr_${index}`,
    name: USERS[index],
    email: `user${index}@example.com`,
  });
  const by =
    shape % 2
      ? { assistant: { id: `ast_${who}`, name: `${USERS[who]} bot` } }
      : { actor: userOf(who) };
  const ofSegment = {
    segment: { id: `seg_${segment}`, name: `Segment ${TEXTS[segment] ?? 'Lift'}`, color: 'red' },
  };
  const broadcast = { broadcast: { id: `brd_${segment}`, name: `Broadcast ${segment}` } };
  const file = { id: `fil_${minute}_${shape}`, file_filename: `${text}.pdf`, file_size: 10 };
  const note = { id: `not_${minute}`, content: text, user: userOf((who + 1) % USERS.length) };
  const changes = [{ key: 'title', old_value: null, new_value: text }];
  const members: Record<string, unknown>[] = [
    { type: 'note_created', note },
    { type: 'comment_created', comment: text, attachments: [file] },
    { type: 'segment_added', ...ofSegment },
    { type: 'segment_removed', ...ofSegment, ...broadcast },
    { type: 'file_uploaded', file },
    { type: 'contact_updated', metadata: { changes } },
    { type: 'contact_blocked', ...broadcast },
    { type: 'contact_unsubscribed', ...broadcast },
    { type: 'segment_added', ...ofSegment },
    { type: 'comment_created', comment: text },
  ];
  return { ...by, ...members[shape] };
}

function timestamp(minute: number): string {
  return new Date(Date.UTC(2020, 4, 4, 12, minute)).toISOString();
}

import type { FilterInput } from '../../src/timeline/filters/registry.js';

/** The kinds by category, written down once more: the tests do not trust the registry. */
export const KINDS_BY_CATEGORY = {
  INTERACTION: ['EMAIL', 'CALL', 'MEETING', 'VIDEO_CALL', 'MESSAGE'],
  TASK: ['TASK', 'TODO', 'REMINDER'],
  NOTE: ['NOTE', 'COMMENT'],
  SEGMENT: ['SEGMENT_ADDED', 'SEGMENT_REMOVED'],
  FILE: ['FILE_UPLOADED'],
  CONTACT: [
    'CONTACT_BLOCKED',
    'CONTACT_UNBLOCKED',
    'CONTACT_UNSUBSCRIBED',
    'CONTACT_RESUBSCRIBED',
    'CONTACT_UPDATED',
  ],
} as const;

/** What a test knows of an activity that it wrote: all that order, filters and counts go by. */
export interface KnownActivity {
  /** UUID */
  id: string;
  occurredAt: string;
  kind: string;
  /** The slug of its source. */
  source: string;
  channel: string | null;
  direction: string | null;
  /** Ids as clients see them. */
  user: string | null;
  assistant: string | null;
  assignee: string | null;
  segment: string | null;
  records: readonly { id: string; object: string }[];
  status: string | null;
  /** An instant; of a due day, its 00:00 UTC. */
  due: string | null;
  /** The words of its text fields, in plain lower case. */
  words: readonly string[];
}

const CATEGORIES = new Map<string, string>(
  Object.entries(KINDS_BY_CATEGORY).flatMap(([category, kinds]) =>
    kinds.map((kind): [string, string] => [kind, category]),
  ),
);

export function categoryOfKind(kind: string): string {
  const category = CATEGORIES.get(kind);
  if (!category) throw new Error(`no category has the kind ${kind}`);
  return category;
}

type Order = 'NEWEST_FIRST' | 'OLDEST_FIRST' | 'DUE_FIRST';
type Place = Pick<KnownActivity, 'occurredAt' | 'id' | 'due'>;

/**
 * The one total order: occurredAt, then the id's UUID. Both compare as text. DUE_FIRST: when it is due before
 * them, upwards, and without a due date last.
 */
export function comparePlaces(a: Place, b: Place, order: Order): number {
  if (order === 'DUE_FIRST') {
    if (a.due === b.due) return comparePlaces(a, b, 'OLDEST_FIRST');
    if (a.due === null || b.due === null) return a.due === null ? 1 : -1;
    return a.due < b.due ? -1 : 1;
  }
  const sign = order === 'OLDEST_FIRST' ? 1 : -1;
  if (a.occurredAt !== b.occurredAt) return a.occurredAt < b.occurredAt ? -sign : sign;
  return a.id === b.id ? 0 : a.id < b.id ? -sign : sign;
}

/** What a timeline must hold, by the rules of the contract and without any index; DUE_FIRST, tasks only. */
export function expectedList(
  activities: Iterable<KnownActivity>,
  filter: FilterInput | null,
  order: Order,
): KnownActivity[] {
  return [...activities]
    .filter((activity) => matchesFilter(activity, filter ?? {}))
    .filter(({ kind }) => order !== 'DUE_FIRST' || categoryOfKind(kind) === 'TASK')
    .sort((a, b) => comparePlaces(a, b, order));
}

/** What the page of a list must hold. */
export interface ExpectedPage {
  items: KnownActivity[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
}

/** A page of a list, cut out by hand. Positions need not be in the list any more. */
export function expectedPage(
  list: readonly KnownActivity[],
  order: Order,
  window: { first?: number; last?: number; after?: Place | null; before?: Place | null },
): ExpectedPage {
  const { first, last, after, before } = window;
  const inside = list.filter(
    (item) =>
      (!after || comparePlaces(item, after, order) > 0) &&
      (!before || comparePlaces(item, before, order) < 0),
  );
  const items = last === undefined ? inside.slice(0, first) : inside.slice(-last);
  const start = items[0] ?? null;
  const end = items.at(-1) ?? null;
  // Of an empty page: what lies on the other side of the cursor.
  const isBefore = (item: KnownActivity) =>
    start ? comparePlaces(item, start, order) < 0 : after != null;
  const isAfter = (item: KnownActivity) =>
    end ? comparePlaces(item, end, order) > 0 : before != null;
  return { items, hasNextPage: list.some(isAfter), hasPreviousPage: list.some(isBefore) };
}

/** ActivityFilter of the contract, one activity at a time. */
export function matchesFilter(activity: KnownActivity, filter: FilterInput): boolean {
  const category = categoryOfKind(activity.kind);
  const only = (wanted: string, value: string | null) => (category === wanted ? value : null);
  const due = only('TASK', activity.due);
  const actor = activity.user ?? activity.assistant;
  const actorType = activity.user ? 'USER' : activity.assistant ? 'ASSISTANT' : null;
  const isOneOf = (list: readonly string[] | null | undefined, value: string | null) =>
    list == null || (value !== null && list.includes(value));
  const someRecord = (
    list: readonly string[] | null | undefined,
    of: (record: { id: string; object: string }) => string | null,
  ) => list == null || activity.records.some((record) => list.includes(of(record) ?? ''));
  return (
    isOneOf(filter.kinds, activity.kind) &&
    isOneOf(filter.categories, category) &&
    isOneOf(
      filter.channels?.map((channel) => channel.toLowerCase()),
      only('INTERACTION', activity.channel),
    ) &&
    isOneOf(filter.directions, only('INTERACTION', activity.direction)) &&
    isOneOf(filter.sources, activity.source) &&
    isOneOf(filter.actors, actor) &&
    isOneOf(filter.actorTypes, actorType) &&
    isOneOf(filter.assistants, activity.assistant) &&
    isOneOf(filter.assignees, only('TASK', activity.assignee)) &&
    isOneOf(filter.segments, activity.segment) &&
    someRecord(filter.records, ({ id }) => id) &&
    someRecord(filter.contacts, ({ id, object }) => (object === 'contacts' ? id : null)) &&
    someRecord(filter.objects, ({ object }) => object) &&
    isOneOf(filter.taskStatuses, only('TASK', activity.status)) &&
    (filter.occurredFrom == null || activity.occurredAt >= filter.occurredFrom) &&
    (filter.occurredBefore == null || activity.occurredAt < filter.occurredBefore) &&
    (filter.dueFrom == null || (due !== null && due >= filter.dueFrom)) &&
    (filter.dueBefore == null || (due !== null && due < filter.dueBefore)) &&
    (filter.search == null ||
      plainWords(filter.search).every((word, index, { length }) =>
        activity.words.some((other) =>
          UNSPACED.test(word)
            ? other.includes(word)
            : other === word || (index === length - 1 && other.startsWith(word)),
        ),
      ))
  );
}

/**
 * How words are written, by what they are searched as. Given as a table, so that the tests do not
 * fold case and accents by the same rules as the code does.
 */
export const WRITTEN_WORDS: Record<string, readonly string[]> = {
  cafe: ['café', 'Café', 'CAFÉ', 'cafe', 'cafe\u0301'],
  strasse: ['Straße', 'STRASSE', 'strasse'],
  naive: ['naïve', 'Naive', 'NAÏVE'],
  oeuvre: ['œuvre', 'Oeuvre', 'OEUVRE'],
  lodz: ['Łódź', 'lodz', 'ŁÓDŹ'],
  order: ['order', 'Order', 'ORDER'],
  orders: ['orders', 'Orders'],
  invoice: ['invoice', 'Invoice'],
  q3: ['Q3', 'q3'],
  '2026': ['2026'],
  contract: ['contract', 'Contract'],
  πειρα: ['πείρα', 'ΠΕΙΡΑ'],
  forme: ['forme', 'for\u00adme', 'ｆｏｒｍｅ', 'for\u200bme'],
  form: ['form', 'FORM\u2060'],
  見積書: ['見積書', '見\u200b積書'],
  見積: ['見積'],
  データ: ['データ', 'ﾃﾞｰﾀ'],
  テータ: ['テータ'],
  ราคา: ['ราคา'],
  견적서: ['견적서', '견적서'.normalize('NFD')],
  견적: ['견적'],
  '🎉': ['🎉', '🎉\ufe0f'],
};

/** Matches words of scripts that are written without spaces: each part of them is a word. */
const UNSPACED = /^[\p{scx=Han}\p{scx=Kana}\p{scx=Thai}\p{scx=Hang}]+$/u;

const PLAIN = new Map(
  Object.entries(WRITTEN_WORDS).flatMap(([plain, written]) =>
    written.map((word) => [word, plain] as const),
  ),
);

/** The words of a text that was put together from WRITTEN_WORDS. */
export function plainWords(text: string): string[] {
  return text
    .split(/[\s,.;:!?()@/_-]+/)
    .filter(Boolean)
    .map((word) => {
      const plain = PLAIN.get(word);
      if (plain === undefined) throw new Error(`${word} is not in the table of words`);
      return plain;
    });
}

/** How many there are of what, as the contract's counts say it, in no order. */
export function expectedCounts(activities: readonly KnownActivity[]) {
  const countBy = (of: (activity: KnownActivity) => string | null) => {
    const counts: Record<string, number> = {};
    for (const activity of activities) {
      const value = of(activity);
      if (value !== null) counts[value] = (counts[value] ?? 0) + 1;
    }
    return counts;
  };
  return {
    byKind: countBy(({ kind }) => kind),
    byCategory: countBy(({ kind }) => categoryOfKind(kind)),
    bySource: countBy(({ source }) => source),
    byChannel: countBy(({ kind, channel }) =>
      categoryOfKind(kind) === 'INTERACTION' ? channel : null,
    ),
  };
}

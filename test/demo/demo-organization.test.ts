import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  type DemoEnvelope,
  demoEnvelopes,
  demoOrganization,
  demoRecords,
  demoSources,
} from '../../demo/demo-organization.js';

interface Item {
  kind: string;
  id: string;
  createdAt: string | null;
  system: string;
  object: string;
  record: string;
  wire: Record<string, unknown>;
}

const CHANNEL_KINDS = ['email', 'call', 'meeting', 'video_call'];
const ALL_KINDS = [
  ...CHANNEL_KINDS,
  'message',
  'task',
  'todo',
  'reminder',
  'note',
  'comment',
  'segment_added',
  'segment_removed',
  'file_uploaded',
  'contact_blocked',
  'contact_unblocked',
  'contact_unsubscribed',
  'contact_resubscribed',
  'contact_updated',
];

const envelopes = [...demoEnvelopes()];
const records = demoRecords();
const items = envelopes.flatMap(readItems);
const unique = [...new Map(items.map((item) => [`${item.system} ${item.id}`, item])).values()];
const star = findRecord('Inês Carvalho');
const starItems = items.filter((item) => Object.values(star.external).includes(item.record));

describe('the size of the demo', () => {
  it('has the records that it promises', () => {
    expect(countBy(records, (record) => record.object)).toEqual({
      companies: 42,
      contacts: 230,
      deals: 50,
      subscriptions: 31,
    });
  });

  it('has at least 20,500 activities, of all eighteen kinds', () => {
    expect(unique.length).toBeGreaterThanOrEqual(20_500);
    const counts = countBy(unique, (item) => item.kind);
    expect(Object.keys(counts).sort()).toEqual([...ALL_KINDS].sort());
    for (const kind of ALL_KINDS) expect(counts[kind], kind).toBeGreaterThanOrEqual(15);
  });

  it('is uneven: few busy contacts, many quiet ones, some silent', () => {
    const sizes = sizesOf('contacts');
    expect(sizes.filter((size) => size >= 1_500 && size <= 3_000)).toHaveLength(4);
    expect(sizes.filter((size) => size >= 5 && size <= 41).length).toBeGreaterThan(150);
    const silent = sizes.filter((size) => size <= 2).length;
    expect(silent).toBeGreaterThanOrEqual(5);
    expect(silent).toBeLessThan(25);
    expect(Math.min(...sizesOf('companies'))).toBeGreaterThan(0);
    expect(Math.min(...sizesOf('deals'), ...sizesOf('subscriptions'))).toBeGreaterThan(0);
  });

  it('shows every kind on one busy contact', () => {
    expect([...new Set(starItems.map((item) => item.kind))].sort()).toEqual([...ALL_KINDS].sort());
  });
});

describe('determinism', () => {
  it('gives the same bytes in each call', () => {
    expect(hash(demoEnvelopes())).toBe(hash(envelopes));
    expect(hash(demoRecords())).toBe(hash(records));
  });

  it('does not depend on how far another reader has come', () => {
    const reader = demoEnvelopes();
    for (let count = 0; count < 40; count += 1) reader.next();
    expect(JSON.stringify([...demoEnvelopes()][40])).toBe(JSON.stringify(reader.next().value));
  });
});

describe('ids and links', () => {
  it('never uses an external id of an item for two different items', () => {
    const seen = new Map<string, string>();
    const reused = items.filter((item) => {
      const key = `${item.system} ${item.id}`;
      const wire = JSON.stringify(item.wire);
      const first = seen.get(key) ?? wire;
      seen.set(key, wire);
      return first !== wire;
    });
    expect(reused).toEqual([]);
  });

  it('repeats an item only in the feeds of a contact and a company of Clarky', () => {
    const feeds = new Map<string, string[]>();
    for (const { system, id, object } of items) {
      feeds.set(`${system} ${id}`, [...(feeds.get(`${system} ${id}`) ?? []), object]);
    }
    const repeated = [...feeds].filter(([, objects]) => objects.length > 1);
    expect(repeated.length).toBeGreaterThan(100);
    for (const [key, objects] of repeated) {
      expect(key).toMatch(/^clarky a_01H/);
      expect(objects).toEqual(['contacts', 'companies']);
    }
  });

  it('names every shared Clarky item by the ids of both its feeds', () => {
    const shared = items.filter((item) => item.wire.contact_id && item.wire.company_id);
    for (const { object, record, wire } of shared) {
      expect(object === 'contacts' ? wire.contact_id : wire.company_id).toBe(record);
    }
    expect(shared.filter((item) => item.object === 'contacts').length * 2).toBe(shared.length);
  });

  it('looks like each system’s own ids', () => {
    const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    const shapes = { kasar: uuid, invent: /^act_\w{20}$/, clarky: /^a_01H[0-9A-HJKMNP-TV-Z]{23}$/ };
    expect(items.filter(({ system, id }) => !shapes[system as 'kasar'].test(id))).toEqual([]);
  });

  it('gives each record its own ids, and unique names to companies and contacts', () => {
    const ids = records.flatMap((record) =>
      Object.entries(record.external).map(([source, id]) => `${source} ${id}`),
    );
    expect(new Set(ids).size).toBe(ids.length);
    const names = records.map((record) => `${record.object} ${record.name}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('refers only to companies that exist, and from most contacts', () => {
    const companies = records.filter((record) => record.object === 'companies');
    const names = new Set(companies.map((company) => company.name));
    const employed = records.filter((record) => record.company !== undefined);
    expect(employed.length).toBe(210);
    for (const { company } of employed) expect(names).toContain(company);
  });

  it('answers for each link of each record, and for nothing else', () => {
    const links = records.flatMap((record) =>
      Object.entries(record.external).map(([source, id]) => `${record.object} ${source} ${id}`),
    );
    const answered = envelopes.map((each) => `${each.object} ${each.source} ${each.record}`);
    expect([...new Set(answered)].sort()).toEqual(links.sort());
    expect(demoSources.map((source) => source.slug)).toEqual(['kasar', 'invent', 'clarky']);
    expect(demoOrganization.slug).toBe('demo');
  });
});

describe('times', () => {
  it('stays in the window, in each system’s own format', () => {
    const isInWindow = ({ system, createdAt }: Item) => {
      if (createdAt === null) return true;
      const format = system === 'clarky' ? /T[\d:]{8}\.\d{3}Z$/ : /T[\d:]{8}Z$/;
      return format.test(createdAt) && createdAt >= '2024-11-01' && createdAt < '2026-11-01';
    };
    expect(items.filter((item) => !isInWindow(item))).toEqual([]);
  });

  it('covers the window from its first to its last days', () => {
    const times = items.flatMap((item) => item.createdAt ?? []).sort();
    expect(times[0]?.slice(0, 7)).toBe('2024-11');
    expect(times.at(-1)?.slice(0, 9)).toBe('2026-10-3');
  });

  it('loses the time of a few record events of Invent, and of nothing else', () => {
    const undated = items.filter((item) => item.createdAt === null);
    expect(undated.length).toBeGreaterThanOrEqual(3);
    expect(undated.length).toBeLessThanOrEqual(5);
    for (const item of undated) expect(item.wire).toHaveProperty('updated_at', null);
  });

  it('has 600 items of one contact at one instant, and many contacts at one', () => {
    const onStar = countBy(starItems, (item) => item.createdAt ?? '');
    expect(Math.max(...Object.values(onStar))).toBe(600);
    const mailing = items.filter((item) => item.createdAt === '2026-03-17T09:00:00Z');
    expect(new Set(mailing.map((item) => item.record)).size).toBeGreaterThan(100);
  });

  it('is newest first in every feed', () => {
    for (const feed of Object.values(groupFeeds())) {
      const times = feed.flatMap((item) => item.createdAt ?? []);
      expect(times).toEqual([...times].sort().reverse());
    }
  });
});

describe('pages', () => {
  it('pages Kasar by three sections with their whole totals and one cursor', () => {
    for (const pages of groupPages('kasar')) {
      for (const section of ['interactions', 'tasks', 'notes']) {
        const parts = pages.map((page) => (page as KasarPage)[section] as KasarSection);
        const sizes = parts.map((part) => part.data.length);
        const total = sizes.reduce((sum, size) => sum + size, 0);
        expect(parts.every((part) => part.total === total)).toBe(true);
        expect(sizes).toEqual(parts.map((_, page) => pageSize(total, page)));
      }
      const cursors = pages.map((page) => (page as KasarPage).nextCursor);
      expect(cursors.pop()).toBeNull();
      expect(cursors.every((cursor) => typeof cursor === 'string')).toBe(true);
      expect(new Set(cursors).size).toBe(cursors.length);
    }
  });

  it('pages Clarky by number with the total of each feed', () => {
    for (const pages of groupPages('clarky')) {
      const sizes = pages.map((page) => (page as ClarkyPage).data.length);
      const total = sizes.reduce((sum, size) => sum + size, 0);
      expect(sizes).toEqual(sizes.map((_, page) => pageSize(total, page)));
      expect(pages.map((page) => (page as ClarkyPage).pagination)).toEqual(
        pages.map((_, index) => ({
          page: index + 1,
          page_size: 100,
          total,
          total_pages: Math.ceil(total / 100),
        })),
      );
    }
  });

  it('ends each of Invent’s feeds with an empty array: two for a contact, one for a row', () => {
    for (const pages of groupPages('invent')) {
      const sizes = pages.map((page) => (page as unknown[]).length);
      expect(sizes.at(-1)).toBe(0);
      const runs = sizes.filter((size) => size === 0).length;
      const [first] = envelopes.filter((each) => each.response === pages[0]);
      expect(runs).toBe(first?.object === 'contacts' ? 2 : 1);
      for (const [index, size] of sizes.entries()) {
        if (size > 0 && sizes[index + 1] !== 0) expect(size).toBe(100);
      }
    }
  });
});

describe('texts', () => {
  it('leaves no placeholder and no missing word in what a person reads', () => {
    const json = JSON.stringify(envelopes);
    for (const wrong of [/\{[a-z]+\}/, /\bundefined\b|\bNaN\b|lorem ipsum/i]) {
      const at = json.search(wrong);
      expect(at < 0 ? '' : json.slice(at - 30, at + 30)).toBe('');
    }
  });

  it('writes mail addresses and links of example domains only', () => {
    const json = JSON.stringify(envelopes);
    const hosts = new Set(json.match(/(?<=@|https:\/\/)[\w.-]+\.[a-z]{2,}/g));
    expect([...hosts].filter((host) => !/\.example\.(com|org)$/.test(host))).toEqual([]);
  });

  it('changes fields from and to JSON of every type', () => {
    const types = new Set<string>();
    for (const { wire } of items) {
      const { changes = [] } = (wire.metadata ?? {}) as { changes?: FieldChange[] };
      for (const change of changes) {
        types.add(jsonType(change.old_value)).add(jsonType(change.new_value));
      }
    }
    expect([...types].sort()).toEqual(['array', 'boolean', 'null', 'number', 'object', 'string']);
  });

  it('does not repeat itself much on a page of the busiest contact', () => {
    const texts = starItems
      .filter((item) => item.createdAt !== '2026-04-11T04:00:00Z' && item.wire.snippet)
      .map((item) => item.wire.snippet);
    const page = texts.slice(300, 400);
    expect(new Set(page).size).toBeGreaterThan(80);
  });
});

interface FieldChange {
  old_value: unknown;
  new_value: unknown;
}
interface KasarSection {
  data: Record<string, unknown>[];
  total: number;
}
type KasarPage = Record<string, unknown> & { nextCursor: string | null };
interface ClarkyPage {
  data: Record<string, unknown>[];
  pagination: Record<string, number>;
}

function readItems(envelope: DemoEnvelope): Item[] {
  const { system, object, record, response } = envelope;
  const make = (kind: string, wire: Record<string, unknown>): Item => ({
    kind,
    id: wire.id as string,
    createdAt: wire.created_at as string | null,
    system,
    object,
    record,
    wire,
  });
  if (system === 'kasar') {
    const page = response as Record<string, KasarSection>;
    return [
      ...(page.interactions?.data ?? []).map((wire) => make(kindOfChannel(wire.channel), wire)),
      ...(page.tasks?.data ?? []).map((wire) => make('task', wire)),
      ...(page.notes?.data ?? []).map((wire) => make('note', wire)),
    ];
  }
  if (system === 'clarky') {
    const { data } = response as ClarkyPage;
    return data.map((wire) => make(wire.activity_type as string, wire));
  }
  const names: Record<string, string> = {
    note_created: 'note',
    comment_created: 'comment',
  };
  return (response as Record<string, unknown>[]).map((wire) =>
    make(names[wire.type as string] ?? (wire.type as string), wire),
  );
}

function kindOfChannel(channel: unknown): string {
  return CHANNEL_KINDS.includes(channel as string) ? (channel as string) : 'message';
}

function findRecord(name: string) {
  const found = records.find((record) => record.name === name);
  if (!found) throw new Error(`the demo has no record named ${name}`);
  return found;
}

function countBy<T>(list: readonly T[], keyOf: (each: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const each of list) counts[keyOf(each)] = (counts[keyOf(each)] ?? 0) + 1;
  return counts;
}

function sizesOf(object: string): number[] {
  const counts = countBy(items, (item) => item.record);
  return records
    .filter((record) => record.object === object)
    .map((record) =>
      Object.values(record.external).reduce((sum, id) => sum + (counts[id] ?? 0), 0),
    );
}

/** Each section of each list of each record, in the order in which it was sent. */
function groupFeeds(): Record<string, Item[]> {
  const feeds: Record<string, Item[]> = {};
  for (const item of items) {
    const section = item.system !== 'kasar' ? 'updated_at' in item.wire : sectionOf(item.wire);
    const key = `${item.system} ${item.record} ${section}`;
    const feed = feeds[key];
    if (feed) feed.push(item);
    else feeds[key] = [item];
  }
  return feeds;
}

function sectionOf(wire: Record<string, unknown>): string {
  if ('channel' in wire) return 'interactions';
  return 'status' in wire ? 'tasks' : 'notes';
}

function groupPages(system: string): unknown[][] {
  const pages = new Map<string, unknown[]>();
  for (const each of envelopes.filter((envelope) => envelope.system === system)) {
    pages.set(each.record, [...(pages.get(each.record) ?? []), each.response]);
  }
  return [...pages.values()];
}

function pageSize(total: number, page: number): number {
  return Math.max(0, Math.min(100, total - page * 100));
}

function hash(values: Iterable<unknown>): string {
  const sum = createHash('sha256');
  for (const value of values) sum.update(JSON.stringify(value));
  return sum.digest('hex');
}

function jsonType(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

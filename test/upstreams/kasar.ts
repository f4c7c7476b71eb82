import {
  invalidCursor,
  type KasarCursor,
  type KasarPlace,
  parseCursor,
  printCursor,
  toEntryKey,
  toPlaceKey,
} from './kasar-cursor.js';
import {
  KASAR_SECTIONS,
  type KasarItem,
  type KasarSection,
  kasarInteraction,
} from './kasar-items.js';
import { readCount } from './query.js';
import { compareEntries, type Entry } from './record-list.js';
import { Refusal } from './refusal.js';
import { spoilList, spoilPage, totalError } from './spoil.js';
import type { ListRequest, System } from './system.js';
import type { WireItem } from './wire-item.js';

/** GET /api/v1/activity/{object}/{id}: three sections under one cursor. */
export const kasar: System<KasarItem> = {
  findRecord(path) {
    const [, object, id] = /^\/api\/v1\/activity\/([^/]+)\/([^/]+)$/.exec(path) ?? [];
    return object && id ? { object: decodeURIComponent(object), id: decodeURIComponent(id) } : null;
  },
  openList(record, store) {
    const objects = ['contacts', 'companies', ...store.names().map(({ object }) => object)];
    if (!objects.includes(record.object)) {
      throw new Refusal(400, `The object ${record.object} does not exist`, 'INVALID_OBJECT');
    }
    const list = store.find(record);
    if (!list) throw new Refusal(404, 'No record found with the given ID', 'RECORD_NOT_FOUND');
    return list;
  },
  pageOf({ cursor }) {
    try {
      return cursor ? parseCursor(cursor).page : 1;
    } catch {
      return 1;
    }
  },
  list: listSections,
  frame: {
    opening: '{"interactions":{"data":[',
    closing:
      '],"total":1000000},"tasks":{"data":[],"total":0},"notes":{"data":[],"total":0},"nextCursor":null}',
    filler: () => kasarInteraction(),
  },
};

/** A section of one page, and where its next page goes on. */
interface SectionPage {
  answer: { data: WireItem[]; total: number };
  next: KasarPlace;
  hasMore: boolean;
  /** The id of the first item that is left for the next page. */
  firstLeft: unknown;
}

function listSections(request: ListRequest<KasarItem>): unknown {
  const { query, fault } = request;
  const asked = query.cursor ? readCursor(request, query.cursor) : null;
  const from = fault?.name === 'samePageForever' ? null : asked;
  const pages = new Map<KasarSection, SectionPage>();
  for (const section of readInclude(query.include)) {
    pages.set(section, readSection(request, section, from));
  }
  const answer = Object.fromEntries([...pages].map(([name, page]) => [name, page.answer]));
  return { ...answer, nextCursor: createNextCursor() };

  function createNextCursor(): string | null {
    const all = [...pages.values()];
    const forever = fault?.name === 'samePageForever';
    if (!forever && !all.some((page) => page.hasMore)) return null;
    const sections = Object.fromEntries([...pages].map(([name, page]) => [name, page.next]));
    return printCursor({
      id: String(all.find((page) => page.hasMore)?.firstLeft ?? 'end'),
      record: nameOf(request),
      page: forever && fault.sameCursor ? 2 : (asked?.page ?? 1) + 1,
      sections,
    });
  }
}

function readSection(
  { list, query, fault, settings }: ListRequest<KasarItem>,
  section: KasarSection,
  cursor: KasarCursor | null,
): SectionPage {
  const size = readCount(query.limit, 20, 100);
  const found = list.inOrder().filter(({ item }) => isListed(item, section, query.channel));
  const entries = spoilList(found, fault);
  const place = cursor?.sections[section];
  const start = place ? findStart(entries, place, settings.cursorStyle) : 0;
  const end = Math.min(start + size, entries.length);
  const last = entries[end - 1];
  return {
    answer: {
      data: spoilPage(entries, start, size, fault).map(withoutSection),
      total: Math.max(0, entries.length + totalError(fault)),
    },
    next: { offset: end, last: last ? toPlaceKey(last) : (place?.last ?? null) },
    hasMore: end < entries.length,
    firstLeft: entries[end]?.item.id,
  };
}

/** The place after the last item that was read. A section that had none has ended. */
function findStart(
  entries: readonly Entry[],
  { offset, last }: KasarPlace,
  style: 'keyset' | 'offset',
): number {
  if (style === 'offset') return Math.min(offset, entries.length);
  if (!last) return entries.length;
  const key = toEntryKey(last);
  const known = entries.findIndex(
    (entry) => entry.sequence === key.sequence && entry.at === key.at,
  );
  if (known >= 0) return known + 1;
  const next = entries.findIndex((entry) => compareEntries(entry, key) > 0);
  return next < 0 ? entries.length : next;
}

function isListed(item: KasarItem, section: KasarSection, channel: string | undefined): boolean {
  if (item.section !== section) return false;
  return section !== 'interactions' || !channel || item.channel === channel;
}

function withoutSection({ section: _, ...item }: WireItem): WireItem {
  return item;
}

function readCursor(request: ListRequest<KasarItem>, text: string): KasarCursor {
  const cursor = parseCursor(text);
  if (cursor.record !== nameOf(request)) throw invalidCursor();
  return cursor;
}

function nameOf({ record }: ListRequest<KasarItem>): string {
  return `${record.object}/${record.id}`;
}

function readInclude(include: string | undefined): KasarSection[] {
  if (!include) return [...KASAR_SECTIONS];
  const names = include.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !KASAR_SECTIONS.some((section) => section === name));
  if (unknown !== undefined) {
    throw new Refusal(400, `include does not take ${unknown}`, 'INVALID_PARAMETER');
  }
  return KASAR_SECTIONS.filter((section) => names.includes(section));
}

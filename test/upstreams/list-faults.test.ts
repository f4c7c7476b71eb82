import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clarky as clarkySource } from '../../src/sources/clarky/clarky.js';
import { invent as inventSource } from '../../src/sources/invent/invent.js';
import { kasar as kasarSource } from '../../src/sources/kasar/kasar.js';
import { ask } from './ask.js';
import { clarkyActivity } from './clarky-items.js';
import type { Fault } from './faults.js';
import { inventContactActivity } from './invent-items.js';
import { kasarInteraction } from './kasar-items.js';
import { startUpstreams, type Upstreams } from './start-upstream.js';
import type { WireItem } from './wire-item.js';

const COUNT = 12;
const PAGE = 5;
let upstreams: Upstreams;

beforeAll(async () => {
  upstreams = await startUpstreams();
  for (let index = 0; index < COUNT; index += 1) {
    const given = { id: `n${index}`, created_at: new Date(-index * 1000).toISOString() };
    upstreams.kasar.record('contacts', 'c_1').add(kasarInteraction(given));
    upstreams.invent.record('contacts', 'c_1').add(inventContactActivity(given));
    upstreams.clarky.record('contacts', 'c_1').add(clarkyActivity(given));
  }
  upstreams.kasar.record('contacts', 'c_2').add(kasarInteraction({ id: 'other' }));
  upstreams.invent.record('contacts', 'c_2').add(inventContactActivity({ id: 'other' }));
  upstreams.clarky.record('contacts', 'c_2').add(clarkyActivity({ id: 'other' }));
});
afterAll(async () => {
  for (const upstream of Object.values(upstreams)) await upstream.close();
});
beforeEach(() => {
  for (const upstream of Object.values(upstreams)) upstream.clearFaults();
});

/** Some pages of a walk of so many requests. */
type Walk = (fault: Fault, pages: number) => Promise<WireItem[][]>;

const walks: Record<string, Walk> = {
  async kasar(fault, count) {
    upstreams.kasar.fault = fault;
    const pages: WireItem[][] = [];
    for (let cursor = ''; pages.length < count; ) {
      const suffix = cursor ? `&cursor=${cursor}` : '';
      const path = `/api/v1/activity/contacts/c_1?limit=${PAGE}${suffix}`;
      const { json } = await ask(upstreams.kasar, path);
      pages.push(json.interactions.data);
      cursor = json.nextCursor;
      if (cursor === null) break;
    }
    return pages;
  },
  async invent(fault, count) {
    upstreams.invent.fault = fault;
    const pages: WireItem[][] = [];
    while (pages.length < count) {
      const path = `/orgs/org_1/contacts/c_1/activities?take=${PAGE}&page=${pages.length + 1}`;
      pages.push((await ask(upstreams.invent, path)).json);
    }
    return pages;
  },
  async clarky(fault, count) {
    upstreams.clarky.fault = fault;
    const pages: WireItem[][] = [];
    for (let last = count; pages.length < Math.min(count, last); ) {
      const path = `/api/v1/contacts/c_1/activities?page_size=${PAGE}&page=${pages.length + 1}`;
      const { json } = await ask(upstreams.clarky, path);
      pages.push(json.data);
      last = json.pagination.total_pages;
    }
    return pages;
  },
};

const sources = {
  kasar: [kasarSource, '$.interactions.data.*'],
  invent: [inventSource, '$.*'],
  clarky: [clarkySource, '$.data.*'],
} as const;

const ids = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => `n${from + index}`);
const idsOf = (items: WireItem[] | undefined) => items?.map(({ id }) => id) ?? [];

describe.each(['kasar', 'invent', 'clarky'] as const)('%s with', (system) => {
  const walk: Walk = (fault, pages) => walks[system]!(fault, pages);

  it('emptyList is empty', async () => {
    expect(await walk({ name: 'emptyList' }, 1)).toEqual([[]]);
  });

  it('otherRecord gives the list of the other', async () => {
    const [page] = await walk({ name: 'otherRecord', object: 'contacts', id: 'c_2' }, 1);
    expect(idsOf(page)).toEqual(['other']);
  });

  it('dropItems leaves items out', async () => {
    const pages = await walk({ name: 'dropItems', from: 2, to: 6 }, 2);
    expect(idsOf(pages.flat())).toEqual([...ids(0, 2), ...ids(7, 12)]);
  });

  it('shuffledList gives every item once, in the same wrong order', async () => {
    const shuffled = idsOf((await walk({ name: 'shuffledList' }, 3)).flat());
    expect(shuffled).not.toEqual(ids(0, COUNT));
    expect(new Set(shuffled)).toEqual(new Set(ids(0, COUNT)));
    expect(idsOf((await walk({ name: 'shuffledList' }, 3)).flat())).toEqual(shuffled);
  });

  it('samePageForever gives page 1 again and again', async () => {
    const pages = await walk({ name: 'samePageForever' }, 6);
    expect(pages.map(idsOf)).toEqual(Array(6).fill(ids(0, PAGE)));
  });

  it('duplicatedItems gives each twice, or the last of the page before', async () => {
    const [twice] = await walk({ name: 'duplicatedItems' }, 1);
    expect(idsOf(twice)).toEqual(ids(0, PAGE).flatMap((id) => [id, id]));
    const pages = await walk({ name: 'duplicatedItems', how: 'lastOfPrevious' }, 3);
    expect(pages.map(idsOf)).toEqual([ids(0, 5), ids(4, 10), ids(9, 12)]);
  });

  it('shortPage leaves out the last item of a page', async () => {
    const pages = await walk({ name: 'shortPage' }, 3);
    expect(pages.map(idsOf)).toEqual([ids(0, 4), ids(5, 9), ids(10, 11)]);
  });

  it('reorderedItems gives the items of each page in another order', async () => {
    const [first, second] = (await walk({ name: 'reorderedItems' }, 2)).map(idsOf);
    expect(first).not.toEqual(ids(0, 5));
    expect([...(first ?? [])].sort()).toEqual(ids(0, 5));
    expect([...(second ?? [])].sort()).toEqual(ids(5, 10));
  });

  it('withoutIds takes the id of every nth item away', async () => {
    const [page] = await walk({ name: 'withoutIds', every: 2 }, 1);
    expect(page?.map((item) => 'id' in item)).toEqual([true, false, true, false, true]);
  });

  it('badItems gives items that the gateway does not take', async () => {
    const [page = []] = await walk({ name: 'badItems' }, 1);
    expect(page).toHaveLength(PAGE);
    const [source, path] = sources[system];
    for (const item of page) expect(() => source.normalize(item, path, () => {})).toThrow();
  });

  it('unknownTypesAndFields gives types and fields that no document names', async () => {
    const [page = []] = await walk({ name: 'unknownTypesAndFields' }, 1);
    const field = { kasar: 'channel', invent: 'type', clarky: 'activity_type' }[system];
    expect(page[0]).toMatchObject({ importance: 'high' });
    expect(page[0]?.[field]).toMatch(/pigeon|hologram/);
  });
});

it('lastPageForever gives the last page of Invent again', async () => {
  const pages = await walks.invent!({ name: 'lastPageForever' }, 5);
  expect(pages.map(idsOf).slice(2)).toEqual(Array(3).fill(ids(10, 12)));
});

describe('what stands beside the items', () => {
  const kasarPage = (query = '') =>
    ask(upstreams.kasar, `/api/v1/activity/contacts/c_1?limit=${PAGE}${query}`);
  const clarkyPage = (page: number) =>
    ask(upstreams.clarky, `/api/v1/contacts/c_1/activities?page_size=${PAGE}&page=${page}`);

  it('wrongTotal is off by so many', async () => {
    upstreams.kasar.fault = { name: 'wrongTotal', by: 3 };
    expect((await kasarPage()).json.interactions.total).toBe(COUNT + 3);
    upstreams.clarky.fault = { name: 'wrongTotal', by: -2 };
    expect((await clarkyPage(1)).json.pagination).toMatchObject({ total: 10, total_pages: 2 });
  });

  it('emptyList says that there are none', async () => {
    upstreams.kasar.fault = { name: 'emptyList' };
    const { json } = await kasarPage();
    expect([json.interactions.total, json.nextCursor]).toEqual([0, null]);
    upstreams.clarky.fault = { name: 'emptyList' };
    expect((await clarkyPage(1)).json.pagination).toMatchObject({ total: 0, total_pages: 0 });
  });

  it('expiredCursor refuses every cursor, and no request without one', async () => {
    upstreams.kasar.fault = { name: 'expiredCursor' };
    const { status, json } = await kasarPage();
    expect(status).toBe(200);
    const next = await kasarPage(`&cursor=${json.nextCursor}`);
    expect([next.status, next.json.error.code]).toEqual([400, 'INVALID_CURSOR']);
  });

  it('samePageForever says that there is more, with new cursors or the same one', async () => {
    for (const sameCursor of [false, true]) {
      upstreams.kasar.fault = { name: 'samePageForever', sameCursor };
      const first = (await kasarPage()).json.nextCursor;
      const second = (await kasarPage(`&cursor=${first}`)).json.nextCursor;
      expect(second === first).toBe(sameCursor);
    }
    upstreams.clarky.fault = { name: 'samePageForever' };
    expect((await clarkyPage(9)).json.pagination).toMatchObject({ page: 9, total_pages: 10 });
  });
});

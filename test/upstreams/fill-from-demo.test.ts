import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoEnvelopes } from '../../demo/demo-organization.js';
import { createRandom } from '../../demo/random.js';
import { walkClarky, walkInvent, walkKasar } from './ask.js';
import { fillFromDemo } from './fill-from-demo.js';
import { addActivity } from './start-activity.js';
import { startUpstreams, type Upstreams } from './start-upstream.js';
import type { WireItem } from './wire-item.js';

let upstreams: Upstreams;

beforeAll(async () => {
  upstreams = await startUpstreams();
  fillFromDemo(upstreams);
});
afterAll(async () => {
  for (const upstream of Object.values(upstreams)) await upstream.close();
});

/** The pages of the first record of this kind in the demo. */
function demoPages(system: string, object: string) {
  const all = [...demoEnvelopes()].filter(
    (envelope) => envelope.system === system && envelope.object === object,
  );
  const id = all[0]?.record ?? '';
  const pages = all.filter(({ record }) => record === id).map(({ response }) => response);
  return { id, pages };
}

it('answers Kasar as in the demo', async () => {
  const { id, pages } = demoPages('kasar', 'contacts');
  const strip = (page: unknown) => ({ ...(page as WireItem), nextCursor: null });
  const read = await walkKasar(upstreams.kasar, `/api/v1/activity/contacts/${id}?limit=100`);
  expect(read.map(strip)).toEqual(pages.map(strip));
});

it('answers Invent with the contact feed, and with the record feed for rows', async () => {
  const contact = demoPages('invent', 'contacts');
  const feeds = contact.pages as WireItem[][];
  const feed = feeds
    .slice(
      0,
      feeds.findIndex((page) => page.length === 0),
    )
    .flat();
  const path = `/orgs/org_1/contacts/${contact.id}/activities`;
  expect(await walkInvent(upstreams.invent, path, 100)).toEqual(feed);

  const row = demoPages('invent', 'deals');
  const rowPath = `/orgs/org_1/records/${row.id}/activities`;
  expect(await walkInvent(upstreams.invent, rowPath, 7)).toEqual(
    (row.pages as WireItem[][]).flat(),
  );
});

it('answers Clarky as in the demo', async () => {
  const { id, pages } = demoPages('clarky', 'contacts');
  const items = (pages as { data: WireItem[] }[]).flatMap(({ data }) => data);
  expect(await walkClarky(upstreams.clarky, `/api/v1/contacts/${id}/activities`, 10)).toEqual(
    items,
  );
});

it('adds new items, which come first, to records of each system', async () => {
  const random = createRandom('test');
  const systems = new Set<string>();
  for (let index = 0; index < 20; index += 1) {
    const before = Date.now();
    const added = addActivity(upstreams, random);
    if (!added) throw new Error('nothing was added');
    systems.add(added.system);
    const { items } = upstreams[added.system].record(added.record.object, added.record.id);
    const item = items.at(-1);
    expect(item?.id).toBe(added.id);
    expect(Date.parse(String(item?.created_at))).toBeGreaterThanOrEqual(before);
  }
  expect([...systems].sort()).toEqual(['clarky', 'invent', 'kasar']);
});

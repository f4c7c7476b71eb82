import { afterEach, beforeEach, expect, it } from 'vitest';
import { ask, walkInvent } from './ask.js';
import { type InventItem, inventContactActivity, inventRecordActivity } from './invent-items.js';
import { startUpstream } from './start-upstream.js';
import type { Upstream } from './upstream.js';

const CONTACT = '/orgs/org_1/contacts/con_1/activities';
const RECORD = '/orgs/org_1/records/rec_1/activities';
let invent: Upstream<InventItem>;

beforeEach(async () => {
  invent = await startUpstream('invent');
});
afterEach(() => invent.close());

it('answers a bare array with the documented fields', async () => {
  const note = inventContactActivity();
  invent.record('contacts', 'con_1').add(note);
  const comment = inventRecordActivity();
  invent.record('deals', 'rec_1').add(comment);
  expect((await ask(invent, CONTACT)).json).toEqual([note]);
  expect((await ask(invent, RECORD)).json).toEqual([comment]);
});

it.each([1, 3, 20, 100])(
  'gives every item once, %i at a time, and then an empty page',
  async (take) => {
    const items = Array.from({ length: 57 }, (_, index) =>
      inventContactActivity({ created_at: new Date(index * 1000).toISOString() }),
    );
    invent.record('contacts', 'con_1').add(...items);
    expect(await walkInvent(invent, CONTACT, take)).toEqual(items.reverse());
  },
);

it('takes 20 where nothing is asked for, and cuts take down in silence', async () => {
  invent.record('deals', 'rec_1').add(...Array.from({ length: 120 }, () => inventRecordActivity()));
  expect((await ask(invent, RECORD)).json).toHaveLength(20);
  expect((await ask(invent, `${RECORD}?take=1000`)).json).toHaveLength(100);
  invent.maxTake = 50;
  expect((await ask(invent, `${RECORD}?take=100`)).json).toHaveLength(50);
});

it('filters by type and by the ids that items say', async () => {
  invent
    .record('deals', 'rec_1')
    .add(
      inventRecordActivity({ id: 'file', type: 'file_uploaded', actor: { id: 'usr_2' } }),
      inventRecordActivity({ id: 'bot', actor: undefined, assistant: { id: 'ast_1' } }),
      inventRecordActivity({ id: 'segment', type: 'segment_added' }),
    );
  const idsOf = async (query: string) =>
    (await ask(invent, `${RECORD}?${query}`)).json.map(({ id }: InventItem) => id);
  expect(await idsOf('type=file_uploaded')).toEqual(['file']);
  expect(await idsOf('actor_id=usr_2')).toEqual(['file']);
  expect(await idsOf('assistant_id=ast_1')).toEqual(['bot']);
  expect(await idsOf('segment_id=seg_1')).toEqual(['segment']);
});

it('knows its own org only, and the records that it was given', async () => {
  invent.record('contacts', 'con_1');
  invent.record('deals', 'rec_1');
  const statusOf = async (path: string) => (await ask(invent, path)).status;
  expect(await statusOf(CONTACT)).toBe(200);
  expect(await statusOf('/orgs/org_2/contacts/con_1/activities')).toBe(404);
  expect(await statusOf('/orgs/org_1/contacts/con_2/activities')).toBe(404);
  expect(await statusOf('/orgs/org_1/contacts/rec_1/activities')).toBe(404);
  expect(await statusOf('/orgs/org_1/records/con_1/activities')).toBe(404);
});

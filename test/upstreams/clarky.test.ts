import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask, post, walkClarky } from './ask.js';
import { type ClarkyItem, clarkyActivity } from './clarky-items.js';
import { startUpstream } from './start-upstream.js';
import type { Upstream } from './upstream.js';

const PATH = '/api/v1/contacts/c_01HXYZ/activities';
let clarky: Upstream<ClarkyItem>;

beforeEach(async () => {
  clarky = await startUpstream('clarky');
});
afterEach(() => clarky.close());

const record = () => clarky.record('contacts', 'c_01HXYZ');

describe('the list of a contact', () => {
  it('is as documented, and filters by type', async () => {
    const call = clarkyActivity();
    record().add(call, clarkyActivity({ activity_type: 'note' }));
    expect((await ask(clarky, `${PATH}?activity_type=call`)).json).toEqual({
      data: [call],
      pagination: { page: 1, page_size: 25, total: 1, total_pages: 1 },
    });
  });

  it.each([1, 4, 25, 100])('gives every item once, %i at a time', async (pageSize) => {
    const items = Array.from({ length: 53 }, (_, index) =>
      clarkyActivity({ created_at: new Date(index * 1000).toISOString() }),
    );
    record().add(...items);
    expect(await walkClarky(clarky, PATH, pageSize)).toEqual(items.reverse());
  });

  it('has 100 items a page at most, and none after its end', async () => {
    record().add(...Array.from({ length: 101 }, () => clarkyActivity()));
    const { json } = await ask(clarky, `${PATH}?page_size=1000`);
    expect(json.data).toHaveLength(100);
    expect(json.pagination).toEqual({ page: 1, page_size: 100, total: 101, total_pages: 2 });
    expect((await ask(clarky, `${PATH}?page=9`)).json.data).toEqual([]);
  });

  it('is 404 for a contact that it does not know', async () => {
    expect((await ask(clarky, '/api/v1/contacts/nobody/activities')).status).toBe(404);
  });
});

describe('logging an activity', () => {
  const note = { activity_type: 'note', contact_id: 'c_01HXYZ', title: 'Follow-up needed' };

  it('answers 201 with the whole activity, which then stands in the list', async () => {
    record();
    const { status, json } = await post(clarky, note);
    expect(status).toBe(201);
    expect(json.data).toEqual({
      id: expect.any(String),
      contact_id: 'c_01HXYZ',
      company_id: null,
      activity_type: 'note',
      title: 'Follow-up needed',
      description: null,
      due_date: null,
      duration_minutes: null,
      completed_at: null,
      metadata: {},
      created_at: expect.any(String),
    });
    expect((await ask(clarky, PATH)).json.data).toEqual([json.data]);
    expect(clarky.calls[0]).toMatchObject({ method: 'POST', body: note });
  });

  it.each([
    ['an unknown type', { ...note, activity_type: 'fax' }],
    ['neither contact nor company', { activity_type: 'note' }],
    ['a day that is no instant', { ...note, due_date: 'tomorrow' }],
    ['metadata that is no object', { ...note, metadata: 'x' }],
  ])('refuses %s with 422', async (_, body) => {
    record();
    const { status, json } = await post(clarky, body);
    expect(status).toBe(422);
    expect(json.error.code).toBe('VALIDATION_ERROR');
    expect(record().items).toEqual([]);
  });

  it('is 404 for a contact or company that it does not know', async () => {
    expect((await post(clarky, note)).status).toBe(404);
    expect((await post(clarky, { activity_type: 'note', company_id: 'co_1' })).status).toBe(404);
    clarky.record('companies', 'co_1');
    expect((await post(clarky, { activity_type: 'note', company_id: 'co_1' })).status).toBe(201);
  });
});

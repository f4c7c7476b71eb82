import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask } from './ask.js';
import { type ClarkyItem, clarkyActivity } from './clarky-items.js';
import { kasarNote } from './kasar-items.js';
import { startUpstream } from './start-upstream.js';
import type { Upstream } from './upstream.js';

const PATH = '/api/v1/contacts/c_1/activities';
let clarky: Upstream<ClarkyItem>;

beforeEach(async () => {
  clarky = await startUpstream('clarky');
  clarky.record('contacts', 'c_1').add(clarkyActivity());
  clarky.record('contacts', 'c_2');
});
afterEach(() => clarky.close());

const statusOf = async (path = PATH) => (await ask(clarky, path)).status;

it('accepts its own token only, and notes every call', async () => {
  const headers = { authorization: 'Bearer another' };
  expect((await ask(clarky, `${PATH}?page=1`, { headers })).status).toBe(401);
  expect((await fetch(clarky.url + PATH)).status).toBe(401);
  expect(await statusOf()).toBe(200);
  expect(clarky.calls).toEqual([
    {
      method: 'GET',
      path: PATH,
      query: { page: '1' },
      authorization: 'Bearer another',
      body: null,
      at: expect.any(Number),
    },
    expect.objectContaining({ authorization: null }),
    expect.objectContaining({ authorization: `Bearer ${clarky.token}` }),
  ]);
});

it('waits before every answer', async () => {
  clarky.latencyMs = 80;
  const start = performance.now();
  await statusOf();
  expect(performance.now() - start).toBeGreaterThan(70);
});

it('lets a test change data before an answer is made', async () => {
  clarky.onCall = async () => clarky.record('contacts', 'c_1').clear();
  expect((await ask(clarky, PATH)).json.data).toEqual([]);
});

it('breaks open connections when it closes', async () => {
  clarky.fault = { name: 'hangBeforeHeaders' };
  const asked = expect(ask(clarky, PATH)).rejects.toThrow();
  await expect.poll(() => clarky.calls.length).toBe(1);
  await clarky.close();
  await asked;
});

describe('faults for some requests', () => {
  it('strike so many times, after so many that go unharmed', async () => {
    clarky.addFault({ name: 'status', status: 503 }, { skip: 1, times: 2 });
    const statuses = [await statusOf(), await statusOf(), await statusOf(), await statusOf()];
    expect(statuses).toEqual([200, 503, 503, 200]);
  });

  it('strike one record, one page, one method', async () => {
    clarky.addFault({ name: 'status', status: 500 }, { record: 'c_2' });
    clarky.addFault({ name: 'status', status: 502 }, { page: 3 });
    clarky.addFault({ name: 'status', status: 503 }, { method: 'POST' });
    expect(await statusOf()).toBe(200);
    expect(await statusOf('/api/v1/contacts/c_2/activities')).toBe(500);
    expect(await statusOf(`${PATH}?page=3`)).toBe(502);
    expect((await ask(clarky, '/api/v1/activities', { method: 'POST' })).status).toBe(503);
  });

  it('go before the fault for all, in order, until they are taken away', async () => {
    clarky.fault = { name: 'status', status: 500 };
    const remove = clarky.addFault({ name: 'status', status: 502 });
    clarky.addFault({ name: 'status', status: 503 });
    expect(await statusOf()).toBe(502);
    remove();
    expect(await statusOf()).toBe(503);
    clarky.clearFaults();
    expect(await statusOf()).toBe(200);
  });

  it('strike a page of a Kasar walk by its number', async () => {
    const kasar = await startUpstream('kasar');
    kasar.record('contacts', 'x').add(kasarNote(), kasarNote(), kasarNote());
    kasar.addFault({ name: 'status', status: 500 }, { page: 2 });
    const path = '/api/v1/activity/contacts/x?limit=1';
    const first = await ask(kasar, path);
    expect(first.status).toBe(200);
    expect((await ask(kasar, `${path}&cursor=${first.json.nextCursor}`)).status).toBe(500);
    await kasar.close();
  });
});

describe('the switches for use by hand', () => {
  const put = (path: string, body: unknown) =>
    ask(clarky, path, {
      method: 'PUT',
      body: JSON.stringify(body),
      headers: { authorization: '' },
    });

  it('set, list and clear faults and set the latency, and are no calls', async () => {
    expect((await put('/_fault', { fault: 'rateLimited', retryAfter: 3 })).status).toBe(200);
    expect(clarky.fault).toEqual({ name: 'rateLimited', retryAfter: 3 });
    expect((await ask(clarky, '/_fault')).json.faults).toHaveProperty('hangInBody');
    await ask(clarky, '/_fault', { method: 'DELETE' });
    expect(clarky.fault).toBeNull();
    await put('/_latency', { ms: 5 });
    expect(clarky.latencyMs).toBe(5);
    expect(clarky.calls).toEqual([]);
  });

  it.each([{ fault: 'nonsense' }, { fault: 'status' }, { fault: 'slow', ms: 'x' }, 3])(
    'refuse %j',
    async (body) => {
      expect((await put('/_fault', body)).status).toBe(400);
      expect(clarky.fault).toBeNull();
    },
  );
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask, post } from './ask.js';
import { askRaw, bodyOf } from './ask-raw.js';
import { type ClarkyItem, clarkyActivity } from './clarky-items.js';
import type { Fault } from './faults.js';
import { startUpstream } from './start-upstream.js';
import type { Upstream } from './upstream.js';

const PATH = '/api/v1/contacts/c_1/activities';
let clarky: Upstream<ClarkyItem>;

beforeEach(async () => {
  clarky = await startUpstream('clarky');
  clarky.record('contacts', 'c_1').add(clarkyActivity(), clarkyActivity());
});
afterEach(() => clarky.close());

function askWith(fault: Fault) {
  clarky.fault = fault;
  return ask(clarky, PATH);
}

function askRawWith(fault: Fault) {
  clarky.fault = fault;
  return askRaw(clarky, PATH);
}

describe('another answer', () => {
  it('rateLimited says when to come again, in seconds, as a date, or not at all', async () => {
    const bare = await askWith({ name: 'rateLimited' });
    expect([bare.status, bare.headers.get('retry-after')]).toEqual([429, null]);
    const seconds = await askWith({ name: 'rateLimited', retryAfter: 7 });
    expect(seconds.headers.get('retry-after')).toBe('7');
    const date = await askWith({ name: 'rateLimited', retryAfter: new Date(1_800_000_000_000) });
    expect(date.headers.get('retry-after')).toBe('Fri, 15 Jan 2027 08:00:00 GMT');
  });

  it.each([
    [400, 'INVALID_OBJECT'],
    [401, 'UNAUTHENTICATED'],
    [403, 'PERMISSION_DENIED'],
    [404, 'RECORD_NOT_FOUND'],
    [500, 'INTERNAL_ERROR'],
    [502, 'BAD_GATEWAY'],
    [503, 'UNAVAILABLE'],
  ])('status %i has the code %s', async (status, code) => {
    const answer = await askWith({ name: 'status', status });
    expect([answer.status, answer.json.error.code]).toEqual([status, code]);
  });

  it('status takes any code, body and Retry-After', async () => {
    const coded = await askWith({ name: 'status', status: 418, code: 'TEAPOT', retryAfter: 1 });
    expect([coded.status, coded.json.error.code]).toEqual([418, 'TEAPOT']);
    expect(coded.headers.get('retry-after')).toBe('1');
    const answer = await askWith({ name: 'status', status: 200, body: { data: null } });
    expect([answer.status, answer.text]).toEqual([200, '{"data":null}']);
  });

  it('html is a page with status 200', async () => {
    const answer = await askWith({ name: 'html' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(answer.text).toContain('<h1>');
  });

  it('redirect names the other address', async () => {
    const bare = await askWith({ name: 'redirect', to: 'http://127.0.0.1:9/x' });
    expect([bare.status, bare.headers.get('location')]).toEqual([302, 'http://127.0.0.1:9/x']);
    expect((await askWith({ name: 'redirect', to: '/', status: 307 })).status).toBe(307);
  });

  it.each(['kasar', 'invent', 'clarky'] as const)('huge is valid JSON of %s', async (name) => {
    const upstream = await startUpstream(name);
    for (const object of ['contacts', 'deals']) upstream.record(object, 'c_1');
    upstream.fault = { name: 'huge', megabytes: 3 };
    const paths = {
      kasar: '/api/v1/activity/contacts/c_1',
      invent: '/orgs/org_1/contacts/c_1/activities',
      clarky: PATH,
    };
    const { text, json, headers } = await ask(upstream, paths[name]);
    expect(text.length).toBeGreaterThan(3 * 1024 * 1024);
    expect(headers.get('content-length')).toBeNull();
    const items = name === 'kasar' ? json.interactions.data : name === 'invent' ? json : json.data;
    expect(new Set(items.map(({ id }: { id: string }) => id)).size).toBe(items.length);
    await upstream.close();
  });
});

describe('the right answer, sent badly', () => {
  it('hangBeforeHeaders sends nothing', async () => {
    expect(await askRawWith({ name: 'hangBeforeHeaders' })).toEqual({ text: '', end: 'open' });
  });

  it('hangInBody stops after half of the body that it promised', async () => {
    const raw = await askRawWith({ name: 'hangInBody' });
    const promised = Number(/content-length: (\d+)/i.exec(raw.text)?.[1]);
    expect(raw.end).toBe('open');
    expect(bodyOf(raw).length).toBe(Math.ceil(promised / 2));
  });

  it('resetConnection breaks the connection before the headers', async () => {
    expect(await askRawWith({ name: 'resetConnection' })).toEqual({ text: '', end: 'reset' });
  });

  it('resetInBody breaks it after half of the body', async () => {
    const raw = await askRawWith({ name: 'resetInBody' });
    expect(raw.text).toContain('HTTP/1.1 200');
    expect(bodyOf(raw)).toContain('"data":[');
    expect(raw.end).toBe('reset');
  });

  it('truncated is valid HTTP with half of the JSON', async () => {
    const { status, text, json } = await askWith({ name: 'truncated' });
    expect([status, json]).toEqual([200, null]);
    expect(text).toContain('"data":[');
  });

  it('malformedJson has a syntax error, in an empty list too', async () => {
    expect((await askWith({ name: 'malformedJson' })).json).toBeNull();
    const invent = await startUpstream('invent');
    invent.record('contacts', 'c_1');
    invent.fault = { name: 'malformedJson' };
    expect((await ask(invent, '/orgs/org_1/contacts/c_1/activities')).text).toBe('[,,]');
    await invent.close();
  });

  it('wrongContentType sends the same JSON as text', async () => {
    const { headers, json } = await askWith({ name: 'wrongContentType' });
    expect(headers.get('content-type')).toBe('text/plain');
    expect(json.data).toHaveLength(2);
  });

  it('slow answers later', async () => {
    const start = performance.now();
    expect((await askWith({ name: 'slow', ms: 90 })).status).toBe(200);
    expect(performance.now() - start).toBeGreaterThan(80);
  });
});

describe('logging an activity', () => {
  const note = { activity_type: 'note', contact_id: 'c_1', title: 'Logged' };
  const isStored = () =>
    clarky.record('contacts', 'c_1').items.some(({ title }) => title === 'Logged');

  function logWith(fault: Fault) {
    clarky.fault = fault;
    return askRaw(clarky, '/api/v1/activities', { method: 'POST', body: JSON.stringify(note) });
  }

  it.each([
    ['storeThenHang', 'open', true],
    ['storeThenReset', 'reset', true],
    ['hangWithoutStoring', 'open', false],
    ['hangBeforeHeaders', 'open', false],
    ['resetConnection', 'reset', false],
  ] as const)('with %s the connection is %s and stored is %s', async (name, end, stored) => {
    expect(await logWith({ name })).toEqual({ text: '', end });
    expect(isStored()).toBe(stored);
  });

  it('refuse answers 422 or 400 and stores nothing', async () => {
    clarky.fault = { name: 'refuse' };
    expect((await post(clarky, note)).status).toBe(422);
    clarky.fault = { name: 'refuse', status: 400, message: 'No' };
    const answer = await post(clarky, note);
    expect([answer.status, answer.json.error.message]).toEqual([400, 'No']);
    expect(isStored()).toBe(false);
  });

  it('is not touched by faults of lists, nor lists by faults of logging', async () => {
    clarky.fault = { name: 'badItems' };
    expect((await post(clarky, note)).status).toBe(201);
    clarky.fault = { name: 'storeThenHang' };
    expect((await ask(clarky, PATH)).status).toBe(200);
  });
});

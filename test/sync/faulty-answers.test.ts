import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at, startLiveGateway, type WatchedScene } from '../support/live-gateway.js';
import { IMPATIENT } from '../support/live-scene.js';
import { shareOf } from '../support/thorough.js';
import { untilPast } from '../support/waiting.js';
import type { Fault } from '../upstreams/faults.js';
import { SYSTEMS, type SystemName } from '../upstreams/start-upstream.js';

// So much is taken well within the time-out, however busy the machine is.
const maxBytes = 2 * 1024 * 1024;
const gateway = await startLiveGateway({ ...IMPATIENT, limits: { ...IMPATIENT.limits, maxBytes } });

/** Another host, and what it was sent. */
let other: Server;
let otherUrl: string;
const sentElsewhere: unknown[] = [];
beforeAll(async () => {
  other = createServer((request, response) => {
    sentElsewhere.push(request.headers);
    response.setHeader('content-type', 'application/json');
    response.end('[]');
  });
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  otherUrl = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
});
afterAll(() => other.close());

/** A contact of which all is read, and to which something was added in each system since. */
async function createKnownScene(): Promise<WatchedScene> {
  const scene = await gateway.createScene();
  for (const system of SYSTEMS) {
    for (let hour = 0; hour < 5; hour++) {
      scene.add(system, { id: `${system}-${hour}`, created_at: at(hour) });
    }
  }
  await scene.expectHeld();
  for (const system of SYSTEMS) {
    scene.add(system, { id: `${system}-new`, created_at: at(5) });
  }
  return scene;
}

/** Faults that strike every answer, and the code that each maps to. */
const FAULTS: [name: string, make: () => Fault, code: string][] = [
  ['429', () => ({ name: 'rateLimited' }), 'RATE_LIMITED'],
  ['429 for some seconds', () => ({ name: 'rateLimited', retryAfter: 1 }), 'RATE_LIMITED'],
  [
    '429 until a date',
    () => ({ name: 'rateLimited', retryAfter: new Date(Date.now() + 2_000) }),
    'RATE_LIMITED',
  ],
  ['500', () => ({ name: 'status', status: 500 }), 'UNREACHABLE'],
  ['503', () => ({ name: 'status', status: 503 }), 'UNREACHABLE'],
  ['503 for some seconds', () => ({ name: 'status', status: 503, retryAfter: 1 }), 'UNREACHABLE'],
  ['a hang before headers', () => ({ name: 'hangBeforeHeaders' }), 'TIMEOUT'],
  ['a hang in the body', () => ({ name: 'hangInBody' }), 'TIMEOUT'],
  ['a reset connection', () => ({ name: 'resetConnection' }), 'UNREACHABLE'],
  ['a reset in the body', () => ({ name: 'resetInBody' }), 'UNREACHABLE'],
  ['truncated JSON', () => ({ name: 'truncated' }), 'BAD_RESPONSE'],
  ['malformed JSON', () => ({ name: 'malformedJson' }), 'BAD_RESPONSE'],
  ['HTML', () => ({ name: 'html' }), 'BAD_RESPONSE'],
  ['an HTML error page', () => ({ name: 'html', status: 502 }), 'UNREACHABLE'],
  ['64 MB', () => ({ name: 'huge' }), 'BAD_RESPONSE'],
  ['another shape', () => ({ name: 'status', status: 200, body: { ok: true } }), 'BAD_RESPONSE'],
  ['nothing at all', () => ({ name: 'status', status: 200, body: null }), 'BAD_RESPONSE'],
  ['401', () => ({ name: 'status', status: 401 }), 'UNAUTHORIZED'],
  ['403', () => ({ name: 'status', status: 403 }), 'FORBIDDEN'],
  ['404', () => ({ name: 'status', status: 404 }), 'NOT_FOUND'],
  ['INVALID_OBJECT', () => ({ name: 'status', status: 400, code: 'INVALID_OBJECT' }), 'NOT_FOUND'],
  ['418', () => ({ name: 'status', status: 418 }), 'BAD_RESPONSE'],
  ['a redirect to another host', () => ({ name: 'redirect', to: otherUrl }), 'BAD_RESPONSE'],
  [
    'a redirect to another name of the host',
    () => ({ name: 'redirect', to: otherUrl.replace('127.0.0.1', 'localhost'), status: 308 }),
    'BAD_RESPONSE',
  ],
  ['a redirect to nowhere', () => ({ name: 'redirect', to: 'http://' }), 'BAD_RESPONSE'],
];

describe.each(SYSTEMS)('%s answers with', (failing) => {
  test.each(shareOf(FAULTS, failing, SYSTEMS))('%s', async (_name, makeFault, code) => {
    const scene = await createKnownScene();
    const before = await scene.read(scene.client);
    const cursor = await scene.cursor();
    gateway.upstreams[failing].fault = makeFault();

    const asked = Date.now();
    const answer = await scene.readNow(10_000);
    const others = SYSTEMS.filter((system) => system !== failing);
    for (const system of others) {
      expect(answer.names).toContain(`${system}:${system}-new`);
      expect(answer.of[system]).toMatchObject({ state: 'FRESH', complete: true, error: null });
    }
    expect(answer.names).toHaveLength(17);
    const { asOf, error } = answer.of[failing]!;
    expect(answer.of[failing]).toMatchObject({ state: 'FAILED', complete: true, error: { code } });
    expect(asOf).toBe(before.of[failing]!.asOf);
    expect(Date.parse(error!.at)).toBeGreaterThanOrEqual(asked);
    expect(Date.parse(error!.retryAt!)).toBeGreaterThan(Date.parse(error!.at));

    // Who does not insist asks only after retryAt.
    scene.countCalls();
    const stale = await scene.read(scene.client, { freshness: { waitForMs: 3_000 } });
    expect(stale.of[failing]).toMatchObject({ state: 'FAILED', asOf, error: { code } });
    expect(scene.countCalls()[failing]).toBe(0);

    gateway.upstreams[failing].clearFaults();
    if (code === 'RATE_LIMITED' || code === 'UNREACHABLE') await untilRetry(error!, code);
    await scene.expectHeld();
    expect(await scene.changesSince(cursor)).toEqual(
      SYSTEMS.map((system) => `ADDED ${system}:${system}-new`).sort(),
    );
  });
});

/** Waits until the source may be asked again: before, a read that insists is refused, too. */
async function untilRetry({ retryAt }: { retryAt?: string | null }, code: string): Promise<void> {
  const wait = Date.parse(retryAt!) - Date.now();
  if (code === 'RATE_LIMITED' || wait < 1_500) await untilPast(retryAt!);
}

test('nothing was sent to another host', () => {
  expect(sentElsewhere).toEqual([]);
});

test('a redirect within the host is followed, with the token', async () => {
  const scene = await createKnownScene();
  const { url } = gateway.upstreams.clarky;
  const path = `/api/v1/contacts/${scene.names.clarky}/activities?page=1&page_size=100`;
  gateway.upstreams.clarky.addFault({ name: 'redirect', to: `${url}${path}` }, { times: 1 });
  const answer = await scene.readNow();
  expect(answer.names).toContain('clarky:clarky-new');
  expect(answer.of.clarky).toMatchObject({ state: 'FRESH', error: null });
});

test('a cursor that cannot be kept is an unusable answer', async () => {
  const scene = await createKnownScene();
  const empty = { data: [], total: 0 };
  const body = { interactions: empty, tasks: empty, notes: empty, nextCursor: 'next\0' };
  gateway.upstreams.kasar.fault = { name: 'status', status: 200, body };
  const answer = await scene.readNow();
  expect(answer.of.kasar).toMatchObject({ state: 'FAILED', error: { code: 'BAD_RESPONSE' } });
});

test('redirects in a circle end in an error', async () => {
  const scene = await createKnownScene();
  gateway.upstreams.clarky.fault = { name: 'redirect', to: '/again' };
  const answer = await scene.readNow();
  expect(answer.of.clarky).toMatchObject({ state: 'FAILED', error: { code: 'BAD_RESPONSE' } });
});

describe('Retry-After', () => {
  test.each([
    ['in seconds', () => 100],
    ['as a date', () => new Date(Date.now() + 100_000)],
  ])('%s is the next attempt, before which nobody asks', async (_name, retryAfter) => {
    const scene = await createKnownScene();
    gateway.upstreams.clarky.fault = { name: 'rateLimited', retryAfter: retryAfter() };
    const first = await scene.readNow();
    const { error } = first.of.clarky!;
    const wait = Date.parse(error!.retryAt!) - Date.parse(error!.at);
    expect(wait).toBeGreaterThan(98_000);
    expect(wait).toBeLessThan(101_000);
    gateway.upstreams.clarky.clearFaults();
    scene.countCalls();
    const second = await scene.readNow();
    expect(second.of.clarky).toMatchObject({ state: 'FAILED', error: { code: 'RATE_LIMITED' } });
    const still = Date.parse(second.of.clarky!.error!.retryAt!) - Date.parse(error!.retryAt!);
    expect(Math.abs(still)).toBeLessThan(1_000);
    expect(scene.countCalls().clarky).toBe(0);
  });

  test('that nobody can read is no more than the usual wait', async () => {
    const scene = await createKnownScene();
    gateway.upstreams.clarky.fault = { name: 'rateLimited', retryAfter: 'tomorrow, perhaps' };
    const { error } = (await scene.readNow()).of.clarky!;
    const wait = Date.parse(error!.retryAt!) - Date.parse(error!.at);
    expect(wait).toBeGreaterThan(1_000);
    expect(wait).toBeLessThan(60_000);
  });
});

test.each([500, 503])(
  '%d now and then is no failure: it is asked again at once',
  async (status) => {
    const scene = await createKnownScene();
    for (const system of SYSTEMS) {
      gateway.upstreams[system].addFault({ name: 'status', status }, { times: 1 });
    }
    const answer = await scene.readNow();
    for (const system of SYSTEMS) {
      expect(answer.of[system]).toMatchObject({ state: 'FRESH', error: null });
    }
    await scene.expectHeld();
  },
);

describe('a fault from the second page on', () => {
  const PAGE_FAULTS: [name: string, fault: Fault, code: string][] = [
    ['500', { name: 'status', status: 500 }, 'UNREACHABLE'],
    ['a hang', { name: 'hangBeforeHeaders' }, 'TIMEOUT'],
    ['truncated JSON', { name: 'truncated' }, 'BAD_RESPONSE'],
    ['403', { name: 'status', status: 403 }, 'FORBIDDEN'],
    ['404', { name: 'status', status: 404 }, 'BAD_RESPONSE'],
    ['an expired cursor', { name: 'status', status: 400, code: 'INVALID_CURSOR' }, 'BAD_RESPONSE'],
  ];
  const cases = SYSTEMS.flatMap((system) =>
    shareOf(PAGE_FAULTS, system, SYSTEMS).map(
      (row): [SystemName, ...(typeof PAGE_FAULTS)[number]] => [system, ...row],
    ),
  );

  test.each(cases)('%s: %s', async (failing, _name, fault, code) => {
    const scene = await gateway.createScene();
    for (const system of SYSTEMS) {
      for (let hour = 0; hour < 130; hour++) {
        scene.add(system, { id: `${system}-${hour}`, created_at: at(hour) });
      }
    }
    const upstream = gateway.upstreams[failing];
    // Its second page, and those after it.
    for (const page of [2, 3]) upstream.addFault(fault, { page });

    const names = new Set((await scene.readPages()).map(({ name }) => name));
    for (const system of SYSTEMS) {
      const from = system === failing ? 30 : 0;
      for (let hour = from; hour < 130; hour++) {
        expect(names).toContain(`${system}:${system}-${hour}`);
      }
    }
    const { of } = await scene.read(scene.client, { freshness: { waitForMs: 0 } });
    expect(of[failing]).toMatchObject({ state: 'FAILED', complete: false, error: { code } });
    expect(of[failing]!.completeDownTo! > at(29)).toBe(true);
    upstream.clearFaults();
    await scene.expectHeld();
  });

  test('is tried again by who reads so deep, once it may be', async () => {
    const scene = await gateway.createScene();
    for (let hour = 0; hour < 130; hour++) {
      scene.add('clarky', { id: `clarky-${hour}`, created_at: at(hour) });
    }
    const { clarky } = gateway.upstreams;
    clarky.addFault({ name: 'status', status: 403 }, { page: 2 });
    expect(await scene.readPages()).toHaveLength(100);
    scene.countCalls();
    expect(await scene.readPages()).toHaveLength(100);
    expect(scene.countCalls().clarky).toBe(0);
    clarky.clearFaults();
    await gateway.database.pool.query(
      'update record_link set retry_at = now() where source_id = $1',
      [scene.sourceIds.clarky],
    );
    expect(await scene.readPages()).toHaveLength(130);
  });
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LiveDashboardQuery } from '../gql/graphql.js';
import { graphql } from '../gql/index.js';
import { addItems, atMinute, createLiveFleet, type LiveFleet } from '../support/live-fleet.js';
import { readTimeline } from '../support/live-scene.js';
import { startLiveTest } from '../support/live-test.js';
import { SYSTEMS, type SystemName } from '../upstreams/start-upstream.js';
import type { Call } from '../upstreams/upstream.js';

/**
 * Limits of concurrent readings, set by the `slots` option: small, so that a few contacts reach them. The
 * default values, SLOT_LIMITS, are not tested.
 */
const LIMITS = { source: 6, organization: 12, process: 18 };

// Requests are held for as long as a test needs.
const { database, server, upstreams } = await startLiveTest({
  sync: { leaseSeconds: 60, limits: { timeout: 60_000 }, slots: LIMITS },
});

const LiveDashboard = graphql(`
  query LiveDashboard($ids: [ID!]!, $waitForMs: Int!) {
    nodes(ids: $ids) {
      id
      ... on Contact {
        timeline(first: 1, freshness: { maxAgeSeconds: 0, waitForMs: $waitForMs }) {
          nodes { id }
          sources { source { slug } state asOf error { code message } }
        }
      }
    }
  }
`);

let fleets = 0;
function createFleet(count: number): Promise<LiveFleet> {
  return createLiveFleet(database, upstreams, { slug: `limits-${++fleets}`, count });
}

interface HeldCall {
  system: SystemName;
  /** What the upstream system calls the record. */
  contact: string;
  release(): void;
}

/** Holds every upstream request until it is released, and counts those that are open. */
class Holder {
  readonly held: HeldCall[] = [];
  readonly begun: Omit<HeldCall, 'release'>[] = [];
  readonly open = { kasar: 0, invent: 0, clarky: 0 };
  readonly most = { kasar: 0, invent: 0, clarky: 0, all: 0 };
  private isHolding = true;

  constructor() {
    for (const system of SYSTEMS) {
      upstreams[system].onCall = (call) => this.hold(system, call);
    }
  }

  get openInAll(): number {
    return SYSTEMS.reduce((sum, system) => sum + this.open[system], 0);
  }

  countOf(...fleet: LiveFleet[]): number {
    const names = new Set(fleet.flatMap(({ contacts }) => contacts.map((it) => it.externalId)));
    return this.begun.filter(({ contact }) => names.has(contact)).length;
  }

  /** Answers the oldest request that is held. */
  releaseOne(): void {
    this.held.shift()?.release();
  }

  /** Answers the requests for these records that are held. */
  releaseAllOf({ contacts }: LiveFleet): void {
    const names = new Set(contacts.map(({ externalId }) => externalId));
    for (const { contact, release } of this.held) if (names.has(contact)) release();
  }

  /** Answers every request from now on. */
  releaseAll(): void {
    this.isHolding = false;
    for (const { release } of this.held.splice(0)) release();
  }

  private async hold(system: SystemName, { path }: Call): Promise<void> {
    const contact = path.split('/').find((part) => part.startsWith('limits-'))!;
    this.begun.push({ system, contact });
    this.open[system]++;
    this.most[system] = Math.max(this.most[system], this.open[system]);
    this.most.all = Math.max(this.most.all, this.openInAll);
    if (this.isHolding) {
      await new Promise<void>((release) => this.held.push({ system, contact, release }));
    }
    this.open[system]--;
  }
}

let holder: Holder;
beforeEach(() => {
  holder = new Holder();
});
afterEach(() => {
  holder.releaseAll();
  for (const system of SYSTEMS) upstreams[system].onCall = null;
});

async function readDashboard(
  fleet: LiveFleet,
  waitForMs: number,
  signal?: AbortSignal,
): Promise<LiveDashboardQuery> {
  const client = await server.clientOf(fleet.organizationId);
  const ids = fleet.contacts.map(({ id }) => id);
  return client.request({ document: LiveDashboard, variables: { ids, waitForMs }, signal });
}

/** The coverage of all live sources of all records of an answer. */
function coveragesOf({ nodes }: LiveDashboardQuery) {
  return nodes.flatMap((node) =>
    node && 'timeline' in node
      ? node.timeline!.sources.filter(({ source }) => source.slug !== 'native')
      : [],
  );
}

function untilBegun(count: number): Promise<void> {
  return expect.poll(() => holder.begun.length, { timeout: 8_000, interval: 5 }).toBe(count);
}

/** Waits until nothing is read, and another read would have begun what still waited. */
async function untilIdle(fleet: LiveFleet): Promise<void> {
  const leases = 'select from record_link where lease_id is not null';
  const countLeases = async () => (await database.pool.query(leases)).rowCount;
  await expect.poll(countLeases, { timeout: 20_000 }).toBe(0);
  await readDashboard(fleet, 10_000);
  await expect.poll(countLeases, { timeout: 20_000 }).toBe(0);
}

test('readings of one process stay within the limits of source, organization and process', async () => {
  const fleets = [await createFleet(100), await createFleet(10), await createFleet(10)];
  const [first, ...others] = fleets as [LiveFleet, ...LiveFleet[]];
  const answers = [readDashboard(first, 10_000)];
  await untilBegun(LIMITS.organization);
  answers.push(...others.map((fleet) => readDashboard(fleet, 10_000)));
  await untilBegun(LIMITS.process);
  holder.releaseAll();
  for (const answer of await Promise.all(answers)) {
    for (const coverage of coveragesOf(answer)) {
      expect(coverage).toMatchObject({ state: 'FRESH', error: null });
    }
  }
  expect(holder.begun.length).toBe(120 * SYSTEMS.length);
  expect(holder.most.all).toBe(LIMITS.process);
});

test('no source is asked for more lists at once than its limit', async () => {
  const fleet = await createLiveFleet(database, upstreams, {
    slug: `limits-${++fleets}`,
    count: 20,
    systems: ['clarky'],
  });
  const answer = readDashboard(fleet, 10_000);
  await untilBegun(LIMITS.source);
  holder.releaseAll();
  for (const coverage of coveragesOf(await answer)) expect(coverage.state).toBe('FRESH');
  expect(holder.begun.length).toBe(20);
  expect(holder.most.clarky).toBe(LIMITS.source);
});

test('what is not read in time is named with TIMEOUT, and not read after the answer', async () => {
  const fleet = await createFleet(100);
  const other = await createFleet(1);
  const answer = readDashboard(fleet, 3_000);
  await untilBegun(LIMITS.organization);
  const coverages = coveragesOf(await answer);
  const begun = coverages.filter(({ state }) => state === 'SYNCING');
  const dropped = coverages.filter(({ state }) => state === 'NEVER_SYNCED');
  expect([begun.length, dropped.length]).toEqual([LIMITS.organization, 300 - LIMITS.organization]);
  for (const { error } of begun) {
    expect(error).toEqual({ code: 'TIMEOUT', message: expect.stringMatching(/still being read/i) });
  }
  for (const { asOf, error } of dropped) {
    expect(asOf).toBeNull();
    expect(error).toEqual({ code: 'TIMEOUT', message: expect.stringMatching(/^not read/i) });
  }
  holder.releaseAll();
  await untilIdle(other);
  expect(holder.countOf(fleet)).toBe(LIMITS.organization);
});

test('what waits for a client that has gone is not read', async () => {
  const fleet = await createFleet(100);
  const other = await createFleet(1);
  const client = new AbortController();
  const answer = readDashboard(fleet, 10_000, client.signal);
  await untilBegun(LIMITS.organization);
  client.abort();
  await expect(answer).rejects.toThrow();
  // The server has seen the end of the connection once it has answered on others.
  for (let time = 0; time < 3; time++) await fetch(new URL('/healthz', server.url));
  holder.releaseAll();
  await untilIdle(other);
  expect(holder.countOf(fleet)).toBe(LIMITS.organization);
});

test('a reading that nobody waits for any more stops after its page, and is continued later', async () => {
  const fleet = await createFleet(1);
  const other = await createFleet(1);
  const [{ id, externalId }] = fleet.contacts as [LiveFleet['contacts'][number]];
  addItems(upstreams, 'clarky', externalId, Array(450).keys(), atMinute);
  const client = await server.clientOf(fleet.organizationId);
  const readOldest = (waitForMs: number) =>
    readTimeline(client, id, { order: 'OLDEST_FIRST', first: 1, freshness: { waitForMs } });
  const answer = readOldest(3_000);
  // The newest page of each source; then the second page of the only list that has one.
  await untilBegun(SYSTEMS.length);
  for (const _ of SYSTEMS) holder.releaseOne();
  await untilBegun(SYSTEMS.length + 1);
  const clarky = (await answer).sources.find(({ source }) => source.slug === 'clarky')!;
  expect(clarky).toMatchObject({ state: 'SYNCING', complete: false, error: { code: 'TIMEOUT' } });
  holder.releaseAll();
  await untilIdle(other);
  // The second page, and the first again: nothing has moved between them.
  expect(holder.countOf(fleet)).toBe(SYSTEMS.length + 2);

  const { nodes, sources } = await readOldest(10_000);
  expect(nodes.map(({ origin }) => origin.externalId)).toEqual([`${externalId}/0`]);
  for (const { complete, error } of sources) expect([complete, error]).toEqual([true, null]);
  // Three more pages, each with the one before it again.
  expect(holder.countOf(fleet)).toBe(SYSTEMS.length + 2 + 6);
});

test.each(['of the same organization', 'of another organization'])(
  'a small dashboard %s is answered while a large one waits',
  async (whose) => {
    const fleet = await createFleet(20);
    const small = whose.includes('same')
      ? { ...fleet, contacts: fleet.contacts.slice(19) }
      : await createFleet(1);
    const large = { ...fleet, contacts: fleet.contacts.slice(0, 19) };
    const competitor = await createFleet(10);
    let isLargeAnswered = false;
    const largeAnswer = readDashboard(large, 10_000).finally(() => {
      isLargeAnswered = true;
    });
    // Together they take all that the process has.
    const competing = readDashboard(competitor, 10_000);
    await untilBegun(LIMITS.process);
    const smallAnswer = readDashboard(small, 10_000);
    while (holder.countOf(small) < SYSTEMS.length) {
      const begun = holder.begun.length;
      holder.releaseOne();
      await expect.poll(() => holder.begun.length, { interval: 2 }).toBeGreaterThan(begun);
    }
    holder.releaseAllOf(small);
    for (const coverage of coveragesOf(await smallAnswer)) {
      expect(coverage).toMatchObject({ state: 'FRESH', error: null });
    }
    expect(isLargeAnswered).toBe(false);
    expect(holder.countOf(large)).toBeLessThan(19 * SYSTEMS.length);
    holder.releaseAll();
    for (const coverage of coveragesOf(await largeAnswer)) expect(coverage.state).toBe('FRESH');
    await competing;
  },
);

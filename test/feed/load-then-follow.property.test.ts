import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instant } from '../support/arbitrary-activity.js';
import {
  BusyOrganization,
  DEEDS,
  type Deed,
  RECORDS,
  WORDS,
} from '../support/busy-organization.js';
import { settleFeed } from '../support/read-changes.js';
import { useTestGateway } from '../support/test-gateway.js';
import { type MirrorOptions, TimelineMirror } from '../support/timeline-mirror.js';
import { wrongEntries } from '../support/wrong-entries.js';

const gateway = useTestGateway();

/** Clients of one organization. */
const CLIENTS = 14;

const { log, update, complete, delete: remove, kasar, clarky, invent, merge, table, erase } = DEEDS;
const { move } = DEEDS;
const deeds = (...weighted: [weight: number, arbitrary: fc.Arbitrary<Deed>][]) =>
  fc.array(fc.oneof(...weighted.map(([weight, arbitrary]) => ({ weight, arbitrary }))), {
    minLength: 15,
    maxLength: 25,
  });

/** Writers that work side by side; every way of writing is one of theirs. */
const arbitraryWriters = fc.tuple(
  deeds([6, log], [6, update], [2, complete], [2, remove]),
  deeds([6, log], [6, update], [2, complete], [2, remove], [4, move]),
  deeds([6, kasar], [2, remove], [1, merge]),
  deeds([6, clarky], [1, table], [2, move]),
  deeds([6, invent], [1, merge], [1, erase]),
);

const indexes = fc.uniqueArray(fc.nat(RECORDS.length - 1), { minLength: 1, maxLength: 4 });
/** Filters by what changes; records by their place among RECORDS. */
const arbitraryFilter = fc
  .record({
    search: fc.constantFrom(...WORDS),
    kinds: fc.subarray(['NOTE', 'TASK', 'EMAIL', 'MESSAGE', 'CALL'], { minLength: 1 }),
    sources: fc.subarray(['kasar', 'clarky', 'native'], { minLength: 1 }),
    taskStatuses: fc.constant(['PENDING']),
    occurredFrom: fc.nat(20).map(instant),
    objects: fc.subarray(['contacts', 'companies', 'deals'], { minLength: 1, maxLength: 2 }),
    records: indexes,
    contacts: indexes,
  })
  .chain((fields) => fc.subarray(Object.entries(fields), { minLength: 1, maxLength: 2 }))
  .map((entries) => Object.fromEntries(entries) as Record<string, unknown>);

const arbitraryClient = fc.record({
  /** The share of the writing that is done when it loads. */
  begins: fc.double({ min: 0, max: 0.9, noNaN: true }),
  pauseMs: fc.integer({ min: 60, max: 300 }),
  record: fc.option(fc.nat(RECORDS.length - 1), { freq: 1 }),
  byId: fc.boolean(),
  scope: fc.constantFrom('SELF' as const, 'WITH_CONTACTS' as const),
  filter: fc.option(arbitraryFilter, { freq: 4 }),
  objects: fc.option(fc.constantFrom<string[]>(['contacts'], ['companies', 'deals'], ['deals']), {
    freq: 1,
  }),
  order: fc.constantFrom('NEWEST_FIRST' as const, 'OLDEST_FIRST' as const),
  size: fc.constantFrom(2, 5, 20, 100),
});
type Client = typeof arbitraryClient extends fc.Arbitrary<infer T> ? T : never;

const tally = { clients: 0, changes: 0, withItems: 0 };

async function mirrorOf(it: BusyOrganization, client: Client): Promise<MirrorOptions> {
  const idsOf = (given: unknown) => (given as number[]).map((index) => it.recordIds[index]);
  const filter: Record<string, unknown> | null = client.filter && {
    ...client.filter,
    ...('records' in client.filter ? { records: idsOf(client.filter.records) } : {}),
    ...('contacts' in client.filter ? { contacts: idsOf(client.filter.contacts) } : {}),
  };
  const { record: index, byId, scope, order, size, objects } = client;
  // What a key may not read it cannot follow.
  const isReadable = (object: string) => objects?.includes(object) ?? true;
  const readable = (filter?.objects as string[] | undefined)?.filter(isReadable);
  const record = index !== null && isReadable(RECORDS[index]!.object) ? index : null;
  return {
    record:
      record === null
        ? null
        : byId
          ? { id: it.recordIds[record]! }
          : { external: RECORDS[record]! },
    scope: record === null ? 'SELF' : scope,
    filter:
      readable?.length === 0
        ? null
        : filter && { ...filter, ...(readable && { objects: readable }) },
    order,
    size,
  };
}

async function follow(
  it: BusyOrganization,
  client: Client,
  progress: { share: number },
): Promise<void> {
  while (progress.share < client.begins) await sleep(5);
  const key = client.objects ? { objects: client.objects } : {};
  const reader = await gateway.server.clientOf(it.tenant.organizationId, key);
  const options = await mirrorOf(it, client);
  const mirror = new TimelineMirror(reader, options);
  await mirror.load();
  while (progress.share < 1) {
    await mirror.follow();
    await sleep(client.pauseMs);
  }
  await settleFeed(gateway.database);
  while (await mirror.follow());
  const now = new TimelineMirror(reader, { ...options, size: 100 });
  await now.load();
  // By another source's name a record may be there again; who was told that it is gone, is done.
  if (mirror.isGone) expect(now.isGone, JSON.stringify(options)).toBe(true);
  expect(mirror.content, JSON.stringify(options)).toEqual(now.content);
  tally.clients++;
  tally.changes += mirror.received;
  if (now.items.size > 0) tally.withItems++;
}

test('who loads a timeline while others write, and then follows, has what it holds', {
  timeout: 600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      arbitraryWriters,
      fc.array(arbitraryClient, { minLength: CLIENTS, maxLength: CLIENTS }),
      async (writers, clients) => {
        const it = await BusyOrganization.create(gateway);
        const all = writers.reduce((sum, list) => sum + list.length, 0);
        let done = 0;
        const progress = { share: 0 };
        const followers = clients.map((client) => follow(it, client, progress));
        await Promise.all([
          ...writers.map(async (list) => {
            for (const one of list) {
              await it.perform(one);
              progress.share = ++done / all;
            }
          }),
          ...followers,
        ]);
        expect(await wrongEntries(gateway.database)).toEqual({ missing: [], leftOver: [] });
      },
    ),
    // What others do meanwhile is not in the seed: a smaller one would be another one.
    { numRuns: 3, endOnFailure: true },
  );
  expect(tally.clients).toBe(3 * CLIENTS);
  expect(tally.withItems).toBeGreaterThan(15);
  expect(tally.changes).toBeGreaterThan(100);
});

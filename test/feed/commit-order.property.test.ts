import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { CursorSealer } from '../../src/access/cursor-seal.js';
import { lexemeKey } from '../../src/activity/search-vector.js';
import { decodeId } from '../../src/activity/type-id.js';
import { FeedHub } from '../../src/feed/hub.js';
import type { FeedPosition } from '../../src/feed/position.js';
import { resolveFeedQuery } from '../../src/feed/query.js';
import { readChangePage } from '../../src/feed/read-change-page.js';
import { type Change, type FeedRead, readFeed } from '../../src/feed/read-feed.js';
import { ensureSource } from '../../src/ingest/ensure-source.js';
import { kasar } from '../../src/sources/kasar/kasar.js';
import { TimelineLoaders } from '../../src/timeline/timeline-loaders.js';
import { instant } from '../support/arbitrary-activity.js';
import {
  type Committed,
  type CountingOptions,
  writeCounting,
} from '../support/counting-writers.js';
import { settleFeed } from '../support/read-changes.js';
import { useTestGateway } from '../support/test-gateway.js';

const gateway = useTestGateway();
const START = { xact: 0, id: 0 };
const SEED = randomBytes(4).toString('hex');
const WRITING = 4_000;

/** What somebody read: the places of changes, in the order in which he met them. */
interface Reader {
  name: string;
  /** Where he began: he has to meet all that came after. */
  from: Pick<FeedPosition, 'xact' | 'id'>;
  met: string[];
}

const placeOf = ({ xact, id }: Pick<FeedPosition, 'xact' | 'id'>) => `${xact}/${id}`;

let committed: Committed[];
const readers: Reader[] = [];
/** The feed as it is in the end. */
let feed: Change[];

/** Reads in windows of this many rows, as the feed reads for everybody. */
async function readWindows(organizationId: string, limit: number, isOver: () => boolean) {
  const reader = { name: `windows of ${limit}`, from: START, met: [] as string[] };
  readers.push(reader);
  let after: FeedPosition | null = null;
  for (;;) {
    const isLast = isOver();
    const read: FeedRead = await readFeed(gateway.database.pool, {
      organizationIds: [organizationId],
      after,
      timelineIds: null,
      limit,
    });
    reader.met.push(...read.changes.map(({ position }) => placeOf(position)));
    after = read.end;
    if (isLast && !read.hasMore) return;
    await sleep(Math.random() * 20);
  }
}

/** What follows an organization is read with. */
function contextOf(organizationId: string) {
  const { database } = gateway;
  const viewer = {
    keyId: '',
    keyName: 'test',
    organizationId,
    organization: 'acme',
    scopes: ['read'] as const,
    objects: null,
  };
  const cursorSealer = new CursorSealer('a secret of the tests, forty characters!');
  return { database, viewer, cursorSealer, loaders: new TimelineLoaders(database, viewer) };
}

/** Reads page by page, as clients do who poll. */
async function readPages(organizationId: string, first: number, isOver: () => boolean) {
  const reader = { name: `pages of ${first}`, from: START, met: [] as string[] };
  readers.push(reader);
  let after: FeedPosition | null = null;
  for (;;) {
    const isLast = isOver();
    const context = contextOf(organizationId);
    const query = await resolveFeedQuery(context, null, null);
    const page = await readChangePage(context, query, { after, first });
    reader.met.push(...page.changes.map(({ position }) => placeOf(position)));
    // From the cursor, as a client has it.
    after = query.codec.decode(query.codec.encode(page.end), 'after');
    if (isLast && !page.hasNextPage) return;
    await sleep(Math.random() * 20);
  }
}

/** Follows as it happens, from a place on; null: from now. */
async function followLive(changeFeed: FeedHub, organizationId: string, after: FeedPosition | null) {
  const context = contextOf(organizationId);
  const reader: Reader = {
    name: after ? `live from ${placeOf(after)}` : 'live from the beginning',
    from: after ?? START,
    met: [],
  };
  readers.push(reader);
  const follower = await changeFeed.subscribe({
    query: await resolveFeedQuery(context, null, null),
    viewer: context.viewer,
    after,
    checkKey: async () => {},
  });
  const reading = (async () => {
    for await (const told of follower) {
      if ('error' in told) throw told.error;
      reader.met.push(placeOf(told.position));
      if (after) await sleep(Math.random() * 3);
    }
  })();
  return { reader, reading, follower };
}

beforeAll(async () => {
  const { database } = gateway;
  const tenant = await gateway.createTenant();
  const { organizationId } = tenant;
  const sourceIds = [];
  for (const slug of ['kasar', 'kasar-a', 'kasar-b', 'kasar-c']) {
    sourceIds.push(await ensureSource(database, organizationId, slug, kasar));
  }
  const response = { interactions: { data: [] }, tasks: { data: [] }, notes: { data: [] } };
  const recordIds: string[] = [];
  for (const record of ['one', 'two']) {
    await tenant.import({ system: 'kasar', object: 'contacts', record, response });
    const found = await tenant.client.request<{ record: { id: string } }>(
      'query ($by: RecordBy!) { record(by: $by) { id } }',
      { by: { external: { source: 'kasar', object: 'contacts', id: record } } },
    );
    recordIds.push(decodeId(found.record.id)!.uuid);
  }
  const options: CountingOptions = {
    url: database.url,
    organizationId,
    sourceIds,
    writers: 6,
    milliseconds: WRITING,
    recordIds: recordIds as [string, string],
    seed: SEED,
  };

  let isOver = false;
  const changeFeed = new FeedHub({ database, warn: console.error });
  const live = [await followLive(changeFeed, organizationId, null)];
  const polling = [
    readPages(organizationId, 1, () => isOver),
    readPages(organizationId, 5, () => isOver),
    readPages(organizationId, 100, () => isOver),
    readWindows(organizationId, 3, () => isOver),
    readWindows(organizationId, 500, () => isOver),
  ];
  const { rows } = await database.pool.query('select feed_epoch() as epoch');
  const { epoch } = rows[0];
  // Some come later, from a place that another has reached.
  const joining = (async () => {
    while (!isOver) {
      await sleep(350);
      const last = readers[1]!.met.at(-Math.ceil(Math.random() * 20)) ?? '0/0';
      const [xact = 0, id = 0] = last.split('/').map(Number);
      live.push(await followLive(changeFeed, organizationId, { epoch, xact, id }));
    }
  })();

  const program = 'test/support/counting-writers.ts';
  const inChild = { ...options, seed: `${SEED} child` };
  const [here, there] = await Promise.all([
    writeCounting(options),
    promisify(execFile)(process.execPath, ['--import', 'tsx', program, JSON.stringify(inChild)]),
  ]);
  committed = [here, JSON.parse(there.stdout)];
  await settleFeed(database);
  isOver = true;
  await Promise.all([...polling, joining]);
  const request = {
    organizationIds: [organizationId],
    after: null,
    timelineIds: null,
    limit: 100_000,
  };
  feed = (await readFeed(database.pool, request)).changes;
  const last = placeOf(feed.at(-1)!.position);
  const until = Date.now() + 60_000;
  for (const { reader, follower, reading } of live) {
    // Who joined at the last change meets none.
    const isDone = () => placeOf(reader.from) === last || reader.met.at(-1) === last;
    while (!isDone() && Date.now() < until) await sleep(20);
    await follower.return();
    await reading;
  }
  changeFeed.close();
}, 300_000);

/** The changes of each activity, in the order of the feed. */
function byActivity(): [id: string, changes: Change[]][] {
  const found = new Map<string, Change[]>();
  for (const change of feed) {
    const { activityId } = change;
    if (activityId !== null) found.set(activityId, [...(found.get(activityId) ?? []), change]);
  }
  return [...found];
}

describe(`numbers that are taken in one order and committed in another (seed ${SEED})`, () => {
  test('were taken and committed in other orders, in both processes', async () => {
    const sums = committed.map((one) => Object.values(one).reduce((a, b) => a + b, 0));
    for (const sum of sums) expect(sum).toBeGreaterThan(10);
    const { rows } = await gateway.database.pool.query(
      `select count(*)::int as overtaken from activity_change a
        where exists (select from activity_change b where b.xact > a.xact and b.at < a.at)`,
    );
    expect(rows[0].overtaken).toBeGreaterThan(2);
  });

  test('are all in the feed, once, and nothing that was rolled back', () => {
    const counts: Committed = {};
    for (const one of committed) {
      for (const [id, count] of Object.entries(one)) counts[id] = (counts[id] ?? 0) + count;
    }
    const found = byActivity().map(([id, changes]) => [id, changes.length]);
    expect(Object.fromEntries(found)).toEqual(counts);
  });

  test('never make a reader skip a change, or meet one twice or in another order', () => {
    const all = feed.map(({ position }) => position);
    expect(readers.length).toBeGreaterThan(12);
    for (const { name, from, met } of readers) {
      const expected = all.filter(
        ({ xact, id }) => xact > from.xact || (xact === from.xact && id > from.id),
      );
      expect(met, name).toEqual(expected.map(placeOf));
    }
  });

  test('are in the order of what happened to each activity', () => {
    let moved = 0;
    for (const [id, changes] of byActivity()) {
      let last: Change['after'] = null;
      let count = 0;
      for (const { organizationId, before, after } of changes) {
        const lexeme = (n: number) => `${lexemeKey(organizationId)}${n}`;
        expect(sightOf(before), id).toEqual(sightOf(last));
        if (after !== null) {
          const isCounted = !after.search.has(lexeme(count));
          if (isCounted) count++;
          else moved++;
          expect(after.entryValues?.occurred_at).toBe(instant(count));
          expect(after.search.has(lexeme(count))).toBe(true);
        }
        last = after;
      }
    }
    expect(moved).toBeGreaterThan(0);
  });
});

function sightOf(sight: Change['after']) {
  return (
    sight && {
      ...sight,
      search: sight.search.text,
      timelineIds: [...sight.timelineIds].sort(),
    }
  );
}

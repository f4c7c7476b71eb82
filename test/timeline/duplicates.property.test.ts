import fc from 'fast-check';
import type { GraphQLClient } from 'graphql-request';
import { v5 as uuidV5 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActivityInput, ActorInput } from '../../src/activity/activity-input.js';
import { recordPrefix } from '../../src/activity/crm-object.js';
import { encodeId } from '../../src/activity/type-id.js';
import { inTransaction } from '../../src/db/transaction.js';
import { deleteActivities } from '../../src/ingest/delete-activities.js';
import { ensureSource } from '../../src/ingest/ensure-source.js';
import { writeActivities } from '../../src/ingest/write-activities.js';
import { stateRecord } from '../../src/record/link-records.js';
import { findSourceDefinition } from '../../src/sources/registry.js';
import type { FilterInput } from '../../src/timeline/filters/registry.js';
import { kasarBody } from '../field/upstream-bodies.js';
import { instant } from '../support/arbitrary-activity.js';
import { createCountingClient } from '../support/counting-client.js';
import { importBodies } from '../support/import-bodies.js';
import {
  comparePlaces,
  expectedCounts,
  expectedList,
  type KnownActivity,
} from '../support/known-activity.js';
import { beginMerge } from '../support/merge-scene.js';
import {
  createTestDatabase,
  createTestOrganization,
  type TestDatabase,
} from '../support/test-database.js';
import { errorOf, startTestServer, type TestServer } from '../support/test-server.js';
import { repeat } from '../support/thorough.js';

const SOURCES = ['clarky', 'kasar', 'invent'];
const COUNT = 110;
const RUNS = repeat(150);
const MINUTE = 60_000;
const KINDS = ['CALL', 'EMAIL', 'NOTE', 'TASK'] as const;
const OBJECTS = ['contacts', 'contacts', 'contacts', 'companies', 'deals'];

/** People as each source knows them, with what makes two of them the same: an e-mail address or a name. */
const PEOPLE: (ActorInput & { sameName: string | null; sameEmail: string | null })[][] = [
  [
    { externalId: 'a', name: 'Zoé Martin', sameName: 'zoe', sameEmail: null },
    { externalId: 'b', name: 'Bob', email: 'bob@acme.test', sameName: 'bob', sameEmail: 'bob' },
    { externalId: 'c', name: null, email: 'Eve@acme.test', sameName: null, sameEmail: 'eve' },
    { externalId: 'd', name: null, sameName: null, sameEmail: null },
  ],
  [
    { externalId: '1', name: '  ZOE MARTIN', sameName: 'zoe', sameEmail: null },
    { externalId: '2', name: 'Robert', email: 'BOB@acme.test', sameName: 'rob', sameEmail: 'bob' },
    { externalId: '3', name: 'Bob', email: 'eve@acme.test', sameName: 'bob', sameEmail: 'eve' },
    { externalId: 'd', name: null, sameName: null, sameEmail: null },
  ],
  [
    { externalId: 'x', name: 'Zoe\u0301 martin', sameName: 'zoe', sameEmail: null },
    { externalId: 'y', name: 'Max', email: 'max@acme.test', sameName: 'max', sameEmail: 'max' },
    { externalId: 'z', name: 'Straße', sameName: 'strasse', sameEmail: null },
  ],
];

/** How sources write a text. */
const TEXTS: Record<string, readonly string[]> = {
  order: ['Order invoice', '<p>order&nbsp;<b>invoice</b></p>', ' ORDER  invoice\n'],
  cafe: ['Café', 'cafe', 'CAFE\u0301', '<div>café</div>'],
  call: ['Call', 'call'],
  calls: ['Calls'],
};
const TEXT_FIELDS = ['title', 'subject', 'snippet', 'description'] as const;

/** An activity that was written, with what its duplicates share. */
interface Known extends KnownActivity {
  isInstant: boolean;
  sourceId: string;
  texts: string[];
  person: { sameName: string | null; sameEmail: string | null } | null;
}

/** What the pool has sent to PostgreSQL. */
const { Client, statements } = createCountingClient();

let database: TestDatabase;
let server: TestServer;
let acme: string;
const sourceIds: string[] = [];
let records: { id: string; uuid: string; object: string }[];
let known: Known[] = [];
/** Clients by the objects that their keys are limited to; 'all': without limits. */
const clients = new Map<string, GraphQLClient>();
const LIMITS = ['all', 'contacts', 'companies deals'];

const arbitraryEntry = fc.record({
  kind: fc.constantFrom(...KINDS),
  // At every distance around the limit: 4:59.999, 5:00, 5:00.001.
  at: fc.tuple(fc.integer({ min: 0, max: 40 }), fc.constantFrom(0, 0, 0, 1)),
  isInstant: fc.constantFrom(true, true, true, true, false),
  on: fc.subarray([0, 1, 2, 3, 4], { minLength: 1, maxLength: 2 }),
  person: fc.option(fc.nat(3)),
  isAssistant: fc.constantFrom(false, false, false, true),
  texts: fc.uniqueArray(
    fc.tuple(fc.constantFrom(...TEXT_FIELDS), fc.constantFrom(...Object.keys(TEXTS)), fc.nat(9)),
    { selector: ([field]) => field, maxLength: 2 },
  ),
  blank: fc.constantFrom(undefined, undefined, ' ', '<p>&nbsp;</p>'),
});

async function write(source: number): Promise<void> {
  const sourceId = sourceIds[source]!;
  const newId = (name: string) => uuidV5(name, acme);
  const entries = fc.sample(arbitraryEntry, { numRuns: COUNT, seed: source + 1 });
  const inputs = entries.map((entry, n): ActivityInput => {
    const { kind, at, isInstant, on, texts, blank } = entry;
    const people = PEOPLE[source]!;
    const person = entry.person === null ? null : people[entry.person % people.length]!;
    const { sameName: _, sameEmail: __, ...actor } = person ?? { sameName: null, sameEmail: null };
    const externalId = `${source} ${n}`;
    const occurredAt = instant(at[0] * 2.5 * MINUTE + at[1]);
    const role = entry.isAssistant ? 'assistant' : 'user';
    const actorId = person && newId(`actor ${role.toUpperCase()} ${sourceId} ${person.externalId}`);
    known.push({
      id: newId(`activity ${sourceId} ${externalId}`),
      occurredAt,
      kind,
      source: SOURCES[source]!,
      sourceId,
      channel: null,
      direction: null,
      user: entry.isAssistant || !actorId ? null : encodeId('user', actorId),
      assistant: entry.isAssistant && actorId ? encodeId('assistant', actorId) : null,
      assignee: null,
      segment: null,
      records: on.map((index) => records[index]!),
      status: null,
      due: null,
      words: texts.flatMap(([, text]) => (text === 'order' ? ['order', 'invoice'] : text)),
      isInstant,
      texts: texts.map(([, text]) => text),
      person,
    });
    return {
      externalId,
      kind,
      occurredAt,
      occurredOnDay: !isInstant,
      ...(person ? { [role]: actor } : {}),
      ...(blank ? { snippet: blank } : {}),
      ...Object.fromEntries(
        texts.map(([field, text, how]) => [field, TEXTS[text]![how % TEXTS[text]!.length]]),
      ),
      records: on.map((index) => ({ object: OBJECTS[index]!, externalId: `r${index}` })),
      wire: null,
    };
  });
  await inTransaction(database.pool, (client) =>
    writeActivities(
      client,
      { organizationId: acme, sourceId, newId },
      inputs.map((input) => ({ input, readFrom: null })),
    ),
  );
}

beforeAll(async () => {
  database = await createTestDatabase({ Client });
  server = await startTestServer(database, { maintains: false });
  acme = await createTestOrganization(database);
  for (const limit of LIMITS) {
    const objects = limit === 'all' ? undefined : limit.split(' ');
    clients.set(limit, await server.clientOf(acme, { objects }));
  }
  for (const slug of SOURCES) {
    sourceIds.push(await ensureSource(database, acme, slug, findSourceDefinition(slug)!));
  }
  for (const [index, object] of OBJECTS.entries()) {
    const external = sourceIds.map((sourceId) => ({ sourceId, object, externalId: `r${index}` }));
    await stateRecord(database, acme, { object, external });
  }
  const { rows } = await database.pool.query<{ id: string }>(
    'select distinct external_id, record_id as id from record_link order by external_id',
  );
  records = rows.map(({ id }, index) => {
    const object = OBJECTS[index]!;
    return { id: encodeId(recordPrefix(object), id), uuid: id, object };
  });
  for (const index of SOURCES.keys()) await write(index);
  const deleted = known.filter((_, n) => n % 20 === 0).map(({ id }) => id);
  await inTransaction(database.pool, (client) => deleteActivities(client, acme, deleted));
  known = known.filter(({ id }) => !deleted.includes(id));
});
afterAll(async () => {
  await server.stop();
  await database.drop();
});

/** The rule, for activities with the records that somebody may see. */
function areDuplicates(a: Known, b: Known): boolean {
  const apart = Math.abs(Date.parse(a.occurredAt) - Date.parse(b.occurredAt));
  const isSame = (of: 'sameName' | 'sameEmail') =>
    a.person?.[of] != null && a.person[of] === b.person?.[of];
  return (
    a.kind === b.kind &&
    a.sourceId !== b.sourceId &&
    a.isInstant &&
    b.isInstant &&
    apart <= 5 * MINUTE &&
    a.records.some(({ id }) => b.records.some((other) => other.id === id)) &&
    (isSame('sameName') || isSame('sameEmail') || a.texts.some((text) => b.texts.includes(text)))
  );
}

/** A list without the duplicates from sources that were added later. */
function merged(list: readonly Known[]): Known[] {
  const isLater = (a: Known, b: Known) =>
    sourceIds.indexOf(a.sourceId) > sourceIds.indexOf(b.sourceId);
  return list.filter((a) => !list.some((b) => isLater(a, b) && areDuplicates(a, b)));
}

function visibleTo(limit: string): Known[] {
  if (limit === 'all') return known;
  const objects = limit.split(' ');
  return known.flatMap((activity) => {
    const visible = activity.records.filter(({ object }) => objects.includes(object));
    return visible.length > 0 ? [{ ...activity, records: visible }] : [];
  });
}

const idOf = ({ id }: KnownActivity) => encodeId('activity', id);

interface Page {
  nodes: { id: string }[];
  totalCount: number;
  totalCountExact: boolean;
  counts: { bySource: { source: { slug: string }; count: number }[] };
  pageInfo: Record<'hasNextPage' | 'hasPreviousPage', boolean> &
    Record<'startCursor' | 'endCursor', string | null>;
}

interface Question {
  limit: string;
  /** The index of a record; null: the organization. */
  record: number | null;
  filter: FilterInput;
  order: 'NEWEST_FIRST' | 'OLDEST_FIRST';
  size: number;
  isBackward: boolean;
}

/** Walks over a list by its cursors, and checks each page's totals. */
async function walk(question: Question, expected: readonly Known[]): Promise<string[]> {
  const { limit, record, filter, order, size, isBackward } = question;
  const field = record === null ? 'activities(' : 'timeline(record: $record, ';
  const page = isBackward ? 'last: $size, before: $cursor' : 'first: $size, after: $cursor';
  const query = `query (
    $filter: ActivityFilter, $order: TimelineOrder!, $size: Int, $cursor: String
    ${record === null ? '' : ', $record: RecordBy!'}
  ) {
    list: ${field}filter: $filter, order: $order, ${page}) {
      nodes { id } totalCount totalCountExact counts { bySource { source { slug } count } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }`;
  const ids: string[] = [];
  for (let cursor: string | null = null; ; ) {
    const variables: object = {
      ...(record === null ? {} : { record: { id: records[record]!.id } }),
      filter: { ...filter, mergeDuplicates: true },
      order,
      size,
      cursor,
    };
    const { list }: { list: Page } = await clients.get(limit)!.request(query, variables);
    expect([list.totalCount, list.totalCountExact]).toEqual([expected.length, true]);
    const { bySource } = list.counts;
    expect(Object.fromEntries(bySource.map(({ source, count }) => [source.slug, count]))).toEqual(
      expectedCounts(expected).bySource,
    );
    const found = list.nodes.map(({ id }) => id);
    ids[isBackward ? 'unshift' : 'push'](...found);
    const { pageInfo } = list;
    expect(isBackward ? pageInfo.hasNextPage : pageInfo.hasPreviousPage).toBe(cursor !== null);
    if (!(isBackward ? pageInfo.hasPreviousPage : pageInfo.hasNextPage)) return ids;
    cursor = isBackward ? pageInfo.startCursor : pageInfo.endCursor;
  }
}

async function check(question: Question): Promise<number> {
  const { limit, record, filter, order } = question;
  const visible = visibleTo(limit).filter(
    ({ records: on }) => record === null || on.some(({ id }) => id === records[record]!.id),
  );
  const matching = expectedList(visible, filter, order) as Known[];
  const shown = merged(matching);
  expect(await walk(question, shown), JSON.stringify(question)).toEqual(shown.map(idOf));
  return matching.length - shown.length;
}

/** Up to two filters, for a key that is limited to these objects. */
const arbitraryFilter = fc
  .record({
    kinds: fc.subarray([...KINDS], { minLength: 2 }),
    sources: fc.subarray(SOURCES, { minLength: 2 }),
    actorTypes: fc.constant(['USER']),
    records: fc.subarray([0, 1, 2, 3], { minLength: 1, maxLength: 2 }),
    objects: fc.subarray(['contacts', 'companies', 'deals'], { minLength: 1 }),
    occurredFrom: fc.nat(50).map((minutes) => instant(minutes * MINUTE)),
    occurredBefore: fc.integer({ min: 50, max: 100 }).map((minutes) => instant(minutes * MINUTE)),
    search: fc.constantFrom('Invoice', 'café', 'invoice order'),
  })
  .chain((values) => fc.subarray(Object.entries(values), { maxLength: 2 }))
  .map((chosen) => (limit: string): FilterInput => {
    const { records: on, objects, ...filter } = Object.fromEntries(chosen);
    // Another object is refused.
    const isReadable = (object: unknown) =>
      limit === 'all' || limit.split(' ').includes(`${object}`);
    return {
      ...filter,
      ...(objects ? { objects: (objects as string[]).filter(isReadable) } : {}),
      ...(on ? { records: (on as number[]).map((index) => records[index]!.id) } : {}),
    };
  });

const arbitraryQuestion = fc
  .record({
    limit: fc.constantFrom(...LIMITS),
    record: fc.option(fc.nat(OBJECTS.length - 1), { freq: 2 }),
    filter: arbitraryFilter,
    order: fc.constantFrom('NEWEST_FIRST' as const, 'OLDEST_FIRST' as const),
    size: fc.integer({ min: 8, max: 60 }),
    isBackward: fc.boolean(),
  })
  .filter(
    ({ limit, record }) =>
      record === null || limit === 'all' || limit.split(' ').includes(OBJECTS[record]!),
  );

describe('duplicates across sources are shown once', () => {
  test.each(LIMITS)('of everything that a key may read: %s', async (limit) => {
    const question = { limit, record: null, filter: {}, size: 50, isBackward: false } as const;
    const hidden = await check({ ...question, order: 'NEWEST_FIRST' });
    expect(hidden).toBeGreaterThan(10);
    expect(await check({ ...question, order: 'OLDEST_FIRST', isBackward: true })).toBe(hidden);
  });

  test('with any filter, in any order, in both directions, with limited keys, too', async () => {
    let hidden = 0;
    await fc.assert(
      fc.asyncProperty(arbitraryQuestion, async ({ filter, ...question }) => {
        hidden += await check({ ...question, filter: filter(question.limit) });
      }),
      { numRuns: RUNS },
    );
    expect(hidden).toBeGreaterThan(RUNS);
  });

  test('also in a histogram', async () => {
    const { activityHistogram: histogram } = await clients
      .get('all')!
      .request<{ activityHistogram: { buckets: { count: number }[] } }>(
        `query ($from: DateTime!, $to: DateTime!) {
          activityHistogram(
            from: $from, to: $to, interval: HOUR, timeZone: "UTC", filter: { mergeDuplicates: true }
          ) { buckets { count } }
        }`,
        { from: instant(0), to: instant(120 * MINUTE) },
      );
    const counts = [0, 1].map(
      (hour) =>
        merged(known).filter(({ occurredAt }) => {
          const minutes = (Date.parse(occurredAt) - Date.parse(instant(0))) / MINUTE;
          return Math.floor(minutes / 60) === hour;
        }).length,
    );
    expect(histogram.buckets.map(({ count }) => count)).toEqual(counts);
  });
});

test.each(LIMITS)('an activity lists its duplicates: %s', async (limit) => {
  const visible = visibleTo(limit);
  const listed = new Map<string, string[]>();
  for (let after: string | null = null; ; ) {
    const {
      activities,
    }: {
      activities: {
        nodes: { id: string; duplicates: { id: string; origin: object }[] }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
    } = await clients.get(limit)!.request(
      `query ($after: String) {
        activities(first: 100, after: $after) {
          nodes { id duplicates { id origin { source { slug } } } } pageInfo { hasNextPage endCursor }
        }
      }`,
      { after },
    );
    for (const { id, duplicates } of activities.nodes) {
      listed.set(
        id,
        duplicates.map((duplicate) => duplicate.id),
      );
    }
    if (!activities.pageInfo.hasNextPage) break;
    after = activities.pageInfo.endCursor;
  }
  const expected = visible.map((activity): [string, string[]] => [
    idOf(activity),
    visible
      .filter((other) => areDuplicates(activity, other))
      .sort((a, b) => comparePlaces(a, b, 'OLDEST_FIRST'))
      .slice(0, 20)
      .map(idOf),
  ]);
  expect(listed).toEqual(new Map(expected));
});

test('the duplicates of a hundred activities are read with one statement', async () => {
  const query = `query ($first: Int) {
    activities(first: $first) { nodes { id duplicates { id title } } }
  }`;
  const client = clients.get('all')!;
  for (const first of [10, 100]) {
    await client.request(query, { first });
    statements.length = 0;
    await client.request(query, { first });
    expect(statements).toHaveLength(2);
  }
});

test('false and null are not given', async () => {
  const client = clients.get('all')!;
  const read = (mergeDuplicates: boolean | null, after: string | null = null) =>
    client.request<{ activities: Page }>(
      `query ($filter: ActivityFilter, $after: String) {
        activities(filter: $filter, first: 5, after: $after) { nodes { id } totalCount pageInfo { endCursor } }
      }`,
      { filter: { mergeDuplicates }, after },
    );
  const { activities } = await read(null);
  expect(activities.totalCount).toBe(known.length);
  expect((await read(false)).activities).toEqual(activities);
  const { endCursor } = activities.pageInfo;
  expect(await read(false, endCursor)).toEqual(await read(null, endCursor));
  expect((await errorOf(read(true, endCursor))).code).toBe('BAD_CURSOR');
});

test('the change feed refuses it, and continues without it from the cursor of a page', async () => {
  const client = clients.get('all')!;
  const { activities } = await client.request<{ activities: { changesCursor: string } }>(
    '{ activities(filter: { kinds: [CALL], mergeDuplicates: true }) { changesCursor } }',
  );
  const follow = (filter: object) =>
    client.request(
      `query ($filter: ActivityFilter, $after: String) {
        activityChanges(filter: $filter, after: $after) { changes { type } }
      }`,
      { filter, after: activities.changesCursor },
    );
  expect(await follow({ kinds: ['CALL'], mergeDuplicates: false })).toEqual({
    activityChanges: { changes: [] },
  });
  const { code, message } = await errorOf(follow({ kinds: ['CALL'], mergeDuplicates: true }));
  expect(code).toBe('BAD_USER_INPUT');
  expect(message).toMatch(/^filter\.mergeDuplicates: .*change feed.*, got true\.$/);
});

test('the same call, imported from Kasar and from Clarky, is shown once', async () => {
  const other = await createTestOrganization(database, 'other');
  const client = await server.clientOf(other);
  const at = (minute: number) => `2026-05-04T10:0${minute}:00Z`;
  const call = (id: string, minute: number, title: string) => ({
    id,
    activity_type: 'call',
    title,
    created_at: at(minute),
    contact_id: 'c',
  });
  await importBodies(database, other, [
    {
      system: 'kasar',
      object: 'contacts',
      record: 'k',
      response: kasarBody({
        interactions: [
          { id: 'i1', channel: 'call', subject: 'Discovery call', created_at: at(0) },
          { id: 'i2', channel: 'call', subject: 'Discovery call', created_at: at(3) },
        ],
      }),
    },
    {
      system: 'kasar',
      object: 'contacts',
      record: 'k2',
      response: kasarBody({
        interactions: [{ id: 'i3', channel: 'call', subject: 'Discovery call', created_at: at(5) }],
      }),
    },
    {
      system: 'clarky',
      object: 'contacts',
      record: 'c',
      response: {
        data: [
          call('a1', 4, '<b>DISCOVERY</b> call'),
          call('a2', 9, 'Discovery call'),
          call('a3', 1, 'Another call'),
        ],
      },
    },
  ]);
  const [kasar, clarky] = await Promise.all(
    ['kasar', 'clarky'].map((slug) =>
      ensureSource(database, other, slug, findSourceDefinition(slug)!),
    ),
  );
  const contact = (sourceId: string, externalId: string) => ({
    sourceId,
    object: 'contacts',
    externalId,
  });
  for (const external of [[contact(kasar!, 'k'), contact(clarky!, 'c')], [contact(kasar!, 'k2')]]) {
    await stateRecord(database, other, { object: 'contacts', company: 'Acme', external });
  }
  const LIST = `{ totalCount nodes { origin { externalId } duplicates { origin { externalId } } } }`;
  interface Listed {
    totalCount: number;
    nodes: { origin: { externalId: string }; duplicates: { origin: { externalId: string } }[] }[];
  }
  const { activities, contact: found } = await client.request<{
    activities: Listed;
    contact: { company: { timeline: Listed } };
  }>(
    `{
      activities(filter: { mergeDuplicates: true }, order: OLDEST_FIRST) ${LIST}
      contact(by: { external: { source: "kasar", object: "contacts", id: "k" } }) { company {
        timeline(scope: WITH_CONTACTS, filter: { mergeDuplicates: true }, order: OLDEST_FIRST) ${LIST}
      } }
    }`,
  );
  // Of the source that was added first, both calls stay; what is six minutes later, or on another contact of
  // the company, is another one.
  expect(activities.totalCount).toBe(5);
  expect(
    activities.nodes.map(({ origin, duplicates }) => [
      origin.externalId,
      duplicates.map((duplicate) => duplicate.origin.externalId),
    ]),
  ).toEqual([
    ['i1', ['a1']],
    ['a3', []],
    ['i2', ['a1']],
    ['i3', []],
    ['a2', []],
  ]);
  expect(found.company.timeline).toEqual(activities);
});

test('while one record is merged into another, activities of both are duplicates', async () => {
  const [survivor, other] = records;
  await beginMerge(database, acme, survivor!.uuid, other!.uuid);
  known = known.map((activity) => ({
    ...activity,
    records: activity.records.map((record) => (record === other ? survivor! : record)),
  }));
  for (const isBackward of [false, true]) {
    const question = { limit: 'all', record: 0, filter: {}, size: 30, isBackward };
    expect(await check({ ...question, order: 'NEWEST_FIRST' })).toBeGreaterThan(5);
  }
});

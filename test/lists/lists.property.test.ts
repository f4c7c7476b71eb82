import fc from 'fast-check';
import type { GraphQLClient } from 'graphql-request';
import { beforeAll, expect, test } from 'vitest';
import { encodeId } from '../../src/activity/type-id.js';
import { createRecord } from '../../src/record/write-record.js';
import { ActivityJournal, type JournalEntry } from '../support/activity-journal.js';
import { instant } from '../support/arbitrary-activity.js';
import { compareNames, isFoundBy, NAMES, type NamedItem } from '../support/listed-names.js';
import { useTestGateway } from '../support/test-gateway.js';
import { repeat } from '../support/thorough.js';

const gateway = useTestGateway();

/** An item, with the objects of which a key must read one to see it. */
interface KnownItem extends NamedItem {
  objects: string[];
}

const OBJECTS = ['contacts', 'companies', 'deals'];
const PREFIXES = { contacts: 'contact', companies: 'company', deals: 'record' } as const;

/** A list of the schema, by the field and arguments that it is read with. */
interface KnownList {
  field: string;
  items: KnownItem[];
  /** Whether keys that are not limited see all of it, and others what stands on their activities. */
  needsObject?: string;
}

let lists: KnownList[];
const KEYS: (string[] | null)[] = [null, ['contacts'], ['deals', 'contacts'], ['companies'], []];
const clients = new Map<string[] | null, GraphQLClient>();

beforeAll(async () => {
  const { organizationId } = await gateway.createTenant();
  for (const objects of KEYS) {
    clients.set(objects, await gateway.server.clientOf(organizationId, objects ? { objects } : {}));
  }
  const records = await createRecords(organizationId);
  const { actors, segments, nameless } = await writeActivities(organizationId);
  records.push(...nameless);
  const contacts = records.filter(({ companyId }) => companyId !== null);
  const company = contacts[0]!.companyId!;
  lists = [
    { field: 'records', items: records },
    ...OBJECTS.map((object) => ({
      field: `records(object: "${object}")`,
      items: records.filter(({ objects }) => objects.includes(object)),
      needsObject: object,
    })),
    { field: 'actors', items: actors },
    {
      field: 'actors(type: USER)',
      items: actors.filter(({ id }) => id.startsWith('user_')),
    },
    {
      field: 'actors(type: ASSISTANT)',
      items: actors.filter(({ id }) => id.startsWith('assistant_')),
    },
    { field: 'segments', items: segments },
    {
      field: `company(by: { id: "${encodeId('company', company)}" })`,
      items: contacts.filter(({ companyId }) => companyId === company),
      needsObject: 'companies',
    },
  ];
});

async function createRecords(organizationId: string) {
  const { database } = gateway;
  const create = (object: string, name: string | null, companyId: string | null = null) =>
    createRecord(database, organizationId, { object, name, companyId, external: [] });
  const known: (KnownItem & { companyId: string | null })[] = [];
  let company: string | null = null;
  for (const object of ['companies', 'contacts', 'deals'] as const) {
    for (const [index, name] of NAMES.entries()) {
      if (object === 'deals' && index % 2 === 0) continue;
      const companyId = object === 'contacts' && index % 3 > 0 ? company : null;
      const uuid = await create(object, name, companyId);
      if (object === 'companies') company ??= uuid;
      known.push({ id: encodeId(PREFIXES[object], uuid), name, objects: [object], companyId });
    }
  }
  return known;
}

/** Activities on one to three records each, by users, assistants and authors, and with segments, of all names. */
async function writeActivities(organizationId: string) {
  const journal = new ActivityJournal(gateway.database, organizationId);
  const seen = new Map<string, string[]>();
  const see = (id: string, objects: string[]) =>
    seen.set(id, [...(seen.get(id) ?? []), ...objects]);
  const emailOf = (n: number) => (n % 4 === 0 ? `mail${n}@example.com` : null);
  const sourceId = await journal.sourceId('kasar');
  const idOf = (prefix: 'user' | 'assistant' | 'segment', externalId: string) => {
    const kind = { user: 'actor USER', assistant: 'actor ASSISTANT', segment: 'segment ' }[prefix];
    return encodeId(prefix, journal.newId(`${kind} ${sourceId} ${externalId}`));
  };
  const entries = Array.from({ length: 2 * NAMES.length }, (_, n): JournalEntry => {
    const index = n % NAMES.length;
    const name = NAMES[index] ?? undefined;
    const objects = OBJECTS.filter((_object, at) => (n * 7 + (n >> 3)) % 3 === at || n % 5 === at);
    const isAuthor = n % 3 === 0;
    see(idOf('user', `u${index}`), objects);
    see(idOf('assistant', `a${index}`), objects);
    see(idOf('segment', `s${index}`), objects);
    const user = { externalId: `u${index}`, name, email: emailOf(index) ?? undefined };
    return {
      externalId: `e${n}`,
      kind: 'SEGMENT_ADDED',
      occurredAt: instant(n),
      records: objects.map((object) => ({ object, externalId: 'the one' })),
      ...(isAuthor ? { author: user } : { user }),
      assistant: { externalId: `a${index}`, name },
      segment: { externalId: `s${index}`, name },
    };
  });
  await journal.write('kasar', entries);
  const items = (prefix: 'user' | 'assistant' | 'segment', letter: string): KnownItem[] =>
    NAMES.map((name, index) => {
      const id = idOf(prefix, `${letter}${index}`);
      const email = prefix === 'user' ? emailOf(index) : null;
      return { id, name, email, objects: seen.get(id)! };
    });
  return {
    actors: [...items('user', 'u'), ...items('assistant', 'a')],
    segments: items('segment', 's'),
    nameless: OBJECTS.map((object) => ({
      id: journal.record('kasar', { object, externalId: 'the one' }).id,
      name: null,
      objects: [object],
      companyId: null,
    })),
  };
}

/** Words, beginnings of words and parts of texts without spaces, in any case and order. */
const arbitrarySearch = fc.oneof(
  fc.constantFrom(
    null,
    '',
    '  ',
    '\u00ad',
    'a',
    'zzz',
    'x',
    'mail',
    'example',
    '王',
    '小明',
    '3',
    '1',
  ),
  fc
    .array(
      fc
        .tuple(
          fc.constantFrom(...NAMES.flatMap((name) => name?.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [])),
          fc.nat(),
          fc.boolean(),
        )
        .map(([word, length, isUpper]) => {
          const part = [...word].slice(0, 1 + (length % [...word].length)).join('');
          return isUpper ? part.toUpperCase() : part;
        }),
      { minLength: 1, maxLength: 2 },
    )
    .map((terms) => terms.join(' ')),
);

interface Connection {
  edges: { cursor: string; node: { id: string } }[];
  nodes: { id: string }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  totalCount: number;
}

async function readPage(
  client: GraphQLClient,
  field: string,
  args: Record<string, string | number | null>,
): Promise<Connection> {
  const given = Object.entries(args).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  const selection = `{
    edges { cursor node { id } } nodes { id } totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`;
  const isContacts = field.startsWith('company(');
  const own = /\((.*)\)$/.exec(field)?.[1];
  const query = isContacts
    ? `{ ${field} { list: contacts(${given.join(' ')}) ${selection} } }`
    : `{ list: ${field.replace(/\(.*/, '')}(${[own, ...given].join(' ')}) ${selection} }`;
  const data = await client.request<{ list: Connection; company: { list: Connection } }>(query);
  return isContacts ? data.company.list : data.list;
}

test('walking any list in either direction gives what the key sees and the search finds, once, in order', async () => {
  const property = fc.asyncProperty(
    fc.nat(),
    fc.constantFrom(...KEYS),
    arbitrarySearch,
    fc.integer({ min: 1, max: 12 }),
    fc.boolean(),
    async (which, objects, given, size, isForward) => {
      const { field, items, needsObject } = lists[which % lists.length]!;
      if (objects !== null && needsObject && !objects.includes(needsObject)) return;
      const hasSearch = !field.startsWith('company(');
      const search = hasSearch ? given : null;
      const expected = items
        .filter((item) => objects === null || item.objects.some((it) => objects.includes(it)))
        .filter((item) => search === null || isFoundBy(item, search.replace('\u00ad', '')))
        .sort(compareNames);
      const client = clients.get(objects)!;
      const found: { id: string }[] = [];
      let cursor: string | null = null;
      let hasMore = true;
      while (hasMore) {
        const page: Connection = await readPage(client, field, {
          ...(hasSearch ? { search } : {}),
          ...(isForward ? { first: size, after: cursor } : { last: size, before: cursor }),
        });
        const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo;
        expect(page.totalCount).toBe(expected.length);
        expect(page.edges.map(({ node }) => node)).toEqual(page.nodes);
        expect([startCursor, endCursor]).toEqual([
          page.edges.at(0)?.cursor ?? null,
          page.edges.at(-1)?.cursor ?? null,
        ]);
        expect(isForward ? hasPreviousPage : hasNextPage).toBe(found.length > 0);
        if (isForward) found.push(...page.nodes);
        else found.unshift(...page.nodes);
        hasMore = isForward ? hasNextPage : hasPreviousPage;
        expect(hasMore).toBe(found.length < expected.length);
        expect(page.nodes.length).toBe(
          Math.min(size, expected.length - found.length + page.nodes.length),
        );
        cursor = isForward ? endCursor : startCursor;
      }
      expect(found.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
    },
  );
  await fc.assert(property, { numRuns: repeat(150) });
});

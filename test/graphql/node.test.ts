import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeId, ID_PREFIXES, type IdPrefix } from '../../src/activity/type-id.js';
import { importBodies } from '../support/import-bodies.js';
import { oneOfEach } from '../support/one-of-each.js';
import { type Answer, postGraphql } from '../support/post-graphql.js';
import {
  createTestDatabase,
  createTestOrganization,
  type TestDatabase,
} from '../support/test-database.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const TYPES: [prefix: IdPrefix, typename: string][] = [
  ['activity', 'SegmentAdded'],
  ['contact', 'Contact'],
  ['company', 'Company'],
  ['record', 'TableRecord'],
  ['user', 'User'],
  ['assistant', 'Assistant'],
  ['segment', 'Segment'],
  ['broadcast', 'Broadcast'],
  ['attachment', 'Attachment'],
  ['source', 'Source'],
];

const ABSENT = '019345ab-0000-7000-8000-000000000abc';

let database: TestDatabase;
let server: TestServer;
let key: string;
let foreignKey: string;
/** The UUID of one thing for each prefix. */
let uuids: Record<IdPrefix, string>;

beforeAll(async () => {
  database = await createTestDatabase();
  server = await startTestServer(database);
  const acme = await createTestOrganization(database);
  await importBodies(database, acme, oneOfEach);
  key = await server.keyOf(acme);
  foreignKey = await server.keyOf(await createTestOrganization(database, 'other'));
  uuids = await findUuids(acme);
});
afterAll(async () => {
  await server.stop();
  await database.drop();
});

const ask = (query: string, variables: Record<string, unknown>, as = key): Promise<Answer> =>
  postGraphql(server.url, { query, variables }, { key: as });

const node = (id: string, as = key) =>
  ask('query ($id: ID!) { node(id: $id) { __typename id } }', { id }, as);

const nodes = (ids: string[]) =>
  ask('query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', { ids });

describe('node', () => {
  it.each(TYPES)('gives %s_… as %s', async (prefix, __typename) => {
    const id = encodeId(prefix, uuids[prefix]);
    const { data, errors } = await node(id);
    expect({ data, errors }).toEqual({ data: { node: { __typename, id } }, errors: undefined });
  });

  it.each(ID_PREFIXES)('is null where there is no such %s', async (prefix) => {
    const { data, errors } = await node(encodeId(prefix, ABSENT));
    expect({ data, errors }).toEqual({ data: { node: null }, errors: undefined });
  });

  it.each(ID_PREFIXES)('is null for a %s of another organization', async (prefix) => {
    const { data, errors } = await node(encodeId(prefix, uuids[prefix]), foreignKey);
    expect({ data, errors }).toEqual({ data: { node: null }, errors: undefined });
  });

  it('is null where the id is of another type than it says', async () => {
    for (const wrong of ID_PREFIXES) {
      for (const right of ID_PREFIXES.filter((prefix) => prefix !== wrong)) {
        const id = encodeId(wrong, uuids[right]);
        const { data, errors } = await node(id);
        expect({ data, errors }, id).toEqual({ data: { node: null }, errors: undefined });
      }
    }
  });

  it('is null for what is not an id', async () => {
    const good = encodeId('contact', uuids.contact);
    const malformed = [
      '',
      'contact',
      'contact_',
      uuids.contact,
      `contact_${uuids.contact}`,
      good.slice(0, -1),
      `${good}0`,
      `${good} `,
      ` ${good}`,
      good.toUpperCase(),
      good.replace('contact_', 'contact_8'),
      good.replace('contact_', 'contacts_'),
      good.replace('contact_', 'Contact_'),
      good.replace('contact_', '_'),
      `contact_${'z'.repeat(26)}`,
      `contact_${'u'.repeat(26)}`,
      'contact_\u0000',
      `contact_${'0'.repeat(10_000)}`,
      "contact_' or 1=1 --",
    ];
    for (const id of malformed) {
      const { data, errors } = await node(id);
      expect({ data, errors }, id).toEqual({ data: { node: null }, errors: undefined });
    }
  });
});

describe('nodes', () => {
  it('answers in the order that was asked for, with null where there is nothing', async () => {
    const ids = TYPES.map(([prefix]) => encodeId(prefix, uuids[prefix]));
    const asked = [...ids, 'nothing', encodeId('user', ABSENT), ids[0]!];
    const found = TYPES.map(([, __typename], index) => ({ __typename, id: ids[index] }));
    const { data, errors } = await nodes(asked);
    expect({ data, errors }).toEqual({
      data: { nodes: [...found, null, null, found[0]] },
      errors: undefined,
    });
  });

  it('is empty where nothing is asked for', async () => {
    expect((await nodes([])).data).toEqual({ nodes: [] });
  });

  it('takes 100 ids, and refuses 101', async () => {
    const id = encodeId('contact', uuids.contact);
    const hundred = await nodes(Array(100).fill(id));
    expect(hundred.data?.nodes).toHaveLength(100);
    const more = await nodes(Array(101).fill(id));
    expect(more.data).toBeNull();
    expect(more.errors).toMatchObject([
      { path: ['nodes'], extensions: { code: 'BAD_USER_INPUT' } },
    ]);
    expect(more.errors?.[0]?.message).toBe('ids: takes at most 100, got 101.');
  });
});

describe('activity', () => {
  const activity = (id: string) =>
    ask('query ($id: ID!) { activity(id: $id) { __typename id } }', { id });

  it('gives an activity by its id', async () => {
    const id = encodeId('activity', uuids.activity);
    expect((await activity(id)).data).toEqual({ activity: { __typename: 'SegmentAdded', id } });
  });

  it('is null for anything else', async () => {
    const others = ID_PREFIXES.filter((prefix) => prefix !== 'activity');
    const ids = [
      ...others.map((prefix) => encodeId(prefix, uuids[prefix])),
      ...others.map((prefix) => encodeId('activity', uuids[prefix])),
      encodeId('activity', ABSENT),
      'activity_',
      'nothing',
    ];
    for (const id of ids) {
      const { data, errors } = await activity(id);
      expect({ data, errors }, id).toEqual({ data: { activity: null }, errors: undefined });
    }
  });
});

/** Looks past the schema for one row of every type. */
async function findUuids(organizationId: string): Promise<Record<IdPrefix, string>> {
  const { prisma } = database;
  const where = { organizationId };
  const recordOf = async (object: string) =>
    (await prisma.crmRecord.findFirstOrThrow({ where: { organizationId, object } })).id;
  const actorOf = async (type: string) =>
    (await prisma.actor.findFirstOrThrow({ where: { organizationId, type } })).id;
  return {
    activity: (await prisma.activity.findFirstOrThrow({ where: { kind: 'SEGMENT_ADDED' } })).id,
    contact: await recordOf('contacts'),
    company: await recordOf('companies'),
    record: await recordOf('deals'),
    user: await actorOf('USER'),
    assistant: await actorOf('ASSISTANT'),
    segment: (await prisma.segment.findFirstOrThrow({ where })).id,
    broadcast: (await prisma.broadcast.findFirstOrThrow({ where })).id,
    attachment: (await prisma.attachment.findFirstOrThrow({ where })).id,
    source: (await prisma.source.findFirstOrThrow({ where: { ...where, slug: 'invent' } })).id,
  };
}

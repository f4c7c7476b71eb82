import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningServer } from '../../examples/federation/listen.js';
import { crmTypeDefs, type Person, startCrm } from '../../examples/federation/start-crm.js';
import { startRouter } from '../../examples/federation/start-router.js';
import { createCountingClient } from '../support/counting-client.js';
import { importBodies, type TestEnvelope } from '../support/import-bodies.js';
import { createLiveScene, IMPATIENT, type LiveScene } from '../support/live-scene.js';
import { type Answer, postGraphql } from '../support/post-graphql.js';
import {
  createTestDatabase,
  createTestOrganization,
  type TestDatabase,
} from '../support/test-database.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { startUpstreams, type Upstreams } from '../upstreams/start-upstream.js';

const CONTACTS = 100;
const USERS = 4;

/** A comment by one of four users on each of 100 contacts. */
const envelopes = Array.from({ length: CONTACTS }, (_, n): TestEnvelope => {
  const actor = { id: `usr_${n % USERS}`, name: `User ${n % USERS}` };
  const created_at = new Date(Date.UTC(2026, 4, 1, n)).toISOString();
  return {
    system: 'invent',
    object: 'contacts',
    record: `person_${n}`,
    name: `Person ${n}`,
    response: [{ id: `act_${n}`, type: 'comment', created_at, actor, comment: `Comment ${n}` }],
  };
});

const { Client, statements } = createCountingClient();

let database: TestDatabase;
let upstreams: Upstreams;
let scene: LiveScene;
let server: TestServer;
let crm: RunningServer;
let router: RunningServer;
let people: Person[];
let key: string;

/** What the router has sent to each subgraph since it was last cleared. */
const requests: string[] = [];
/** The keys that it has sent to the CRM. */
const keysOfCrm = new Set<string | undefined>();

beforeAll(async () => {
  database = await createTestDatabase({ Client });
  upstreams = await startUpstreams();
  server = await startTestServer(database, { sync: IMPATIENT, maintains: false });
  // Every live source is stale at once: whatever may read it does.
  scene = await createLiveScene(database, upstreams, 'federated', { maxAgeSeconds: 0 });
  await importBodies(database, scene.organizationId, envelopes);
  key = await server.keyOf(scene.organizationId, { scopes: ['read', 'write'] });
  people = await hirePeople();
  crm = await startCrm(people);
  crm.server.on('request', ({ headers }) => keysOfCrm.add(headers.authorization));
  const { data } = await postGraphql(server.url, { query: '{ _service { sdl } }' });
  const { sdl } = data!._service as { sdl: string };
  const subgraphs = [
    { name: 'activities', url: server.url, typeDefs: parse(sdl) },
    { name: 'crm', url: crm.url, typeDefs: crmTypeDefs },
  ];
  router = await startRouter(subgraphs, {
    plugins: [
      {
        onFetch({ url }) {
          requests.push(subgraphs.find((it) => it.url === url)?.name ?? url);
        },
      },
    ],
  });
});
afterAll(async () => {
  await router?.stop();
  await crm?.stop();
  await server?.stop();
  await database?.drop();
  await Promise.all(Object.values(upstreams ?? {}).map((upstream) => upstream.close()));
});

const ask = (
  query: string,
  variables: Record<string, unknown> = {},
  as?: string,
): Promise<Answer> =>
  postGraphql(router.url, { query, variables }, as === undefined ? { key } : { key: as });

/** Sends an operation twice, the first time to plan it, and counts what the second one costs. */
async function measure(query: string, variables: Record<string, unknown>) {
  await ask(query, variables);
  requests.length = 0;
  statements.length = 0;
  scene.countCalls();
  const { data, errors } = await ask(query, variables);
  expect(errors).toBeUndefined();
  return {
    data: data as Any,
    cost: {
      requests: [...requests].sort(),
      statements: statements.length,
      calls: scene.countCalls(),
    },
  };
}

const NO_CALLS = { kasar: 0, invent: 0, clarky: 0 };

describe('contacts of the CRM with their timelines', () => {
  const PEOPLE = `
    query ($first: Int!) {
      people(first: $first) {
        nodes {
          id name jobTitle
          owner { name team }
          timeline(first: 3) {
            totalCount
            nodes { summary actor { name } }
            sources { source { slug } }
          }
        }
      }
    }`;

  it('come in one request to each, whatever their number, without asking a source', async () => {
    const hundred = await measure(PEOPLE, { first: CONTACTS });
    const ten = await measure(PEOPLE, { first: 10 });
    expect(ten.cost).toEqual(hundred.cost);
    expect(hundred.cost).toEqual({
      requests: ['activities', 'crm'],
      statements: 4,
      calls: NO_CALLS,
    });
    expect(
      hundred.data.people.nodes.map(({ id, name, jobTitle, owner, timeline }: Any) => ({
        id,
        name,
        jobTitle,
        owner,
        totalCount: timeline.totalCount,
        nodes: timeline.nodes,
      })),
    ).toEqual(
      people.map(({ id, jobTitle, owner }, n) => ({
        id,
        name: `Person ${n}`,
        jobTitle,
        owner: { name: owner.name, team: owner.team },
        totalCount: 1,
        nodes: [
          {
            summary: `User ${n % USERS} commented on Person ${n}: “Comment ${n}”.`,
            actor: { name: `User ${n % USERS}` },
          },
        ],
      })),
    );
  });
});

describe('activities with the profiles of their contacts', () => {
  const ACTIVITIES = `
    query ($first: Int!) {
      activities(first: $first) {
        nodes {
          records { id ... on Contact { name jobTitle owner { id } } }
          actor { name ... on User { team } }
        }
      }
    }`;

  it('come in one request to each, whatever their number, without asking a source', async () => {
    const hundred = await measure(ACTIVITIES, { first: CONTACTS });
    const ten = await measure(ACTIVITIES, { first: 10 });
    expect(ten.cost).toEqual(hundred.cost);
    expect(hundred.cost).toEqual({
      requests: ['activities', 'crm'],
      statements: 2,
      calls: NO_CALLS,
    });
    expect(hundred.data.activities.nodes).toEqual(
      people
        .map(({ id, jobTitle, owner }, n) => ({
          records: [{ id, name: `Person ${n}`, jobTitle, owner: { id: owner.id } }],
          actor: { name: owner.name, team: owner.team },
        }))
        .reverse(),
    );
  });

  it('have no profile where the CRM has none', async () => {
    const { data, errors } = await ask(
      'query ($by: RecordBy!) { contact(by: $by) { object jobTitle } }',
      { by: { id: scene.contact } },
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({ contact: { object: 'contacts', jobTitle: null } });
  });
});

it('reads of activities that are entities only what is selected', async () => {
  const { data } = await postGraphql(
    server.url,
    { query: '{ activities(first: 100) { nodes { __typename id } } }' },
    { key },
  );
  const representations = (data as Any).activities.nodes;
  const select = async (fields: string) => {
    statements.length = 0;
    const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ${fields} } }`;
    const answer = await postGraphql(
      server.url,
      { query, variables: { representations } },
      { key },
    );
    expect(answer.errors).toBeUndefined();
    return { entities: answer.data!._entities as Any[], read: statements.join() };
  };
  const titles = await select('... on Activity { kind title }');
  expect(titles.entities).toEqual(Array(CONTACTS).fill({ kind: 'COMMENT', title: null }));
  expect(titles.read).toContain('a.title');
  expect(titles.read).not.toMatch(/a\.(content|description|metadata)/);
  const contents = await select('...C } } fragment C on Comment { content ... on Node { id');
  expect(contents.entities).toEqual(
    representations.map(({ id }: Any) => ({ id, content: expect.stringContaining('Comment') })),
  );
});

describe('the router', () => {
  it('sends the key of the client to the gateway only', async () => {
    expect((await ask('{ people(first: 1) { nodes { id } } }')).errors).toBeUndefined();
    expect([...keysOfCrm]).toEqual([undefined]);
  });

  const PERSON = '{ people(first: 1) { nodes { id jobTitle name timeline { totalCount } } } }';

  it('asks sources first for a contact by itself, as the gateway does', async () => {
    scene.countCalls();
    const { data } = await ask(
      'query ($by: RecordBy!) { contact(by: $by) { jobTitle timeline { totalCount } } }',
      { by: { id: people[1]!.id } },
    );
    expect(data).toEqual({ contact: { jobTitle: 'Job 1', timeline: { totalCount: 1 } } });
    expect(scene.countCalls()).toEqual({ ...NO_CALLS, invent: 1 });
  });

  it('gives nothing of another organization, and nothing that the key may not read', async () => {
    const foreign = await server.keyOf(await createTestOrganization(database, 'foreign'));
    const limited = await server.keyOf(scene.organizationId, { objects: ['companies'] });
    for (const other of [foreign, limited]) {
      const { data, errors } = await ask(PERSON, {}, other);
      expect(errors).toBeUndefined();
      const { id, jobTitle } = people[0]!;
      expect(data).toEqual({ people: { nodes: [{ id, jobTitle, name: null, timeline: null }] } });
    }
  });

  it('has no contact where a field is selected that must not be null', async () => {
    const foreign = await server.keyOf(await createTestOrganization(database, 'elsewhere'));
    for (const field of ['object', 'createdAt', 'updatedAt', 'links { externalId }']) {
      const query = `query ($id: ID!) { node(id: $id) { id ... on Contact { jobTitle ${field} } } }`;
      const { data } = await ask(query, { id: people[0]!.id }, foreign);
      expect(data, field).toEqual({ node: null });
    }
  });

  it('passes on that a key is missing or wrong, beside what needs none', async () => {
    for (const wrong of ['', 'agw_wrong']) {
      const { data, errors } = await ask(PERSON, {}, wrong);
      expect(data).toMatchObject({ people: { nodes: [{ jobTitle: 'Job 0', timeline: null }] } });
      expect(errors?.map(({ extensions }) => extensions.code)).toContain('UNAUTHENTICATED');
    }
  });

  it('passes on mutations and their errors, and checks one-of inputs itself', async () => {
    const LOG = `
      mutation ($input: LogActivityInput!) {
        logActivity(input: $input) { activity { summary records { ... on Contact { jobTitle } } } }
      }`;
    const input = { kind: 'CALL', records: [{ id: people[0]!.id }], title: 'Intro' };
    const logged = await ask(LOG, { input });
    expect(logged.errors).toBeUndefined();
    expect(logged.data).toMatchObject({
      logActivity: { activity: { records: [{ jobTitle: 'Job 0' }] } },
    });
    const refused = await ask(LOG, { input: { ...input, durationMinutes: -1 } });
    expect(refused.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    requests.length = 0;
    const both = { id: people[0]!.id, external: { source: 'invent', object: 'contacts', id: 'x' } };
    const { errors } = await ask('query ($by: RecordBy!) { contact(by: $by) { id } }', {
      by: both,
    });
    expect(errors?.[0]?.message).toContain('Exactly one key must be specified for OneOf type');
    expect(requests).toEqual([]);
  });
});

// biome-ignore lint/suspicious/noExplicitAny: what an operation answers follows from its text.
type Any = any;

/** The profiles of all contacts, in the order in which they were imported. */
async function hirePeople(): Promise<Person[]> {
  const query = `{
    records(object: "contacts", search: "person", first: 100) { nodes { id name } }
    actors { nodes { id name } }
  }`;
  const { data } = await postGraphql(server.url, { query }, { key });
  const { records, actors } = data as Record<string, { nodes: { id: string; name: string }[] }>;
  const owners = actors!.nodes.map((user) => ({ ...user, team: `Team of ${user.name}` }));
  return envelopes.map(({ name }, n) => ({
    id: records!.nodes.find((record) => record.name === name)!.id,
    jobTitle: `Job ${n}`,
    owner: owners[n % USERS]!,
  }));
}

import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { encodeId } from '../../src/activity/type-id.js';
import { importBodies } from '../support/import-bodies.js';
import { createLiveScene, IMPATIENT } from '../support/live-scene.js';
import { startLiveTest } from '../support/live-test.js';
import { oneOfEach } from '../support/one-of-each.js';
import { type Answer, postGraphql } from '../support/post-graphql.js';
import { createTestOrganization } from '../support/test-database.js';
import { kasarNote } from '../upstreams/kasar-items.js';

const { database, server, upstreams } = await startLiveTest({ sync: IMPATIENT });

interface Reference {
  __typename: string;
  id: string;
}

/** One of each type that oneOfEach leaves. */
let references: Reference[];
let key: string;
let limitedKey: string;
let foreignKey: string;

beforeAll(async () => {
  const acme = await createTestOrganization(database);
  await importBodies(database, acme, oneOfEach);
  key = await server.keyOf(acme);
  limitedKey = await server.keyOf(acme, { objects: ['companies'] });
  foreignKey = await server.keyOf(await createTestOrganization(database, 'other'));
  references = await findReferences();
});

const ENTITIES = `
  query ($representations: [_Any!]!) {
    _entities(representations: $representations) { __typename ... on Node { id } }
  }`;

const entities = (representations: unknown, as = key): Promise<Answer> =>
  postGraphql(server.url, { query: ENTITIES, variables: { representations } }, { key: as });

const of = (typename: string) => references.find(({ __typename }) => __typename === typename)!;

describe('_entities', () => {
  it('gives an object of every type, in the order that was asked for', async () => {
    expect(references.length).toBeGreaterThan(10);
    const asked = [...references].reverse();
    const { data, errors } = await entities(asked);
    expect(errors).toBeUndefined();
    expect(data).toEqual({ _entities: asked });
  });

  it('gives the fields of each type, and repeats what is asked for twice', async () => {
    const query = `
      query ($representations: [_Any!]!) {
        _entities(representations: $representations) {
          ... on Contact { name timeline { nodes { kind } } }
          ... on User { name }
        }
      }`;
    const representations = [of('Contact'), of('User'), of('Contact')];
    const { data } = await postGraphql(
      server.url,
      { query, variables: { representations } },
      { key },
    );
    const bob = { name: 'Bob Dupont', timeline: { nodes: [{ kind: 'SEGMENT_ADDED' }] } };
    expect(data).toEqual({ _entities: [bob, { name: 'Alice Martin' }, bob] });
  });

  it('takes a literal with a variable inside', async () => {
    const query = `
      query ($id: ID!) {
        _entities(representations: [{ __typename: "Contact", id: $id }]) { ... on Contact { id } }
      }`;
    const { id } = of('Contact');
    const { data } = await postGraphql(server.url, { query, variables: { id } }, { key });
    expect(data).toEqual({ _entities: [{ id }] });
  });

  it('is null for what does not exist, is malformed, or is of another type', async () => {
    const { id } = of('Contact');
    const absent = [
      { __typename: 'Contact', id: encodeId('contact', '019345ab-0000-7000-8000-000000000abc') },
      { __typename: 'Contact', id: 'contact_' },
      { __typename: 'Contact', id: '' },
      { __typename: 'Contact', id: `${id} ` },
      { __typename: 'Contact', id: '\u0000' },
      { __typename: 'Company', id },
      { __typename: 'Email', id },
      { __typename: 'Comment', id: of('SegmentAdded').id },
      { __typename: 'Assistant', id: of('User').id },
    ];
    const { data, errors } = await entities([...absent, of('Contact')]);
    expect(errors).toBeUndefined();
    expect(data).toEqual({ _entities: [...absent.map(() => null), of('Contact')] });
  });

  it('is null for everything of another organization', async () => {
    const { data, errors } = await entities(references, foreignKey);
    expect(errors).toBeUndefined();
    expect(data).toEqual({ _entities: references.map(() => null) });
  });

  it('is null for what a limited key may not read', async () => {
    const { data } = await entities(references, limitedKey);
    const seen = ['Company', 'Call', 'Source'];
    expect(data).toEqual({
      _entities: references.map((it) => (seen.includes(it.__typename) ? it : null)),
    });
  });

  it('needs a key', async () => {
    const { status, errors } = await postGraphql(server.url, {
      query: ENTITIES,
      variables: { representations: [of('Contact')] },
    });
    expect([status, errors?.[0]?.extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
  });

  it('takes 1,000 representations, and refuses 1,001', async () => {
    const thousand = await entities(Array(1_000).fill(of('User')));
    expect(thousand.data?._entities).toHaveLength(1_000);
    const more = await entities(Array(1_001).fill(of('User')));
    expect(more.data).toBeNull();
    expect(more.errors).toMatchObject([
      {
        message: 'representations: takes at most 1000, got 1001.',
        path: ['_entities'],
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
  });

  it.each([
    [
      { __typename: 'Deal', id: 'x' },
      'representations[1].__typename: must be a type that has an id, got "Deal".',
    ],
    [
      { __typename: 'PageInfo', id: 'x' },
      'representations[1].__typename: must be a type that has an id, got "PageInfo".',
    ],
    [
      { __typename: 'Node', id: 'x' },
      'representations[1].__typename: must be a type that has an id, got "Node".',
    ],
    [
      { __typename: 'Contact' },
      'representations[1]: must have __typename and id, both strings, got {"__typename":"Contact"}.',
    ],
    [{ id: 'x' }, 'representations[1]: must have __typename and id, both strings, got {"id":"x"}.'],
    [
      { __typename: 'Contact', id: 5 },
      'representations[1]: must have __typename and id, both strings, got {"__typename":"Contact","id":5}.',
    ],
    [
      'contact_x',
      'representations[1]: must have __typename and id, both strings, got "contact_x".',
    ],
  ])('refuses %j, which no router sends that composed this subgraph', async (bad, message) => {
    const { data, errors } = await entities([of('Contact'), bad]);
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('multiplies what is selected below it, up to the limit of any operation', async () => {
    const query = `
      query ($representations: [_Any!]!, $first: Int!) {
        _entities(representations: $representations) {
          ... on Contact { timeline(first: $first) { nodes { id attachments { id } } } }
        }
      }`;
    const ask = (count: number, first: number) =>
      postGraphql(
        server.url,
        { query, variables: { representations: Array(count).fill(of('Contact')), first } },
        { key },
      );
    expect((await ask(100, 20)).errors).toBeUndefined();
    const { errors } = await ask(1_000, 20);
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining('up to 421000 items; the limit is 75000'),
        extensions: { code: 'OPERATION_TOO_LARGE' },
      },
    ]);
  });

  it('costs one for each page that only counts', async () => {
    const counts = Array.from(
      { length: 100 },
      (_, n) => `a${n}: timeline(first: 0) { totalCount }`,
    );
    const query = `
      query ($representations: [_Any!]!) {
        _entities(representations: $representations) { ... on Contact { ${counts.join(' ')} } }
      }`;
    const representations = Array(1_000).fill(of('Contact'));
    const { errors } = await postGraphql(
      server.url,
      { query, variables: { representations } },
      { key },
    );
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining('up to 101000 items; the limit is 75000'),
        extensions: { code: 'OPERATION_TOO_LARGE' },
      },
    ]);
  });

  it('reads sources first only with freshness', async () => {
    const scene = await createLiveScene(database, upstreams, 'entities');
    upstreams.kasar.record('contacts', scene.names.kasar).add(kasarNote({ id: 'n1' }));
    const sceneKey = await server.keyOf(scene.organizationId);
    const read = async (given: string) => {
      const query = `
        query ($representations: [_Any!]!) {
          _entities(representations: $representations) {
            ... on Contact { timeline${given} { totalCount } }
          }
        }`;
      const representations = [{ __typename: 'Contact', id: scene.contact }];
      const { data } = await postGraphql(
        server.url,
        { query, variables: { representations } },
        { key: sceneKey },
      );
      const [entity] = data!._entities as [{ timeline: { totalCount: number } }];
      return entity.timeline.totalCount;
    };
    scene.countCalls();
    expect(await read('')).toBe(0);
    expect(scene.countCalls()).toEqual({ kasar: 0, invent: 0, clarky: 0 });
    expect(await read('(freshness: { maxAgeSeconds: 0, waitForMs: 5000 })')).toBe(1);
    expect(scene.countCalls()).toEqual({ kasar: 1, invent: 1, clarky: 1 });
  });
});

describe('_service', () => {
  it('has the schema of the subgraph, and needs no key', async () => {
    const { data } = await postGraphql(server.url, { query: '{ _service { sdl } }' });
    expect(data).toEqual({ _service: { sdl: readFileSync('subgraph.graphql', 'utf8') } });
  });

  it('needs a key beside anything else', async () => {
    const { status } = await postGraphql(server.url, {
      query: '{ _service { sdl } viewer { keyName } }',
    });
    expect(status).toBe(401);
  });
});

/** Asks for what oneOfEach leaves. */
async function findReferences(): Promise<Reference[]> {
  const query = `{
    activities {
      nodes {
        __typename id
        actor { __typename id } assistant { __typename id }
        records { __typename id }
        attachments { __typename id }
        origin { source { __typename id } }
        ... on SegmentEventData { segment { __typename id } broadcast { __typename id } }
      }
    }
  }`;
  const { data } = await postGraphql(server.url, { query }, { key });
  const found = new Map<string, Reference>();
  const collect = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return;
    const { __typename, id } = value as Partial<Reference>;
    if (__typename && id) found.set(__typename, { __typename, id });
    Object.values(value).forEach(collect);
  };
  collect(data);
  return [...found.values()];
}

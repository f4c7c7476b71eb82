import type { GraphQLClient } from 'graphql-request';
import { beforeAll, describe, expect, test } from 'vitest';
import { decodeId } from '../../src/activity/type-id.js';
import { answerOf } from '../support/answer-of.js';
import { beginMerge } from '../support/merge-scene.js';
import { useTestGateway } from '../support/test-gateway.js';
import { createWriteScene, type WriteScene } from '../support/write-scene.js';
import { clarkyActivity } from '../upstreams/clarky-items.js';

const gateway = useTestGateway();

interface Page {
  nodes: { id: string; title?: string; records?: { id: string }[] }[];
  pageInfo: { endCursor: string | null; hasNextPage: boolean; hasPreviousPage: boolean };
  totalCount: number;
}

const PAGE = `{
  nodes { ... on Activity { id title records { id } } }
  pageInfo { endCursor hasNextPage hasPreviousPage } totalCount
}`;

/** Reads a section as it is written: `tasks(order: DUE_FIRST)`. */
async function read(client: GraphQLClient, id: string, section: string): Promise<Page> {
  const { record } = await client.request<{ record: { section: Page } }>(
    `query ($by: RecordBy!) { record(by: $by) { section: ${section} ${PAGE} } }`,
    { by: { id } },
  );
  return record.section;
}

const titlesOf = ({ nodes }: Page) => nodes.map(({ title }) => title);

describe('the unions of the six sections', () => {
  let scene: WriteScene;
  beforeAll(async () => {
    scene = await createWriteScene(gateway);
    const records = [{ id: scene.ids.bob }];
    await scene.write.log({ kind: 'EMAIL', records, subject: 'Hello' });
    await scene.write.log({ kind: 'CALL', records, title: 'Call' });
    await scene.write.log({ kind: 'REMINDER', records, title: 'Ask', status: 'PENDING' });
    await scene.write.log({ kind: 'NOTE', records, description: 'Likes tea.' });
    await scene.import({
      system: 'invent',
      object: 'contacts',
      record: 'bob',
      response: [
        { id: 'f', type: 'file_uploaded', created_at: '2026-04-01T00:00:00Z' },
        { id: 'b', type: 'contact_blocked', created_at: '2026-04-02T00:00:00Z' },
      ],
    });
  });

  test('are what a dashboard selects, with one fragment for each', async () => {
    const { contact } = await scene.client.request<{ contact: object }>(
      `query ($by: RecordBy!) {
        contact(by: $by) {
          interactions { totalCount totalCountExact nodes { __typename ... on InteractionData { channel subject } } }
          tasks { totalCount nodes { __typename ... on TaskData { status } ... on Activity { title } } }
          notes { totalCount nodes { __typename ... on NoteData { content } } }
          files { totalCount nodes { __typename ... on FileUploaded { kind summary } } }
          segmentEvents { totalCount edges { node { __typename ... on SegmentEventData { segment { name } } } } }
          contactEvents { totalCount nodes { __typename ... on Node { id } ... on Activity { actor { name } } } }
        }
      }`,
      { by: { id: scene.ids.bob } },
    );
    expect(contact).toEqual({
      interactions: {
        totalCount: 2,
        totalCountExact: true,
        nodes: [
          { __typename: 'Call', channel: 'call', subject: null },
          { __typename: 'Email', channel: 'email', subject: 'Hello' },
        ],
      },
      tasks: {
        totalCount: 1,
        nodes: [{ __typename: 'Reminder', status: 'PENDING', title: 'Ask' }],
      },
      notes: { totalCount: 1, nodes: [{ __typename: 'Note', content: 'Likes tea.' }] },
      files: {
        totalCount: 1,
        nodes: [
          {
            __typename: 'FileUploaded',
            kind: 'FILE_UPLOADED',
            summary: 'A file was uploaded for Bob Dupont.',
          },
        ],
      },
      segmentEvents: {
        totalCount: 1,
        edges: [{ node: { __typename: 'SegmentAdded', segment: { name: 'VIP' } } }],
      },
      contactEvents: {
        totalCount: 1,
        nodes: [
          {
            __typename: 'ContactBlocked',
            id: expect.stringMatching(/^activity_/),
            actor: null,
          },
        ],
      },
    });
  });

  test('are on companies and rows of custom tables, too', async () => {
    const { company, row } = await scene.client.request<Record<string, object>>(
      `query ($company: RecordBy!, $row: ID!) {
        company(by: $company) { interactions { totalCount } notes { totalCount } }
        row: node(id: $row) {
          ... on TableRecord { interactions { totalCount } notes { totalCount } }
        }
      }`,
      { company: { id: scene.ids.globex }, row: scene.ids.deal },
    );
    expect(company).toEqual({ interactions: { totalCount: 1 }, notes: { totalCount: 0 } });
    expect(row).toEqual({ interactions: { totalCount: 0 }, notes: { totalCount: 1 } });
  });

  test('a page without items has the totals, and says whether there are any', async () => {
    const found = await read(scene.client, scene.ids.bob, 'tasks(first: 0, order: DUE_FIRST)');
    expect(found).toEqual({
      nodes: [],
      totalCount: 1,
      pageInfo: { endCursor: null, hasNextPage: true, hasPreviousPage: false },
    });
    const none = await read(scene.client, scene.ids.bob, 'tasks(first: 0, statuses: [CANCELLED])');
    expect(none).toMatchObject({ totalCount: 0, pageInfo: { hasNextPage: false } });
  });

  const CURSORS = [
    ['no cursor at all', 'notes(after: $cursor)', null],
    ['a cursor of another section', 'notes(after: $cursor)', 'interactions(first: 1)'],
    ['a cursor of the timeline', 'notes(after: $cursor)', 'timeline(first: 1)'],
    [
      'a cursor of other channels',
      'interactions(after: $cursor)',
      'interactions(first: 1, channels: ["email"])',
    ],
    [
      'a cursor of other statuses',
      'tasks(before: $cursor)',
      'tasks(first: 1, statuses: [PENDING])',
    ],
    ['a cursor of the other order', 'tasks(after: $cursor)', 'tasks(first: 1, order: DUE_FIRST)'],
    ['a cursor of the order before', 'tasks(after: $cursor, order: DUE_FIRST)', 'tasks(first: 1)'],
  ] as const;
  test.each(CURSORS)('%s is BAD_CURSOR', async (_, section, other) => {
    const cursor = other && (await read(scene.client, scene.ids.bob, other)).pageInfo.endCursor;
    const { data, errors } = await answerOf(
      scene.client,
      `query ($by: RecordBy!, $cursor: String = "nonsense") {
        record(by: $by) { name section: ${section} { nodes { __typename } } }
      }`,
      { by: { id: scene.ids.bob }, ...(cursor ? { cursor } : {}) },
    );
    expect(errors).toMatchObject([
      { path: ['record', 'section'], extensions: { code: 'BAD_CURSOR' } },
    ]);
    // What stands beside it is answered.
    expect(data).toMatchObject({ record: { name: 'Bob Dupont', section: null } });
  });

  test.each([
    ['first', 'notes(first: 101)', /^first: .* got 101\.$/],
    ['last', 'tasks(last: -1)', /^last: .* got -1\.$/],
    ['first and last', 'files(first: 1, last: 1)', /^first and last: /],
    [
      'channels',
      `interactions(channels: ${JSON.stringify(Array(101).fill('email'))})`,
      /^channels: takes at most 100 values, got 101\.$/,
    ],
    ['a NUL', 'interactions(channels: ["a\\u0000b"])', /^channels: .* got "a\\u0000b"\.$/],
    [
      'statuses',
      `tasks(statuses: [${Array(101).fill('PENDING').join()}])`,
      /^statuses: takes at most 100 values, got 101\.$/,
    ],
    ['a status', 'tasks(statuses: [OPEN])', /OPEN/],
    ['an order', 'tasks(order: OLDEST_FIRST)', /OLDEST_FIRST/],
  ])('a wrong argument is named and echoed: %s', async (_, section, message) => {
    const { errors } = await answerOf(
      scene.client,
      `query ($by: RecordBy!) { record(by: $by) { section: ${section} { nodes { __typename } } } }`,
      { by: { id: scene.ids.bob } },
    );
    expect(errors).toHaveLength(1);
    expect(errors![0]!.message).toMatch(message);
    expect(['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED']).toContain(errors![0]!.extensions.code);
  });

  test('a key that is limited to contacts sees nothing of the company', async () => {
    const { write, ids, organizationId } = scene;
    const both = [{ id: ids.bob }, { id: ids.globex }];
    const shared = await write.log({ kind: 'TASK', records: both, title: 'On both' });
    await write.log({ kind: 'TASK', records: [{ id: ids.globex }], title: 'On the company' });
    const limited = await gateway.server.clientOf(organizationId, { objects: ['contacts'] });
    const tasks = await read(limited, ids.bob, 'tasks(order: DUE_FIRST)');
    expect(titlesOf(tasks).sort()).toEqual(['Ask', 'On both']);
    expect(tasks.totalCount).toBe(2);
    expect(tasks.nodes.find(({ id }) => id === shared.id)!.records).toEqual([{ id: ids.bob }]);
    const all = await read(scene.client, ids.globex, 'tasks');
    expect(all.totalCount).toBe(2);
    const { company, nodes } = await limited.request<Record<string, unknown>>(
      `query ($by: RecordBy!, $ids: [ID!]!) {
        company(by: $by) { tasks { totalCount } }
        nodes(ids: $ids) { ... on CrmRecord { id tasks(order: DUE_FIRST) { totalCount } } }
      }`,
      { by: { id: ids.globex }, ids: [ids.globex, ids.bob, ids.deal] },
    );
    expect(company).toBeNull();
    expect(nodes).toEqual([null, { id: ids.bob, tasks: { totalCount: 2 } }, null]);
  });
});

describe('tasks by due date', () => {
  const dueFirst = (scene: WriteScene, id = scene.ids.bob) =>
    read(scene.client, id, 'tasks(order: DUE_FIRST)').then(titlesOf);

  test('a day counts as its 00:00 UTC; the same due date goes by occurredAt, and none comes last', async () => {
    const scene = await createWriteScene(gateway);
    const tasks = [
      { title: 'none, new', occurredAt: '2026-02-02T00:00:00Z' },
      { title: 'none, old', occurredAt: '2026-02-01T00:00:00Z' },
      { title: 'noon', dueAt: '2026-05-01T12:00:00Z' },
      { title: 'midnight', dueAt: '2026-05-01T02:00:00+02:00', occurredAt: '2026-02-03T00:00:00Z' },
      { title: 'the day', dueDate: '2026-05-01', occurredAt: '2026-02-02T00:00:00Z' },
      { title: 'before midnight', dueAt: '2026-04-30T23:59:59.999Z' },
      { title: 'first', dueDate: '0001-01-01' },
      { title: 'last', dueDate: '9999-12-31' },
    ];
    for (const task of tasks) {
      await scene.write.log({ kind: 'TODO', records: [{ id: scene.ids.bob }], ...task });
    }
    const inOrder = [
      'first',
      'before midnight',
      'the day',
      'midnight',
      'noon',
      'last',
      'none, old',
      'none, new',
    ];
    expect(await dueFirst(scene)).toEqual(inOrder);
    // One by one, and back.
    const seen: unknown[] = [];
    let after = '';
    for (;;) {
      const { pageInfo, ...page } = await read(
        scene.client,
        scene.ids.bob,
        `tasks(order: DUE_FIRST, first: 1${after})`,
      );
      seen.push(...titlesOf({ pageInfo, ...page }));
      if (!pageInfo.hasNextPage) break;
      after = `, after: "${pageInfo.endCursor}"`;
    }
    expect(seen).toEqual(inOrder);
    const end = await read(scene.client, scene.ids.bob, 'tasks(order: DUE_FIRST, last: 3)');
    expect(titlesOf(end)).toEqual(inOrder.slice(-3));
    expect(end.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  });

  test('a task moves when its due date is changed here, or by its source', async () => {
    const scene = await createWriteScene(gateway);
    const records = [{ id: scene.ids.bob }];
    const a = await scene.write.log({ kind: 'TASK', records, title: 'a', dueDate: '2026-05-01' });
    const b = await scene.write.log({ kind: 'TASK', records, title: 'b', dueDate: '2026-05-02' });
    await scene.write.log({ kind: 'TASK', records, title: 'c', dueAt: '2026-05-03T08:00:00Z' });
    expect(await dueFirst(scene)).toEqual(['a', 'b', 'c']);
    await scene.write.update({ id: a.id, dueAt: '2026-05-02T00:00:00.001Z' });
    expect(await dueFirst(scene)).toEqual(['b', 'a', 'c']);
    await scene.write.update({ id: b.id, dueDate: null });
    expect(await dueFirst(scene)).toEqual(['a', 'c', 'b']);
    await scene.write.complete(a.id);
    expect(await dueFirst(scene)).toEqual(['a', 'c', 'b']);
    expect(
      titlesOf(
        await read(scene.client, scene.ids.bob, 'tasks(order: DUE_FIRST, statuses: [COMPLETED])'),
      ),
    ).toEqual(['a']);
    const item = { id: 'd', contact_id: 'dora', activity_type: 'task', completed_at: null };
    const send = (...items: object[]) =>
      scene.import({
        system: 'clarky',
        object: 'contacts',
        record: 'dora',
        response: { data: items.map((given) => clarkyActivity({ ...item, ...given })) },
      });
    await send(
      { title: 'd', due_date: '2026-05-01' },
      { id: 'e', title: 'e', due_date: '2026-05-02' },
    );
    const { record } = await scene.client.request<{ record: { id: string } }>(
      '{ record(by: { external: { source: "clarky", object: "contacts", id: "dora" } }) { id } }',
    );
    expect(await dueFirst(scene, record.id)).toEqual(['d', 'e']);
    await send({ title: 'd', due_date: '2026-05-03' });
    expect(await dueFirst(scene, record.id)).toEqual(['e', 'd']);

    // While the two are merged, and afterwards, it is one list.
    const merged = ['e', 'a', 'd', 'c', 'b'];
    const uuid = (id: string) => decodeId(id)!.uuid;
    await beginMerge(gateway.database, scene.organizationId, uuid(scene.ids.bob), uuid(record.id));
    expect(await dueFirst(scene)).toEqual(merged);
    await scene.write.linkRecord(
      { id: scene.ids.bob },
      { source: 'clarky', object: 'contacts', id: 'dora' },
    );
    expect(await dueFirst(scene)).toEqual(merged);
    expect(await dueFirst(scene, record.id)).toEqual(merged);
    await scene.write.update({ id: a.id, dueDate: '2026-06-01' });
    expect(await dueFirst(scene)).toEqual(['e', 'd', 'c', 'a', 'b']);
    await scene.write.delete(a.id);
    expect(await dueFirst(scene)).toEqual(['e', 'd', 'c', 'b']);
  });
});

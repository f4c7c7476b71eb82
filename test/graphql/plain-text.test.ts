import { beforeAll, describe, expect, test } from 'vitest';
import { graphql } from '../gql/index.js';
import { settleFeed } from '../support/read-changes.js';
import { useTestGateway } from '../support/test-gateway.js';
import { createWriteScene, type WriteScene } from '../support/write-scene.js';

const gateway = useTestGateway();
let scene: WriteScene;
beforeAll(async () => {
  scene = await createWriteScene(gateway);
});

const HTML = '<div><p>Hello&nbsp;<b>im</b>portant caf&eacute; &amp; co</p></div>';
const PLAIN = 'Hello important café & co';
const TEXT = 'a < b, <3 x<y>z\n\n  Jane <jane@x.com> ';
const created_at = '2026-03-01T10:00:00Z';

const PlainTexts = graphql(`
  query PlainTexts($filter: ActivityFilter) {
    activities(filter: $filter) {
      nodes {
        kind
        summary
        ... on NoteData { content contentText }
        ... on InteractionData { snippet snippetText description descriptionText }
        ... on TaskData { description descriptionText }
      }
    }
  }
`);

async function find(filter: object, client = scene.client) {
  const { activities } = await client.request(PlainTexts, { filter });
  return activities?.nodes ?? [];
}

describe.each<[string, string | null, string | null]>([
  ['as HTML', HTML, PLAIN],
  ['as plain text', TEXT, TEXT],
  ['as nothing', null, null],
])('a text that is written %s', (name, text, plain) => {
  const title = `Text ${name.replaceAll(' ', '')}`;

  test.each(['NOTE', 'COMMENT'])('of a %s: contentText is plain', async (kind) => {
    const metadata = { kind, title };
    await scene.write.log({
      kind,
      title,
      description: text,
      metadata,
      records: [{ id: scene.ids.bob }],
    });
    const [found] = await find({ kinds: [kind], search: title });
    expect(found).toMatchObject({ content: text, contentText: plain });
  });

  test.each(['EMAIL', 'CALL', 'MEETING', 'MESSAGE', 'TASK', 'TODO', 'REMINDER'])(
    'of a %s: descriptionText is plain',
    async (kind) => {
      await scene.write.log({
        kind,
        title,
        description: text,
        records: [{ id: scene.ids.bob }],
        ...(kind === 'MESSAGE' ? { channel: 'linkedin' } : {}),
      });
      const [found] = await find({ kinds: [kind], search: title });
      expect(found).toMatchObject({ description: text, descriptionText: plain });
    },
  );
});

test('each system has the plain text beside what it sent, in summaries and search', async () => {
  const { client, import: importBodies } = await gateway.createTenant();
  const kasar = { data: [], total: 0 };
  await importBodies(
    {
      system: 'kasar',
      object: 'contacts',
      record: 'k',
      name: 'Bob',
      response: {
        interactions: {
          data: [{ id: 'i', channel: 'email', direction: 'inbound', snippet: HTML, created_at }],
          total: 1,
        },
        tasks: kasar,
        notes: { data: [{ id: 'n', content: HTML, created_at }], total: 1 },
      },
    },
    {
      system: 'clarky',
      object: 'contacts',
      record: 'c',
      name: 'Bob',
      response: {
        data: [
          {
            id: 'a',
            contact_id: 'c',
            activity_type: 'task',
            description: HTML,
            due_date: null,
            created_at,
          },
        ],
      },
    },
    {
      system: 'invent',
      object: 'contacts',
      record: 'i',
      name: 'Bob',
      response: [{ id: 'c', type: 'comment_created', comment: HTML, created_at }],
    },
  );
  const nodes = await find({}, client);
  expect(nodes.map(({ kind, summary }) => [kind, summary]).sort()).toEqual([
    ['COMMENT', `Comment on Bob: “${PLAIN}”.`],
    ['EMAIL', `Email from Bob: “${PLAIN}”.`],
    ['NOTE', `Note on Bob: “${PLAIN}”.`],
    ['TASK', `Open task “${PLAIN}” for Bob.`],
  ]);
  for (const node of nodes) {
    const texts = Object.values(node).filter((text) => text === HTML || text === PLAIN);
    expect(texts).toEqual([HTML, PLAIN]);
  }
  expect(await find({ search: 'IMPORTANT cafe' }, client)).toHaveLength(4);
  for (const search of ['portant', 'div', 'nbsp', 'eacute']) {
    expect(await find({ search }, client)).toEqual([]);
  }
});

test('the change feed follows a search of the plain text', async () => {
  const { write, ids } = scene;
  const cursor = async (filter: object) => {
    const { activities } = await scene.client.request<{ activities: { changesCursor: string } }>(
      'query ($filter: ActivityFilter) { activities(filter: $filter) { changesCursor } }',
      { filter },
    );
    return activities.changesCursor;
  };
  const filter = { search: 'importantly' };
  const after = await cursor(filter);
  const description = 'im<b>port</b>antly <script>secretly</script>';
  const { id } = await write.log({ kind: 'NOTE', description, records: [{ id: ids.bob }] });
  await write.update({ id, description: '<p>im portantly</p>' });
  await settleFeed(gateway.database);
  const { activityChanges } = await scene.client.request<{
    activityChanges: { changes: { type: string; activity: { summary: string } | null }[] };
  }>(
    `query ($filter: ActivityFilter, $after: String) {
      activityChanges(filter: $filter, after: $after) { changes { type activity { summary } } }
    }`,
    { filter, after },
  );
  expect(activityChanges.changes.map(({ type }) => type)).toEqual(['ADDED', 'DELETED']);
  expect(await find({ search: 'secretly' })).toEqual([]);
});

import type { GraphQLClient } from 'graphql-request';
import { beforeAll, describe, expect, test } from 'vitest';
import { reindexActivities } from '../../src/ingest/reindex-activities.js';
import { answerOf } from '../support/answer-of.js';
import { useTestGateway } from '../support/test-gateway.js';
import { createWriteScene, type WriteScene } from '../support/write-scene.js';

const gateway = useTestGateway(undefined, { maintains: false });

let scene: WriteScene;
beforeAll(async () => {
  scene = await createWriteScene(gateway);
});

const SEARCH = `query ($filter: ActivityFilter) {
  activities(first: 100, filter: $filter) { totalCount nodes { id kind title } }
}`;

interface Found {
  totalCount: number;
  nodes: { id: string; kind: string; title: string | null }[];
}

async function find(search: string, client: GraphQLClient = scene.client): Promise<Found> {
  const { activities } = await client.request<{ activities: Found }>(SEARCH, {
    filter: { search },
  });
  expect(activities.totalCount).toBe(activities.nodes.length);
  return activities;
}

/** Logs a note with a text. @returns whether each search finds it. */
async function isFound(text: string, searches: readonly string[]): Promise<boolean[]> {
  const records = [{ id: scene.ids.bob }];
  const { id } = await scene.write.log({ kind: 'NOTE', records, description: text });
  const found: boolean[] = [];
  for (const search of searches) {
    found.push((await find(search)).nodes.some((node) => node.id === id));
  }
  return found;
}

describe('a search finds', () => {
  test.each<[name: string, text: string, found: string[], other: string[]]>([
    [
      'Japanese words, without spaces',
      '本日、見積書を送りました。',
      ['見積書', '見積', '見', '送りました', '本日 見積書', '本日、見積書を送りました。'],
      ['積見', '見書', '見積者', '"見積書 本日"'],
    ],
    ['Chinese words', '请查收附件中的报价单', ['报价单', '报价', '附件'], ['价报']],
    ['Korean words', '오늘 견적서를 보냈습니다', ['견적서', '견적서를', '견적', '보냈'], ['서적']],
    ['Thai words', 'ส่งใบเสนอราคาให้ลูกค้าแล้ว', ['ใบเสนอราคา', 'ราคา', 'ลูกค้า'], ['คาราโอเกะ']],
    ['words of two scripts', 'iPhone15見積', ['iPhone15見積', 'iphone15', '見積', 'iph'], ['15見']],
    [
      'e-mail addresses, whole and in part',
      'Write to zk@example.com, please.',
      ['zk@example.com', 'ZK@Example', 'example.com', '@example.com', 'zk'],
      ['example.zk', 'k@example.com', 'zk@example.org'],
    ],
    [
      'phone numbers, however they are spaced',
      'Call +33 6 12 34 56 78 today',
      ['+33612345678', '+33 6 12 34 56 78', '33-6-12-34-56-78', '+336123', '612345678'],
      ['+33612345679', '+34612345678'],
    ],
    [
      'phone numbers without spaces',
      '0612345678',
      ['06 12 34 56 78', '06.12.34.56.78'],
      ['0612345679'],
    ],
    [
      'the beginning of the last word',
      'Quarterly invoices sent',
      ['invo', 'quarterly inv', 'sent quart'],
      ['inv quarterly', 'voices', '"quarterly inv"', '"invo"'],
    ],
    [
      'quoted phrases',
      'The signed contract of last May',
      ['"signed contract"', '“signed contract” may', 'last "contract of"', '"Signed'],
      ['"contract signed"', '"signed of"', '"last signed"'],
    ],
    [
      'words with soft hyphens, zero-width characters and full-width forms',
      'An in\u00advoice for con\u200bsul\u2060ting, ｆｕｌｌ ｗｉｄｔｈ ２０２６ in\ufeffdeed',
      ['invoice', 'consulting', 'full width 2026', 'ｉｎｖｏｉｃｅ', 'in\u00advoice', 'indeed'],
      ['voice', 'sul'],
    ],
    ['half-width forms', 'ﾐﾂﾓﾘ', ['ミツモリ', 'ﾐﾂ'], ['モツ']],
    ['emoji', 'Well done 🎉🚀 ❤️', ['🎉', '🚀', '❤', 'done 🎉', '🎉🚀'], ['👍', '🚀🎉']],
    [
      'apostrophes, hyphens and dots',
      "O’Brien’s e-mail on v1.2 and l'e-mail",
      ["o'brien", 'obrien', 'brien', 'e-mail', 'email', 'mail', 'v1.2', "o'bri", 'E‑Mail'],
      ["o'mail", 'v2.1', 'v1.3', 'brieno'],
    ],
    ['words that are written in one', 'email to OBrien', ['e-mail', "o'brien"], ["b'rieno"]],
    [
      'accents and letters',
      'Crème brûlée in Łódź, Straße',
      ['creme brulee', 'LODZ', 'strasse'],
      [],
    ],
  ])('%s', async (_name, text, found, other) => {
    const results = await isFound(text, [...found, ...other]);
    const expected = [...found.map(() => true), ...other.map(() => false)];
    expect(results.map((it, index) => [[...found, ...other][index], it])).toEqual(
      expected.map((it, index) => [[...found, ...other][index], it]),
    );
  });

  test('a text in its 20,000th character, and in one that repeats a word', async () => {
    const long = `${'これは長い文章です。'.repeat(2_500)}最後に見積書を送りました。`;
    expect(await isFound(long, ['見積書', '"最後に見積書"', '見積者'])).toEqual([
      true,
      true,
      false,
    ]);
    const often = `${'the report '.repeat(1_000)} closing remark`;
    expect(await isFound(often, ['"closing remark"', '"closing report card"'])).toEqual([
      true,
      false,
    ]);
  });

  test.each(['!?', '…', '。', '+', '€', '""', '\u0301', '🫥', '*', ':*', "'", '\\', '&|!()<->'])(
    'nothing for %j, and no error',
    async (search) => {
      expect(await find(search)).toEqual({ totalCount: 0, nodes: [] });
    },
  );

  test.each(['', ' ', '\t\n', '\u200b \u00ad\ufeff'])('everything for %j', async (search) => {
    const filters = [null, { search }, { search, kinds: null }];
    const answers = await Promise.all(
      filters.map((filter) => scene.client.request<{ activities: Found }>(SEARCH, { filter })),
    );
    expect(answers[0]!.activities.totalCount).toBeGreaterThan(2);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  test('everything for blank text in the change feed, too, with the same cursors', async () => {
    const query = `query ($filter: ActivityFilter, $after: String, $page: String) {
      activities(first: 1, filter: $filter, after: $page) { changesCursor pageInfo { endCursor } }
      activityChanges(filter: $filter, after: $after) { changes { activityId } endCursor }
    }`;
    interface Answer {
      activities: { changesCursor: string; pageInfo: { endCursor: string } };
      activityChanges: { changes: object[]; endCursor: string };
    }
    const plain = await scene.client.request<Answer>(query, { filter: null });
    const blank = await answerOf(scene.client, query, {
      filter: { search: ' ' },
      page: plain.activities.pageInfo.endCursor,
      after: plain.activities.changesCursor,
    });
    expect(blank.errors).toBeUndefined();
    await scene.write.log({ kind: 'NOTE', records: [{ id: scene.ids.bob }], title: 'Later' });
    await expect
      .poll(async () => {
        const { activityChanges } = await scene.client.request<Answer>(query, {
          filter: { search: '' },
          after: plain.activities.changesCursor,
        });
        return activityChanges.changes.length;
      })
      .toBe(1);
  });
});

describe('a search finds the names in', () => {
  let client: GraphQLClient;

  beforeAll(async () => {
    const tenant = await gateway.createTenant();
    client = tenant.client;
    const created_at = '2026-04-28T12:00:00Z';
    const zoltan = { id: 'u1', name: 'Zoltán Kovács', email: 'zk@example.com' };
    await tenant.import({
      system: 'invent',
      object: 'contacts',
      record: 'ann',
      response: [
        { id: 'comment', type: 'comment_created', created_at, actor: zoltan, comment: 'Hello' },
        {
          id: 'segment',
          type: 'segment_added',
          created_at,
          actor: { id: 'u2', name: 'Mia Wong' },
          assistant: { id: 'a1', name: 'Juno Helper' },
          segment: { id: 's1', name: '重要顧客' },
          broadcast: { id: 'b1', name: 'Spring newsletter' },
        },
        {
          id: 'update',
          type: 'contact_updated',
          created_at,
          actor: { id: 'u2' },
          metadata: {
            changes: [
              {
                key: 'preferredChannel',
                old_value: 'telefax',
                new_value: { main: ['carrier pigeon'] },
              },
              { key: 'score', old_value: null, new_value: 98765 },
            ],
          },
        },
        {
          id: 'file',
          type: 'file_uploaded',
          created_at,
          file: { id: 'f1', file_filename: '見積書_v1.2-final.pdf', file_size: 1 },
        },
      ],
    });
  });

  const NAMES: [what: string, search: string, kinds: string[]][] = [
    ['actors', 'zoltan kov', ['COMMENT']],
    ['the e-mail addresses of actors', 'zk@example.com', ['COMMENT']],
    ['the e-mail addresses of actors, in part', 'example.com', ['COMMENT']],
    ['assistants', '"juno helper"', ['SEGMENT_ADDED']],
    ['segments', '顧客', ['SEGMENT_ADDED']],
    ['broadcasts', 'spring news', ['SEGMENT_ADDED']],
    ['actors that only another item names', 'mia wong', ['CONTACT_UPDATED', 'SEGMENT_ADDED']],
    ['keys of changes', 'preferredchannel', ['CONTACT_UPDATED']],
    ['old values of changes', 'telefax', ['CONTACT_UPDATED']],
    ['new values of changes', '"carrier pigeon"', ['CONTACT_UPDATED']],
    ['new values that are numbers', '98765', ['CONTACT_UPDATED']],
    ['files', '見積書', ['FILE_UPLOADED']],
    ['files with their version', 'v1.2-final.pdf', ['FILE_UPLOADED']],
  ];
  const kindsOf = async (search: string) =>
    (await find(search, client)).nodes.map(({ kind }) => kind).sort();

  test.each(NAMES)('%s', async (_what, search, kinds) => {
    expect(await kindsOf(search)).toEqual(kinds);
  });

  test('what an earlier version had indexed, once that is indexed anew', async () => {
    const { pool } = gateway.database;
    const readVersions = async () =>
      (await pool.query('select id, updated_at from activity order by id')).rows;
    const countChanges = () => gateway.database.prisma.activityChange.count();
    const versions = await readVersions();
    const changes = await countChanges();
    await pool.query(
      `update activity set search_version = 1,
          search = ('''~' || organization_id || ''' ''hello''')::tsvector`,
    );
    expect(await kindsOf('zoltan')).toEqual([]);
    expect(await reindexActivities(gateway.database)).toBe(versions.length);
    expect(await readVersions()).toEqual(versions);
    expect(await countChanges()).toBe(changes);
    for (const [what, search, kinds] of NAMES) expect(await kindsOf(search), what).toEqual(kinds);
    expect(await reindexActivities(gateway.database)).toBe(0);
  });
});

describe('activities that are logged are found by', () => {
  test('the names of actor and assignee as they are when they are written', async () => {
    const { write, ids } = scene;
    const { id } = await write.log({
      kind: 'TASK',
      records: [{ id: ids.bob }],
      title: 'Ring back',
      actor: ids.alice,
      assignee: ids.juno,
    });
    const found = async (search: string) =>
      (await find(search)).nodes.some((node) => node.id === id);
    expect(await found('"ring back" alice martin')).toBe(true);
    expect(await found('ring juno')).toBe(true);
    expect(await found('ring alice@acme.example.com')).toBe(true);
    await write.update({ id, actor: null, title: 'Ring again' });
    expect(await found('ring alice')).toBe(false);
    expect(await found('ring juno')).toBe(true);
  });
});

import { expect } from 'vitest';
import { isThorough } from '../support/thorough.js';
import type { FieldCase } from './field-case.js';
import { type FieldGateway, type Outcome, pagesOf, type SystemName } from './field-gateway.js';
import { AT, clarkyBody, inventComment, inventEvent, kasarBody } from './upstream-bodies.js';

type Shown = Outcome['nodes'][number];

/** How many inputs were sent. */
let inputs = 0;

/**
 * Sends a body by file, then as NDJSON, which changes nothing (in `npm test` every third), and live, which shows the same.
 * @param body JSON text, or a value.
 */
async function everywhere(field: FieldGateway, system: SystemName, body: unknown) {
  const json = typeof body === 'string' ? body : JSON.stringify(body);
  const organization = await field.createOrganization();
  const file = await organization.importFile(system, json);
  if (isThorough || ++inputs % 3 === 0) {
    const line = await organization.importLine(system, json);
    if (line.counts.added !== 0 || line.counts.updated !== 0) {
      throw new Error(`the same by line: ${JSON.stringify(line.counts)}`);
    }
  }
  const live = await organization.readLive(
    system,
    pagesOf([json], system === 'invent' ? [] : json),
  );
  const [one, other] = [file, live].map(({ nodes }) => JSON.stringify(nodes, comparable));
  if (one !== other) throw new Error(`file and live differ:\n${one}\n${other}`);
  return { organization, ...file, live };
}

/** Leaves out what differs from source to source. */
function comparable(this: unknown, key: string, value: unknown): unknown {
  return key === 'id' || key === 'source' ? undefined : value;
}

/** A case of one item: what is shown of it, and how many warnings there are. */
function item(
  input: string,
  system: SystemName,
  body: unknown,
  show: (node: Shown) => unknown,
  shown: unknown,
  warnings = 0,
): FieldCase {
  return {
    input,
    expected: { shown, warnings, invalid: 0, live: warnings },
    async got(field) {
      const { nodes, counts, live } = await everywhere(field, system, body);
      const { warnings, invalid } = counts;
      const node = nodes[0];
      return { shown: node && show(node), warnings, invalid, live: live.coverage?.warnings };
    },
  };
}

const changes = (node: Shown) => ('changes' in node ? node.changes : null);
const actorName = (node: Shown) => [
  'content' in node ? node.content : null,
  node.actor && 'name' in node.actor ? node.actor.name : null,
];
const updated = (metadata: object, type?: string) => [inventEvent({ type, metadata })];
const phone = (key: unknown) => [{ key, oldValue: '1', newValue: '2' }];
const task = (fields: object) => kasarBody({ tasks: [{ id: 't-1', created_at: AT, ...fields }] });
const dueOf = (node: Shown) => ('dueDate' in node ? node.dueDate : null);
const file = (fields: object) => ({
  id: 'f-1',
  file_filename: 'a.pdf',
  file_url: 'https://x/a',
  ...fields,
});

/** JSON text of lists in lists, this many levels deep. */
const nested = (levels: number) => `${'['.repeat(levels)}1${']'.repeat(levels)}`;

const CHANGE = { old_value: '1', new_value: '2' };
const SAME_ID = (id: unknown) =>
  kasarBody({
    interactions: [{ id, channel: 'email', created_at: AT }],
    tasks: [{ id, title: 'Call', created_at: '2026-05-05' }],
    notes: [{ id, content: 'Met', created_at: '2026-05-04' }],
  });

export const ITEM_CASES: FieldCase[] = [
  ...[1, '1'].map(
    (id): FieldCase => ({
      input: `1. the id ${JSON.stringify(id)} in each section of Kasar, twice`,
      expected: { kinds: ['EMAIL', 'NOTE', 'TASK'], again: { added: 0, unchanged: 3 } },
      async got(field) {
        const { nodes, organization } = await everywhere(field, 'kasar', SAME_ID(id));
        const again = await organization.importFile('kasar', JSON.stringify(SAME_ID(id)));
        const { added, unchanged } = again.counts;
        return { kinds: nodes.map(({ kind }) => kind).sort(), again: { added, unchanged } };
      },
    }),
  ),
  item(
    '2. a numeric key of changes, its type in metadata',
    'invent',
    updated({ type: 'contact_updated', changes: [{ key: 1023, ...CHANGE }] }),
    changes,
    phone('1023'),
  ),
  item(
    '2. changes as a map',
    'invent',
    updated({ type: 'contact_updated', changes: { phone: CHANGE } }),
    changes,
    phone('phone'),
  ),
  item(
    '2. values called old and new',
    'invent',
    updated({ changes: [{ key: 'phone', old: '1', new: '2' }] }, 'contact_updated'),
    changes,
    phone('phone'),
  ),
  item(
    '2. metadata as JSON text',
    'invent',
    [
      inventEvent({
        type: 'contact_updated',
        metadata: JSON.stringify({ changes: [{ key: 'phone', ...CHANGE }] }),
      }),
    ],
    changes,
    phone('phone'),
  ),
  item('2. changes: null', 'invent', updated({ changes: null }, 'contact_updated'), changes, [], 1),
  ...[{ id: null, name: 'Deleted user' }, {}, []].map((actor) =>
    item(`7. an actor ${JSON.stringify(actor)}`, 'invent', [inventComment({ actor })], actorName, [
      'Hello',
      'name' in actor ? 'Deleted user' : null,
    ]),
  ),
  ...[
    [7, 8],
    [8, 7],
  ].map((days) =>
    item(
      `6. one page with the versions of 5-${days.join(' and 5-')} of an activity`,
      'clarky',
      {
        ...clarkyBody(
          ...days.map((day) => ({
            id: 'a-1',
            title: `of 5-${day}`,
            updated_at: `2026-05-0${day}T00:00:00Z`,
          })),
        ),
        pagination: { page: 1, page_size: 100, total: 1, total_pages: 1 },
      },
      ({ title }) => title,
      'of 5-8',
    ),
  ),
  item(
    '7. an actor with an email only',
    'invent',
    [inventComment({ actor: { id: null, name: '', email: 'zk@example.com' } })],
    ({ actor }) => actor && 'email' in actor && actor.email,
    'zk@example.com',
  ),
  item(
    '7. an actor that is wrapped',
    'invent',
    [inventComment({ actor: { data: { id: 'u', name: 'Ann' } } })],
    actorName,
    ['Hello', 'Ann'],
  ),
  item(
    '7. an actor under other names',
    'invent',
    [inventComment({ actor: { uuid: 'u', full_name: 'Ann' } })],
    actorName,
    ['Hello', null],
    1,
  ),
  item(
    '7. content: "" of a note, and a body',
    'kasar',
    kasarBody({ notes: [{ id: 'n-1', content: '', body: 'Hello', created_at: AT }] }),
    (node) => ('content' in node ? node.content : null),
    'Hello',
  ),
  item(
    '8. completed_at: true',
    'clarky',
    clarkyBody({ activity_type: 'task', completed_at: true }),
    (node) => ('status' in node ? node.status : 'PENDING'),
    null,
    1,
  ),
  item(
    '9. duration_minutes -5',
    'clarky',
    clarkyBody({ activity_type: 'call', duration_minutes: -5 }),
    (node) => ('durationMinutes' in node ? node.durationMinutes : null),
    null,
    1,
  ),
  item(
    '11. NUL in the id of an actor',
    'invent',
    [inventComment({ actor: { id: 'u\0', name: 'Ann' } })],
    actorName,
    ['Hello', 'Ann'],
    1,
  ),
  item(
    '7. seen_at: ""',
    'invent',
    [inventComment({ actor: { id: 'u', name: 'Ann', seen_at: '' } })],
    actorName,
    ['Hello', 'Ann'],
  ),
  item(
    "7. a note's user without an id",
    'invent',
    [inventEvent({ type: 'note', note: { id: 'n', content: 'Hi', user: { name: 'Bob' } } })],
    (node) => ('author' in node ? node.author?.name : null),
    'Bob',
  ),
  ...(
    [
      ['', null, 0],
      ['0000-00-00', null, 0],
      ['0000-00-00 00:00:00', null, 0],
      ['2026-05-06 17:00:00', '2026-05-06', 1],
      [1778086800, '2026-05-06', 0],
      ['1778086800000', '2026-05-06', 0],
      ['soon', null, 1],
      ['05/06/2026', null, 1],
      ['20260506', '2026-05-06', 0],
      ['20260506T170000Z', '2026-05-06', 0],
      ['2026-05-06T17:00:00\u221202:00', '2026-05-06', 0],
      ['2026-05-06T24:00:00Z', '2026-05-06', 0],
      ['/Date(1746525600000)/', '2025-05-06', 0],
      ['-0001-11-30T00:00:00+00:00', null, 0],
      ['0001-01-01T00:00:00', null, 0],
      ['2026-05-06T00:00:00+02:00', '2026-05-06', 0],
    ] as const
  ).map(([due_date, day, warnings]) =>
    item(
      `8. due_date ${JSON.stringify(due_date)}`,
      'kasar',
      task({ due_date }),
      dueOf,
      day,
      warnings,
    ),
  ),
  ...(
    [
      ['Wed, 06 May 2026 17:00:00 GMT', '2026-05-06T17:00:00.000Z'],
      ['2026-05-06 17:00:00 UTC', '2026-05-06T17:00:00.000Z'],
      ['2026-05-06T23:59:60Z', '2026-05-07T00:00:00.000Z'],
      ['2026-05-06T17:00:00.1234567890Z', '2026-05-06T17:00:00.123Z'],
      [946684800, '2000-01-01T00:00:00.000Z'],
      [1778086800123456, '2026-05-06T17:00:00.123Z'],
      ['1778086800.5', '2026-05-06T17:00:00.500Z'],
    ] as const
  ).map(([created_at, at]) =>
    item(
      `8. created_at ${JSON.stringify(created_at)}`,
      'kasar',
      task({ created_at }),
      ({ occurredAt }) => occurredAt,
      at,
    ),
  ),
  item(
    '8. company_id: ""',
    'clarky',
    clarkyBody({ company_id: '' }),
    (node) => node.records.map(({ object }) => object),
    ['contacts'],
  ),
  item(
    '9. file_size "3221225472"',
    'invent',
    [inventEvent({ type: 'file', file: file({ file_size: '3221225472' }) })],
    (node) => ('file' in node ? node.file?.size : null),
    3221225472,
  ),
  item(
    '9. contacts_count "123"',
    'invent',
    [
      inventEvent({
        type: 'segment_added',
        segment: { id: 's', name: 'VIP', contacts_count: '123' },
      }),
    ],
    (node) => ('segment' in node ? node.segment?.contactsCount : null),
    123,
  ),
  item(
    '9. duration_minutes "32.5"',
    'clarky',
    clarkyBody({ activity_type: 'call', duration_minutes: '32.5' }),
    (node) => ('durationMinutes' in node ? node.durationMinutes : null),
    32.5,
  ),
  item(
    '11. half an emoji at the end',
    'kasar',
    JSON.stringify(
      kasarBody({
        interactions: [
          { id: 'e', channel: 'email', snippet: 'See you there \ud83d', created_at: AT },
        ],
      }),
    ),
    (node) => ('snippet' in node ? node.snippet : null),
    'See you there \ufffd',
    1,
  ),
  item(
    '11. NUL in a text and in an undocumented member',
    'invent',
    [inventComment({ comment: 'He\0llo', x_custom: 'a\0b' })],
    (node) => ('content' in node ? node.content : null),
    'Hello',
    2,
  ),
  item(
    '11. metadata nested 100,000 levels deep',
    'invent',
    `[{"id":"i-1","type":"comment","comment":"Hi","created_at":"${AT}","metadata":{"deep":${nested(100_000)}}}]`,
    ({ metadata }) => JSON.stringify(metadata),
    `{"deep":${nested(198).replace('1', 'null')}}`,
    1,
  ),
  item(
    '11. JSON text in metadata nested 10,000 levels deep, with NUL',
    'invent',
    updated(
      { changes: `[{"key":"a\\u0000","old_value":${nested(10_000)},"new_value":2}]` },
      'contact_updated',
    ),
    (node) => JSON.stringify(changes(node)),
    `[{"key":"a","oldValue":${nested(196).replace('1', 'null')},"newValue":2}]`,
    2,
  ),
  {
    input: '12. integers beyond 2^53 and 1.10 in metadata and changes',
    expected:
      '{"metadata":{"n":12345678901234567890,"d":1.10},"changes":[{"oldValue":1.10,"newValue":9007199254740993}]}',
    async got(field) {
      const body =
        '[{"id":"i-1","type":"contact_updated","created_at":"2026-05-06T10:00:00Z","metadata":{"n":12345678901234567890,"d":1.10,' +
        '"changes":[{"key":"a","old_value":1.10,"new_value":9007199254740993}]}}]';
      const { organization } = await everywhere(field, 'invent', body);
      const query = (source: string) =>
        `{ timeline(record: { external: { source: "${source}", object: "contacts", id: "c-1" } }) {
          nodes { metadata ... on ContactUpdated { changes { oldValue newValue } } } } }`;
      const found = new Set<string>();
      for (const source of ['invent', 'live-invent']) {
        const text = await organization.post(query(source));
        const metadata = /"metadata":\{"n":[^,]*,"d":[^,}]*/.exec(text)?.[0];
        const changes = /"changes":\[\{"oldValue":[^}]*\}\]/.exec(text)?.[0];
        found.add(`{${metadata}},${changes}}`);
      }
      return [...found].join(' ');
    },
  },
  item(
    '12. 0.0000001 and -0 in metadata',
    'invent',
    '[{"id":"i-1","type":"comment","created_at":"2026-05-06T10:00:00Z","metadata":{"rate":0.0000001,"z":-0}}]',
    ({ metadata }) => metadata,
    { rate: 1e-7, z: -0 },
  ),
  item(
    '12. the id 1234567890123456789',
    'invent',
    '[{"id":1234567890123456789,"type":"comment","comment":"Hi","created_at":"2026-05-06T10:00:00Z"}]',
    ({ origin }) => origin.externalId,
    '1234567890123456789',
  ),
  item(
    '14. the same file in file and attachments',
    'invent',
    [inventEvent({ type: 'file', file: file({}), attachments: [file({})] })],
    ({ attachments }) => attachments.length,
    1,
  ),
  ...[
    [file({ file_path: '', id: 'f-1' }), file({ file_path: '', file_url: '', id: 'f-2' })],
    { 'f-1': file({}), 'f-2': file({ id: 'f-2' }) },
    { data: [file({}), file({ id: 'f-2' }), file({})] },
  ].map((attachments) =>
    item(
      `14. two files as ${JSON.stringify(attachments).slice(0, 20)}…`,
      'invent',
      [inventComment({ attachments })],
      (node) => node.attachments.length,
      2,
    ),
  ),
  ...['actor', 'assistant', 'segment', 'broadcast', 'note', 'file', 'metadata'].map((member) =>
    item(
      `14. ${member}: []`,
      'invent',
      [inventComment({ [member]: [] })],
      ({ kind }) => kind,
      'COMMENT',
    ),
  ),
  item(
    '14. attachments: {}',
    'invent',
    [inventComment({ attachments: {} })],
    ({ attachments }) => attachments,
    [],
  ),
  item(
    '15. a direction that is none',
    'kasar',
    kasarBody({
      interactions: [{ id: 'e', channel: 'email', direction: 'sideways', created_at: AT }],
    }),
    (node) => ('direction' in node ? node.direction : undefined),
    null,
    1,
  ),
  ...['E-Mail', 'e_mail'].map((channel) =>
    item(
      `15. the channel ${channel}`,
      'kasar',
      kasarBody({ interactions: [{ id: 'e', channel, created_at: AT }] }),
      ({ kind }) => kind,
      'EMAIL',
    ),
  ),
  item(
    '15. "video-call"',
    'clarky',
    clarkyBody({ activity_type: 'video-call' }),
    ({ kind }) => kind,
    'VIDEO_CALL',
  ),
  item(
    '15. comment-created',
    'invent',
    [inventComment({ type: 'comment-created' })],
    ({ kind }) => kind,
    'COMMENT',
  ),
  item('15. "Call"', 'clarky', clarkyBody({ activity_type: 'Call' }), ({ kind }) => kind, 'CALL'),
  item(
    '15. "email"',
    'clarky',
    clarkyBody({ activity_type: 'email' }),
    ({ kind }) => kind,
    'EMAIL',
    1,
  ),
  {
    input: 'an item without an id, and one whose id is none',
    expected: {
      invalid: 2,
      said: ['id: is missing', 'id: must be a string, got false'],
    },
    async got(field) {
      const organization = await field.createOrganization();
      const body = [
        { type: 'comment', comment: 'Hi', created_at: AT },
        inventComment({ id: false }),
      ];
      const { counts, said } = await organization.importFile('invent', JSON.stringify(body));
      return { invalid: counts.invalid, said };
    },
  },
  {
    input: '15. deal_created of Invent',
    expected: { invalid: 1, said: [expect.stringMatching(/type.*deal_created/)], shown: 1 },
    async got(field) {
      const body = [inventEvent({ id: 'd', type: 'deal_created' }), inventComment({})];
      const { counts, said, nodes } = await everywhere(field, 'invent', body);
      return { invalid: counts.invalid, said, shown: nodes.length };
    },
  },
  item(
    '16. U+FEFF within a text',
    'invent',
    [inventComment({ comment: '\ufeffHello\ufeff' })],
    (node) => ('content' in node ? node.content : null),
    '\ufeffHello\ufeff',
  ),
];

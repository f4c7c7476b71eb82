import { describe, expect, test } from 'vitest';
import type { LocatedProblem } from '../../src/ingest/importer.js';
import { useTestGateway } from '../support/test-gateway.js';
import { coverageOf, readWholeTimeline } from '../support/whole-timeline.js';
import example from './fixtures/kasar-activity.json' with { type: 'json' };

const gateway = useTestGateway();

/** What is told of every activity of Kasar's. */
const OF_KASAR = {
  id: expect.stringMatching(/^activity_[0-9a-z]{26}$/),
  occurredAtPrecision: 'INSTANT',
  metadata: null,
  actor: null,
  assistant: null,
  attachments: [],
};
const CONTACT = { source: 'kasar', object: 'contacts', id: '550e8400-e29b-41d4-a716-446655440000' };

/** Imports one body of a contact and reads the contact's timeline. */
async function importBody(response: unknown, name?: string) {
  const tenant = await gateway.createTenant();
  const { object, id: record } = CONTACT;
  const counts = await tenant.import({ system: 'kasar', object, record, name, response });
  return { counts, timeline: await readWholeTimeline(tenant.client, CONTACT) };
}

function interaction(fields: object) {
  return {
    interactions: {
      data: [{ id: 'i-1', channel: 'email', created_at: '2025-03-10T14:22:00Z', ...fields }],
    },
  };
}

function task(fields: object) {
  return { tasks: { data: [{ id: 't-1', created_at: '2025-03-08T09:00:00Z', ...fields }] } };
}

test("the document's example gives every field", async () => {
  const { counts, timeline } = await importBody(example, 'Alice Martin');
  expect(counts).toMatchObject({ read: 2, added: 2, invalid: 0 });
  const alice = [
    {
      id: expect.stringMatching(/^contact_[0-9a-z]{26}$/),
      object: 'contacts',
      name: 'Alice Martin',
    },
  ];
  expect(timeline.nodes).toEqual([
    {
      ...OF_KASAR,
      __typename: 'Email',
      kind: 'EMAIL',
      category: 'INTERACTION',
      occurredAt: '2025-03-10T14:22:00.000Z',
      title: 'Follow-up on proposal',
      records: alice,
      origin: {
        source: { slug: 'kasar', system: 'KASAR' },
        externalId: 'a1b2c3d4-...',
        url: null,
        createdAt: '2025-03-10T14:22:00.000Z',
        updatedAt: null,
      },
      channel: 'email',
      direction: 'INBOUND',
      subject: 'Follow-up on proposal',
      snippet: 'Hi Alice, I wanted to circle back on...',
      description: null,
      durationMinutes: null,
      dueAt: null,
      completedAt: null,
    },
    {
      ...OF_KASAR,
      __typename: 'Task',
      kind: 'TASK',
      category: 'TASK',
      occurredAt: '2025-03-08T09:00:00.000Z',
      title: 'Send updated contract',
      records: alice,
      origin: {
        source: { slug: 'kasar', system: 'KASAR' },
        externalId: 'e5f6a7b8-...',
        url: null,
        createdAt: '2025-03-08T09:00:00.000Z',
        updatedAt: null,
      },
      status: 'PENDING',
      statusLabel: 'pending',
      description: null,
      dueDate: '2025-03-15',
      dueAt: null,
      durationMinutes: null,
      assignee: null,
      assigneeName: 'Bob Dupont',
      completedAt: null,
    },
  ]);
  // The example has 34 interactions and a next page: this is not all there is.
  expect(coverageOf(timeline, 'kasar')).toMatchObject({ complete: false, rejectedItems: 0 });
});

describe('channels', () => {
  test.each([
    ['email', 'EMAIL', 'email'],
    ['Call', 'CALL', 'call'],
    ['MEETING', 'MEETING', 'meeting'],
    ['video_call', 'VIDEO_CALL', 'video_call'],
    ['linkedin', 'MESSAGE', 'linkedin'],
    ['WhatsApp', 'MESSAGE', 'whatsapp'],
    ['Carrier Pigeon', 'MESSAGE', 'carrier pigeon'],
    [null, 'MESSAGE', 'message'],
    ['', 'MESSAGE', 'message'],
  ])('%j is %s on the channel %s', async (given, kind, channel) => {
    const { timeline } = await importBody(interaction({ channel: given }));
    expect(timeline.nodes).toMatchObject([{ kind, channel, category: 'INTERACTION' }]);
  });
});

describe('directions', () => {
  test.each([
    ['inbound', 'INBOUND'],
    ['Outbound', 'OUTBOUND'],
    ['internal', 'INTERNAL'],
    ['sideways', null],
    [null, null],
  ])('%j is %s', async (given, direction) => {
    const { timeline } = await importBody(interaction({ direction: given }));
    expect(timeline.nodes).toMatchObject([{ kind: 'EMAIL', direction }]);
  });
});

describe('tasks', () => {
  test.each([
    ['pending', 'PENDING'],
    ['in_progress', 'IN_PROGRESS'],
    ['In Progress', 'IN_PROGRESS'],
    ['completed', 'COMPLETED'],
    ['done', 'COMPLETED'],
    ['cancelled', 'CANCELLED'],
    ['canceled', 'CANCELLED'],
    ['waiting for legal', null],
    [null, null],
  ])('the status %j is %s, and its own word is kept', async (word, status) => {
    const { timeline } = await importBody(task({ status: word }));
    expect(timeline.nodes).toMatchObject([{ kind: 'TASK', status, statusLabel: word }]);
  });

  test('a due instant keeps its time, and its day is the one that was written', async () => {
    const { timeline } = await importBody(task({ due_date: '2025-03-15T23:30:00-02:00' }));
    expect(timeline.nodes).toMatchObject([
      { dueAt: '2025-03-16T01:30:00.000Z', dueDate: '2025-03-15' },
    ]);
  });

  test('a word of Object.prototype is a status like any other', async () => {
    const { timeline } = await importBody(task({ status: 'constructor' }));
    expect(timeline.nodes).toMatchObject([{ status: null, statusLabel: 'constructor' }]);
  });
});

describe('notes, of which the document shows none', () => {
  test.each([['content'], ['body']])('the text may be called %s', async (name) => {
    const note = {
      id: 'n-1',
      title: 'Call back',
      [name]: 'She prefers mornings.',
      created_at: '2025-03-09T08:00:00Z',
      updated_at: '2025-03-09T09:30:00+01:00',
    };
    const { timeline } = await importBody({ notes: { data: [note], total: 1 } });
    expect(timeline.nodes).toEqual([
      {
        ...OF_KASAR,
        __typename: 'Note',
        kind: 'NOTE',
        category: 'NOTE',
        occurredAt: '2025-03-09T08:00:00.000Z',
        title: 'Call back',
        records: [{ id: expect.any(String), object: 'contacts', name: null }],
        origin: {
          source: { slug: 'kasar', system: 'KASAR' },
          externalId: 'n-1',
          url: null,
          createdAt: '2025-03-09T08:00:00.000Z',
          updatedAt: '2025-03-09T08:30:00.000Z',
        },
        content: 'She prefers mornings.',
        noteId: 'n-1',
        author: null,
        editedAt: '2025-03-09T08:30:00.000Z',
        dueAt: null,
        durationMinutes: null,
        completedAt: null,
      },
    ]);
  });
});

describe('times', () => {
  test.each([
    ['2025-03-10T14:22:00.123999Z', '2025-03-10T14:22:00.123Z', 'INSTANT'],
    ['2025-03-10T14:22:00.1Z', '2025-03-10T14:22:00.100Z', 'INSTANT'],
    ['2025-03-10T00:22:00+05:30', '2025-03-09T18:52:00.000Z', 'INSTANT'],
    ['2025-03-10 14:22:00', '2025-03-10T14:22:00.000Z', 'INSTANT'],
    ['2025-03-10', '2025-03-10T00:00:00.000Z', 'DAY'],
  ])('%s is %s, known to the %s', async (created_at, occurredAt, occurredAtPrecision) => {
    const { timeline } = await importBody(interaction({ created_at }));
    expect(timeline.nodes).toMatchObject([{ occurredAt, occurredAtPrecision }]);
  });
});

test('items that are not what is documented are named, and the valid ones kept', async () => {
  const { counts, timeline } = await importBody({
    interactions: {
      data: [
        { channel: 'email', created_at: '2025-03-10T14:22:00Z' },
        { id: 'ok-1', channel: 'email', created_at: '2025-03-10T14:22:00Z' },
        { id: 'i-2', channel: 'email', created_at: '2026-02-30T00:00:00Z' },
        { id: 'i-3', channel: 7, created_at: '2025-03-10T14:22:00Z' },
        { id: 'i-4', channel: 'email', subject: 'a\0b', created_at: '2025-03-10T14:22:00Z' },
        { id: 'i-5', channel: 'email', subject: 'a\ud800', created_at: '2025-03-10T14:22:00Z' },
        { id: 'é'.repeat(257), channel: 'email', created_at: '2025-03-10T14:22:00Z' },
        { id: 'i-7', channel: 'email' },
        { id: 'i-8', channel: 'email', created_at: 1741616520 },
        { id: 'i-9', channel: 'email', created_at: 'yesterday' },
        { id: '', channel: 'email', created_at: '2025-03-10T14:22:00Z' },
        null,
        'a text',
        { id: 'é'.repeat(256), channel: 'email', created_at: '2025-03-10T14:22:00Z' },
      ],
    },
    tasks: {
      data: [
        { id: 't-1', due_date: '2025-13-01', created_at: '2025-03-10T14:22:00Z' },
        { id: 't-2', title: 1, status: [], created_at: '2025-03-10T14:22:00Z' },
      ],
    },
  });
  expect(counts).toMatchObject({ read: 16, added: 8, invalid: 8, warnings: 4 });
  const textOf = ({ location, field, reason }: LocatedProblem) =>
    `${location.replace('envelope 1: $.', '')} ${field}: ${reason}`;
  expect(counts.problems.map(textOf)).toEqual([
    expect.stringMatching(/^interactions.data\[0\] id: is missing$/),
    'interactions.data[2] created_at: must be an ISO 8601 date or date-time, got "2026-02-30T00:00:00Z"',
    expect.stringMatching(/^interactions.data\[6\] id: .*512 bytes/),
    'interactions.data[7] created_at: is missing',
    'interactions.data[9] created_at: must be an ISO 8601 date or date-time, got "yesterday"',
    'interactions.data[10] id: is empty, got ""',
    expect.stringMatching(/^interactions.data\[11\] : .*object/),
    expect.stringMatching(/^interactions.data\[12\] : .*object.* got "a text"/),
  ]);
  expect(counts.warned.map(textOf)).toEqual([
    'interactions.data[4] subject: contains a NUL character, which is left out, got "a\\u0000b"',
    expect.stringMatching(/^interactions.data\[5\] subject: contains half a character/),
    'tasks.data[0] due_date: must be an ISO 8601 date or date-time, got "2025-13-01"',
    'tasks.data[1] status: must be text, got []',
  ]);
  expect(
    Object.fromEntries(timeline.nodes.map((node) => [node.origin.externalId, node])),
  ).toMatchObject({
    'ok-1': { channel: 'email' },
    'i-3': { kind: 'MESSAGE', channel: '7' },
    'i-4': { subject: 'ab' },
    'i-5': { subject: 'a\ufffd' },
    'i-8': { occurredAt: '2025-03-10T14:22:00.000Z' },
    't-1': { dueDate: null, dueAt: null },
    't-2': { title: '1', status: null },
    ['é'.repeat(256)]: { channel: 'email' },
  });
  expect(timeline.nodes).toHaveLength(8);
  expect(coverageOf(timeline, 'kasar')).toMatchObject({ rejectedItems: 8, warnings: 4 });
});

test('an item without a time occurred when it was first seen', async () => {
  const page = { notes: { data: [{ id: 'untimed', body: 'hey', created_at: null }], total: 1 } };
  const first = await importBody(page);
  expect(first.counts).toMatchObject({ added: 1, invalid: 0 });
  const [note] = first.timeline.nodes;
  expect(note).toMatchObject({ occurredAtPrecision: 'FIRST_SEEN', origin: { createdAt: null } });
});

test('a page of only invalid items makes the record, and says how many were not understood', async () => {
  const { counts, timeline } = await importBody({ interactions: { data: [{}, {}], total: 2 } });
  expect(counts).toMatchObject({ read: 2, added: 0, invalid: 2 });
  expect(timeline.nodes).toEqual([]);
  const coverage = coverageOf(timeline, 'kasar');
  expect(coverage).toMatchObject({ rejectedItems: 2, asOf: expect.any(String) });
});

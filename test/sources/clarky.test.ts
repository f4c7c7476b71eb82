import { describe, expect, test } from 'vitest';
import type { LocatedProblem } from '../../src/ingest/importer.js';
import { useTestGateway } from '../support/test-gateway.js';
import { coverageOf, readWholeTimeline } from '../support/whole-timeline.js';
import list from './fixtures/clarky-list.json' with { type: 'json' };
import note from './fixtures/clarky-note.json' with { type: 'json' };
import task from './fixtures/clarky-task.json' with { type: 'json' };

const gateway = useTestGateway();

const CONTACT = { source: 'clarky', object: 'contacts', id: 'c_01HXYZ...' };
const COMPANY = { source: 'clarky', object: 'companies', id: 'co_1' };

/** What is told of every activity of Clarky's on the documents' contact. */
const OF_CLARKY = {
  id: expect.stringMatching(/^activity_/),
  occurredAtPrecision: 'INSTANT',
  actor: null,
  assistant: null,
  records: [{ id: expect.stringMatching(/^contact_/), object: 'contacts', name: null }],
  attachments: [],
};

async function importBodies(...responses: unknown[]) {
  const tenant = await gateway.createTenant();
  const { object, id: record } = CONTACT;
  const counts = await tenant.import(
    ...responses.map((response) => ({ system: 'clarky', object, record, response })),
  );
  return { counts, timeline: await readWholeTimeline(tenant.client, CONTACT), tenant };
}

function activity(fields: object) {
  return {
    id: 'a_1',
    contact_id: CONTACT.id,
    company_id: null,
    activity_type: 'note',
    created_at: '2026-04-29T19:25:00.000Z',
    ...fields,
  };
}

function origin(createdAt: string) {
  return {
    source: { slug: 'clarky', system: 'CLARKY' },
    externalId: 'a_01HACT...',
    url: null,
    createdAt,
    updatedAt: null,
  };
}

describe("the document's examples give every field:", () => {
  test('a page with a call', async () => {
    const { counts, timeline } = await importBodies(list);
    expect(counts).toMatchObject({ read: 1, added: 1, invalid: 0 });
    expect(timeline.nodes).toEqual([
      {
        ...OF_CLARKY,
        __typename: 'Call',
        kind: 'CALL',
        category: 'INTERACTION',
        occurredAt: '2026-04-29T15:31:00.000Z',
        title: 'Discovery call',
        metadata: { outcome: 'qualified' },
        origin: origin('2026-04-29T15:31:00.000Z'),
        channel: 'call',
        direction: null,
        subject: null,
        snippet: null,
        description: 'Walked through the platform, customer is interested in the Pro plan.',
        durationMinutes: 32,
        dueAt: null,
        completedAt: '2026-04-29T15:30:00.000Z',
      },
    ]);
    // Page 1 of 1 with one of one.
    expect(coverageOf(timeline, 'clarky')).toMatchObject({ complete: true, rejectedItems: 0 });
  });

  test('a logged note', async () => {
    const { timeline } = await importBodies(note);
    expect(timeline.nodes).toEqual([
      {
        ...OF_CLARKY,
        __typename: 'Note',
        kind: 'NOTE',
        category: 'NOTE',
        occurredAt: '2026-04-29T19:25:00.000Z',
        title: 'Follow-up needed',
        metadata: {},
        origin: origin('2026-04-29T19:25:00.000Z'),
        content: 'Customer asked about migration help next quarter.',
        noteId: 'a_01HACT...',
        author: null,
        editedAt: null,
        dueAt: null,
        durationMinutes: null,
        completedAt: null,
      },
    ]);
  });

  test('a scheduled task', async () => {
    const { timeline } = await importBodies(task);
    expect(timeline.nodes).toEqual([
      {
        ...OF_CLARKY,
        __typename: 'Task',
        kind: 'TASK',
        category: 'TASK',
        occurredAt: '2026-04-29T19:26:00.000Z',
        title: 'Send follow-up proposal',
        metadata: null,
        origin: origin('2026-04-29T19:26:00.000Z'),
        status: 'PENDING',
        statusLabel: null,
        description: null,
        dueDate: '2026-05-06',
        dueAt: '2026-05-06T17:00:00.000Z',
        durationMinutes: null,
        assignee: null,
        assigneeName: null,
        completedAt: null,
      },
    ]);
  });
});

describe('types', () => {
  const full = {
    title: 'Title',
    description: 'Text',
    due_date: '2026-05-06T19:00:00+02:00',
    duration_minutes: 12.5,
    completed_at: '2026-05-01T10:00:00Z',
    metadata: { attendees: ['a', { b: [1, null, true] }] },
  };
  const shared = {
    title: 'Title',
    dueAt: '2026-05-06T17:00:00.000Z',
    durationMinutes: 12.5,
    completedAt: '2026-05-01T10:00:00.000Z',
    metadata: full.metadata,
  };
  const interaction = { ...shared, category: 'INTERACTION', description: 'Text' };
  const toDo = {
    ...shared,
    category: 'TASK',
    description: 'Text',
    dueDate: '2026-05-06',
    status: 'COMPLETED',
  };
  test.each([
    ['note', { ...shared, kind: 'NOTE', category: 'NOTE', content: 'Text', noteId: 'a_1' }],
    ['call', { ...interaction, kind: 'CALL', channel: 'call' }],
    ['meeting', { ...interaction, kind: 'MEETING', channel: 'meeting' }],
    ['video_call', { ...interaction, kind: 'VIDEO_CALL', channel: 'video_call' }],
    ['task', { ...toDo, kind: 'TASK' }],
    ['todo', { ...toDo, kind: 'TODO' }],
    ['reminder', { ...toDo, kind: 'REMINDER' }],
  ])('%s keeps every field', async (activity_type, expected) => {
    const { timeline } = await importBodies({ data: [activity({ activity_type, ...full })] });
    expect(timeline.nodes).toMatchObject([expected]);
  });

  test.each([
    ['fax', 'MESSAGE'],
    ['email', 'EMAIL'],
  ])('the undocumented type %s is read as a %s, with a warning', async (activity_type, kind) => {
    const { counts, timeline } = await importBodies({ data: [activity({ activity_type })] });
    expect(counts).toMatchObject({ added: 1, invalid: 0, warnings: 1 });
    expect(counts.warned).toEqual([
      {
        location: 'envelope 1: $.data[0]',
        field: 'activity_type',
        reason: `is not documented and is read as ${kind}, got "${activity_type}"`,
      },
    ]);
    expect(timeline.nodes).toMatchObject([{ kind, channel: activity_type }]);
  });

  test.each(['Call', 'CALL', ' call '])('%o is a call', async (activity_type) => {
    const { counts, timeline } = await importBodies({ data: [activity({ activity_type })] });
    expect(counts).toMatchObject({ added: 1, warnings: 0 });
    expect(timeline.nodes).toMatchObject([{ kind: 'CALL' }]);
  });
});

test('a due day alone has no instant', async () => {
  const { timeline } = await importBodies({
    data: [activity({ activity_type: 'task', due_date: '2026-05-06' })],
  });
  expect(timeline.nodes).toMatchObject([{ dueDate: '2026-05-06', dueAt: null }]);
});

test('on a contact and a company at once, one activity stands on both timelines', async () => {
  const both = { data: [activity({ company_id: COMPANY.id, title: 'Kick-off' })] };
  const { counts, timeline, tenant } = await importBodies(both);
  expect(counts).toMatchObject({ added: 1 });
  const [onContact] = timeline.nodes;
  const [onCompany] = (await readWholeTimeline(tenant.client, COMPANY)).nodes;
  expect(onCompany).toEqual(onContact);
  expect(onContact?.records.map(({ object }) => object).sort()).toEqual(['companies', 'contacts']);

  // From the company's list it is the same one.
  const again = await tenant.import({
    system: 'clarky',
    object: COMPANY.object,
    record: COMPANY.id,
    response: both,
  });
  expect(again).toMatchObject({ added: 0, unchanged: 1 });
});

test('an activity that is taken off its company leaves its timeline', async () => {
  const { tenant } = await importBodies({ data: [activity({ company_id: COMPANY.id })] });
  const { object, id: record } = CONTACT;
  const changed = { system: 'clarky', object, record, response: { data: [activity({})] } };
  expect(await tenant.import(changed)).toMatchObject({ updated: 1 });
  const onCompany = await readWholeTimeline(tenant.client, COMPANY);
  expect(onCompany).toMatchObject({ nodes: [], totalCount: 0 });
  expect((await readWholeTimeline(tenant.client, CONTACT)).nodes).toHaveLength(1);
});

test('where the item names no record, it stands on the one whose list it is', async () => {
  const { timeline } = await importBodies({ data: [activity({ contact_id: null })] });
  expect(timeline.nodes).toHaveLength(1);
});

test('metadata of any shape is kept as it came', async () => {
  const metadata = { zeta: 1, alpha: { 'a.b': [0.1, -0, 1e21, '\u2028', '𝄞'] }, empty: '' };
  const { timeline } = await importBodies({ data: [activity({ metadata })] });
  expect(JSON.stringify(timeline.nodes[0]?.metadata)).toBe(JSON.stringify(metadata));
});

test('items that are not what is documented are named, and the valid ones kept', async () => {
  const deep = JSON.parse(`${'{"a":'.repeat(300)}1${'}'.repeat(300)}`);
  const { counts, timeline } = await importBodies({
    data: [
      activity({ id: 'ok-1' }),
      activity({ id: undefined }),
      activity({ id: 'x'.repeat(513) }),
      activity({ created_at: '2026-02-30' }),
      activity({ duration_minutes: 'half an hour' }),
      activity({ title: { text: 'no' } }),
      activity({ metadata: { note: 'a\0b' } }),
      activity({ metadata: { '\udc00': 1 } }),
      activity({ metadata: deep }),
      activity({ contact_id: 'c'.repeat(513) }),
      activity({ id: 'ok-2', metadata: { text: '\\u0000 is only text' } }),
    ],
  });
  expect(counts).toMatchObject({ read: 11, invalid: 3, warnings: 6 });
  const textOf = ({ location, field, reason }: LocatedProblem) =>
    `${location.replace('envelope 1: $.data', '')} ${field}: ${reason}`;
  expect(counts.problems.map(textOf)).toEqual([
    expect.stringMatching(/^\[1\] id: is missing$/),
    expect.stringMatching(/^\[2\] id: .*512 bytes/),
    '[3] created_at: must be an ISO 8601 date or date-time, got "2026-02-30"',
  ]);
  expect(counts.warned.map(textOf)).toEqual([
    expect.stringMatching(/^\[4\] duration_minutes: .*number/),
    '[5] title: must be text, got {"text":"no"}',
    expect.stringMatching(/^\[6\] metadata.note: contains a NUL character/),
    expect.stringMatching(/^\[7\] metadata.*: contains half a character/),
    expect.stringMatching(/^\[8\] metadata\.a\.a.*…: is nested more than 200 levels deep/),
    expect.stringMatching(/^\[9\] contact_id: .*512 bytes/),
  ]);
  expect(timeline.nodes.map(({ origin }) => origin.externalId)).toEqual(
    expect.arrayContaining(['ok-1', 'ok-2']),
  );
});

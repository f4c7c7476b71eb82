import { describe, expect, test } from 'vitest';
import type { LocatedProblem } from '../../src/ingest/importer.js';
import { useTestGateway } from '../support/test-gateway.js';
import { readWholeTimeline } from '../support/whole-timeline.js';
import contactExample from './fixtures/invent-contact-activities.json' with { type: 'json' };
import recordExample from './fixtures/invent-record-activities.json' with { type: 'json' };

const gateway = useTestGateway();

const CONTACT = { source: 'invent', object: 'contacts', id: 'con-1' };
const ROW = { source: 'invent', object: 'deals', id: 'row-1' };

async function importItems(items: unknown, record = CONTACT) {
  const tenant = await gateway.createTenant();
  const envelope = { system: 'invent', object: record.object, record: record.id };
  const counts = await tenant.import({ ...envelope, response: items });
  return {
    counts,
    timeline: await readWholeTimeline(tenant.client, record),
    again: async (response: unknown) => {
      const counts = await tenant.import({ ...envelope, response });
      return { counts, timeline: await readWholeTimeline(tenant.client, record) };
    },
  };
}

function event(type: string | undefined, fields: object = {}) {
  return { id: `e-${type}`, type, created_at: '2026-01-02T03:04:05Z', ...fields };
}

/** What both documents' examples show in the same way. */
const SHARED = {
  id: expect.stringMatching(/^activity_/),
  occurredAt: '2023-11-07T05:31:56.000Z',
  occurredAtPrecision: 'INSTANT',
  title: null,
  actor: {
    __typename: 'User',
    id: expect.stringMatching(/^user_/),
    name: '<string>',
    avatarUrl: '<string>',
    email: 'jsmith@example.com',
    seenAt: '2023-11-07T05:31:56.000Z',
  },
  assistant: {
    id: expect.stringMatching(/^assistant_/),
    name: '<string>',
    avatarUrl: '<string>',
  },
};
const FILE = {
  id: expect.stringMatching(/^attachment_/),
  filename: 'document.pdf',
  path: '<string>',
  url: '<string>',
  size: 1024,
  mimeType: 'application/pdf',
  createdAt: '2023-11-07T05:31:56.000Z',
};
const SEGMENT = {
  id: expect.stringMatching(/^segment_/),
  name: '<string>',
  color: 'red',
  contactsCount: 123,
  boards: [{ boardId: '<string>', boardName: '<string>', columnId: '<string>' }],
  createdAt: '2023-11-07T05:31:56.000Z',
  updatedAt: '2023-11-07T05:31:56.000Z',
};
const BROADCAST = { id: expect.stringMatching(/^broadcast_/), name: '<string>' };

describe("the contact document's example", () => {
  test('gives every field of a note', async () => {
    const { counts, timeline } = await importItems(contactExample);
    expect(counts).toMatchObject({ read: 1, added: 1, invalid: 0 });
    expect(timeline.nodes).toEqual([
      {
        ...SHARED,
        __typename: 'Note',
        kind: 'NOTE',
        category: 'NOTE',
        metadata: {},
        records: [{ id: expect.stringMatching(/^contact_/), object: 'contacts', name: null }],
        attachments: [],
        origin: {
          source: { slug: 'invent', system: 'INVENT' },
          externalId: '<string>',
          url: null,
          createdAt: '2023-11-07T05:31:56.000Z',
          updatedAt: null,
        },
        content: '<string>',
        noteId: '<string>',
        // The document calls the author and the actor by the same id: they are one user.
        author: {
          id: expect.stringMatching(/^user_/),
          name: '<string>',
          email: 'jsmith@example.com',
          avatarUrl: '<string>',
          seenAt: '2023-11-07T05:31:56.000Z',
        },
        editedAt: '2023-11-07T05:31:56.000Z',
        dueAt: null,
        durationMinutes: null,
        completedAt: null,
      },
    ]);
  });

  test.each([
    ['segment_added', 'SegmentAdded'],
    ['segment_removed', 'SegmentRemoved'],
  ])('gives the segment with its boards as %s', async (type, __typename) => {
    const { timeline } = await importItems([{ ...contactExample[0], type }]);
    expect(timeline.nodes).toMatchObject([
      { ...SHARED, __typename, category: 'SEGMENT', segment: SEGMENT, broadcast: BROADCAST },
    ]);
    expect(timeline.nodes[0]).not.toHaveProperty('content');
  });

  test.each([
    ['contact_blocked', 'ContactBlocked'],
    ['contact_unblocked', 'ContactUnblocked'],
    ['contact_unsubscribed', 'ContactUnsubscribed'],
    ['contact_resubscribed', 'ContactResubscribed'],
  ])('gives the broadcast as %s', async (type, __typename) => {
    const { timeline } = await importItems([{ ...contactExample[0], type }]);
    expect(timeline.nodes).toMatchObject([
      {
        ...SHARED,
        __typename,
        kind: type.toUpperCase(),
        category: 'CONTACT',
        broadcast: BROADCAST,
      },
    ]);
  });
});

describe("the record document's example", () => {
  const [example] = recordExample;

  test('shows no type, and is a comment by what it carries', async () => {
    const { counts, timeline } = await importItems(recordExample, ROW);
    expect(counts).toMatchObject({ read: 1, added: 1, invalid: 0 });
    expect(timeline.nodes).toEqual([
      {
        ...SHARED,
        __typename: 'Comment',
        kind: 'COMMENT',
        category: 'NOTE',
        metadata: {
          changes: [{ key: '<string>', old_value: '<unknown>', new_value: '<unknown>' }],
        },
        records: [{ id: expect.stringMatching(/^record_/), object: 'deals', name: null }],
        // The example has the same file as file and as attachment.
        attachments: [FILE],
        origin: {
          source: { slug: 'invent', system: 'INVENT' },
          externalId: '<string>',
          url: null,
          createdAt: '2023-11-07T05:31:56.000Z',
          updatedAt: '2023-11-07T05:31:56.000Z',
        },
        content: '<string>',
      },
    ]);
  });

  test.each(['comment', 'comment_created'])('is a comment by the type %s', async (type) => {
    const { timeline } = await importItems([{ ...example, type }], ROW);
    expect(timeline.nodes).toMatchObject([{ kind: 'COMMENT', content: '<string>' }]);
  });

  test.each([
    ['file_uploaded', 'FILE_UPLOADED'],
    ['segment_added', 'SEGMENT_ADDED'],
    ['contact_blocked', 'CONTACT_BLOCKED'],
    ['contact_updated', 'CONTACT_UPDATED'],
  ])('follows metadata.type %s, which mirrors the type', async (type, kind) => {
    const items = [{ ...example, metadata: { type, changes: [] } }];
    expect((await importItems(items, ROW)).timeline.nodes).toMatchObject([{ kind }]);
  });

  test('gives the file, which is among the attachments too', async () => {
    const { timeline } = await importItems([{ ...example, type: 'file_uploaded' }], ROW);
    expect(timeline.nodes).toMatchObject([
      { ...SHARED, __typename: 'FileUploaded', category: 'FILE', file: FILE },
    ]);
    const [node] = timeline.nodes;
    expect(node?.attachments).toContainEqual((node as { file: object }).file);
  });

  test('gives what was changed', async () => {
    const { timeline } = await importItems([{ ...example, type: 'contact_updated' }], ROW);
    expect(timeline.nodes).toMatchObject([
      {
        ...SHARED,
        __typename: 'ContactUpdated',
        category: 'CONTACT',
        changes: [{ key: '<string>', oldValue: '<unknown>', newValue: '<unknown>' }],
        broadcast: BROADCAST,
      },
    ]);
  });

  test('without a type, a comment or a note it is told by its file, then by its changes', async () => {
    const file = { ...example, id: 'with-file', comment: null };
    const changes = { ...example, id: 'with-changes', comment: null, file: undefined };
    const neither = { ...changes, id: 'with-neither', metadata: {} };
    const { counts, timeline } = await importItems([file, changes, neither], ROW);
    const kinds = timeline.nodes.map(({ origin, kind }) => [origin.externalId, kind]).sort();
    expect(kinds).toEqual([
      ['with-changes', 'CONTACT_UPDATED'],
      ['with-file', 'FILE_UPLOADED'],
    ]);
    expect(counts.problems).toMatchObject([{ location: 'envelope 1: $[2]', field: 'type' }]);
  });
});

test('old and new values may be any JSON', async () => {
  const values = [null, true, false, 0, -1.5, '', 'text', [], [1, [null]], {}, { a: { b: 'c' } }];
  const changes = values.map((value, index) => ({
    key: `field ${index}`,
    old_value: value,
    new_value: values[values.length - 1 - index],
  }));
  const metadata = { type: 'contact_updated', changes: [...changes, { key: 'new' }] };
  const { timeline } = await importItems([event('contact_updated', { metadata })]);
  expect((timeline.nodes[0] as { changes: object[] }).changes).toEqual([
    ...changes.map(({ key, old_value, new_value }) => ({
      key,
      oldValue: old_value,
      newValue: new_value,
    })),
    { key: 'new', oldValue: null, newValue: null },
  ]);
});

describe('without a time', () => {
  const timeless = event('note_created', { created_at: null, note: { id: 'n', content: 'A' } });

  test('an activity occurred when it was first seen, and keeps that', async () => {
    const before = Date.now();
    const { timeline, again } = await importItems([timeless]);
    const [first] = timeline.nodes;
    expect(first).toMatchObject({
      occurredAtPrecision: 'FIRST_SEEN',
      origin: { createdAt: null },
    });
    const occurredAt = Date.parse(first?.occurredAt ?? '');
    expect(occurredAt).toBeGreaterThanOrEqual(before);
    expect(occurredAt).toBeLessThanOrEqual(Date.now());

    const repeated = await again([timeless]);
    expect(repeated.counts).toMatchObject({ unchanged: 1 });
    expect(repeated.timeline.nodes).toEqual([first]);

    const changed = await again([{ ...timeless, note: { id: 'n', content: 'B' } }]);
    expect(changed.counts).toMatchObject({ updated: 1 });
    expect(changed.timeline.nodes).toEqual([{ ...first, content: 'B' }]);
  });

  test('it takes on the time that it is given later', async () => {
    const { again } = await importItems([timeless]);
    const { counts, timeline } = await again([{ ...timeless, created_at: '2026-01-01T00:00:00Z' }]);
    expect(counts).toMatchObject({ updated: 1 });
    expect(timeline).toMatchObject({
      nodes: [{ occurredAt: '2026-01-01T00:00:00.000Z', occurredAtPrecision: 'INSTANT' }],
      totalCount: 1,
    });
  });
});

test('an assistant acts where no user does', async () => {
  const assistant = { id: 'as-1', name: 'Ada', avatar_url: 'https://example.com/ada.png' };
  const { timeline } = await importItems([event('contact_blocked', { assistant })]);
  const ada = {
    id: expect.stringMatching(/^assistant_/),
    name: 'Ada',
    avatarUrl: 'https://example.com/ada.png',
  };
  expect(timeline.nodes).toMatchObject([
    { actor: { __typename: 'Assistant', ...ada }, assistant: ada },
  ]);
});

test('what is left out of an item is null', async () => {
  const { timeline } = await importItems([
    event('note_created'),
    event('segment_added'),
    event('file_uploaded'),
    event('contact_updated'),
  ]);
  expect(timeline.nodes).toHaveLength(4);
  for (const node of timeline.nodes) {
    expect(node).toMatchObject({ actor: null, assistant: null, attachments: [], metadata: null });
  }
  const byKind = Object.fromEntries(timeline.nodes.map((node) => [node.kind, node]));
  expect(byKind).toMatchObject({
    NOTE: { content: null, noteId: null, author: null, editedAt: null },
    SEGMENT_ADDED: { segment: null, broadcast: null },
    FILE_UPLOADED: { file: null },
    CONTACT_UPDATED: { changes: [], broadcast: null },
  });
});

test('items that are not what is documented are named, and the valid ones kept', async () => {
  const { counts, timeline } = await importItems([
    event('contact_blocked', { id: 'ok' }),
    event('contact_blocked', { id: null }),
    event('contact_blocked', { created_at: '2026-02-30T10:00:00Z' }),
    event('party_thrown'),
    event('note_created', { id: 'named', actor: { name: 'no id' } }),
    event('segment_added', { segment: { id: 's', contacts_count: '12' } }),
    event('segment_added', { segment: { id: 's', boards: [{ board_name: 'no id' }] } }),
    event('comment', { comment: 'a\0b' }),
    event('comment', { attachments: [{ id: 'f' }, { id: 'g', file_size: 'big' }] }),
    event('contact_updated', { metadata: { changes: [{ key: 'k', new_value: '\ud800' }] } }),
  ]);
  expect(counts).toMatchObject({ read: 10, invalid: 3, warnings: 4 });
  const textOf = ({ location, field, reason }: LocatedProblem) =>
    `${location.replace('envelope 1: $', '')} ${field}: ${reason}`;
  expect(counts.problems.map(textOf)).toEqual([
    expect.stringMatching(/^\[1\] id: must be a string, got null$/),
    '[2] created_at: must be an ISO 8601 date or date-time, got "2026-02-30T10:00:00Z"',
    expect.stringMatching(/^\[3\] type: .*"party_thrown".*note_created/),
  ]);
  expect(counts.warned.map(textOf)).toEqual([
    expect.stringMatching(/^\[6\] segment.boards.0.board_id: is missing$/),
    expect.stringMatching(/^\[7\] comment: contains a NUL character/),
    expect.stringMatching(/^\[8\] attachments.1.file_size: .*number.*"big"/),
    expect.stringMatching(/^\[9\] metadata.changes.0.new_value: contains half a character/),
  ]);
  expect(timeline.nodes.find(({ kind }) => kind === 'NOTE')).toMatchObject({
    actor: { name: 'no id' },
  });
});

import { describe, expect, test } from 'vitest';
import { useTestGateway } from '../support/test-gateway.js';
import { coverageOf, readWholeTimeline } from '../support/whole-timeline.js';

// Items as real systems send them, which is not always as they document it.

const gateway = useTestGateway();

const created_at = '2026-03-01T10:00:00Z';

/** Imports a body of a contact's list, and reads the contact's timeline. */
async function importBody(system: string, response: unknown) {
  const tenant = await gateway.createTenant();
  const counts = await tenant.import({ system, object: 'contacts', record: 'c-1', response });
  const by = { source: system, object: 'contacts', id: 'c-1' };
  const timeline = await readWholeTimeline(tenant.client, by);
  const warned = counts.warned.map(({ field, reason }) => `${field}: ${reason}`);
  return { counts, nodes: timeline.nodes, warned, coverage: coverageOf(timeline, system) };
}

const event = (fields: object) => importBody('invent', [{ id: 'i-1', created_at, ...fields }]);
const comment = (fields: object) => event({ type: 'comment', comment: 'Hello', ...fields });
const activity = (fields: object) =>
  importBody('clarky', { data: [{ id: 'a-1', activity_type: 'task', created_at, ...fields }] });
const task = (fields: object) =>
  importBody('kasar', { tasks: { data: [{ id: 't-1', created_at, ...fields }] } });

describe('changes of a contact', () => {
  const updated = (changes: unknown, type?: string) =>
    event({ type, metadata: { type: 'contact_updated', changes } });

  test.each([
    ['a numeric key', [{ key: 1023, old_value: 1, new_value: 2 }], '1023'],
    ['a map by field', { phone: { old_value: 1, new_value: 2 } }, 'phone'],
    ['a map with numbers as fields', { 1023: { old_value: 1, new_value: 2 } }, '1023'],
    ['a single change', { key: 'phone', old_value: 1, new_value: 2 }, 'phone'],
    ['JSON text', '[{"key":"phone","old_value":1,"new_value":2}]', 'phone'],
    ['values called old and new', [{ key: 'phone', old: 1, new: 2 }], 'phone'],
    ['values in camel case', { phone: { oldValue: 1, newValue: 2 } }, 'phone'],
    ['a map with a field called key', { key: { old_value: 1, new_value: 2 } }, 'key'],
  ])('%s is shown', async (_name, changes, key) => {
    const { nodes, warned } = await updated(changes);
    expect(warned).toEqual([]);
    expect(nodes).toMatchObject([
      { kind: 'CONTACT_UPDATED', changes: [{ key, oldValue: 1, newValue: 2 }] },
    ]);
  });

  test.each([
    ['null', null, [], ['metadata.changes: is empty: what was changed is not known']],
    ['an empty list', [], [], ['metadata.changes: is empty: what was changed is not known']],
    ['text', 'phone', [], [/^metadata.changes: is empty/, /^metadata.changes: must be a list/]],
    [
      'an element that is none, or without values',
      ['phone', { key: 'b' }, { key: 'c', new_value: 1 }],
      ['b', 'c'],
      [/^metadata.changes.0: must be/, /^metadata.changes.1: has neither old_value nor new_value/],
    ],
    [
      'a field without values',
      { phone: 5, b: { new_value: 1 } },
      ['b'],
      [/^metadata.changes.phone:/],
    ],
  ])('%s is named, and the rest is kept', async (_name, changes, keys, warnings) => {
    const { nodes, warned, coverage } = await updated(changes, 'contact_updated');
    expect(nodes).toMatchObject([{ changes: keys.map((key) => ({ key })) }]);
    expect(warned.sort()).toEqual(warnings.map((text) => expect.stringMatching(text)));
    expect(coverage).toMatchObject({ warnings: warnings.length, rejectedItems: 0 });
  });
});

describe('metadata of an updated contact', () => {
  const change = { key: 'phone', old_value: 1, new_value: 2 };

  test.each([
    ['as JSON text', JSON.stringify({ type: 'contact_updated', changes: [change] })],
    ['as the list of changes', [change]],
    ['with a type that is none', { type: { name: 'contact_updated' }, changes: [change] }],
  ])('%s shows its changes', async (_name, metadata) => {
    for (const type of ['contact_updated', undefined]) {
      const { nodes, warned } = await event({ type, metadata });
      expect(warned).toEqual([]);
      expect(nodes).toMatchObject([
        { kind: 'CONTACT_UPDATED', changes: [{ key: 'phone', oldValue: 1, newValue: 2 }] },
      ]);
    }
  });

  test.each(['was updated', ['phone'], { note: 'updated' }])(
    '%o has none, and a warning says so',
    async (metadata) => {
      const { nodes, warned } = await event({ type: 'contact_updated', metadata });
      expect(nodes).toMatchObject([{ changes: [], metadata }]);
      expect(warned).toEqual(['metadata.changes: is missing: what was changed is not known']);
    },
  );
});

describe('a person', () => {
  test.each([
    [
      'without an id is known by name',
      { id: null, name: 'Deleted user' },
      { name: 'Deleted user' },
    ],
    [
      'without an id or a name is known by email',
      { id: null, name: '', email: 'zk@example.com' },
      { name: null, email: 'zk@example.com' },
    ],
    ['that is wrapped', { data: { id: 'u', name: 'Ann' } }, { name: 'Ann' }],
    ['of whom nothing is given is nobody', { id: null, name: null, email: '', bot: false }, null],
    ['without anything is nobody', {}, null],
    ['as an empty list is nobody', [], null],
    ['as empty text is nobody', '', null],
    ['who was never seen', { id: 'u', name: 'Ann', seen_at: '' }, { name: 'Ann', seenAt: null }],
  ])('%s', async (_name, actor, expected) => {
    const { nodes, warned } = await comment({ actor });
    expect(warned).toEqual([]);
    expect(nodes).toMatchObject([{ content: 'Hello', actor: expected }]);
    const note = await event({ type: 'note', note: { id: 'n', content: 'Hi', user: actor } });
    expect(note.nodes).toMatchObject([{ content: 'Hi', author: expected }]);
  });
});

test.each([
  ['actor', { uuid: 'u2', full_name: 'Bob' }],
  ['actor', { id: null, name: ' ', avatar: 'https://x/a.png' }],
  ['assistant', { id: null, title: 'Bot' }],
  ['segment', { label: 'VIP' }],
  ['broadcast', { subject: 'News' }],
  ['note.user', { login: 'bob' }],
  ['file', { name: 'a.pdf' }],
])('%s as %o is none, and a warning says so', async (path, given) => {
  const [member, inner] = path.split('.') as [string, string?];
  const value = inner ? { id: 'n', content: 'Hi', [inner]: given } : given;
  const { nodes, warned, coverage } = await event({ type: 'note', [member]: value });
  expect(nodes).toMatchObject([{ kind: 'NOTE', actor: null, attachments: [] }]);
  expect(warned).toEqual([expect.stringMatching(`^${path}: has none of .*, got `)]);
  expect(coverage).toMatchObject({ warnings: 1 });
});

test('persons who have a name in common are told apart by their email', async () => {
  const by = (id: string, email: string) => ({
    ...{ id, type: 'comment', comment: 'Hello', created_at },
    actor: { name: 'Ann', email },
  });
  const { nodes } = await importBody('invent', [by('1', 'a@x.com'), by('2', 'b@x.com')]);
  expect(new Set(nodes.map(({ actor }) => actor?.id)).size).toBe(2);
});

describe('the text', () => {
  test.each([
    ['of a comment is in comment or note.content', 'comment'],
    ['of a note is in note.content or comment', 'note'],
  ])('%s', async (_name, type) => {
    for (const other of [null, '', ' ']) {
      const texts = type === 'note' ? [other, 'Hello'] : ['Hello', other];
      const note = { id: 'n', content: texts[0] };
      const { nodes, warned } = await event({ type, note, comment: texts[1] });
      expect(nodes).toMatchObject([{ content: 'Hello' }]);
      expect(warned).toEqual([]);
    }
  });

  test.each([null, '', ' '])(
    'of a note of Kasar is in content, or where that is %o in body',
    async (content) => {
      const note = { id: 'n-1', content, body: 'Hello', created_at };
      const { nodes } = await importBody('kasar', { notes: { data: [note] } });
      expect(nodes).toMatchObject([{ content: 'Hello' }]);
    },
  );
});

describe('an id of another object with NUL or half a character', () => {
  test.each(['s\0', 's\ud83d'])('%o is null, with a warning', async (id) => {
    const { nodes, warned } = await importBody('invent', [
      ...['s', id].map((segmentId, index) => ({
        id: `i-${index}`,
        type: 'segment_added',
        created_at,
        actor: { id: segmentId, name: `name ${index}` },
        segment: { id: segmentId, name: `name ${index}` },
      })),
    ]);
    expect(warned).toEqual([
      expect.stringMatching(/^actor.id: contains .*: it is no id, got /),
      expect.stringMatching(/^segment.id: contains .*: it is no id, got /),
    ]);
    const named = nodes.map((node) => [node.actor?.name, 'segment' in node && node.segment?.name]);
    expect(named.sort()).toEqual([0, 1].map((index) => [`name ${index}`, `name ${index}`]));
  });

  test('does not place an item on the record of the id without it', async () => {
    const { nodes, warned } = await activity({ contact_id: 'r\0', company_id: 'c' });
    expect(nodes).toEqual([]);
    expect(warned).toEqual([expect.stringMatching(/^contact_id: contains a NUL character/)]);
  });
});

test('a person who is known by a long name only is kept', async () => {
  const name = Array.from({ length: 900 }, (_, index) => index).join(' ');
  const { nodes, counts } = await comment({ actor: { id: null, name } });
  expect(counts).toMatchObject({ added: 1, invalid: 0, warnings: 0 });
  expect(nodes).toMatchObject([{ actor: { name } }]);
});

describe('a channel', () => {
  const interaction = (channel: string) =>
    importBody('kasar', { interactions: { data: [{ id: 'e-1', channel, created_at }] } });
  const long = Array.from({ length: 900 }, (_, index) => index).join(' ');

  test.each([
    ['E-Mail', 'EMAIL', 'email'],
    ['Video Call', 'VIDEO_CALL', 'video_call'],
    ['video-call', 'VIDEO_CALL', 'video_call'],
    ['videoCall', 'VIDEO_CALL', 'video_call'],
    ['Carrier-Pigeon', 'MESSAGE', 'carrier-pigeon'],
  ])('%s of Kasar is %s', async (given, kind, channel) => {
    const { nodes, warned } = await interaction(given);
    expect(nodes).toMatchObject([{ kind, channel }]);
    expect(warned).toEqual([]);
  });

  test('that is too long for an index is null, with a warning', async () => {
    const { nodes, warned } = await interaction(long);
    expect(nodes).toMatchObject([{ kind: 'MESSAGE', channel: 'message' }]);
    expect(warned).toEqual([expect.stringMatching(/^channel: is longer than 512 bytes/)]);
    const clarky = await activity({ activity_type: long });
    expect(clarky.nodes).toMatchObject([{ kind: 'MESSAGE', channel: 'message' }]);
    expect(clarky.warned).toEqual([expect.stringMatching(/^activity_type: is not documented/)]);
  });
});

test.each([
  ['Video Call', 'VIDEO_CALL'],
  ['video-call', 'VIDEO_CALL'],
  ['videoCall', 'VIDEO_CALL'],
  ['To-Do', 'TODO'],
])('the type %s of Clarky is %s', async (activity_type, kind) => {
  const { nodes, warned } = await activity({ activity_type });
  expect(nodes).toMatchObject([{ kind }]);
  expect(warned).toEqual([]);
});

test.each([
  [null, 'PENDING', 0],
  ['', 'PENDING', 0],
  ['2026-03-02T10:00:00Z', 'COMPLETED', 0],
  ['2026-03-02 10:00:00', 'COMPLETED', 1],
  [true, null, 1],
  ['true', null, 1],
  [1, null, 1],
  ['2026-02-30', null, 1],
])(
  'a task of Clarky with completed_at %o has the status %s',
  async (completed_at, status, count) => {
    const { nodes, warned } = await activity({ completed_at });
    expect(nodes).toMatchObject([{ kind: 'TASK', status }]);
    expect(warned).toHaveLength(count);
  },
);

test.each(['', ' ', false, null])('%o is no metadata', async (metadata) => {
  for (const { nodes, warned } of [await comment({ metadata }), await activity({ metadata })]) {
    expect(nodes).toMatchObject([{ metadata: null }]);
    expect(warned).toEqual([]);
  }
});

test.each(['', ' ', '\t'])('the id %o is none', async (id) => {
  const { counts } = await comment({ id });
  expect(counts.problems).toMatchObject([
    { field: 'id', reason: expect.stringMatching(/^is empty/) },
  ]);
});

describe('a date', () => {
  test.each(['', ' ', '0000-00-00', '0000-00-00 00:00:00', null])('%o is none', async (none) => {
    const { nodes, warned } = await activity({ due_date: none, completed_at: none });
    expect(warned).toEqual([]);
    expect(nodes).toMatchObject([{ dueDate: null, dueAt: null, completedAt: null }]);
  });

  test.each([1_772_359_200, 1_772_359_200_000, '1772359200', '1772359200000'])(
    '%o is seconds or milliseconds since 1970',
    async (due_date) => {
      const { nodes, warned } = await task({ due_date });
      expect(warned).toEqual([]);
      expect(nodes).toMatchObject([{ dueAt: '2026-03-01T10:00:00.000Z', dueDate: '2026-03-01' }]);
    },
  );

  test('without an offset is in UTC, with a warning', async () => {
    const { nodes, warned } = await task({ due_date: '2026-05-06 17:00:00' });
    expect(nodes).toMatchObject([{ dueAt: '2026-05-06T17:00:00.000Z', dueDate: '2026-05-06' }]);
    expect(warned).toEqual([
      'due_date: has no offset from UTC: it is read as UTC, got "2026-05-06 17:00:00"',
    ]);
  });

  test('is the day that was written', async () => {
    const { nodes } = await task({ due_date: '2026-05-06T00:00:00+02:00' });
    expect(nodes).toMatchObject([{ dueAt: '2026-05-05T22:00:00.000Z', dueDate: '2026-05-06' }]);
  });

  test.each([20_260_506, 'tomorrow', true, '2026-02-30'])(
    '%o is null, with a warning',
    async (due) => {
      const { nodes, warned } = await task({ due_date: due, title: 'Call' });
      expect(nodes).toMatchObject([{ title: 'Call', dueDate: null, dueAt: null }]);
      expect(warned).toEqual([expect.stringMatching(/^due_date: must be an ISO 8601/)]);
    },
  );
});

describe('a number', () => {
  test.each([
    ['32.5', 32.5],
    ['32', 32],
    [' 7 ', 7],
    ['', null],
    [12, 12],
  ])('%o is read', async (duration_minutes, durationMinutes) => {
    const { nodes, warned } = await activity({ duration_minutes });
    expect(nodes).toMatchObject([{ durationMinutes }]);
    expect(warned).toEqual([]);
  });

  test.each([-5, '-0.5'])('%o is no size and no duration', async (negative) => {
    const { nodes, warned } = await activity({ duration_minutes: negative });
    expect(nodes).toMatchObject([{ durationMinutes: null }]);
    expect(warned).toEqual([expect.stringMatching(/^duration_minutes: must be at least 0/)]);
    const file = { id: 'f', file_size: negative };
    const { nodes: comments, warned: others } = await comment({ attachments: [file] });
    expect(comments).toMatchObject([{ attachments: [{ size: null }] }]);
    expect(others).toEqual([expect.stringMatching(/^attachments.0.file_size: must be at least 0/)]);
  });

  test.each(['half an hour', '32,5', '0x10', [], 'Infinity'])(
    '%o is null, with a warning',
    async (value) => {
      const { nodes, warned } = await activity({ duration_minutes: value });
      expect(nodes).toMatchObject([{ durationMinutes: null }]);
      expect(warned).toEqual([expect.stringMatching(/^duration_minutes: /)]);
    },
  );

  test('of bytes may be text, and beyond 2^31', async () => {
    const { nodes, warned } = await comment({
      attachments: [{ id: 'f', file_size: '3221225472' }],
      segment: { id: 's', contacts_count: '123' },
    });
    expect(nodes).toMatchObject([{ attachments: [{ size: 3_221_225_472 }] }]);
    expect(warned).toEqual([]);
  });
});

describe('a file', () => {
  const file = { id: 'f-1', file_filename: 'a.pdf', file_path: 'p/a.pdf' };

  test.each([
    ['with its id', [file]],
    ['with its path', [{ ...file, id: null }]],
  ])('that is an attachment too, %s, is shown once', async (_name, attachments) => {
    const { nodes } = await event({ type: 'file_uploaded', file, attachments });
    expect(nodes).toMatchObject([{ file: { filename: 'a.pdf' }, attachments: [{}] }]);
  });

  test.each([
    ['its id', [{ id: 'f-2' }, { id: 'f-2' }]],
    ['its URL', [{ file_url: 'https://x/b' }, { id: 'f-2', file_url: 'https://x/b' }]],
    ['the URL of the file', [{ id: 'f-2', file_url: 'https://x/a' }, { id: 'f-3' }]],
  ])('that is listed twice, with %s, is shown once', async (_name, attachments) => {
    const shown = { ...file, file_path: null, file_url: 'https://x/a' };
    const { nodes } = await event({ type: 'file_uploaded', file: shown, attachments });
    expect(nodes).toMatchObject([{ attachments: [{ filename: 'a.pdf' }, {}] }]);
  });

  test.each([
    ['an empty path', { file_path: '' }, { file_path: '' }],
    ['an empty URL', { file_url: ' ' }, { file_url: ' ' }],
    ['the same path', { file_path: 'p' }, { file_path: 'p' }],
    ['the same id', { id: 1 }, { id: 1 }],
  ])('is not another one with %s and another name', async (_name, a, b) => {
    const named = { ...b, file_filename: 'b.pdf' };
    const { nodes, warned } = await event({
      ...{ type: 'file_uploaded', file: { ...a, file_filename: 'a.pdf' }, attachments: [named] },
    });
    expect(nodes).toMatchObject([{ attachments: [{ filename: 'a.pdf' }, { filename: 'b.pdf' }] }]);
    expect(warned).toEqual([]);
  });

  test('that is listed twice is shown with all that is said of it', async () => {
    const { nodes } = await event({
      ...{ type: 'file_uploaded', file: { id: 'f-1' }, attachments: [{ ...file, file_size: 7 }] },
    });
    expect(nodes).toMatchObject([
      { attachments: [{ filename: 'a.pdf', path: 'p/a.pdf', size: 7 }] },
    ]);
  });

  test.each([
    ['an empty object', {}, []],
    ['an object with numbers as names', { 1: file, 3: { ...file, id: 'f-2' } }, [{}, {}]],
    ['a single file', file, [{}]],
    ['a map by id', { 'f-1': file, 'f-2': { ...file, id: 'f-2', file_path: 'q' } }, [{}, {}]],
    ['a wrapped list', { data: [file] }, [{}]],
    ['a list under another name, with its length', { items: [file], total: 1 }, [{}]],
    [
      'a list beside an element',
      { 0: file, data: [file, { ...file, id: 'f-2', file_path: 'q' }] },
      [{}, {}],
    ],
    ['a list with empty elements', [file, {}, [], ''], [{}]],
    ['a list with null', [null, file], [{}]],
  ])('may be listed in %s', async (_name, attachments, shown) => {
    const { nodes, warned } = await comment({ attachments });
    expect(nodes).toMatchObject([{ attachments: shown }]);
    expect(warned).toEqual([]);
  });
});

describe('what cannot be read of a list of files', () => {
  const file = { id: 'f-1', file_filename: 'a.pdf', file_size: 'big' };
  const size = /file_size: must be a number/;

  test.each([
    ['a map by id', { 'f-1': file }, [/^attachments.f-1.file_size: /]],
    [
      'an object with numbers as names',
      { 1: file, 3: { id: 'f-2' } },
      [/^attachments.1.file_size: /],
    ],
    ['a single file', file, [/^attachments.file_size: /]],
    [
      'a wrapped list',
      { data: [file, 'b.pdf'] },
      [/^attachments.data.0.file_size: /, /^attachments.data.1: /],
    ],
    [
      'an element without anything known',
      [{ name: 'b.pdf' }, file],
      [/^attachments.0: has none of id, /, size],
    ],
  ])('is left out, and the rest is kept: %s', async (_name, attachments, warnings) => {
    const { nodes, warned } = await comment({ attachments });
    expect(nodes[0]!.attachments[0]).toMatchObject({ filename: 'a.pdf', size: null });
    expect(warned.sort()).toEqual(warnings.map((text) => expect.stringMatching(text)));
  });

  test.each([{ name: 'b.pdf' }, 'b.pdf', 7])('is all of it: %o', async (attachments) => {
    const { nodes, warned } = await comment({ attachments });
    expect(nodes).toMatchObject([{ content: 'Hello', attachments: [] }]);
    expect(warned).toEqual([expect.stringMatching(/^attachments: must be a list, got /)]);
  });
});

test.each(['segment', 'broadcast', 'assistant', 'note', 'file', 'actor'])(
  '[], {} and "" are no %s',
  async (member) => {
    for (const none of [[], {}, '', false, null]) {
      const { nodes, counts } = await comment({ [member]: none });
      expect(counts).toMatchObject({ added: 1, invalid: 0, warnings: 0 });
      expect(nodes).toMatchObject([{ content: 'Hello', actor: null, assistant: null }]);
    }
  },
);

test.each(['Comment_Created', 'COMMENT', ' comment ', 'comment-created', 'commentCreated'])(
  'the type %o is a comment',
  async (type) => {
    expect((await comment({ type })).nodes).toMatchObject([{ kind: 'COMMENT' }]);
  },
);

test.each(['constructor', 'deal_created', 'toString'])(
  'the type %s is refused by name',
  async (type) => {
    const { counts, nodes } = await comment({ type });
    expect(counts.problems).toMatchObject([
      { field: 'type', reason: expect.stringContaining(JSON.stringify(type)) },
    ]);
    expect(nodes).toEqual([]);
  },
);

describe('the end of a list', () => {
  const interactions = { data: [{ id: 1, channel: 'email', created_at }], total: 1 };
  const none = { data: [], total: 0 };

  test.each([
    ['empty', ''],
    ['null', null],
    ['absent', undefined],
    ['given although the totals are reached', 'c2'],
  ])('Kasar: a cursor that is %s', async (_name, nextCursor) => {
    const body = { interactions, tasks: none, notes: none, nextCursor };
    expect((await importBody('kasar', body)).coverage).toMatchObject({ complete: true });
  });

  test('Clarky: page numbers and totals as text', async () => {
    const data = [{ id: 1, activity_type: 'note', created_at }];
    const pagination = { page: '1', total: '1', total_pages: '1', page_size: '100' };
    const { coverage } = await importBody('clarky', { data, pagination });
    expect(coverage).toMatchObject({ complete: true });
  });
});

import { beforeAll, describe, expect, test } from 'vitest';
import { answerOf } from '../support/answer-of.js';
import { useTestGateway } from '../support/test-gateway.js';
import { errorOf } from '../support/test-server.js';
import { createWriteScene, type WriteScene } from '../support/write-scene.js';

const gateway = useTestGateway();
let scene: WriteScene;
let stranger: WriteScene;
beforeAll(async () => {
  scene = await createWriteScene(gateway);
  stranger = await createWriteScene(gateway);
});

/** What is refused leaves nothing behind: two records, one of a kind each. */
async function expectRefused(input: { kind: string; [field: string]: unknown }, field: string) {
  const records = [{ id: scene.ids.bob }];
  const error = await errorOf(scene.write.log({ records, ...input }));
  expect(error.code).toBe('BAD_USER_INPUT');
  expect(error.message).toContain(field);
  expect(error.message.length).toBeLessThan(600);
  expect((await scene.write.list(null)).totalCount).toBe(3);
  return error.message;
}

describe('a field that the kind does not have is refused by its name:', () => {
  const noon = '2026-05-01T12:00:00.000Z';
  test.each([
    ['NOTE', { subject: 's' }],
    ['NOTE', { status: 'PENDING' }],
    ['NOTE', { direction: 'INBOUND' }],
    ['COMMENT', { dueAt: noon }],
    ['COMMENT', { durationMinutes: 1 }],
    ['CALL', { subject: 's' }],
    ['CALL', { status: 'COMPLETED' }],
    ['EMAIL', { dueDate: '2026-05-01' }],
    ['EMAIL', { channel: 'whatsapp' }],
    ['MESSAGE', { channel: 'email' }],
    ['TASK', { channel: 'email' }],
    ['REMINDER', { subject: 's' }],
  ] as [string, object][])('%s %j', async (kind, fields) => {
    await expectRefused({ kind, ...fields }, `input.${Object.keys(fields)[0]}`);
  });
});

describe('text that cannot be stored is refused, wherever it stands:', () => {
  test.each([
    ['a NUL', 'a\u0000b'],
    ['a lone high surrogate', 'a\ud800b'],
    ['a lone low surrogate', 'a\udc00'],
  ])('%s', async (_what, text) => {
    for (const field of ['title', 'description', 'idempotencyKey']) {
      await expectRefused({ kind: 'NOTE', [field]: text }, `input.${field}`);
    }
    await expectRefused({ kind: 'EMAIL', subject: text }, 'input.subject');
    await expectRefused({ kind: 'MESSAGE', channel: text }, 'input.channel');
    for (const metadata of [text, [text], { a: { b: text } }, { a: { [text]: 1 } }]) {
      await expectRefused({ kind: 'NOTE', metadata }, 'input.metadata');
    }
  });
});

describe('what is too much is refused:', () => {
  test.each([1_001, 1_000_000, 1_048_576])('a title of %i characters', async (length) => {
    const message = await expectRefused({ kind: 'NOTE', title: 'x'.repeat(length) }, 'input.title');
    expect(message).toContain(`${length}`);
  });

  test.each([
    ['description', 'x'.repeat(100_001)],
    ['idempotencyKey', 'x'.repeat(256)],
    ['metadata', { text: 'x'.repeat(65_536) }],
  ])('a longer %s', async (field, value) => {
    await expectRefused({ kind: 'NOTE', [field]: value }, `input.${field}`);
  });

  test.each([65, 1_000, 100_000])('metadata of %i levels', async (levels) => {
    // Put together as text: JSON.stringify itself would run out of stack.
    const key = await gateway.server.keyOf(scene.organizationId, { scopes: ['write'] });
    const query = `mutation ($input: LogActivityInput!) {
      logActivity(input: $input) { activity { id } } }`;
    const input = JSON.stringify({ kind: 'NOTE', records: [{ id: scene.ids.bob }], metadata: 0 });
    const nested = `${'['.repeat(levels)}${']'.repeat(levels)}`;
    const body = JSON.stringify({ query, variables: { input: 'INPUT' } }).replace(
      '"INPUT"',
      input.replace('"metadata":0', `"metadata":${nested}`),
    );
    const response = await fetch(gateway.server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body,
    });
    const { errors } = (await response.json()) as { errors: object[] };
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining('input.metadata: takes at most 64 levels'),
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
  });

  test('a literal of metadata with 1,000 levels', async () => {
    const nested = `${'['.repeat(1_000)}${']'.repeat(1_000)}`;
    const { errors } = await answerOf(
      scene.write.client,
      `mutation { logActivity(input: { kind: NOTE, records: [{ id: "${scene.ids.bob}" }],
        metadata: ${nested} }) { activity { id } } }`,
    );
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(errors?.[0]?.message).toContain('input.metadata');
  });
});

describe('a time that does not exist, or that no system can hold, is refused:', () => {
  const times = [
    '2026-02-30T10:00:00Z',
    '10000-01-01T00:00:00Z',
    '+275760-09-13T00:00:00Z',
    '-000001-01-01T00:00:00Z',
    '0000-12-31T00:00:00Z',
    '9999-12-31T23:59:59-01:00',
    '2026-05-01T10:00:00',
    '2026-05-01',
    '2026-05-01T24:00:00Z',
    '2026-05-01T10:00:00.1234567890Z',
    'tomorrow',
    '',
    1_777_777_777,
  ];
  test.each(['occurredAt', 'dueAt', 'completedAt'])('%s', async (field) => {
    for (const time of times) await expectRefused({ kind: 'TASK', [field]: time }, String(time));
  });

  test('dueDate', async () => {
    const days = ['2026-02-30', '10000-01-01', '+275760-09-13', '2026-5-1', '2026-05-01T00:00:00Z'];
    for (const dueDate of days) await expectRefused({ kind: 'TASK', dueDate }, dueDate);
    const other = { dueAt: '2026-05-01T23:30:00-02:00', dueDate: '2026-05-02' };
    expect(await expectRefused({ kind: 'TASK', ...other }, 'input.dueDate')).toContain(
      '2026-05-01',
    );
  });
});

test('the first and the last instant of the calendar can be logged', async () => {
  const { write, ids } = await createWriteScene(gateway);
  const instants = ['9999-12-31T23:59:59.999Z', '0001-01-01T00:00:00.000Z'];
  for (const occurredAt of instants) {
    const note = await write.log({ kind: 'NOTE', records: [{ id: ids.globex }], occurredAt });
    expect(note.occurredAt).toBe(occurredAt);
    const range = { occurredFrom: occurredAt, sources: ['native'] };
    expect((await write.list({ id: ids.globex }, range)).ids).toContain(note.id);
  }
  const last = await write.page({ id: ids.globex }, null, 2);
  expect((await write.page({ id: ids.globex }, last.endCursor, 2)).ids).toHaveLength(1);
});

test('the longest text is taken, whatever it is made of, and found by its words', async () => {
  const { write, ids } = await createWriteScene(gateway);
  const distinct = Array.from({ length: 25_000 }, (_, n) => n.toString(36).padStart(3, '0')).join(
    ' ',
  );
  // One character that stands for eighteen.
  for (const description of [
    distinct.slice(0, 100_000),
    'ﷺ'.repeat(100_000),
    '😀'.repeat(50_000),
  ]) {
    const records = [{ id: ids.bob }];
    const note = await write.log({ kind: 'NOTE', records, title: 'longest', description });
    expect(note.content).toBe(description);
    expect((await write.list(null, { search: 'longest' })).ids).toContain(note.id);
  }
});

describe('who or what does not exist is refused by its name:', () => {
  test.each(['actor', 'assignee'] as const)('%s', async (field) => {
    const { ids } = scene;
    const unknown = [
      stranger.ids.alice,
      stranger.ids.juno,
      ids.alice.replace('user_', 'assistant_'),
      ids.juno.replace('assistant_', 'user_'),
      ids.bob,
      ids.alice.slice(0, -1),
      'user_01h455vb4pex5vsknk084sn02q',
      'Alice Martin',
      '',
    ];
    for (const id of unknown) await expectRefused({ kind: 'TASK', [field]: id }, `input.${field}`);
  });

  test('an actor whom a limited key does not see', async () => {
    const limited = await scene.writeAs({ objects: ['companies'] });
    const records = [{ id: scene.ids.globex }];
    const error = await errorOf(limited.log({ kind: 'TASK', records, assignee: scene.ids.alice }));
    expect(error.code).toBe('BAD_USER_INPUT');
    const unknown = await errorOf(
      limited.log({ kind: 'TASK', records, assignee: stranger.ids.alice }),
    );
    expect(error.message.replace(scene.ids.alice, stranger.ids.alice)).toBe(unknown.message);
  });

  test('a source to send it to', async () => {
    for (const sendTo of ['kasar', 'invent', 'native', '']) {
      await expectRefused({ kind: 'NOTE', sendTo }, 'input.sendTo');
    }
  });
});

describe('a number out of bounds is refused:', () => {
  test.each([-1, -0.001, 525_600.5, '5'])('%j minutes', async (durationMinutes) => {
    await expectRefused({ kind: 'CALL', durationMinutes }, 'durationMinutes');
  });
});

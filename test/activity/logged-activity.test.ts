import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kindOfChannel } from '../../src/activity/channel.js';
import { ACTIVITY_FIELDS, LOGGED_FIELDS } from '../../src/activity/fields.js';
import {
  type ActivityFieldsInput,
  changeLoggedActivity,
  checkActivityFields,
  createLoggedActivity,
  INPUT_FIELDS,
  type InputField,
  inputFieldsOf,
  type LoggedActivity,
} from '../../src/activity/logged-activity.js';
import { LOGGABLE_KINDS } from '../../src/activity/registry.js';
import { DIRECTIONS, TASK_STATUSES } from '../../src/activity/vocabulary.js';
import { GatewayError } from '../../src/errors.js';
import { repeat } from '../support/thorough.js';

const NOW = '2026-04-29T15:30:00.000Z';
const LATER = '2026-05-02T08:00:00.000Z';
const DAY = '2026-05-01';
const MIDNIGHT = '2026-05-01T00:00:00.000Z';
const NOON = '2026-05-01T12:00:00.000Z';
const USER = '019345ab-0000-7000-8000-000000000001';
const ASSISTANT = '019345ab-0000-7000-8000-000000000002';

const TASKS = ['TASK', 'TODO', 'REMINDER'];
const SPOKEN = ['CALL', 'MEETING', 'VIDEO_CALL'];

const WRITTEN_FIELDS = 'subject channel direction dueAt durationMinutes completedAt';
const SPOKEN_FIELDS = 'channel direction dueAt dueDate durationMinutes completedAt';
const TASK_FIELDS = 'dueAt dueDate durationMinutes completedAt status assignee';
const FIELDS: Record<string, string> = {
  EMAIL: WRITTEN_FIELDS,
  MESSAGE: WRITTEN_FIELDS,
  CALL: SPOKEN_FIELDS,
  MEETING: SPOKEN_FIELDS,
  VIDEO_CALL: SPOKEN_FIELDS,
  TASK: TASK_FIELDS,
  TODO: TASK_FIELDS,
  REMINDER: TASK_FIELDS,
  NOTE: 'dueAt dueDate durationMinutes completedAt',
  COMMENT: '',
};
const KINDS = Object.keys(FIELDS);

const MAX_MINUTES = ACTIVITY_FIELDS.durationMinutes.logged.max;

const fieldsOf = (kind: string) => FIELDS[kind]!.split(' ').filter(Boolean) as InputField[];
const create = (kind: string, input: ActivityFieldsInput = {}) =>
  createLoggedActivity(kind, input, NOW);
const change = (current: LoggedActivity, input: ActivityFieldsInput) =>
  changeLoggedActivity(current, input, LATER);

/** Something else than null for each field, and what the activity then says. */
type Given = [input: ActivityFieldsInput, said: Partial<LoggedActivity>];
const GIVEN: Record<string, Given> = {
  subject: [{ subject: 'Offer' }, { subject: 'Offer' }],
  channel: [{ channel: 'sms' }, { channel: 'sms' }],
  direction: [{ direction: 'INBOUND' }, { direction: 'INBOUND' }],
  dueAt: [{ dueAt: NOON }, { dueAt: NOON, dueDate: DAY }],
  dueDate: [{ dueDate: DAY }, { dueDate: DAY }],
  durationMinutes: [{ durationMinutes: 1.5 }, { durationMinutes: 1.5 }],
  completedAt: [{ completedAt: NOON }, { completedAt: NOON }],
  status: [{ status: 'IN_PROGRESS' }, { status: 'IN_PROGRESS' }],
  assignee: [{ assignee: { id: USER } }, { assigneeId: USER }],
};

/** What a kind takes in its own channel is the kind's name. */
function givenTo(kind: string, field: string): Given {
  const channel = kind.toLowerCase();
  return field === 'channel' && kind !== 'MESSAGE' ? [{ channel }, { channel }] : GIVEN[field]!;
}

/** What every kind takes. */
const COMMON = ['occurredAt', 'title', 'description', 'metadata', 'actor'];
const NAMED = Object.keys(GIVEN);

/** The message of the BAD_USER_INPUT that something throws. */
function refusal(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof GatewayError && error.code === 'BAD_USER_INPUT') return error.message;
    throw error;
  }
  throw new Error('Nothing was refused.');
}

describe('what every kind takes', () => {
  test('the kinds that can be logged are those of people', () => {
    expect([...LOGGABLE_KINDS].sort()).toEqual([...KINDS].sort());
    expect(() => create('SEGMENT_ADDED')).toThrow(RangeError);
  });

  test.each(KINDS)('%s takes title, description, occurredAt, actor, metadata', (kind) => {
    const input = { title: 'T', description: 'D', occurredAt: NOON, metadata: { a: [1] } };
    const said = { ...input, kind, userId: USER, assistantId: null };
    expect(create(kind, { ...input, actor: { type: 'USER', id: USER } })).toMatchObject(said);
  });

  test.each(KINDS)('%s of nothing occurred now and says nothing else', (kind) => {
    const isInteraction = fieldsOf(kind).includes('channel');
    const nulls = Object.fromEntries(LOGGED_FIELDS.map((field) => [field, null]));
    expect(create(kind)).toEqual({
      ...nulls,
      kind,
      occurredAt: NOW,
      channel: isInteraction ? kind.toLowerCase() : null,
      status: TASKS.includes(kind) ? 'PENDING' : null,
      userId: null,
      assistantId: null,
      assigneeId: null,
    });
  });

  test.each(KINDS)('null is the same as absent where %s is logged', (kind) => {
    const fields = ['title', 'description', 'occurredAt', 'actor', 'metadata', ...INPUT_FIELDS];
    const nulls = Object.fromEntries(fields.map((field) => [field, null]));
    expect(create(kind, nulls)).toEqual(create(kind));
    expect(() => checkActivityFields(kind, nulls)).not.toThrow();
  });

  test('null clears and absent keeps in a change', () => {
    const email = create('EMAIL', {
      title: 'T',
      subject: 'S',
      description: 'D',
      direction: 'INBOUND',
      durationMinutes: 3,
      completedAt: NOON,
      metadata: { a: 1 },
    });
    const cleared = ['title', 'subject', 'description', 'direction', 'durationMinutes'] as const;
    for (const field of [...cleared, 'completedAt', 'metadata'] as const) {
      expect(change(email, { [field]: null })).toEqual({ ...email, [field]: null });
    }
  });

  test('occurredAt can be changed and not be cleared', () => {
    const note = create('NOTE');
    expect(change(note, { occurredAt: NOON })).toEqual({ ...note, occurredAt: NOON });
    expect(refusal(() => change(note, { occurredAt: null }))).toMatch(/^input\.occurredAt: .*null/);
  });
});

describe.each(KINDS)('%s', (kind) => {
  const own = fieldsOf(kind);

  test.each(own.map((field) => [field]))('takes %s', (field) => {
    const [input, said] = givenTo(kind, field);
    expect(create(kind, input)).toMatchObject(said);
    expect(change(create(kind), input)).toMatchObject(said);
  });

  test.each(NAMED.filter((field) => !own.includes(field as InputField)).map((field) => [field]))(
    'refuses %s by name and says what it takes',
    (field) => {
      const [input] = GIVEN[field]!;
      const activity = create(kind);
      const takes = inputFieldsOf(kind);
      const named = takes.filter((name) => [...COMMON, ...NAMED].includes(name));
      expect(named).toEqual([...COMMON, ...own]);
      const message =
        `input.${field}: ${kind} does not have it, only ${takes.join(', ')}, ` +
        `got ${JSON.stringify(input[field as InputField])}.`;
      expect(refusal(() => create(kind, input))).toBe(message);
      expect(refusal(() => checkActivityFields(kind, input))).toBe(message);
      expect(refusal(() => change(activity, input))).toBe(message);
      expect(refusal(() => change(activity, { [field]: null }))).toContain(
        `input.${field}: ${kind}`,
      );
      expect(change(activity, { [field]: undefined })).toEqual(activity);
    },
  );
});

describe('text', () => {
  test.each([
    ['title', 1_000],
    ['subject', 1_000],
    ['description', 100_000],
    ['channel', 64],
  ] as const)('%s takes %i characters and no more', (field, most) => {
    expect(create('MESSAGE', { [field]: 'x'.repeat(most) })[field]).toHaveLength(most);
    const message = refusal(() => create('MESSAGE', { [field]: 'x'.repeat(most + 1) }));
    expect(message).toContain(`input.${field}: takes at most ${most} characters, not ${most + 1}`);
    expect(message.length).toBeLessThan(250);
  });

  const broken: [string, string][] = [
    ['NUL', 'a\0b'],
    ['surrogate', 'a\ud83d'],
    ['surrogate', '\ude00a'],
  ];
  for (const [what, text] of broken) {
    const inputs: ActivityFieldsInput[] = [
      { title: text },
      { subject: text },
      { description: text },
      { channel: text },
      { metadata: text },
      { metadata: [{ a: [text] }] },
      { metadata: { a: { [text]: 1 } } },
    ];
    test.each(inputs)(`${what} is refused in %j`, (input) => {
      const message = refusal(() => create('MESSAGE', input));
      expect(message).toMatch(new RegExp(`^input\\.${Object.keys(input)[0]}: .*${what}`));
      expect(message).toContain(JSON.stringify(text));
    });
  }

  test('takes any character that is whole', () => {
    expect(create('NOTE', { title: '😀\n\u0001' }).title).toBe('😀\n\u0001');
  });
});

describe('durationMinutes', () => {
  test.each([0, 0.5, MAX_MINUTES])('%d is taken', (durationMinutes) => {
    expect(create('CALL', { durationMinutes })).toMatchObject({ durationMinutes });
  });

  test.each([-0.1, MAX_MINUTES + 0.1, Infinity, -Infinity, Number.NaN])(
    '%d is refused',
    (durationMinutes) => {
      expect(refusal(() => create('CALL', { durationMinutes }))).toMatch(/^input\.durationMinutes/);
    },
  );
});

describe('metadata', () => {
  /** [[[…]]] or {"a":{"a":…}} */
  function nested(levels: number, wrap: (inner: unknown) => unknown): unknown {
    let value: unknown = wrap(undefined);
    for (let level = 1; level < levels; level++) value = wrap(value);
    return value;
  }
  const lists = (inner: unknown) => (inner === undefined ? [] : [inner]);
  const objects = (inner: unknown) => (inner === undefined ? {} : { a: inner });

  test.each([[{ a: [1, 'x', null, true] }], [[]], ['text'], [0], [false]])(
    '%j is taken as it is',
    (metadata) => {
      expect(create('NOTE', { metadata }).metadata).toEqual(metadata);
    },
  );

  test.each([
    ['lists', lists],
    ['objects', objects],
  ] as const)('takes 64 levels of %s, at any depth beyond it says how many', (_name, wrap) => {
    const most = nested(64, wrap);
    expect(create('NOTE', { metadata: most }).metadata).toEqual(most);
    for (const levels of [65, 1_000, 100_000]) {
      const metadata = nested(levels, wrap);
      const message = `input.metadata: takes at most 64 levels, got ${levels}.`;
      expect(refusal(() => create('NOTE', { metadata }))).toBe(message);
      expect(refusal(() => change(create('NOTE'), { metadata }))).toBe(message);
    }
  });

  test('takes 65,536 characters of JSON and no more', () => {
    const most = 'x'.repeat(65_536 - '{"a":""}'.length);
    expect(create('NOTE', { metadata: { a: most } }).metadata).toEqual({ a: most });
    expect(refusal(() => create('NOTE', { metadata: { a: `${most}x` } }))).toMatch(
      /^input\.metadata: takes at most 65536 characters, not 65537, got .{118}\.$/,
    );
  });

  test('a number that JSON cannot hold is refused', () => {
    const metadata = JSON.parse('{"a":[1e999]}');
    expect(refusal(() => create('NOTE', { metadata }))).toMatch(/^input\.metadata: .*"Infinity"/);
  });
});

describe('channel', () => {
  test.each(['EMAIL', ...SPOKEN])('of %s is its name, whatever is given', (kind) => {
    const name = kind.toLowerCase();
    expect(create(kind, { channel: ` ${kind} ` }).channel).toBe(name);
    expect(refusal(() => create(kind, { channel: 'LinkedIn' }))).toBe(
      `input.channel: must be ${name} for ${kind}, got "LinkedIn".`,
    );
    expect(refusal(() => change(create(kind), { channel: 'message' }))).toContain(name);
  });

  test.each(['email', 'CALL', ' meeting ', 'video_call'])('of MESSAGE is not %j', (channel) => {
    const message = refusal(() => create('MESSAGE', { channel }));
    expect(message).toMatch(/^input\.channel: /);
    expect(message).toContain(JSON.stringify(channel));
  });

  test.each(['LinkedIn', ' linkedin ', 'LINKEDIN'])('%j is linkedin', (channel) => {
    expect(create('MESSAGE', { channel }).channel).toBe('linkedin');
  });

  test.each(['', ' ', '\n\t'])('%j is none', (channel) => {
    expect(refusal(() => create('MESSAGE', { channel }))).toContain('input.channel: must not be');
  });

  test('is measured as it is stored, trimmed and in lower case', () => {
    const most = 'x'.repeat(64);
    expect(create('MESSAGE', { channel: ` ${most} ` }).channel).toBe(most);
    const channel = 'İ'.repeat(33);
    expect(refusal(() => create('MESSAGE', { channel }))).toContain('64 characters, not 66');
  });

  test('of MESSAGE is message again where it is cleared', () => {
    const sms = create('MESSAGE', { channel: 'sms' });
    expect(change(sms, { channel: null }).channel).toBe('message');
    expect(change(sms, { title: 'T' }).channel).toBe('sms');
  });
});

describe('people', () => {
  const assistant = { type: 'ASSISTANT', id: ASSISTANT } as const;
  const user = { type: 'USER', id: USER } as const;

  test('the actor is a user or an assistant', () => {
    const byUser = create('NOTE', { actor: user });
    expect(byUser).toMatchObject({ userId: USER, assistantId: null });
    const byAssistant = change(byUser, { actor: assistant });
    expect(byAssistant).toMatchObject({ userId: null, assistantId: ASSISTANT });
    expect(change(byAssistant, {})).toEqual(byAssistant);
    expect(change(byUser, { actor: null })).toEqual(create('NOTE'));
    expect(change(byAssistant, { actor: null })).toEqual(create('NOTE'));
  });

  test('the assignee can be kept, changed and cleared', () => {
    const task = create('TASK', { assignee: { id: USER } });
    expect(change(task, { title: 'T' }).assigneeId).toBe(USER);
    expect(change(task, { assignee: { id: ASSISTANT } }).assigneeId).toBe(ASSISTANT);
    expect(change(task, { assignee: null })).toEqual(create('TASK'));
  });

  test('fields are checked before people are looked up', () => {
    expect(() => checkActivityFields('TASK', { assignee: 'user_1', actor: 'x' })).not.toThrow();
    expect(refusal(() => checkActivityFields('NOTE', { assignee: 'user_1' }))).toMatch(
      /^input\.assignee: .*got "user_1"/,
    );
  });
});

const none = { dueAt: null, dueDate: null };
const onDay = { dueAt: null, dueDate: DAY };
const atNoon = { dueAt: NOON, dueDate: DAY };
const atMidnight = { dueAt: MIDNIGHT, dueDate: DAY };
const nextDay = { dueAt: null, dueDate: '2026-05-02' };
const nextMidnight = { dueAt: '2026-05-02T00:00:00.000Z', dueDate: '2026-05-02' };

type Due = Pick<LoggedActivity, 'dueAt' | 'dueDate'>;
type DueCase = [current: Due, input: ActivityFieldsInput, expected: Due];

describe.each(TASKS)('a due %s', (kind) => {
  test.each<DueCase>([
    [none, { dueAt: NOON }, atNoon],
    [none, { dueDate: DAY }, onDay],
    [none, { dueAt: NOON, dueDate: DAY }, atNoon],
    [none, none, none],
    [onDay, {}, onDay],
    [onDay, { dueAt: NOON }, atNoon],
    [onDay, { dueAt: NOON, dueDate: null }, atNoon],
    [onDay, { dueAt: null }, onDay],
    [onDay, { dueDate: null }, none],
    [onDay, none, none],
    [atNoon, {}, atNoon],
    [atNoon, { dueDate: DAY }, atNoon],
    [atNoon, { dueDate: DAY, dueAt: null }, onDay],
    [atNoon, { dueDate: '2026-05-02' }, nextDay],
    [atNoon, { dueAt: null }, none],
    [atNoon, { dueDate: null }, none],
    [atNoon, none, none],
  ])('of %j and %j becomes %j', (current, input, expected) => {
    const task = create(kind, current);
    expect(task).toMatchObject(current);
    expect(change(task, input)).toEqual({ ...task, ...expected });
  });
});

describe.each([...SPOKEN, 'NOTE'])('a due %s', (kind) => {
  test.each<DueCase>([
    [none, { dueAt: NOON }, atNoon],
    [none, { dueDate: DAY }, atMidnight],
    [none, { dueAt: NOON, dueDate: DAY }, atNoon],
    [atNoon, {}, atNoon],
    [atNoon, { dueDate: DAY }, atNoon],
    [atNoon, { dueDate: DAY, dueAt: null }, atMidnight],
    [atNoon, { dueDate: '2026-05-02' }, nextMidnight],
    [atMidnight, { dueAt: NOON, dueDate: null }, atNoon],
    [atMidnight, { dueAt: null }, none],
    [atMidnight, { dueDate: null }, none],
    [atMidnight, none, none],
  ])('of %j and %j becomes %j', (current, input, expected) => {
    const activity = create(kind, current);
    expect(activity).toMatchObject(current);
    expect(change(activity, input)).toEqual({ ...activity, ...expected });
  });
});

test.each(['EMAIL', 'MESSAGE'])('a due %s has the day of its instant', (kind) => {
  const due = create(kind, { dueAt: NOON });
  expect(due).toMatchObject(atNoon);
  expect(change(due, { dueAt: null })).toEqual(create(kind));
});

test.each([...TASKS, ...SPOKEN, 'NOTE'])('a %s is due on one day only', (kind) => {
  const disagreeing = { dueAt: '2026-05-01T23:30:00.000Z', dueDate: '2026-05-02' };
  const message =
    'input.dueDate: must be 2026-05-01, the UTC day of input.dueAt, got "2026-05-02".';
  expect(refusal(() => create(kind, disagreeing))).toBe(message);
  expect(refusal(() => change(create(kind), disagreeing))).toBe(message);
});

type Completion = Pick<LoggedActivity, 'status' | 'completedAt'>;

const pending: Completion = { status: 'PENDING', completedAt: null };
const started: Completion = { status: 'IN_PROGRESS', completedAt: null };
const cancelled: Completion = { status: 'CANCELLED', completedAt: null };
const done: Completion = { status: 'COMPLETED', completedAt: NOON };
const doneNow: Completion = { status: 'COMPLETED', completedAt: NOW };
const doneLater: Completion = { status: 'COMPLETED', completedAt: LATER };
const unknown: Completion = { status: null, completedAt: null };
const unknownDone: Completion = { status: null, completedAt: NOON };

describe.each(TASKS)('the status of a %s', (kind) => {
  test.each<[ActivityFieldsInput, Completion]>([
    [{}, pending],
    [{ status: 'IN_PROGRESS' }, started],
    [{ status: 'CANCELLED' }, cancelled],
    [{ status: 'COMPLETED' }, doneNow],
    [{ status: 'COMPLETED', completedAt: null }, doneNow],
    [{ completedAt: NOON }, done],
    [{ completedAt: NOON, status: 'COMPLETED' }, done],
  ])('logged with %j is %j', (input, expected) => {
    expect(create(kind, input)).toMatchObject(expected);
  });

  test.each<[Completion, ActivityFieldsInput, Completion]>([
    [pending, {}, pending],
    [pending, { status: 'COMPLETED' }, doneLater],
    [pending, { completedAt: NOON }, done],
    [pending, { completedAt: null }, pending],
    [pending, { status: null }, unknown],
    [started, { completedAt: null }, started],
    [cancelled, { completedAt: null }, cancelled],
    [cancelled, { completedAt: NOON }, done],
    [done, {}, done],
    [done, { status: 'COMPLETED' }, done],
    [done, { status: 'COMPLETED', completedAt: LATER }, doneLater],
    [done, { completedAt: LATER }, doneLater],
    [done, { completedAt: null }, pending],
    [done, { completedAt: null, status: 'IN_PROGRESS' }, started],
    [done, { status: 'PENDING' }, pending],
    [done, { status: 'IN_PROGRESS' }, started],
    [done, { status: 'CANCELLED' }, cancelled],
    [done, { status: null }, unknownDone],
    [done, { status: null, completedAt: null }, unknown],
    [pending, { status: null, completedAt: NOON }, unknownDone],
    [unknownDone, {}, unknownDone],
    [unknownDone, { status: 'COMPLETED' }, done],
    [unknownDone, { completedAt: null }, unknown],
    [unknown, { completedAt: NOON }, done],
  ])('of %j with %j is %j', (current, input, expected) => {
    const task = { ...create(kind), ...current };
    expect(change(task, input)).toEqual({ ...task, ...expected });
  });

  test.each(['PENDING', 'IN_PROGRESS', 'CANCELLED'] as const)(
    'cannot be %s beside an instant of completion',
    (status) => {
      const message = `input.status: must be COMPLETED where input.completedAt is given, got "${status}".`;
      expect(refusal(() => create(kind, { status, completedAt: NOON }))).toBe(message);
      expect(refusal(() => change(create(kind), { status, completedAt: NOON }))).toBe(message);
    },
  );

  test('cannot be COMPLETED while it is reopened', () => {
    const task = create(kind, { completedAt: NOON });
    expect(refusal(() => change(task, { status: 'COMPLETED', completedAt: null }))).toBe(
      'input.completedAt: cannot be null where input.status is COMPLETED, got null.',
    );
  });
});

describe('any sequence of changes', () => {
  const days = fc.constantFrom(DAY, '2026-05-02');
  const instants = fc.constantFrom(
    MIDNIGHT,
    NOON,
    '2026-05-02T23:59:59.999Z',
    '0001-01-01T00:00:00.000Z',
  );
  const ids = fc.record({ id: fc.constantFrom(USER, ASSISTANT) });
  const values = {
    title: fc.string(),
    description: fc.string(),
    occurredAt: instants,
    metadata: fc.jsonValue(),
    actor: fc.constantFrom(
      { type: 'USER' as const, id: USER },
      { type: 'ASSISTANT' as const, id: ASSISTANT },
    ),
    subject: fc.string(),
    direction: fc.constantFrom(...DIRECTIONS),
    dueAt: instants,
    dueDate: days,
    durationMinutes: fc.integer({ min: 0, max: 600 }),
    completedAt: instants,
    status: fc.constantFrom(...TASK_STATUSES),
    assignee: ids,
  };

  /** What may be given for a kind: some of its fields, some of them null. */
  function inputFor(kind: string): fc.Arbitrary<ActivityFieldsInput> {
    const channel =
      kind === 'MESSAGE' ? fc.constantFrom('sms', 'LinkedIn') : fc.constant(kind.toLowerCase());
    const common = ['title', 'description', 'occurredAt', 'metadata', 'actor'];
    const nullable = Object.entries({ ...values, channel })
      .filter(([field]) => [...common, ...fieldsOf(kind)].includes(field))
      .map(([field, value]) => [
        field,
        field === 'occurredAt' ? value : fc.option(value as fc.Arbitrary<unknown>, { freq: 3 }),
      ]);
    return fc
      .record(Object.fromEntries(nullable), { requiredKeys: [] })
      .map((input) => input as ActivityFieldsInput)
      .filter(agrees);
  }

  function agrees({ dueAt, dueDate, status, completedAt }: ActivityFieldsInput): boolean {
    const sameDay = !dueAt || !dueDate || dueAt.startsWith(dueDate);
    const sameState =
      !status || completedAt === undefined || !!completedAt === (status === 'COMPLETED');
    return sameDay && sameState;
  }

  const sequences = fc
    .constantFrom(...KINDS)
    .chain((kind) =>
      fc.tuple(fc.constant(kind), inputFor(kind), fc.array(inputFor(kind), { maxLength: 6 })),
    );

  function expectConsistent(activity: LoggedActivity): void {
    const { kind, dueAt, dueDate, status, completedAt, channel, userId, assistantId } = activity;
    const isTask = TASKS.includes(kind);
    if (dueAt !== null) expect(dueDate).toBe(dueAt.slice(0, 10));
    if (dueAt === null && !isTask) expect(dueDate).toBeNull();
    if (status !== null) expect(completedAt !== null).toBe(status === 'COMPLETED');
    if (!isTask) expect(status).toBeNull();
    if (channel !== null) expect(kindOfChannel(channel)).toEqual({ kind, channel });
    expect(channel !== null).toBe(fieldsOf(kind).includes('channel'));
    expect(userId === null || assistantId === null).toBe(true);
  }

  /** An activity as the input that says the same. */
  function asInput({ kind, userId, assistantId, assigneeId, ...said }: LoggedActivity) {
    const id = userId ?? assistantId;
    const all: Record<string, unknown> = {
      ...said,
      actor: id && { type: userId ? 'USER' : 'ASSISTANT', id },
      assignee: assigneeId && { id: assigneeId },
    };
    for (const field of INPUT_FIELDS) if (!fieldsOf(kind).includes(field)) delete all[field];
    return all as ActivityFieldsInput;
  }

  test('leaves a consistent activity, that given back or changed again stays as it is', () => {
    fc.assert(
      fc.property(sequences, ([kind, first, changes]) => {
        let activity = create(kind, first);
        expectConsistent(activity);
        for (const input of changes) {
          activity = change(activity, input);
          expectConsistent(activity);
          expect(change(activity, input)).toEqual(activity);
          expect(change(activity, asInput(activity))).toEqual(activity);
        }
      }),
      { numRuns: repeat(2_000) },
    );
  });
});

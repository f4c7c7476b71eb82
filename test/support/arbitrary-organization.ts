import fc from 'fast-check';
import type { TestEnvelope } from './import-bodies.js';

/** What is done to an organization, in this order. */
export interface OrganizationHistory {
  bodies: TestEnvelope[];
  /** Pairs of contacts at Kasar and Invent that are one. */
  merges: { kasar: string; invent: string }[];
  /** Activities that are logged: on which contacts, and by which user, if any. */
  logged: LoggedSample[];
  /** Which of all activities are deleted, by their position in the organization's timeline. */
  deleted: number[];
}

export interface LoggedSample {
  kind: 'NOTE' | 'TASK' | 'CALL' | 'MESSAGE' | 'EMAIL' | 'COMMENT';
  contacts: string[];
  minute: number;
  text: string;
  hasActor: boolean;
  /** On the record that no source knows, too. */
  isOnUnlinked: boolean;
}

const IDS = ['1', '2', '3'];
const NAMES = ['Ann', 'Änne', 'Bob Ő', undefined];

/** Few instants, so that many occur at the same time; in several spellings. */
const time = fc
  .tuple(fc.integer({ min: 0, max: 4 }), fc.constantFrom('.000Z', '.000001Z', '.000400Z', 'Z'))
  .map(([minute, fraction]) => `2026-03-01T10:0${minute}:00${fraction}`);
const occurrence = fc.oneof(
  { weight: 6, arbitrary: time },
  { weight: 1, arbitrary: fc.constant('2026-03-01') },
);
const id = fc.constantFrom(...IDS);
const text = fc.constantFrom('Hello', '<p>Größe</p>', 'A 1.10 offer', '');
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const user = fc.record({
  id: fc.constantFrom('u1', 'u2'),
  name: fc.constantFrom('Uma', 'Uma B.', 'Ugo'),
  email: optional(fc.constantFrom('uma@example.com', 'ugo@example.com')),
});

const kasarBody = fc
  .record({
    interactions: fc.array(
      fc.record({
        id: fc.constantFrom('i1', 'i2', 'i3', 'i4'),
        channel: fc.constantFrom('email', 'call', 'linkedin'),
        direction: fc.constantFrom('inbound', 'outbound', null),
        subject: text,
        created_at: occurrence,
      }),
      { maxLength: 4 },
    ),
    tasks: fc.array(
      fc.record({
        id: fc.constantFrom('1', '2'),
        title: text,
        status: fc.constantFrom('open', 'completed', 'Waiting for Godot'),
        due_date: fc.constantFrom('2026-04-01', null),
        assigned_to: fc.constantFrom('Uma', null),
        created_at: occurrence,
      }),
      { maxLength: 2 },
    ),
    notes: fc.array(
      fc.record({ id: fc.constantFrom('1', '2'), content: text, created_at: occurrence }),
      { maxLength: 2 },
    ),
  })
  .map((sections) =>
    Object.fromEntries(Object.entries(sections).map(([name, data]) => [name, { data }])),
  );

const inventItem = fc.oneof(
  fc.record({
    type: fc.constant('comment'),
    comment: text,
    attachments: fc.array(
      fc.record({ id: fc.constantFrom('f1', 'f2'), file_filename: text, file_size: fc.nat(9) }),
      { maxLength: 2 },
    ),
  }),
  fc.record({
    type: fc.constantFrom('segment_added', 'segment_removed'),
    segment: fc.record({
      id: fc.constantFrom('s1', 's2'),
      name: fc.constantFrom('VIP', 'New'),
      contacts_count: fc.nat(9),
    }),
    broadcast: optional(
      fc.record({ id: fc.constant('b1'), name: fc.constantFrom('Spring', 'May') }),
    ),
  }),
  fc.record({
    type: fc.constant('note'),
    note: fc.record({ id: fc.constant('n1'), content: text, user: optional(user) }),
  }),
  fc.record({
    type: fc.constant('contact_updated'),
    metadata: fc.record({
      changes: fc.constant([{ key: 'name', old_value: 'A', new_value: { a: 1 } }]),
    }),
  }),
);
const inventBody = fc.array(
  fc
    .record({
      id: fc.constantFrom('e1', 'e2', 'e3', 'e4', 'e5'),
      created_at: fc.oneof(
        { weight: 6, arbitrary: time },
        { weight: 1, arbitrary: fc.constant(null) },
      ),
      updated_at: optional(time),
      actor: optional(user),
      assistant: optional(
        fc.record({ id: fc.constant('a1'), name: fc.constantFrom('Juno', 'June') }),
      ),
      more: inventItem,
    })
    .map(({ more, ...item }) => ({ ...item, ...more })),
  { maxLength: 5 },
);

const clarkyBody = fc
  .array(
    fc.record({
      id: fc.constantFrom('c1', 'c2', 'c3', 'c4'),
      contact_id: id,
      company_id: fc.constantFrom('1', '2', null),
      activity_type: fc.constantFrom('note', 'call', 'task', 'reminder'),
      title: text,
      metadata: fc.constantFrom(null, { a: [1.5, 'x'] }),
      created_at: occurrence,
      updated_at: optional(time),
    }),
    { maxLength: 4 },
  )
  .map((data) => ({ data }));

const body: fc.Arbitrary<TestEnvelope> = fc
  .record({
    system: fc.constantFrom('kasar', 'invent', 'clarky'),
    object: fc.constantFrom('contacts', 'contacts', 'deals'),
    record: id,
    name: fc.constantFrom(...NAMES),
    kasar: kasarBody,
    invent: inventBody,
    clarky: clarkyBody,
  })
  .map(({ kasar, invent, clarky, name, ...whose }) => ({
    ...whose,
    object: whose.system === 'clarky' ? 'contacts' : whose.object,
    ...(name === undefined ? {} : { name }),
    response: { kasar, invent, clarky }[whose.system as 'kasar'],
  }));

/** Histories of an organization with at most 100 activities. */
export const arbitraryHistory: fc.Arbitrary<OrganizationHistory> = fc.record({
  bodies: fc.array(body, { minLength: 1, maxLength: 8 }),
  merges: fc.array(fc.record({ kasar: id, invent: id }), { maxLength: 2 }),
  logged: fc.array(
    fc.record({
      kind: fc.constantFrom('NOTE', 'TASK', 'CALL', 'MESSAGE', 'EMAIL', 'COMMENT'),
      contacts: fc.uniqueArray(id, { minLength: 1, maxLength: 2 }),
      minute: fc.integer({ min: 0, max: 4 }),
      text,
      hasActor: fc.boolean(),
      isOnUnlinked: fc.boolean(),
    }),
    { maxLength: 5 },
  ) as fc.Arbitrary<LoggedSample[]>,
  deleted: fc.uniqueArray(fc.nat(12), { maxLength: 4 }),
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { SOURCE_DEFINITIONS } from '../../src/sources/registry.js';
import type { SourceDefinition } from '../../src/sources/source-definition.js';
import { useTestGateway } from '../support/test-gateway.js';
import { readWholeTimeline } from '../support/whole-timeline.js';
import clarkyList from './fixtures/clarky-list.json' with { type: 'json' };
import contactExample from './fixtures/invent-contact-activities.json' with { type: 'json' };
import recordExample from './fixtures/invent-record-activities.json' with { type: 'json' };
import kasarExample from './fixtures/kasar-activity.json' with { type: 'json' };

const gateway = useTestGateway();

test('the three systems give all 18 kinds of activities', async () => {
  const tenant = await gateway.createTenant();
  const on = { object: 'contacts', record: 'c_1' };
  const [call] = clarkyList.data;
  const clarky = ['note', 'call', 'meeting', 'video_call', 'task', 'todo', 'reminder'];
  const events = [
    'note_created',
    'segment_added',
    'segment_removed',
    'contact_blocked',
    'contact_unblocked',
    'contact_unsubscribed',
    'contact_resubscribed',
  ];
  const recordEvents = ['comment_created', 'file_uploaded', 'contact_updated'];
  const [email] = kasarExample.interactions.data;
  await tenant.import(
    { ...on, system: 'kasar', response: kasarExample },
    {
      ...on,
      system: 'kasar',
      response: { interactions: { data: [{ ...email, id: 'li', channel: 'linkedin' }] } },
    },
    {
      ...on,
      system: 'clarky',
      response: {
        data: clarky.map((type) => ({
          ...call,
          id: type,
          contact_id: on.record,
          activity_type: type,
        })),
      },
    },
    {
      ...on,
      system: 'invent',
      response: events.map((type) => ({ ...contactExample[0], id: type, type })),
    },
    {
      ...on,
      system: 'invent',
      response: recordEvents.map((type) => ({ ...recordExample[0], id: type, type })),
    },
  );
  const kinds = new Set<string>();
  for (const source of ['kasar', 'clarky', 'invent']) {
    const record = { source, object: on.object, id: on.record };
    const { nodes } = await readWholeTimeline(tenant.client, record);
    for (const { kind } of nodes) kinds.add(kind);
  }
  expect([...kinds].sort()).toEqual([
    'CALL',
    'COMMENT',
    'CONTACT_BLOCKED',
    'CONTACT_RESUBSCRIBED',
    'CONTACT_UNBLOCKED',
    'CONTACT_UNSUBSCRIBED',
    'CONTACT_UPDATED',
    'EMAIL',
    'FILE_UPLOADED',
    'MEETING',
    'MESSAGE',
    'NOTE',
    'REMINDER',
    'SEGMENT_ADDED',
    'SEGMENT_REMOVED',
    'TASK',
    'TODO',
    'VIDEO_CALL',
  ]);
});

/** The documents' items by system: what random ones are made from. */
const EXAMPLES: Record<string, Record<string, unknown>[]> = {
  KASAR: [
    ...kasarExample.interactions.data,
    ...kasarExample.tasks.data,
    { id: 'n', content: 'a', body: 'b', created_at: '2025-03-10T14:22:00Z' },
  ],
  CLARKY: clarkyList.data,
  INVENT: [
    ...contactExample,
    ...recordExample,
    ...['segment_added', 'contact_updated', 'file_uploaded'].map((type) => ({
      ...recordExample[0],
      type,
    })),
  ],
};

/** Documented items of which some fields are missing or hold anything, and anything at all. */
function wireItems(system: string): fc.Arbitrary<unknown> {
  const changed = fc.constantFrom(...(EXAMPLES[system] ?? [])).chain((example) => {
    const keys = fc.subarray(Object.keys(example), { maxLength: 3 });
    const value = fc.option(fc.jsonValue(), { nil: undefined });
    return fc.record({ keys, value }).map(({ keys, value }) => ({
      ...structuredClone(example),
      ...Object.fromEntries(keys.map((key) => [key, value])),
    }));
  });
  return fc.oneof({ weight: 4, arbitrary: changed }, { weight: 1, arbitrary: fc.jsonValue() });
}

describe.each(SOURCE_DEFINITIONS.map((source) => [source.label, source] as const))(
  '%s',
  (_label, source) => {
    test('normalizes the same item to the same, and leaves it as it is', () => {
      let understood = 0;
      fc.assert(
        fc.property(wireItems(source.system), (item) => {
          const before = structuredClone(item);
          for (const path of source.itemPaths) {
            const first = outcomeOf(source, deepFreeze(item), path);
            expect(outcomeOf(source, item, path)).toEqual(first);
            expect(item).toEqual(before);
            if ('input' in first) understood++;
          }
        }),
        { numRuns: 500 },
      );
      expect(understood).toBeGreaterThan(50);
    });
  },
);

/** The activity, or what is wrong; anything but a refusal of the wire schema fails the test. */
function outcomeOf(source: SourceDefinition, item: unknown, path: string) {
  try {
    return { input: source.normalize(item, path, () => {}) };
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    return { issues: error.issues };
  }
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
}

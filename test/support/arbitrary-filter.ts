import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { RecordInSource } from '../../src/activity/record-reference.js';
import { ACTIVITY_CATEGORIES } from '../../src/activity/registry.js';
import { encodeId, type IdPrefix } from '../../src/activity/type-id.js';
import { DIRECTIONS, TASK_STATUSES } from '../../src/activity/vocabulary.js';
import { ACTOR_TYPES } from '../../src/loaders/actor.js';
import type { FeedFilterName, FilterInput } from '../../src/timeline/filters/registry.js';
import type { JournalEntry } from './activity-journal.js';
import { arbitraryContent, arbitraryText, CHANNELS, instant, KINDS } from './arbitrary-activity.js';
import type { KnownActivity } from './known-activity.js';

/** Records of each object, by their ids in a source. */
export const RECORDS: readonly RecordInSource[] = [
  { object: 'contacts', externalId: 'c1' },
  { object: 'contacts', externalId: 'c2' },
  { object: 'companies', externalId: 'k1' },
  { object: 'deals', externalId: 'd1' },
];
export const OBJECTS = ['contacts', 'companies', 'deals'];
const HOUR = 3_600_000;

/** Activities at few instants: many tie, and many are exactly at the bounds of filters. */
export function sampleEntries({
  count,
  seed,
  lastHour,
  records = RECORDS,
}: {
  count: number;
  seed: number;
  lastHour: number;
  records?: readonly RecordInSource[];
}): JournalEntry[] {
  const arbitraryEntry = fc.record({
    content: arbitraryContent,
    hour: fc.integer({ min: 0, max: lastHour }),
    records: fc.subarray([...records], { minLength: 1, maxLength: 3 }),
  });
  return fc.sample(arbitraryEntry, { numRuns: count, seed }).map(({ content, hour, ...on }, n) => ({
    ...content,
    externalId: `a${n}`,
    occurredAt: instant(hour * HOUR),
    ...on,
  }));
}

/** Values of one filter, each made on use: ids are known once the activities are written. */
type FilterValues = fc.Arbitrary<() => unknown>;

/** Values for a list, duplicates among them; rarely none. */
function listOf<T>(value: fc.Arbitrary<T>, maxLength = 4): fc.Arbitrary<T[]> {
  return fc.oneof(
    { weight: 9, arbitrary: fc.array(value, { minLength: 1, maxLength }) },
    { weight: 1, arbitrary: fc.constant<T[]>([]) },
  );
}

/**
 * Values for each filter that concerns one activity at a time. One that is missing here does not compile.
 * @param written the activities whose ids the filters name.
 */
export function arbitraryFilterValues({
  written,
  sources,
  lastHour,
}: {
  written: () => Iterable<KnownActivity>;
  sources: readonly string[];
  lastHour: number;
}) {
  const lazy = <T>(value: fc.Arbitrary<T>) => value.map((it) => () => it);
  const oneOf = (values: readonly string[], maxLength?: number) =>
    lazy(listOf(fc.constantFrom(...values), maxLength));
  const hours = (max: number) =>
    lazy(fc.integer({ min: -1, max }).map((hour) => instant(hour * HOUR)));
  /** Ids that the activities have, and some that lead nowhere. */
  const ids = (prefix: IdPrefix, of: (activity: KnownActivity) => readonly (string | null)[]) => {
    const choice = fc.oneof(
      { weight: 5, arbitrary: fc.nat(99) },
      { weight: 1, arbitrary: fc.constantFrom('unknown', 'malformed', 'another type') },
    );
    // More than twenty values are searched for in another way than a few.
    const choices = fc.oneof(listOf(choice), fc.array(choice, { minLength: 21, maxLength: 100 }));
    return choices.map((chosen) => () => {
      const there = [...new Set([...written()].flatMap(of))].filter((id) => id !== null).sort();
      return chosen.map((it) => {
        if (it === 'unknown') return encodeId(prefix, randomUUID());
        if (it === 'malformed') return 'no id';
        if (it === 'another type') return encodeId('attachment', randomUUID());
        return there[Number(it) % there.length]!;
      });
    });
  };
  return {
    kinds: oneOf(KINDS, 6),
    categories: oneOf(ACTIVITY_CATEGORIES),
    channels: oneOf([...CHANNELS, 'EMAIL', 'LinkedIn', 'pigeon']),
    directions: oneOf(DIRECTIONS),
    sources: oneOf(sources),
    actors: fc
      .tuple(
        ids('user', ({ user }) => [user]),
        ids('assistant', ({ assistant }) => [assistant]),
      )
      .map(
        ([users, assistants]) =>
          () =>
            [...users(), ...assistants()].slice(0, 100),
      ),
    actorTypes: oneOf(ACTOR_TYPES),
    assistants: ids('assistant', ({ assistant }) => [assistant]),
    assignees: ids('user', ({ assignee }) => [assignee]),
    segments: ids('segment', ({ segment }) => [segment]),
    records: ids('record', ({ records }) => records.map(({ id }) => id)),
    contacts: ids('contact', ({ records }) =>
      // Of a company too: it is no contact, so it matches nothing.
      records.filter(({ object }) => object !== 'deals').map(({ id }) => id),
    ),
    objects: oneOf(OBJECTS),
    taskStatuses: oneOf(TASK_STATUSES),
    occurredFrom: hours(lastHour + 1),
    occurredBefore: hours(lastHour + 1),
    dueFrom: hours(80),
    dueBefore: hours(80),
    search: lazy(arbitraryText({ minLength: 1, maxLength: 2 })),
  } satisfies Record<FeedFilterName, FilterValues>;
}

/** Filters of up to so many of these fields: more together let nothing through. */
export function arbitraryFilter(
  values: Record<string, FilterValues>,
  maxFields: number,
): fc.Arbitrary<() => FilterInput> {
  return fc
    .record(values)
    .chain((fields) => fc.subarray(Object.entries(fields), { maxLength: maxFields }))
    .map((fields) => () => Object.fromEntries(fields.map(([name, value]) => [name, value()])));
}

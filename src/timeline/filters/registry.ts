import { kindsOf } from '../../activity/registry.js';
import { objectTimelineId } from '../../activity/timeline-id.js';
import { decodeId, type IdPrefix } from '../../activity/type-id.js';
import { badInput } from '../../errors.js';
import { unknownSource } from '../../record/find-record.js';
import { requireObject } from '../../record/require-object.js';
import { DUPLICATE_MINUTES } from '../duplicate-sql.js';
import type { FilterContext, FilterValue } from './filter-definition.js';
import { mergeDuplicates } from './merge-duplicates.js';
import { onTimelines } from './on-timelines.js';
import { oneOf } from './one-of.js';
import { search } from './search.js';
import { timeBound } from './time-bound.js';

/**
 * Every filter of ActivityFilter, in the order of the contract. GraphQL's input type, the SQL of pages
 * and counts, and the change feed's predicate derive from these definitions: a new filter is one more
 * definition, its column's index, and its generator in test/support/arbitrary-filter.ts.
 */
export const FILTERS = {
  kinds: oneOf({
    type: ['ActivityKind'],
    column: 'kind',
    description: 'Activities of any of these kinds, e.g. EMAIL and CALL.',
  }),
  categories: oneOf({
    type: ['ActivityCategory'],
    column: 'kind',
    description: 'Activities in any of these groups of kinds.',
    find: (categories) => categories.flatMap(kindsOf),
  }),
  channels: oneOf({
    type: ['String'],
    column: 'channel',
    description: 'Interactions on these channels, e.g. email or linkedin.',
    find: (channels, _context, argument) =>
      channels.map((channel) => normalizeChannel(channel, argument)),
  }),
  directions: oneOf({
    type: ['Direction'],
    column: 'direction',
    description: 'Interactions in these directions.',
  }),
  sources: oneOf({
    type: ['String'],
    column: 'source_id',
    description: 'Activities from the sources with these slugs.',
    find: findSources,
  }),
  actors: oneOf({
    type: ['ID'],
    column: 'actor_id',
    description: 'Activities of these users or assistants, by id.',
    find: uuidsOf('user', 'assistant'),
  }),
  actorTypes: oneOf({
    type: ['ActorType'],
    column: 'actor_type',
    description: 'Activities that a user performed, or that an assistant did.',
  }),
  assistants: oneOf({
    type: ['ID'],
    column: 'assistant_id',
    description: 'Activities that involve these assistants, by id.',
    find: uuidsOf('assistant'),
  }),
  assignees: oneOf({
    type: ['ID'],
    column: 'assignee_id',
    description: 'Tasks that are assigned to these users or assistants, by id.',
    find: uuidsOf('user', 'assistant'),
  }),
  segments: oneOf({
    type: ['ID'],
    column: 'segment_id',
    description: 'Additions to and removals from these segments, by id.',
    find: uuidsOf('segment'),
  }),
  records: onTimelines({
    type: ['ID'],
    ofRecords: true,
    description: 'Activities on the timeline of any of these records, by id.',
    find: recordTimelines('contact', 'company', 'record'),
  }),
  contacts: onTimelines({
    type: ['ID'],
    ofRecords: true,
    description:
      'Activities on the timeline of any of these contacts, by id; applies in addition to records.',
    find: recordTimelines('contact'),
  }),
  objects: onTimelines({
    type: ['String'],
    ofRecords: false,
    description:
      'Activities on records of these objects: contacts, companies, or ids of custom tables.',
    find: objectTimelines,
  }),
  taskStatuses: oneOf({
    type: ['TaskStatus'],
    column: 'task_status',
    description: 'Tasks, todos and reminders in any of these states; no other activities.',
  }),
  occurredFrom: timeBound('occurred_at', 'from', 'Activities that happened at or after this time.'),
  occurredBefore: timeBound('occurred_at', 'before', 'Activities that happened before this time.'),
  dueFrom: timeBound(
    'due_at',
    'from',
    'Tasks due at or after this time; a due day counts as its 00:00 UTC.',
  ),
  dueBefore: timeBound(
    'due_at',
    'before',
    'Tasks due before this time; a due day counts as its 00:00 UTC.',
  ),
  search: search(
    'Activities that contain every one of these words, in any order: in a text, in the name of a file, of an ' +
      'actor, an assignee, an author, a segment or a broadcast, in an e-mail address of an actor, or in a ' +
      'change. The last word may be the beginning of one. Words in quotation marks follow each other, the last ' +
      'one whole. In Chinese, Japanese, Korean and Thai any part of the text is found; a phone number, ' +
      'however it is spaced. Case, accents and width are ignored. Blank text is no filter; text ' +
      'without a letter, digit or emoji finds nothing. At most 100 words.',
  ),
  mergeDuplicates: mergeDuplicates(
    'Whether activities that several sources have are shown once. Duplicates are of the same kind, on a record ' +
      `in common, from different sources, at most ${DUPLICATE_MINUTES} minutes apart, and by the same person (an ` +
      'e-mail address or name of the actor) or with the same text (title, subject, snippet or description), ' +
      'without regard to case, accents and HTML; of both, the time of day is known. Of those that match the other ' +
      'filters, the one of the source that was added first is shown; the others are its duplicates. Totals, counts ' +
      'and pages are of what is shown. Not for changes: the change feed reports each activity for itself.',
  ),
};

export type FilterName = keyof typeof FILTERS;

/** The filters that concern one activity at a time: those of the change feed. */
export type FeedFilterName = {
  [N in FilterName]: (typeof FILTERS)[N] extends { comparesActivities: true } ? never : N;
}[FilterName];

export const FEED_FILTERS = (Object.keys(FILTERS) as FilterName[]).filter(
  (name): name is FeedFilterName => !('comparesActivities' in FILTERS[name]),
);

/** ActivityFilter of the contract, as GraphQL passes it. */
export type FilterInput = {
  [name in FilterName]?: FilterValue<(typeof FILTERS)[name]['type']> | null;
};

function normalizeChannel(channel: string, argument: string): string {
  // PostgreSQL refuses it in a parameter.
  if (channel.includes('\0')) {
    throw badInput(argument, channel, 'must not hold a NUL character');
  }
  return channel.toLowerCase();
}

async function findSources(
  slugs: readonly string[],
  { loaders }: FilterContext,
  argument: string,
): Promise<string[]> {
  const sources = await loaders.sources;
  return slugs.map((wanted) => {
    const source = sources.find(({ slug }) => slug === wanted);
    if (!source) throw badInput(argument, wanted, unknownSource(sources));
    return source.id;
  });
}

/** Decodes ids with one of these prefixes; others match nothing. */
function uuidsOf(...prefixes: IdPrefix[]): (ids: readonly string[]) => string[] {
  return (ids) =>
    ids.flatMap((id) => {
      const decoded = decodeId(id);
      return decoded && prefixes.includes(decoded.prefix) ? decoded.uuid : [];
    });
}

/** The timelines of records that the viewer may read; the id of a merged record leads to the survivor. */
function recordTimelines(...prefixes: IdPrefix[]) {
  const decode = uuidsOf(...prefixes);
  return async (ids: readonly string[], { loaders }: FilterContext): Promise<string[]> => {
    const records = await Promise.all(decode(ids).map((id) => loaders.record.load(id)));
    return [...new Set(records.flatMap((record) => record?.id ?? []))];
  };
}

async function objectTimelines(
  objects: readonly string[],
  { viewer, loaders }: FilterContext,
  argument: string,
): Promise<string[]> {
  for (const object of objects) await requireObject(object, argument, viewer, loaders);
  return objects.map((object) => objectTimelineId(viewer.organizationId, object));
}

import type {
  ActivityCategory,
  ActivityKind,
  Direction,
  TaskStatus,
} from '../activity/activity.js';
import { ACTIVITY_KINDS, kindsOf } from '../activity/registry.js';
import { searchTerms } from '../activity/search-terms.js';
import { badInput } from '../errors.js';
import type { ActorType } from '../loaders/actor.js';
import type { EntryColumn, EntryFilter } from './entry-filter.js';

/** ActivityFilter of the contract, as GraphQL gives it. Instants are ISO 8601 in UTC. */
export interface FilterInput {
  kinds?: readonly ActivityKind[] | null;
  categories?: readonly ActivityCategory[] | null;
  channels?: readonly string[] | null;
  directions?: readonly Direction[] | null;
  sources?: readonly string[] | null;
  actors?: readonly string[] | null;
  actorTypes?: readonly ActorType[] | null;
  assistants?: readonly string[] | null;
  assignees?: readonly string[] | null;
  segments?: readonly string[] | null;
  records?: readonly string[] | null;
  contacts?: readonly string[] | null;
  objects?: readonly string[] | null;
  taskStatuses?: readonly TaskStatus[] | null;
  occurredFrom?: string | null;
  occurredBefore?: string | null;
  dueFrom?: string | null;
  dueBefore?: string | null;
  search?: string | null;
}

/** Where ids and names of a filter lead to, for the viewer who gave them. Unknown ids are left out. */
export interface FilterLookups {
  /** The UUID of an id with one of these prefixes; null for any other. */
  decodeId(id: string, prefixes: readonly string[]): string | null;
  /** The ids of sources by their slugs. @throws {GatewayError} for an unknown one. */
  sourceIds(slugs: readonly string[]): Promise<string[]>;
  /** The timelines of records, by their ids. */
  recordScopes(ids: readonly string[]): Promise<string[]>;
  /** The timelines of objects. @throws {GatewayError} for an unknown or forbidden one. */
  objectScopes(objects: readonly string[]): Promise<string[]>;
}

/** A parsed filter, and which timelines it names itself. */
export interface ParsedFilter {
  filter: Omit<EntryFilter, 'alsoOn' | 'matches'>;
  records?: string[];
  contacts?: string[];
  objects?: string[];
}

const MAX_LIST = 100;

/**
 * Checks a filter and finds what it names.
 * @throws {GatewayError} BAD_USER_INPUT for an empty list, one of more than 100, a channel with NUL, an
 *   unknown source, or a search without a word; INVALID_OBJECT or PERMISSION_DENIED for an object.
 */
export async function parseFilter(
  input: FilterInput,
  lookups: FilterLookups,
): Promise<ParsedFilter> {
  for (const [name, value] of Object.entries(input)) checkList(name, value);
  const ids = (list: readonly string[] | null | undefined, ...prefixes: string[]) =>
    list?.flatMap((id) => lookups.decodeId(id, prefixes) ?? []);

  const oneOf: EntryFilter['oneOf'] = distinctLists({
    kind: parseKinds(input),
    channel: input.channels?.map(parseChannel),
    direction: input.directions ?? undefined,
    source_id: input.sources ? await lookups.sourceIds(input.sources) : undefined,
    actor_id: ids(input.actors, 'user', 'assistant'),
    actor_type: input.actorTypes ?? undefined,
    assistant_id: ids(input.assistants, 'assistant'),
    assignee_id: ids(input.assignees, 'user', 'assistant'),
    segment_id: ids(input.segments, 'segment'),
    task_status: input.taskStatuses ?? undefined,
  });
  const recordIds = ids(input.records, 'contact', 'company', 'record');
  const contactIds = ids(input.contacts, 'contact');
  return {
    filter: definedOnly({
      oneOf,
      occurredFrom: input.occurredFrom ?? undefined,
      occurredBefore: input.occurredBefore ?? undefined,
      dueFrom: input.dueFrom ?? undefined,
      dueBefore: input.dueBefore ?? undefined,
      words: parseSearch(input.search),
    }),
    records: recordIds && (await lookups.recordScopes(recordIds)),
    contacts: contactIds && (await lookups.recordScopes(contactIds)),
    objects: input.objects ? await lookups.objectScopes(input.objects) : undefined,
  };
}

/** The same text for the same filter, whatever the order of lists: what a cursor is bound to. */
export function canonicalFilter(input: FilterInput | null | undefined): string {
  const given = Object.entries(input ?? {}).filter(([, value]) => value != null);
  return JSON.stringify(
    given
      .map(([name, value]) => [name, Array.isArray(value) ? [...new Set(value)].sort() : value])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );
}

/**
 * What a cursor of the change feed is bound to: who follows what.
 * @param named the records that the filter names, as they are now. Where one of them became another or
 *   was erased, what was followed is something else from then on, and has to be loaded again.
 */
export function changeList(
  organizationId: string,
  recordId: string | null,
  filter: FilterInput | null | undefined,
  named: readonly string[],
): string {
  const records = [...new Set(named)].sort().join(' ');
  return `changes ${organizationId} ${recordId ?? '*'} ${canonicalFilter(filter)} ${records}`;
}

function checkList(name: string, value: unknown): void {
  if (!Array.isArray(value)) return;
  if (value.length === 0) throw badInput(`filter.${name}`, value, 'must not be an empty list');
  if (value.length > MAX_LIST) {
    throw badInput(`filter.${name}`, value.length, `takes at most ${MAX_LIST} values`);
  }
}

function parseKinds({ kinds, categories }: FilterInput): ActivityKind[] | undefined {
  if (!kinds && !categories) return undefined;
  const wanted = new Set(kinds ?? ACTIVITY_KINDS);
  const allowed = categories?.flatMap(kindsOf) ?? [...wanted];
  return [...new Set(allowed)].filter((kind) => wanted.has(kind));
}

function parseChannel(channel: string): string {
  // PostgreSQL refuses it in a parameter.
  if (channel.includes('\0')) {
    throw badInput('filter.channels', channel, 'must not hold a NUL character');
  }
  return channel.toLowerCase();
}

function parseSearch(search: string | null | undefined): string[] | undefined {
  if (search == null) return undefined;
  const words = searchTerms(search);
  if (words.length === 0) throw badInput('filter.search', search, 'must hold a word');
  if (words.length > MAX_LIST) {
    throw badInput('filter.search', words.length, `takes at most ${MAX_LIST} words`);
  }
  return words;
}

/** A value that is given twice must not be read twice: pages merge one index range for each. */
function distinctLists(
  lists: {
    [column in EntryColumn]: readonly string[] | undefined;
  },
): EntryFilter['oneOf'] {
  return Object.fromEntries(
    Object.entries(lists).flatMap(([column, values]) =>
      values ? [[column, [...new Set(values)]]] : [],
    ),
  );
}

function definedOnly<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as T;
}

import type { ActivityInput } from '../activity/activity-input.js';
import { SourceFailure } from '../sources/client/source-failure.js';
import { readParsedBody } from '../sources/read-body.js';
import { describeProblems, type Problem, readItem } from '../sources/read-item.js';
import type {
  ListFacts,
  PageFacts,
  PagePosition,
  SourceDefinition,
  UpstreamList,
} from '../sources/source-definition.js';
import { MAX_EXTERNAL_ID_BYTES } from '../sources/wire-schema.js';

const DAY = 86_400_000;

/** An item as it stands in a list, understood or not. */
export interface ListedItem {
  /** Its id; null: it has none. */
  id: string | null;
  /** The latest that it may be of, ISO 8601: of a day its end; null: not known. */
  at: string | null;
  /** Whether only the day is known. */
  isDay: boolean;
}

/** An item that was left out. */
export interface RejectedItem extends Problem {
  id: string | null;
  /** Where in the body: $.tasks.data[3] */
  place: string;
}

/** One page of a list. */
export interface ListPage extends ListFacts {
  /** How many items stand on it. */
  length: number;
  position: PagePosition | null;
  /** What stands on it, by the path that it stands at, in the page's order. */
  sections: Record<string, ListedItem[]>;
  /** What was understood, each external id once. */
  inputs: ActivityInput[];
  /** What was not, one line for each thing that is wrong. */
  rejected: RejectedItem[];
  rejectedItems: number;
}

/**
 * Reads a page of a list. An item that is not understood is left out, and said.
 * @param most the most items that the source has given at once so far.
 * @throws {SourceFailure} BAD_RESPONSE where the answer as a whole is not what is documented.
 */
export function readPage(
  definition: SourceDefinition,
  list: UpstreamList,
  position: PagePosition | null,
  body: unknown,
  most = 0,
): ListPage {
  const sections: Record<string, ListedItem[]> = Object.fromEntries(
    definition.itemPaths.map((path) => [path, []]),
  );
  const inputs = new Map<string, ActivityInput>();
  const rejected: RejectedItem[] = [];
  let rejectedItems = 0;
  let own = 0;
  let foreign = 0;
  let facts: PageFacts | undefined;
  for (const part of readParsedBody(body, definition)) {
    if (part.type === 'broken') throw unreadable(definition, part.reason);
    if (part.type === 'end') {
      facts = part.facts;
      continue;
    }
    const { item, itemPath, path } = part;
    if (definition.isOf(item, list)) own++;
    else foreign++;
    const id = idOf(item);
    try {
      const { input } = readItem(definition, item, itemPath);
      sections[itemPath]!.push({ id: input.externalId, ...timeOf(input) });
      if (!inputs.has(input.externalId)) inputs.set(input.externalId, input);
    } catch (error) {
      rejectedItems++;
      sections[itemPath]!.push({ id, at: null, isDay: false });
      rejected.push(...describeProblems(error).map((problem) => ({ id, place: path, ...problem })));
    }
  }
  if (foreign > 0 && own === 0) throw unreadable(definition, 'it is of another record');
  const listFacts = readFacts(definition, facts, position, most);
  return {
    length: own + foreign,
    position,
    ...listFacts,
    sections,
    inputs: [...inputs.values()],
    rejected,
    rejectedItems,
  };
}

function readFacts(
  definition: SourceDefinition,
  facts: PageFacts | undefined,
  position: PagePosition | null,
  most: number,
): ListFacts {
  try {
    return definition.readList(facts ?? { items: {}, values: {} }, position, most);
  } catch (error) {
    const [problem] = describeProblems(error);
    throw unreadable(definition, `${problem?.field}: ${problem?.reason}`);
  }
}

/**
 * The id of an item that may be invalid otherwise: what is there is not missing. It may be what is
 * invalid: it is made into text that PostgreSQL holds.
 */
function idOf(item: unknown): string | null {
  const id = (item as { id?: unknown } | null | undefined)?.id;
  if (typeof id !== 'string' && typeof id !== 'number') return null;
  const text = String(id).slice(0, MAX_EXTERNAL_ID_BYTES).toWellFormed();
  return text.replaceAll('\0', '\ufffd') || null;
}

function timeOf({ occurredAt, occurredOnDay }: ActivityInput): Omit<ListedItem, 'id'> {
  const isDay = occurredOnDay ?? false;
  if (occurredAt === null || !isDay) return { at: occurredAt, isDay };
  return { at: new Date(Date.parse(occurredAt) + DAY - 1).toISOString(), isDay };
}

function unreadable({ label }: SourceDefinition, reason: string): SourceFailure {
  return new SourceFailure('BAD_RESPONSE', `${label} answered with an unusable page: ${reason}.`);
}

import type { ActivityInput } from '../activity/activity-input.js';
import { idInSection } from '../activity/section-id.js';
import { JsonNumber } from '../db/json.js';
import { echo } from '../errors.js';
import {
  createRejectedItem,
  type RejectedItem,
  TOO_LONG_TO_KEEP,
} from '../ingest/rejected-items.js';
import { isEarlierThan } from '../ingest/write-activities.js';
import { SourceFailure } from '../sources/client/source-failure.js';
import { readParsedBody } from '../sources/read-body.js';
import { describeProblems, readItem } from '../sources/read-item.js';
import type { Problem } from '../sources/read-wire.js';
import type {
  PagePosition,
  Paging,
  RawPaging,
  SourceDefinition,
  UpstreamList,
} from '../sources/source-definition.js';
import { MAX_EXTERNAL_ID_BYTES } from '../sources/wire-schema.js';

const DAY = 86_400_000;

/** An item of a list, valid or not. */
export interface ListedItem {
  /** Its id; null: it has none. */
  id: string | null;
  /** The latest timestamp that it may have, ISO 8601: for a day its end; null: not known. */
  at: string | null;
  /** Whether only the day is known. */
  isDay: boolean;
}

/** A problem of an item that was left out, or kept without the field. */
export interface ItemProblem extends Problem {
  id: string | null;
  /** Its path in the body: $.tasks.data[3] */
  path: string;
}

/** One page of a list. */
export interface ListPage extends Paging {
  /** Number of items on the page. */
  length: number;
  position: PagePosition | null;
  /** The paths of its lists that could not be read; absent: none. */
  unread?: string[];
  /** All items, by item path, in the page's order. */
  sections: Record<string, ListedItem[]>;
  /** The activities of the items that are not rejected; of an id that is listed twice its later version, or the last. */
  inputs: ActivityInput[];
  /** The problems of the rejected items, at least one of each; a list that cannot be read counts as one item. */
  rejectionProblems: ItemProblem[];
  /** The number of rejected items, and of lists that cannot be read. */
  rejectedItems: number;
  /** The rejected items as they are stored, unless they are too long. */
  rejectedWires: RejectedItem[];
  /**
   * The problems of the items that are kept, and of what the page says of its list: fields that could not be
   * read, or not as they came.
   */
  warnings: ItemProblem[];
}

/**
 * Reads a page of a list. Items that are rejected are left out of `inputs`.
 * @throws {SourceFailure} BAD_RESPONSE where the response as a whole is not as documented.
 */
export function readPage(
  definition: SourceDefinition,
  list: UpstreamList,
  position: PagePosition | null,
  body: unknown,
): ListPage {
  const sections: Record<string, ListedItem[]> = Object.fromEntries(
    definition.itemPaths.map((path) => [path, []]),
  );
  const inputs = new Map<string, ActivityInput>();
  const rejectionProblems: ItemProblem[] = [];
  const rejectedWires: RejectedItem[] = [];
  const warned: ItemProblem[] = [];
  const unread: string[] = [];
  let rejectedItems = 0;
  let own = 0;
  let foreign = 0;
  let rawPaging: RawPaging | undefined;
  // After the first page, what holds nothing ends the list, whatever its form.
  const isEnd = position !== null && isBlank(body);
  for (const part of isEnd ? [] : readParsedBody(body, definition)) {
    if (part.type === 'broken') throw unusable(definition, part.reason);
    if (part.type === 'unread') {
      rejectedItems++;
      rejectionProblems.push({ id: null, path: part.path, field: '', reason: part.reason });
      unread.push(part.path);
      continue;
    }
    if (part.type === 'unknown') {
      warned.push({ id: null, path: '$', field: part.path.slice(2), reason: part.reason });
      unread.push(part.path);
      continue;
    }
    if (part.type === 'end') {
      rawPaging = part.paging;
      continue;
    }
    const { item, itemPath, path } = part;
    if (definition.belongsTo(item, list)) own++;
    else foreign++;
    const id = idOf(item, definition.sectionNames?.[itemPath]);
    try {
      const { input, warnings } = readItem(definition, item, itemPath);
      warned.push(...warnings.map((problem) => ({ id: input.externalId, path, ...problem })));
      sections[itemPath]!.push({ id: input.externalId, ...timeOf(input) });
      const known = inputs.get(input.externalId);
      if (!known || !isEarlierThan(input, known)) inputs.set(input.externalId, input);
    } catch (error) {
      rejectedItems++;
      sections[itemPath]!.push({ id, at: null, isDay: false });
      const problems = describeProblems(error);
      const rejectedWire = createRejectedItem(definition, part, list, problems);
      if (rejectedWire) rejectedWires.push(rejectedWire);
      else problems.push(TOO_LONG_TO_KEEP);
      rejectionProblems.push(...problems.map((problem) => ({ id, path, ...problem })));
    }
  }
  if (foreign > 0 && own === 0) throw unusable(definition, 'it is of another record');
  const length = own + foreign;
  const problems: Problem[] = [];
  const raw = rawPaging ?? { items: {}, values: {} };
  const paging = definition.parsePaging(raw, position, (problem) => void problems.push(problem));
  const [problem] = problems;
  // Nothing shows that an empty first page is a list: it may be an error.
  if (length === 0 && position === null && unread.length === 0) {
    if (problem) {
      throw unusable(definition, `${problem.field}: ${problem.reason}: ${echo(body)}`);
    }
    if (isBlank(body) && !Array.isArray(body)) throw unusable(definition, 'it is an empty object');
  }
  // Of a page without items, which ends a list, nothing is missing.
  if (length > 0) warned.push(...problems.map((it) => ({ id: null, path: '$', ...it })));
  return {
    length,
    position,
    ...paging,
    unread,
    sections,
    inputs: [...inputs.values()],
    rejectionProblems,
    rejectedItems,
    // Where a page has an item twice, once valid, it is accepted.
    rejectedWires: rejectedWires.filter(({ itemKey }) => !inputs.has(itemKey)),
    warnings: warned,
  };
}

/** Whether a body holds nothing: PHP writes {} for an empty list, other systems null. */
function isBlank(body: unknown): boolean {
  return body === null || (typeof body === 'object' && Object.keys(body).length === 0);
}

/**
 * The id of an item, valid or not: an invalid item must not count as missing. An invalid id becomes text
 * that PostgreSQL can store.
 */
function idOf(item: unknown, section: string | undefined): string | null {
  const id = (item as { id?: unknown } | null | undefined)?.id;
  if (typeof id !== 'string' && typeof id !== 'number' && !(id instanceof JsonNumber)) return null;
  const text = String(id).slice(0, MAX_EXTERNAL_ID_BYTES).toWellFormed();
  const stored = text.replaceAll('\0', '\ufffd');
  if (stored === '') return null;
  return section === undefined ? stored : idInSection(section, stored);
}

function timeOf({ occurredAt, occurredOnDay }: ActivityInput): Omit<ListedItem, 'id'> {
  const isDay = occurredOnDay ?? false;
  if (occurredAt === null || !isDay) return { at: occurredAt, isDay };
  return { at: new Date(Date.parse(occurredAt) + DAY - 1).toISOString(), isDay };
}

function unusable({ label }: SourceDefinition, reason: string): SourceFailure {
  return new SourceFailure('BAD_RESPONSE', `${label} answered with an unusable page: ${reason}.`);
}

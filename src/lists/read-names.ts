import type pg from 'pg';
import { createStatementNames } from '../db/statement-names.js';
import { pageNeighbors } from '../timeline/page-neighbors.js';
import type { NamePosition } from './name-cursor.js';
import {
  type NameListRequest,
  type NamePageRequest,
  nameCountStatement,
  namePageStatement,
} from './name-page-sql.js';

/** A row of a list with the position that it has there. */
export type ListedRow = NamePosition & Record<string, unknown>;

/** A page of a list that is ordered by name. */
export interface NamePage<R> {
  /** In the order of the list, at most `size`. */
  items: R[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
}

/** Most items that the pages of one statement may have. */
const MAX_ITEMS_PER_STATEMENT = 10_000;

const nameStatement = createStatementNames('names', 100);

/**
 * Reads pages of lists. Requests that differ only in their ranges share one statement.
 * @returns a page for each request, in their order.
 */
export function readNamePages(
  pool: pg.Pool,
  requests: readonly NamePageRequest[],
): Promise<NamePage<ListedRow>[]> {
  return readInGroups(
    requests,
    ({ size }) => size + 1,
    async (group) => {
      const { text, values } = namePageStatement(group);
      const { rows } = await pool.query<{ list: number; beyond: boolean } & ListedRow>({
        name: nameStatement(text),
        text,
        values,
      });
      const byList = new Map<number, typeof rows>();
      for (const row of rows) byList.set(row.list, [...(byList.get(row.list) ?? []), row]);
      return group.map((request, index) => toPage(request, byList.get(index + 1)!));
    },
  );
}

/** Counts lists, batched like pages. @returns the number of items of each request, in their order. */
export function readNameCounts(
  pool: pg.Pool,
  requests: readonly NameListRequest[],
): Promise<number[]> {
  return readInGroups(
    requests,
    () => 1,
    async (group) => {
      const { text, values } = nameCountStatement(group);
      const { rows } = await pool.query<{ list: number; count: number }>(text, values);
      const counts = new Map(rows.map(({ list, count }) => [list, count]));
      return group.map((_, index) => counts.get(index + 1) ?? 0);
    },
  );
}

/** @param rows in the order of the scan; without an item one row of nulls. */
function toPage(
  request: NamePageRequest,
  rows: readonly ({ beyond: boolean } & ListedRow)[],
): NamePage<ListedRow> {
  const found = rows.filter(({ id }) => id !== null);
  const items = found.slice(0, request.size);
  return {
    items: request.from === 'start' ? items : items.reverse(),
    ...pageNeighbors(request, found.length > request.size, rows[0]!.beyond),
  };
}

/**
 * Reads a batch of requests in few statements of bounded size, one after another.
 * @param itemsOf the most items of the answer to a request.
 * @param read reads requests that differ only in their ranges; answers in their order.
 * @returns an answer for each request, in their order.
 */
async function readInGroups<R extends NameListRequest, A>(
  requests: readonly R[],
  itemsOf: (request: R) => number,
  read: (group: R[]) => Promise<A[]>,
): Promise<A[]> {
  const groups = new Map<string, R[]>();
  for (const request of requests) {
    const { ranges, ...rest } = request;
    const key = JSON.stringify([rest, ranges === null]);
    groups.set(key, [...(groups.get(key) ?? []), request]);
  }
  const answers = new Map<R, A>();
  for (const group of groups.values()) {
    const size = Math.max(1, Math.floor(MAX_ITEMS_PER_STATEMENT / itemsOf(group[0]!)));
    for (let at = 0; at < group.length; at += size) {
      const part = group.slice(at, at + size);
      const found = await read(part);
      part.forEach((request, index) => {
        answers.set(request, found[index]!);
      });
    }
  }
  return requests.map((request) => answers.get(request)!);
}

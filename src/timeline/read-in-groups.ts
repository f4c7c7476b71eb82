import type { TimelineRequest } from './timelines-table.js';

/** Most rows that one statement may return, and that the statements running at the same time may. */
const MAX_ROWS_PER_STATEMENT = 10_000;

/** Requests for the same rows of the same timeline: read once. */
type SameRequests<R> = [R, ...R[]];

/** Requests that differ only in their timeline: one statement. */
interface Group<R> {
  timelines: SameRequests<R>[];
  /** The maximum number of rows that the statement returns. */
  rows: number;
}

/**
 * Reads a batch of requests in few statements of bounded size. Requests that differ only in
 * their timeline share a statement, up to MAX_ROWS_PER_STATEMENT; statements run side by side up to the
 * same number of rows, then one after another.
 * @param requests compared by their JSON.
 * @param rowsOf the maximum number of rows of the answer to a request.
 * @param read reads one timeline for each request, in one statement; answers in their order.
 * @param checkRows called before anything is read, with the number of rows of all answers; not for a single
 *   request, which is small enough by itself.
 * @returns an answer for each request, in their order.
 */
export async function readInGroups<R extends TimelineRequest, A>(
  requests: readonly R[],
  rowsOf: (request: R) => number,
  read: (timelines: R[]) => Promise<A[]>,
  checkRows: (rows: number) => void = () => {},
): Promise<A[]> {
  if (requests.length === 1) return read([requests[0]!]);
  const groups = groupRequests(requests, rowsOf);
  checkRows(groups.reduce((sum, { rows }) => sum + rows, 0));
  const answers = new Map<R, A>();
  const readGroup = async ({ timelines }: Group<R>) => {
    const found = await read(timelines.map(([request]) => request));
    timelines.forEach((same, index) => {
      for (const request of same) answers.set(request, found[index]!);
    });
  };
  for (const round of splitByRows(groups)) await Promise.all(round.map(readGroup));
  return requests.map((request) => answers.get(request)!);
}

function groupRequests<R extends TimelineRequest>(
  requests: readonly R[],
  rowsOf: (request: R) => number,
): Group<R>[] {
  const byStatement = new Map<string, Map<string, SameRequests<R>>>();
  for (const request of requests) {
    const { timelineIds, recordId, ...rest } = request;
    const timeline = timelineIds.join(' ');
    // A union shares its statement with nothing else.
    const key = JSON.stringify([rest, recordId == null, timelineIds.length > 1 && timeline]);
    const timelines = byStatement.get(key) ?? new Map<string, SameRequests<R>>();
    byStatement.set(key, timelines);
    const same = timelines.get(timeline);
    if (same) same.push(request);
    else timelines.set(timeline, [request]);
  }
  return [...byStatement.values()].flatMap((byTimeline) => {
    const timelines = [...byTimeline.values()];
    const rows = rowsOf(timelines[0]![0]);
    const perStatement = Math.max(1, Math.floor(MAX_ROWS_PER_STATEMENT / rows));
    const groups: Group<R>[] = [];
    for (let at = 0; at < timelines.length; at += perStatement) {
      const part = timelines.slice(at, at + perStatement);
      groups.push({ timelines: part, rows: rows * part.length });
    }
    return groups;
  });
}

/** Splits groups into rounds of at most MAX_ROWS_PER_STATEMENT rows, in their order. */
function splitByRows<R>(groups: Group<R>[]): Group<R>[][] {
  const rounds: Group<R>[][] = [];
  let rows = 0;
  for (const group of groups) {
    rows += group.rows;
    if (rounds.length > 0 && rows <= MAX_ROWS_PER_STATEMENT) rounds.at(-1)!.push(group);
    else {
      rounds.push([group]);
      rows = group.rows;
    }
  }
  return rounds;
}

import { isDeepStrictEqual } from 'node:util';
import { encodeId } from '../src/activity/type-id.js';
import type { Bench } from './bench.js';
import { comparePairs, type Load, type Row, startServer } from './measure.js';

/** How deep a page is compared with the first. */
const DEPTH = 20_000;

const PAGE = `
  query Page($record: ID!, $first: Int!, $after: String) {
    timeline(record: { id: $record }, first: $first, after: $after) {
      nodes {
        id kind occurredAt title
        actor { id name }
        attachments { id filename url size }
      }
      pageInfo { hasNextPage endCursor }
    }
  }`;

const TOTALS = `
  query Totals($record: ID!, $first: Int!) {
    timeline(record: { id: $record }, first: $first) {
      nodes { id kind summary actor { id name } }
      pageInfo { hasNextPage endCursor }
      totalCount
      counts { byCategory { category count } }
      sources { state complete source { slug } }
    }
  }`;

/** Loads of the gateway alone, by name: what two builds are compared with. */
export async function pageLoads({ gateway, headers, recordIds }: Bench) {
  const load = (query: string, variables: object[]): Load => ({
    url: gateway.url,
    headers,
    bodies: variables.map((v) => JSON.stringify({ query, variables: v })),
  });
  const some = recordIds
    .filter((_, index) => index % 10 === 1)
    .map((id) => ({ record: encodeId('contact', id), first: 20 }));
  const busy = encodeId('contact', recordIds[0]!);
  const after = await cursorAt((variables) => load(PAGE, variables), busy);
  return {
    'page of 20': load(PAGE, some),
    'page of 20, 20,000 deep': load(PAGE, [{ record: busy, first: 20, after }]),
    'page of 20 with totals and coverage': load(TOTALS, some),
  };
}

/** A page against one of a server written by hand for it, and a deep page against the first. */
export async function comparePages({ gateway, headers, recordIds, environment }: Bench) {
  const baseline = await startServer(
    ['--import', 'tsx', 'bench/baseline-server.ts'],
    environment,
    '/',
  );
  try {
    const load = (variables: object[]): Load => ({
      url: gateway.url,
      headers,
      bodies: variables.map((v) => JSON.stringify({ query: PAGE, variables: v })),
    });
    const pick = recordIds.filter((_, index) => index % 10 === 1);
    const pages = load(pick.map((id) => ({ record: encodeId('contact', id), first: 20 })));
    const byHand: Load = {
      url: baseline.url,
      headers,
      bodies: pick.map((uuid) => JSON.stringify({ uuid })),
    };
    await compareAnswers(pages, byHand);

    const busy = encodeId('contact', recordIds[0]!);
    const deep = await cursorAt(load, busy);
    const firstPage = load([{ record: busy, first: 20 }]);
    const deepPage = load([{ record: busy, first: 20, after: deep }]);
    const rows: Row[] = [
      await comparePairs(
        'page of 20, gateway / by hand',
        '>= 0.45',
        pages,
        byHand,
        (a, b) => a / b,
      ),
      await comparePairs(
        'time of a page 20,000 deep / the first',
        '<= 1.2',
        deepPage,
        firstPage,
        (a, b) => b / a,
      ),
    ];
    return rows;
  } finally {
    baseline.process.kill();
  }
}

async function ask({ url, headers, bodies }: Load, index: number) {
  const response = await fetch(url, { method: 'POST', headers, body: bodies[index]! });
  return (await response.json()) as { data: { timeline: Timeline } };
}

interface Timeline {
  nodes: unknown[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

/** Both servers must say the same but for cursors, or the comparison means nothing. */
export async function compareAnswers(a: Load, b: Load): Promise<void> {
  for (let index = 0; index < Math.min(20, a.bodies.length); index++) {
    const [one, other] = await Promise.all([ask(a, index), ask(b, index)]);
    for (const { data } of [one, other]) delete data.timeline.pageInfo.endCursor;
    if (one.data.timeline.nodes.length === 0 || !isDeepStrictEqual(one, other)) {
      throw new Error(`different answers:\n${JSON.stringify(one)}\n${JSON.stringify(other)}`);
    }
  }
}

/** The cursor of the 20,000th activity of a record. */
async function cursorAt(load: (variables: object[]) => Load, record: string): Promise<string> {
  let after: string | null | undefined = null;
  for (let read = 0; read < DEPTH; read += 100) {
    const { data } = await ask(load([{ record, first: 100, after }]), 0);
    after = data.timeline.pageInfo.endCursor;
  }
  return after as string;
}

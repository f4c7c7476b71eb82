import fc from 'fast-check';
import type { GraphQLClient } from 'graphql-request';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeId } from '../../src/activity/type-id.js';
import { TASK_STATUSES } from '../../src/activity/vocabulary.js';
import type { FilterInput } from '../../src/timeline/filters/registry.js';
import { ActivityJournal } from '../support/activity-journal.js';
import { arbitraryContent, CHANNELS, instant } from '../support/arbitrary-activity.js';
import { expectedList, expectedPage, type KnownActivity } from '../support/known-activity.js';
import {
  createTestDatabase,
  createTestOrganization,
  type TestDatabase,
} from '../support/test-database.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { repeat } from '../support/thorough.js';

const CONTACT = { object: 'contacts', externalId: 'alice' };
const COMPANY = { object: 'companies', externalId: 'acme' };
const ROW = { object: 'deals', externalId: 'd1' };

let database: TestDatabase;
let server: TestServer;
let journal: ActivityJournal;
let client: GraphQLClient;

beforeAll(async () => {
  database = await createTestDatabase();
  server = await startTestServer(database, { maintains: false });
  const organizationId = await createTestOrganization(database);
  client = await server.clientOf(organizationId);
  journal = new ActivityJournal(database, organizationId);
  const contents = fc.sample(arbitraryContent, { numRuns: 600, seed: 1 });
  const entries = contents.map((content, n) => ({
    ...content,
    externalId: `a${n}`,
    occurredAt: instant((n * 7) % 90),
    // Some on several of them, and some on others alone.
    records: [[CONTACT, ROW], [CONTACT], [COMPANY, CONTACT], [COMPANY], [ROW]][n % 5]!,
  }));
  await journal.write('kasar', entries.slice(0, 300));
  await journal.write('clarky', entries.slice(300));
});
afterAll(async () => {
  await server.stop();
  await database.drop();
});

/** A section as a client asks for it, and the filter of the whole timeline that it must be equal to. */
interface Asked {
  field: string;
  args?: Record<string, unknown>;
  filter: FilterInput;
}

const section = (field: string, category: string): fc.Arbitrary<Asked> =>
  fc.constant({ field, filter: { categories: [category] } });

const arbitrarySection: fc.Arbitrary<Asked> = fc.oneof(
  section('interactions', 'INTERACTION'),
  fc.subarray([...CHANNELS, 'EMAIL', 'fax']).map((channels) => ({
    field: 'interactions',
    args: { channels },
    filter: { categories: ['INTERACTION'], channels },
  })),
  fc
    .record({
      order: fc.constantFrom('NEWEST_FIRST', 'DUE_FIRST'),
      statuses: fc.option(fc.subarray([...TASK_STATUSES])),
    })
    .map(({ order, statuses }) => ({
      field: 'tasks',
      args: { order, statuses },
      filter: { categories: ['TASK'], taskStatuses: statuses },
    })),
  section('notes', 'NOTE'),
  section('files', 'FILE'),
  section('segmentEvents', 'SEGMENT'),
  section('contactEvents', 'CONTACT'),
);

const TYPES: Record<string, string> = {
  channels: '[String!]',
  statuses: '[TaskStatus!]',
  order: 'TaskOrder!',
};

interface Connection {
  nodes: { id: string }[];
  edges: { cursor: string; node: { id: string } }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  totalCount: number;
  totalCountExact: boolean;
  sources: { source: { slug: string } }[];
}

async function readSection(
  record: { id: string },
  { field, args = {} }: Asked,
  window: Record<string, unknown>,
): Promise<Connection> {
  const names = Object.keys(args);
  const declared = names.map((name) => `, $${name}: ${TYPES[name]}`).join('');
  const passed = names.map((name) => `, ${name}: $${name}`).join('');
  const { record: found } = await client.request<{ record: { section: Connection } }>(
    `query ($by: RecordBy!, $first: Int, $last: Int, $after: String, $before: String${declared}) {
      record(by: $by) {
        section: ${field}(first: $first, last: $last, after: $after, before: $before${passed}) {
          nodes { ... on Activity { id } }
          edges { cursor node { ... on Activity { id } } }
          pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
          totalCount totalCountExact sources { source { slug } }
        }
      }
    }`,
    { by: { id: record.id }, ...args, ...window },
  );
  return found.section;
}

const idOf = ({ id }: Pick<KnownActivity, 'id'>) => encodeId('activity', id);

describe('a section is the part of the whole timeline that has its category', () => {
  test('page by page, in both directions, with exact neighbours and totals', async () => {
    const arbitraryCase = fc.record({
      asked: arbitrarySection,
      record: fc.constantFrom(CONTACT, COMPANY, ROW),
      source: fc.constantFrom('kasar', 'clarky'),
      size: fc.integer({ min: 1, max: 40 }),
      isForward: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(arbitraryCase, async ({ asked, record: ref, source, size, isForward }) => {
        const record = journal.record(source, ref);
        const own = [...journal.known.values()].filter(({ records }) =>
          records.some(({ id }) => id === record.id),
        );
        const order = (asked.args?.order as 'DUE_FIRST' | undefined) ?? 'NEWEST_FIRST';
        const list = expectedList(own, asked.filter, order);
        let cursor: string | null = null;
        let at: KnownActivity | null = null;
        for (;;) {
          const expected = expectedPage(
            list,
            order,
            isForward ? { first: size, after: at } : { last: size, before: at },
          );
          const window = isForward
            ? { first: size, after: cursor }
            : { last: size, before: cursor };
          const { nodes, edges, pageInfo, ...totals } = await readSection(record, asked, window);
          const ids = expected.items.map(idOf);
          expect(nodes.map(({ id }) => id)).toEqual(ids);
          expect(edges.map(({ node }) => node.id)).toEqual(ids);
          expect(pageInfo).toEqual({
            hasNextPage: expected.hasNextPage,
            hasPreviousPage: expected.hasPreviousPage,
            startCursor: edges[0]?.cursor ?? cursor,
            endCursor: edges.at(-1)?.cursor ?? cursor,
          });
          expect(totals).toEqual({
            totalCount: list.length,
            totalCountExact: true,
            sources: [{ source: { slug: source } }, { source: { slug: 'native' } }],
          });
          if (!(isForward ? pageInfo.hasNextPage : pageInfo.hasPreviousPage)) break;
          cursor = isForward ? pageInfo.endCursor : pageInfo.startCursor;
          at = (isForward ? expected.items.at(-1) : expected.items[0]) ?? at;
        }
      }),
      { numRuns: repeat(150) },
    );
  });
});

import type { GraphQLClient } from 'graphql-request';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ActivityJournal, type JournalEntry } from '../support/activity-journal.js';
import { instant } from '../support/arbitrary-activity.js';
import { createExplainingClient, type PlanNode } from '../support/explaining-client.js';
import {
  createTestDatabase,
  createTestOrganization,
  type TestDatabase,
} from '../support/test-database.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const { Client, explained } = createExplainingClient();

const DAY = 24 * 3_600_000;
const TASKS = 2_000;
const CONTACT = { object: 'contacts', externalId: 'alice' };

let database: TestDatabase;
let server: TestServer;
let client: GraphQLClient;
let contact: string;
/** The one to whom a tenth of the tasks is given. */
let assignee: string;

beforeAll(async () => {
  database = await createTestDatabase({ Client });
  server = await startTestServer(database, { maintains: false });
  const organizationId = await createTestOrganization(database);
  client = await server.clientOf(organizationId);
  const journal = new ActivityJournal(database, organizationId);
  // Two a day, almost all of them done; what occurred when has nothing to do with what is due when.
  const entries = Array.from(
    { length: TASKS },
    (_, n): JournalEntry => ({
      kind: ['TASK', 'TODO', 'REMINDER', 'EMAIL'][n % 4]!,
      externalId: `t${n}`,
      occurredAt: instant(((n * 7919) % TASKS) * 1_000),
      dueAt: n % 20 ? instant(n * (DAY / 2)) : undefined,
      status: n % 4 === 3 ? undefined : n % 100 ? 'COMPLETED' : 'PENDING',
      author: { externalId: n % 10 ? 'u1' : 'u2' },
      assigneeUser: n % 4 === 3 ? undefined : n % 10 ? 'u1' : 'u2',
      records: [CONTACT],
    }),
  );
  for (let at = 0; at < TASKS; at += 500) {
    await journal.write('clarky', entries.slice(at, at + 500));
  }
  await database.pool.query('analyze timeline_entry');
  contact = journal.record('clarky', CONTACT).id;
  assignee = [...journal.known.values()][0]!.assignee!;
});
afterAll(async () => {
  await server.stop();
  await database.drop();
});

interface Scan {
  index: string | undefined;
  condition: string | undefined;
  /** Entries that it reads, kept or not. */
  read: number;
}

function scansOf(node: PlanNode): Scan[] {
  const own = (node.Plans ?? []).flatMap(scansOf);
  const index = node['Index Name'];
  if (node['Relation Name'] !== 'timeline_entry' && !index?.startsWith('timeline_entry')) {
    return own;
  }
  const read = node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0);
  return [...own, { index, condition: node['Index Cond'], read }];
}

interface Page {
  nodes: { id: string }[];
  pageInfo: { endCursor: string; hasNextPage: boolean };
}

/** How a page is read, also once PostgreSQL no longer plans for its values. */
async function readPage(query: string, variables: Record<string, unknown>) {
  let page: Page | undefined;
  for (let n = 0; n < 7; n++) {
    explained.length = 0;
    const answer = await client.request<{ page: Page } | { record: { page: Page } }>(
      query,
      variables,
    );
    page = 'record' in answer ? answer.record.page : answer.page;
  }
  const statements = explained.filter(({ text }) => /json_agg/.test(text));
  expect(statements).toHaveLength(1);
  return { ...page!, scans: scansOf(statements[0]!.plan) };
}

const PAGE = '{ nodes { ... on Activity { id } } pageInfo { endCursor hasNextPage } }';
const TASK_PAGE = `query ($by: RecordBy!, $statuses: [TaskStatus!], $after: String) {
  record(by: $by) {
    page: tasks(order: DUE_FIRST, first: 20, statuses: $statuses, after: $after) ${PAGE}
  }
}`;
const OVERDUE = `query ($filter: ActivityFilter) {
  page: activities(first: 20, filter: $filter) ${PAGE}
}`;

test.each([
  ['any status', null, 'timeline_entry_due'],
  // Almost all tasks are completed: both indexes read as many entries.
  ['one status', ['COMPLETED'], expect.stringMatching(/^timeline_entry_(task_status_)?due$/)],
])('a page of tasks of %s is one index range of its size, at any depth', async (...given) => {
  const [, statuses, index] = given;
  let after: string | null = null;
  for (let depth = 0; depth < 3; depth++) {
    const { nodes, pageInfo, scans } = await readPage(TASK_PAGE, {
      by: { id: contact },
      statuses,
      after,
    });
    expect(nodes).toHaveLength(20);
    expect(scans).toEqual([{ index, condition: expect.stringContaining('scope_id'), read: 21 }]);
    if (after) expect(scans[0]!.condition).toContain('ROW(COALESCE(due_at');
    after = pageInfo.endCursor;
  }
});

test('a page of tasks of a few statuses is one index range for each', async () => {
  const statuses = ['PENDING', 'IN_PROGRESS'];
  const { nodes, scans } = await readPage(TASK_PAGE, { by: { id: contact }, statuses });
  expect(nodes).toHaveLength(20);
  // Rows are those of each loop: 20 and none.
  expect(scans).toMatchObject([{ index: 'timeline_entry_task_status_due', read: 10 }]);
});

test.each([
  ["somebody's tasks that are overdue", { dueBefore: instant(10 * DAY) }, 1],
  [
    "somebody's tasks that are due in a week",
    { dueFrom: instant(100 * DAY), dueBefore: instant(110 * DAY) },
    1,
  ],
])('%s, across records, are one index range', async (_, filter, count) => {
  const { nodes, scans } = await readPage(OVERDUE, {
    filter: { assignees: [assignee], ...filter },
  });
  expect(nodes).toHaveLength(count);
  expect(scans).toEqual([
    {
      index: 'timeline_entry_assignee_due',
      condition: expect.stringMatching(/scope_id = .*\(assignee_id = .*COALESCE\(due_at/),
      read: count,
    },
  ]);
});

test("somebody's open tasks that are overdue are found in the index", async () => {
  const { nodes, scans } = await readPage(OVERDUE, {
    filter: {
      assignees: [assignee],
      dueBefore: instant(300 * DAY),
      taskStatuses: ['PENDING', 'IN_PROGRESS'],
    },
  });
  expect(scans).toMatchObject([{ index: 'timeline_entry_assignee_due' }]);
  expect(scans[0]!.read * 2).toBe(nodes.length);
});

test('what is due within a range is one index range, whoever it is given to', async () => {
  const filter = { dueFrom: instant(100 * DAY), dueBefore: instant(110 * DAY) };
  const { nodes, scans } = await readPage(OVERDUE, { filter });
  expect(scans).toMatchObject([{ index: 'timeline_entry_due', read: nodes.length }]);
});

import { randomUUID } from 'node:crypto';
import type { GraphQLClient } from 'graphql-request';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeId } from '../../src/activity/type-id.js';
import {
  createExplainingClient,
  type ExplainedStatement,
  type PlanNode,
} from '../support/explaining-client.js';
import { followBySse, until } from '../support/follow-changes.js';
import { createLiveScene, IMPATIENT, type LiveScene } from '../support/live-scene.js';
import { seedNeighbours } from '../support/seed-neighbours.js';
import { createTestDatabase } from '../support/test-database.js';
import { useTestGateway } from '../support/test-gateway.js';
import { createWriteClient } from '../support/write-client.js';
import { createWriteScene, type WriteScene } from '../support/write-scene.js';
import { clarkyActivity } from '../upstreams/clarky-items.js';
import { kasarInteraction } from '../upstreams/kasar-items.js';
import { startUpstreams, type Upstreams } from '../upstreams/start-upstream.js';

const { Client, explained } = createExplainingClient();
const gateway = useTestGateway(
  async () => {
    const database = await createTestDatabase({ Client });
    await seedNeighbours(database.url);
    return database;
  },
  { maintains: false, sync: IMPATIENT },
);

let scene: WriteScene;
let live: LiveScene;
/** Of a segment, a broadcast, an attachment, a source, and of nothing. */
let otherIds: string[];
let upstreams: Upstreams;
/** By table, how many rows the larger of the test's organizations has. */
let owned: Map<string, number>;
/** By index, its table and its first column. */
let indexes: Map<string, { table: string; column: string }>;

beforeAll(async () => {
  scene = await createWriteScene(gateway);
  const where = { organizationId: scene.organizationId };
  const { segment, broadcast, attachment, source } = gateway.database.prisma;
  otherIds = [
    encodeId('segment', (await segment.findFirstOrThrow({ where })).id),
    encodeId('broadcast', (await broadcast.findFirstOrThrow({ where })).id),
    encodeId('attachment', (await attachment.findFirstOrThrow({ where })).id),
    encodeId('source', (await source.findFirstOrThrow({ where })).id),
    encodeId('contact', randomUUID()),
    encodeId('activity', randomUUID()),
  ];
  upstreams = await startUpstreams();
  live = await createLiveScene(gateway.database, upstreams, 'live');
  for (let n = 0; n < 5; n++) {
    const created_at = new Date(Date.UTC(2026, 3, 1, n)).toISOString();
    upstreams.kasar
      .record('contacts', live.names.kasar)
      .add({ ...kasarInteraction({ subject: 'Signed' }), id: `k${n}`, created_at });
    upstreams.clarky
      .record('contacts', live.names.clarky)
      .add(clarkyActivity({ contact_id: live.names.clarky, id: `c${n}`, created_at }));
  }
  indexes = await readIndexes();
});
afterAll(() => Promise.all(Object.values(upstreams ?? {}).map((upstream) => upstream.close())));

async function readIndexes() {
  const { rows } = await gateway.database.pool.query<{
    index: string;
    table: string;
    column: string;
  }>(
    `select i.relname as index, t.relname as table, c.attname as column
       from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
       join pg_attribute c on c.attrelid = t.oid and c.attnum = x.indkey[0]
      where t.relnamespace = 'public'::regnamespace`,
  );
  return new Map(rows.map(({ index, ...of }) => [index, of]));
}

/** Rows that are deleted meanwhile were owned, too. */
const SLACK = 20;

/** Tables without either column hold nothing of an organization. */
async function countOwned(): Promise<Map<string, number>> {
  const { rows } = await gateway.database.pool.query<{ table: string; owner: string }>(
    `select t.relname as table, min(c.attname) as owner
       from pg_class t join pg_attribute c on c.attrelid = t.oid
      where t.relnamespace = 'public'::regnamespace and t.relkind = 'r'
        and c.attname in ('organization_id', 'source_id')
      group by 1`,
  );
  const counts = new Map<string, number>();
  for (const { table, owner } of rows) {
    const own =
      owner === 'organization_id'
        ? owner
        : '(select organization_id from source where id = source_id)';
    const { rows: found } = await gateway.database.pool.query<{ count: number }>(
      `select count(*)::int as count from ${table} where ${own} = any($1::uuid[])
        group by ${own} order by 1 desc limit 1`,
      [[scene.organizationId, live.organizationId]],
    );
    counts.set(table, (found[0]?.count ?? 0) + SLACK);
  }
  return counts;
}

/** What is executed while something is done. */
async function statementsOf(act: () => Promise<unknown>): Promise<ExplainedStatement[]> {
  explained.length = 0;
  await act();
  return [...explained];
}

/** The nodes of a plan that read more of a table than one organization has in it. */
function foreignReads(node: PlanNode): string[] {
  const own = (node.Plans ?? []).flatMap(foreignReads);
  const index = node['Index Name'] === undefined ? undefined : indexes.get(node['Index Name']);
  const table = node['Relation Name'] ?? index?.table;
  const limit = table === undefined ? undefined : owned.get(table);
  if (limit === undefined) return own;
  const read =
    node['Actual Rows'] +
    (node['Rows Removed by Filter'] ?? 0) +
    (node['Rows Removed by Index Recheck'] ?? 0);
  const condition = node['Index Cond'];
  // A condition on other columns only is checked on every entry of the index.
  const isWholeIndex =
    index !== undefined && condition !== undefined && !condition.includes(index.column);
  if (read <= limit && !isWholeIndex) return own;
  const how = [node['Node Type'], node['Index Name'], condition].filter(Boolean).join(' ');
  return [...own, `${how} on ${table} reads ${read} rows of ${limit}`];
}

const ACTIVITY = `
  __typename id kind occurredAt title summary metadata
  actor { id name } assistant { id } records { id name links { externalId source { slug } } }
  attachments { id filename } origin { source { slug } externalId delivery }
  ... on SegmentEventData { segment { id name } broadcast { id name } }
  ... on Note { author { id name } } ... on TaskData { assignee { id } }`;
const CONNECTION = `{
  nodes { ${ACTIVITY} }
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  totalCount counts { byKind { kind count } bySource { source { slug } count } }
  sources { source { slug } state asOf completeDownTo error { code } }
  changesCursor
}`;
const TIMELINE = `query (
  $record: RecordBy!, $scope: TimelineScope! = SELF, $filter: ActivityFilter, $freshness: FreshnessInput
) { timeline(record: $record, scope: $scope, filter: $filter, freshness: $freshness) ${CONNECTION} }`;
const ACTIVITIES = `query ($filter: ActivityFilter, $after: String, $last: Int) {
  activities(filter: $filter, after: $after, last: $last) ${CONNECTION} }`;
const NODES = `query ($ids: [ID!]!) { nodes(ids: $ids) {
  __typename id ... on Activity { title actor { id } records { id } } ... on CrmRecord { name timeline(first: 5) { nodes { id title } totalCount sources { state } } }
  ... on Contact { company { id } } ... on Segment { name } ... on User { name } } }`;
const HISTOGRAM = `query ($record: RecordBy, $scope: TimelineScope! = SELF, $filter: ActivityFilter) {
  activityHistogram(record: $record, scope: $scope, filter: $filter, from: "2026-01-01T00:00:00Z",
      to: "2026-07-01T00:00:00Z", interval: DAY, timeZone: "Asia/Kolkata") {
    buckets { count byCategory { category count } } sources { state } } }`;
const SECTION = '{ nodes { ... on Activity { id title } } pageInfo { endCursor } totalCount }';
const SECTIONS = `query ($by: RecordBy!, $after: String, $statuses: [TaskStatus!]) {
  record(by: $by) {
    interactions ${SECTION} email: interactions(channels: ["email"]) ${SECTION}
    tasks(order: DUE_FIRST, first: 1, after: $after, statuses: $statuses) ${SECTION}
    notes ${SECTION} files ${SECTION} segmentEvents ${SECTION} contactEvents ${SECTION}
  }
}`;
const CHANGES = `query ($record: RecordBy, $filter: ActivityFilter, $after: String) {
  activityChanges(record: $record, filter: $filter, after: $after) {
    changes { type activityId activity { ${ACTIVITY} } } endCursor hasNextPage } }`;

/** Filters of every shape, by values that all organizations have. */
const FILTERS = () => [
  { kinds: ['EMAIL'] },
  { categories: ['INTERACTION', 'NOTE'] },
  { channels: ['email', 'call'], directions: ['INBOUND'] },
  { sources: ['invent', 'clarky'] },
  { actors: [scene.ids.alice], actorTypes: ['USER'] },
  { assistants: [scene.ids.juno], taskStatuses: ['PENDING'] },
  {
    assignees: [scene.ids.juno],
    dueFrom: '2026-04-01T00:00:00Z',
    dueBefore: '2026-06-01T00:00:00Z',
  },
  { records: [scene.ids.bob, scene.ids.deal] },
  { contacts: [scene.ids.bob], objects: ['contacts', 'deals'] },
  { occurredFrom: '2026-04-01T00:00:00Z', dueBefore: '2026-06-01T00:00:00Z' },
  { search: 'signed' },
];

/** What clients do, by name. Each is one or more requests over HTTP. */
const REQUESTS: Record<string, () => Promise<unknown>> = {
  'a timeline by what a source calls the record': () =>
    scene.client.request(TIMELINE, { record: { external: scene.external.bob } }),
  'a timeline by id': () => scene.client.request(TIMELINE, { record: { id: scene.ids.globex } }),
  'timelines with filters': async () => {
    for (const filter of FILTERS()) {
      await scene.client.request(TIMELINE, { record: { id: scene.ids.bob }, filter });
    }
  },
  'a company with its contacts': async () => {
    const { ids, client, write } = scene;
    const company = { id: ids.globex };
    await write.createRecord({ object: 'contacts', name: 'Dora', company });
    const scoped = { record: company, scope: 'WITH_CONTACTS' };
    for (const filter of [null, ...FILTERS()]) {
      await client.request(TIMELINE, { ...scoped, filter });
      await client.request(HISTOGRAM, { ...scoped, filter });
    }
  },
  'the sections of a record, with tasks by due date': async () => {
    const by = { id: scene.ids.bob };
    for (const dueDate of ['2026-05-01', '2026-05-02']) {
      await scene.write.log({ kind: 'TASK', records: [by], dueDate, status: 'PENDING' });
    }
    for (const statuses of [null, ['PENDING'], ['PENDING', 'IN_PROGRESS']]) {
      const { record } = await scene.client.request<{
        record: { tasks: { pageInfo: { endCursor: string } } };
      }>(SECTIONS, { by, statuses });
      const after = record.tasks.pageInfo.endCursor;
      await scene.client.request(SECTIONS, { by, statuses, after });
    }
  },
  'everything, with the freshness of sources': () => scene.client.request(ACTIVITIES),
  'everything with filters': async () => {
    for (const filter of FILTERS()) await scene.client.request(ACTIVITIES, { filter });
  },
  'everything, page by page': async () => {
    const { activities } = await scene.client.request<{
      activities: { pageInfo: { endCursor: string } };
    }>('{ activities(first: 1) { pageInfo { endCursor } } }');
    await scene.client.request(ACTIVITIES, { after: activities.pageInfo.endCursor, last: 5 });
  },
  'histograms with and without filters': async () => {
    for (const filter of [null, ...FILTERS()]) {
      await scene.client.request(HISTOGRAM, { filter });
      await scene.client.request(HISTOGRAM, { record: { id: scene.ids.globex }, filter });
    }
  },
  'what a key that is limited to objects may read': async () => {
    const limited = await gateway.server.clientOf(scene.organizationId, { objects: ['contacts'] });
    await limited.request(ACTIVITIES);
    await limited.request(HISTOGRAM);
    await limited.request(NODES, { ids: Object.values(scene.ids) });
    await limited.request(CHANGES);
  },
  'the lists that a dashboard offers': async () => {
    const { organizationId, client, ids } = scene;
    const keys = [
      client,
      await gateway.server.clientOf(organizationId, { objects: ['contacts', 'companies'] }),
    ];
    const read = async (key: GraphQLClient, field: string) => {
      const { list } = await key.request<{ list: { pageInfo: { endCursor: string | null } } }>(
        `{ list: ${field} { nodes { id name } totalCount pageInfo { endCursor } } }`,
      );
      return list.pageInfo.endCursor;
    };
    for (const key of keys) {
      for (const list of ['records', 'actors', 'segments']) {
        const cursor = await read(key, `${list}(first: 1)`);
        await read(key, `${list}(after: "${cursor}")`);
        await read(key, `${list}(last: 5, before: "${cursor}")`);
        for (const search of ['r', 's', 'vip', 'signed', 'somebody record']) {
          await read(key, `${list}(search: "${search}")`);
        }
      }
      await read(key, 'records(object: "companies")');
      await read(key, 'actors(type: ASSISTANT)');
      await key.request(
        `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Company {
          contacts(first: 1) { nodes { name } totalCount pageInfo { hasNextPage } } } } }`,
        { ids: [ids.globex] },
      );
    }
  },
  'nodes of all types': () =>
    scene.client.request(NODES, {
      ids: [...Object.values(scene.ids), scene.imported, ...otherIds],
    }),
  'the viewer and the sources': () =>
    scene.client.request('{ viewer { organization } sources { slug } }'),
  'the change feed': async () => {
    const { activityChanges } = await scene.client.request<{
      activityChanges: { endCursor: string };
    }>(CHANGES);
    await scene.client.request(CHANGES, { after: activityChanges.endCursor });
    await scene.client.request(CHANGES, { record: { id: scene.ids.bob }, filter: FILTERS()[0] });
  },
  'two subscriptions of different organizations': async () => {
    const { server } = gateway;
    const followers = [
      await followBySse(server.url, await server.keyOf(scene.organizationId)),
      await followBySse(server.url, await server.keyOf(live.organizationId)),
    ];
    await scene.write.log({ kind: 'NOTE', records: [{ id: scene.ids.globex }] });
    await until(() => followers[0]!.changes().length > 0, 'the note arrives');
    for (const follower of followers) follower.stop();
  },
  'activities that are logged, changed, completed and deleted': async () => {
    const { write, ids } = scene;
    const records = [{ id: ids.bob }, { external: scene.external.globex }];
    const idempotencyKey = randomUUID();
    for (let n = 0; n < 2; n++) {
      await write.log({ kind: 'NOTE', records, title: 'Signed', idempotencyKey });
    }
    const task = await write.log({
      kind: 'TASK',
      records,
      actor: ids.alice,
      assignee: ids.juno,
      status: 'PENDING',
    });
    await write.update({ id: task.id, title: 'Sign' });
    await write.complete(task.id);
    await write.delete(task.id);
    await write.delete(scene.imported);
  },
  'records that are made, changed, linked, merged and erased': async () => {
    const { write, external } = scene;
    const made = await write.createRecord({
      object: 'contacts',
      name: 'Carla',
      external: [{ ...external.bob, id: 'carla' }],
    });
    await write.updateRecord({
      record: { id: made.id },
      name: 'C.',
      company: { id: scene.ids.globex },
    });
    await write.log({ kind: 'NOTE', records: [{ id: made.id }], title: 'Signed' });
    await write.linkRecord({ id: made.id }, { ...external.bob, id: 'carla too' });
    await write.linkRecord({ id: scene.ids.bob }, { ...external.bob, id: 'carla' });
    await write.log({ kind: 'NOTE', records: [{ id: made.id }], title: 'Signed' });
    await write.client.request(
      'mutation ($record: RecordBy!) { deleteRecord(record: $record) { deletedRecordId } }',
      { record: { id: scene.ids.bob } },
    );
  },
  'live reads': async () => {
    const client = await gateway.server.clientOf(live.organizationId);
    const freshness = { maxAgeSeconds: 0, waitForMs: 5_000 };
    const record = { id: live.contact };
    await client.request(TIMELINE, { record, freshness });
    upstreams.clarky
      .record('contacts', live.names.clarky)
      .add(clarkyActivity({ contact_id: live.names.clarky, id: 'c9' }));
    await client.request(TIMELINE, { record, freshness });
    await client.request(NODES, { ids: [live.contact] });
  },
  'whole readings, and activities that are logged in a source or refused by it': async () => {
    const client = await gateway.server.clientOf(live.organizationId, {
      scopes: ['read', 'write'],
    });
    const record = { id: live.contact };
    await client.request(
      `mutation ($record: RecordBy!) { syncRecord(record: $record) { sources { state } } }`,
      { record },
    );
    await createWriteClient(client).log({
      kind: 'CALL',
      title: 'Signed',
      records: [record],
      sendTo: 'clarky',
      idempotencyKey: randomUUID(),
    });
    upstreams.clarky.addFault({ name: 'status', status: 422 }, { method: 'POST' });
    const refused = createWriteClient(client).log({
      kind: 'CALL',
      records: [record],
      sendTo: 'clarky',
      idempotencyKey: randomUUID(),
    });
    await expect(refused).rejects.toThrow('refused');
    upstreams.clarky.clearFaults();
    upstreams.clarky.record('contacts', live.names.clarky).remove('c9');
    for (let n = 0; n < 3; n++) {
      await client.request(
        `mutation ($record: RecordBy!) { syncRecord(record: $record) { sources { state } } }`,
        { record },
      );
    }
  },
};

describe('no statement reads what belongs to another organization', () => {
  test.each(Object.entries(REQUESTS))('%s', async (_name, request) => {
    const statements = await statementsOf(request);
    expect(statements.length).toBeGreaterThan(0);
    owned = await countOwned();
    const found = statements.flatMap(({ text, plan }) =>
      foreignReads(plan).map((read) => `${read}:\n${text}`),
    );
    expect([...new Set(found)]).toEqual([]);
  });
});

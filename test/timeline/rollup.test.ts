import { readFileSync } from 'node:fs';
import type { GraphQLClient } from 'graphql-request';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { rollupTimelineId } from '../../src/activity/timeline-id.js';
import { decodeId } from '../../src/activity/type-id.js';
import { lockForWriting } from '../../src/db/transaction.js';
import { completeAllRollups, refreshPortion } from '../../src/record/refresh-rollups.js';
import { ActivityJournal } from '../support/activity-journal.js';
import { answerOf } from '../support/answer-of.js';
import { instant } from '../support/arbitrary-activity.js';
import { beginCompanyChange, readRollup } from '../support/company-rollups.js';
import { createExplainingClient, type PlanNode } from '../support/explaining-client.js';
import { findEverywhere } from '../support/find-everywhere.js';
import { eraseRecord } from '../support/marked-record.js';
import { beginMerge } from '../support/merge-scene.js';
import { drainChanges, settleFeed } from '../support/read-changes.js';
import { createTestDatabase } from '../support/test-database.js';
import { useTestGateway } from '../support/test-gateway.js';
import { createWriteClient } from '../support/write-client.js';
import { wrongCounts } from '../support/wrong-counts.js';
import { wrongEntries } from '../support/wrong-entries.js';

const { Client, explained } = createExplainingClient();

// Maintenance would complete what these tests interrupt.
const gateway = useTestGateway(() => createTestDatabase({ Client }), { maintains: false });

const uuidOf = (id: string) => decodeId(id)!.uuid;

/** Tells apart what fills rollups and what changes of a company are, as an upgrade does. */
async function markFirstRollups() {
  const migration = readFileSync(
    'prisma/migrations/20261129000461_first_rollups/migration.sql',
    'utf8',
  );
  const [update] = /update rollup_refresh[^;]+/.exec(migration)!;
  await gateway.database.pool.query('update rollup_refresh set is_first = true');
  await gateway.database.pool.query(update);
}

/** Two companies, one of which has two contacts with four activities each, and one activity of its own. */
async function createScene() {
  const { organizationId } = await gateway.createTenant();
  const client = await gateway.server.clientOf(organizationId, { scopes: ['read', 'write'] });
  const write = createWriteClient(client);
  const create = async (object: string, name: string, company?: string) => {
    const { id } = await write.createRecord({ object, name, company: company && { id: company } });
    return id;
  };
  const acme = await create('companies', 'Acme');
  const globex = await create('companies', 'Globex');
  const ann = await create('contacts', 'Ann', acme);
  const bob = await create('contacts', 'Bob', acme);
  const log = (hour: number, ...records: string[]) =>
    write.log({
      kind: 'NOTE',
      records: records.map((id) => ({ id })),
      occurredAt: instant(hour),
    });
  const own = await log(9, acme);
  const both = await log(8, ann, acme);
  const ofAnn = [await log(1, ann), await log(3, ann), await log(5, ann)];
  const ofBob = [await log(2, bob), await log(4, bob), await log(6, bob), await log(7, bob)];
  return {
    organizationId,
    client,
    write,
    acme,
    globex,
    ann,
    bob,
    both: both.id,
    own: own.id,
    ofAnn: ofAnn.map(({ id }) => id),
    ofBob: ofBob.map(({ id }) => id),
  };
}

type Scene = Awaited<ReturnType<typeof createScene>>;

describe('while a contact changes its company', () => {
  test('followers of the two rollups receive it, and all others nothing', async () => {
    const { client, write, acme, globex, ann, both, ofAnn } = await createScene();
    const followed = {
      acme: { record: { id: acme }, scope: 'WITH_CONTACTS' },
      globex: { record: { id: globex }, scope: 'WITH_CONTACTS' },
      'acme itself': { record: { id: acme } },
      ann: { record: { id: ann } },
      everything: {},
    } as const;
    await settleFeed(gateway.database);
    const cursors = new Map<string, string>();
    for (const [name, wanted] of Object.entries(followed)) {
      cursors.set(name, (await drainChanges(client, wanted)).endCursor);
    }
    const before = await write.activity(ofAnn[0]!);
    await write.updateRecord({ record: { id: ann }, company: { id: globex } });
    await settleFeed(gateway.database);
    const received: Record<string, string[]> = {};
    for (const [name, wanted] of Object.entries(followed)) {
      const { changes } = await drainChanges(client, wanted, cursors.get(name)!);
      received[name] = changes.map(({ type, activityId }) => `${type} ${activityId}`);
    }
    // What is on the company itself stays.
    expect(received).toEqual({
      acme: ofAnn.map((id) => `DELETED ${id}`),
      globex: [...ofAnn, both].map((id) => `ADDED ${id}`),
      'acme itself': [],
      ann: [],
      everything: [],
    });
    expect(await write.activity(ofAnn[0]!)).toEqual(before);
  });

  test('a company that is stored is no error where the organization is locked for long', async () => {
    const { client, organizationId, write, acme, globex, ann } = await createScene();
    const { database } = gateway;
    const holder = await database.pool.connect();
    await holder.query('begin');
    await lockForWriting(holder, organizationId);
    await write.updateRecord({ record: { id: ann }, company: { id: globex } });
    await holder.query('commit');
    holder.release();
    expect(await readRollup(client, acme)).toMatchObject({ totalCount: 9, isExact: false });
    await completeAllRollups(database);
    expect(await readRollup(client, acme)).toMatchObject({ totalCount: 6, isExact: true });
  });

  test('one process at a time moves what was interrupted in an organization', async () => {
    const scenes = [await createScene(), await createScene()];
    const { database } = gateway;
    for (const { organizationId, globex, ann } of scenes) {
      await beginCompanyChange(database, organizationId, uuidOf(ann), uuidOf(globex));
    }
    const { rows } = await database.pool.query<{ id: string }>(
      'select distinct organization_id as id from rollup_refresh',
    );
    // What the first process comes to first is held.
    const isFirst = (it: Scene) => it.organizationId === rows[0]!.id;
    const { organizationId, client, globex } = scenes.find(isFirst)!;
    const other = scenes.find((it) => !isFirst(it))!;
    const holder = await database.pool.connect();
    onTestFinished(() => holder.release(true));
    await holder.query('begin');
    await lockForWriting(holder, organizationId);
    const first = completeAllRollups(database);
    const isWaiting = async () => {
      const { rows } = await database.pool.query(
        `select from pg_locks where locktype = 'advisory' and not granted
          and database = (select oid from pg_database where datname = current_database())`,
      );
      return rows.length > 0;
    };
    await expect.poll(isWaiting).toBe(true);
    // Leaves it to the first one, instead of waiting as well.
    await completeAllRollups(database);
    expect(await isWaiting()).toBe(true);
    expect(await readRollup(other.client, other.globex)).toMatchObject({ isExact: true });
    await holder.query('commit');
    await first;
    expect(await readRollup(client, globex)).toMatchObject({ totalCount: 4, isExact: true });
  });

  test('counts are not exact until all is moved; two processes complete what was interrupted', async () => {
    const { client, organizationId, acme, globex, ann, both, ofAnn } = await createScene();
    const { database } = gateway;
    await beginCompanyChange(database, organizationId, uuidOf(ann), uuidOf(globex));
    expect(await readRollup(client, globex)).toEqual({ ids: [], totalCount: 0, isExact: false });
    await refreshPortion(database, organizationId, null, { size: 2 });
    expect(await readRollup(client, globex)).toMatchObject({ totalCount: 2, isExact: false });
    expect(await readRollup(client, acme)).toMatchObject({ totalCount: 7, isExact: false });
    expect((await histogramOf(client, globex)).totalCountExact).toBe(false);
    await Promise.all([completeAllRollups(database), completeAllRollups(database)]);
    expect(await readRollup(client, globex)).toEqual({
      ids: [both, ...ofAnn.toReversed()],
      totalCount: 4,
      isExact: true,
    });
    expect(await readRollup(client, acme)).toMatchObject({ totalCount: 6, isExact: true });
    expect((await histogramOf(client, globex)).totalCountExact).toBe(true);
    expect(await wrongEntries(database)).toEqual({ missing: [], leftOver: [] });
  });
});

const HISTOGRAM = `query ($record: RecordBy!, $scope: TimelineScope!, $filter: ActivityFilter) {
  activityHistogram(
    record: $record, scope: $scope, filter: $filter, interval: DAY
    from: "2026-01-01T00:00:00Z", to: "2027-01-01T00:00:00Z"
  ) { buckets { count } totalCountExact }
}`;

async function histogramOf(client: GraphQLClient, company: string, filter: object | null = null) {
  const { activityHistogram } = await client.request<{
    activityHistogram: { buckets: { count: number }[]; totalCountExact: boolean };
  }>(HISTOGRAM, { record: { id: company }, scope: 'WITH_CONTACTS', filter });
  const { buckets, totalCountExact } = activityHistogram;
  return { total: buckets.reduce((sum, { count }) => sum + count, 0), totalCountExact };
}

describe('with contacts', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await createScene();
  });

  test('the timeline and its histogram have the same filters and totals as any other', async () => {
    const { client, acme, own, both, ofAnn, ofBob } = scene;
    const all = await readRollup(client, acme, { size: 2 });
    expect(new Set(all.ids)).toEqual(new Set([own, both, ...ofAnn, ...ofBob]));
    expect(all).toMatchObject({ totalCount: 9, isExact: true });
    expect(await histogramOf(client, acme)).toEqual({ total: 9, totalCountExact: true });
    const filter = { contacts: [scene.ann] };
    expect((await readRollup(client, acme, { filter })).ids).toEqual([both, ...ofAnn.toReversed()]);
    expect(await histogramOf(client, acme, filter)).toEqual({ total: 4, totalCountExact: true });
  });

  test('a duplicate from another source is shown once', async () => {
    const { organizationId, client, write, acme } = await createScene();
    const journal = new ActivityJournal(gateway.database, organizationId);
    const ids = [];
    for (const source of ['kasar', 'clarky']) {
      const records = [{ object: 'contacts', externalId: source }];
      const call = {
        kind: 'CALL',
        externalId: '1',
        occurredAt: instant(20),
        title: 'order contract invoice',
      };
      await journal.write(source, [{ ...call, records }]);
      ids.push(journal.record(source, records[0]!).id);
    }
    await write.linkRecord({ id: ids[0]! }, { source: 'clarky', object: 'contacts', id: 'clarky' });
    await write.updateRecord({ record: { id: ids[0]! }, company: { id: acme } });
    expect(await readRollup(client, acme)).toMatchObject({ totalCount: 11 });
    const merged = await readRollup(client, acme, { filter: { mergeDuplicates: true } });
    expect(merged).toMatchObject({ totalCount: 10, isExact: true });
    expect(merged.ids).toHaveLength(10);
  });

  test('the cursors of one scope are bad in the other', async () => {
    const { client, acme } = scene;
    const page = (scope: string, after: object) =>
      client.request<{
        timeline: { changesCursor: string; pageInfo: { endCursor: string } };
      }>(
        `query ($by: RecordBy!, $scope: TimelineScope!, $after: String) {
          timeline(record: $by, scope: $scope, first: 1, after: $after) {
            changesCursor pageInfo { endCursor } } }`,
        { by: { id: acme }, scope, ...after },
      );
    for (const [scope, other] of [
      ['SELF', 'WITH_CONTACTS'],
      ['WITH_CONTACTS', 'SELF'],
    ] as const) {
      const { timeline } = await page(scope, {});
      const after = timeline.pageInfo.endCursor;
      await page(scope, { after });
      await expect(page(other, { after })).rejects.toThrow('BAD_CURSOR');
      const record = { id: acme };
      await drainChanges(client, { record, scope }, timeline.changesCursor);
      await expect(
        drainChanges(client, { record, scope: other }, timeline.changesCursor),
      ).rejects.toThrow('BAD_CURSOR');
    }
  });

  test('no scope, and null, is the company alone', async () => {
    const { client, acme, own, both } = scene;
    const query = `query ($id: ID!, $scope: TimelineScope) { company(by: { id: $id }) {
      timeline(scope: $scope, first: 9) { nodes { id } pageInfo { endCursor } } } }`;
    const [absent, nothing, self] = await Promise.all(
      [{}, { scope: null }, { scope: 'SELF' }].map((scope) =>
        client.request<{ company: { timeline: { nodes: { id: string }[] } } }>(query, {
          id: acme,
          ...scope,
        }),
      ),
    );
    expect(self?.company.timeline.nodes.map(({ id }) => id)).toEqual([own, both]);
    expect(absent).toEqual(self);
    expect(nothing).toEqual(self);
  });

  test('a key that may not read contacts, and a record that is no company, have the record alone', async () => {
    const { organizationId, client, acme, ann } = scene;
    const limited = await gateway.server.clientOf(organizationId, { objects: ['companies'] });
    const query = `query ($by: RecordBy!, $scope: TimelineScope!, $after: String) {
      timeline(record: $by, scope: $scope, first: 1, after: $after) {
        nodes { id } totalCount pageInfo { endCursor hasNextPage } sources { source { slug } } } }`;
    for (const [reader, id] of [
      [limited, acme],
      [client, ann],
    ] as const) {
      const read = (scope: string, after: string | null) =>
        reader.request<{ timeline: { pageInfo: { endCursor: string } } }>(query, {
          by: { id },
          scope,
          after,
        });
      const [self, rollup] = [await read('SELF', null), await read('WITH_CONTACTS', null)];
      expect(withoutCursors(rollup)).toEqual(withoutCursors(self));
      const next = await read('SELF', rollup.timeline.pageInfo.endCursor);
      expect(withoutCursors(await read('WITH_CONTACTS', self.timeline.pageInfo.endCursor))).toEqual(
        withoutCursors(next),
      );
    }
  });

  test.each([
    'activityChanges(scope: WITH_CONTACTS) { endCursor }',
    `activityHistogram(scope: WITH_CONTACTS, interval: DAY, from: "2026-01-01T00:00:00Z"
      to: "2026-01-02T00:00:00Z") { totalCountExact }`,
  ])('the organization has no contacts: %s', async (field) => {
    const { errors } = await answerOf(scene.client, `{ ${field} }`);
    expect(errors).toMatchObject([
      {
        message:
          'scope: needs a record: without one it is the whole organization, got "WITH_CONTACTS".',
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
  });
});

function withoutCursors<T extends { timeline: { pageInfo: { endCursor: string } } }>(answer: T) {
  const { endCursor: _, ...pageInfo } = answer.timeline.pageInfo;
  return { ...answer.timeline, pageInfo };
}

describe('of many contacts', () => {
  const CONTACTS = 40;
  let client: GraphQLClient;
  let acme: string;
  let globex: string;
  /** Before the rollups are filled, and while they are. */
  let reported: number;
  let left: Awaited<ReturnType<typeof readRollup>>;
  const countChanges = () => gateway.database.prisma.activityChange.count();

  beforeAll(async () => {
    const { organizationId, ...tenant } = await gateway.createTenant();
    client = tenant.client;
    const { pool } = gateway.database;
    const journal = new ActivityJournal(gateway.database, organizationId);
    const on = (n: number) => [
      n % 50
        ? { object: 'contacts', externalId: `p${n % CONTACTS}` }
        : { object: 'companies', externalId: n % 100 ? 'acme' : 'globex' },
    ];
    const entries = Array.from({ length: 1_000 }, (_, n) => ({
      kind: 'NOTE',
      externalId: `a${n}`,
      occurredAt: instant((n * 7919) % 1_000),
      records: on(n),
    }));
    for (const part of [0, 500]) await journal.write('clarky', entries.slice(part, part + 500));
    const company = (externalId: string) =>
      journal.record('clarky', { object: 'companies', externalId }).id;
    [acme, globex] = [company('acme'), company('globex')];
    // As an upgrade finds them: on no rollup.
    await pool.query(
      `update crm_record set company_id = $2 where organization_id = $1 and object = 'contacts'`,
      [organizationId, uuidOf(acme)],
    );
    await pool.query(`update activity set company_ids = '{}' where organization_id = $1`, [
      organizationId,
    ]);
    await pool.query('delete from timeline_entry where scope_id = any($1::uuid[])', [
      [acme, globex].map((id) => rollupTimelineId(uuidOf(id))),
    ]);
    const migration = readFileSync(
      'prisma/migrations/20261128000430_company_rollups/migration.sql',
      'utf8',
    );
    const [insertion] = /insert into rollup_refresh[^;]+/.exec(migration)!;
    await pool.query(insertion);
    await markFirstRollups();
    expect(await readRollup(client, acme)).toMatchObject({ totalCount: 0, isExact: false });
    reported = await countChanges();
    const stopping = new AbortController();
    const interrupted = completeAllRollups(gateway.database, stopping.signal);
    await vi.waitUntil(async () => (await readRollup(client, acme)).totalCount > 0);
    stopping.abort();
    await interrupted;
    left = await readRollup(client, acme);
    await Promise.all([1, 2].map(() => completeAllRollups(gateway.database)));
    await pool.query('analyze timeline_entry');
  });

  test('all that was stored before an upgrade is on its rollup after it', async () => {
    expect(await readRollup(client, acme)).toMatchObject({ totalCount: 990, isExact: true });
    expect(await readRollup(client, globex)).toMatchObject({ totalCount: 10, isExact: true });
    expect(await wrongEntries(gateway.database)).toEqual({ missing: [], leftOver: [] });
    expect(await wrongCounts(gateway.database)).toEqual([]);
  });

  test('it is filled in portions, the rest after an interruption, and the feed reports none of it', async () => {
    expect(left).toMatchObject({ isExact: false });
    expect(left.totalCount).toBeLessThan(990);
    expect(await countChanges()).toBe(reported);
  });

  /** The statements of one request; others like it have gone before. */
  async function statementsOf(query: string, variables: object) {
    for (let n = 0; n < 7; n++) {
      explained.length = 0;
      await client.request(query, variables);
    }
    return explained.filter(({ text }) => !text.includes('api_key'));
  }

  test('a page is one index range of its size', async () => {
    const query = `query ($by: RecordBy!) {
      timeline(record: $by, scope: WITH_CONTACTS, first: 20) { nodes { id title } } }`;
    const statements = await statementsOf(query, { by: { id: acme } });
    expect(statements).toHaveLength(1);
    expect(entriesRead(statements[0]!.plan)).toEqual([21]);
  });

  test('a page takes as many statements as one of the company alone, of many companies as of one', async () => {
    const query = (scope: string, more: string) =>
      `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Company {
        timeline(scope: ${scope}, first: 5) { nodes { id title } totalCount ${more} } } } }`;
    const count = async (scope: string, more: string, ids: string[]) =>
      (await statementsOf(query(scope, more), { ids })).length;
    const one = await count('SELF', '', [acme]);
    expect(await count('WITH_CONTACTS', '', [acme])).toBe(one);
    expect(await count('WITH_CONTACTS', '', [acme, globex])).toBe(one);
    const covered = await count('SELF', 'sources { state }', [acme]);
    expect(await count('WITH_CONTACTS', 'sources { state }', [acme])).toBe(covered + 1);
    expect(await count('WITH_CONTACTS', 'sources { state }', [acme, globex])).toBe(covered + 1);
  });

  test('sources are as fresh and complete as the least favorable list of the company and its contacts', async () => {
    const { pool } = gateway.database;
    await pool.query(
      `update record_link set complete = true, as_of = '2026-05-05T05:05:05Z', rejected_items = 1
        where record_id in (select id from crm_record where id = $1 or company_id = $1)`,
      [uuidOf(acme)],
    );
    await pool.query(
      `update record_link set as_of = '2026-03-03T03:03:03Z', complete = false
        where object = 'contacts' and external_id = 'p7'`,
    );
    const read = async (scope: string) => {
      const { company } = await client.request<{ company: { timeline: { sources: unknown[] } } }>(
        `query ($by: RecordBy!, $scope: TimelineScope!) { company(by: $by) {
          timeline(scope: $scope) { sources { source { slug } asOf complete rejectedItems } } } }`,
        { by: { id: acme }, scope },
      );
      return company.timeline.sources[0];
    };
    const source = { slug: 'clarky' };
    expect(await read('SELF')).toEqual({
      source,
      asOf: '2026-05-05T05:05:05.000Z',
      complete: true,
      rejectedItems: 1,
    });
    expect(await read('WITH_CONTACTS')).toEqual({
      source,
      asOf: '2026-03-03T03:03:03.000Z',
      complete: false,
      rejectedItems: CONTACTS + 1,
    });
  });
});

/** How many entries each scan of them reads, kept or not. */
function entriesRead(node: PlanNode): number[] {
  const below = (node.Plans ?? []).flatMap(entriesRead);
  const isScan =
    node['Relation Name'] === 'timeline_entry' || node['Index Name']?.startsWith('timeline_entry');
  return isScan ? [node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0), ...below] : below;
}

describe('after an upgrade, while rollups are filled', () => {
  /** Which activities followers of a company's rollup receive while something is changed and completed. */
  async function receivedBy({ client, acme }: Scene, change: () => Promise<void>) {
    const { database } = gateway;
    const wanted = { record: { id: acme }, scope: 'WITH_CONTACTS' } as const;
    await settleFeed(database);
    const { endCursor } = await drainChanges(client, wanted);
    await change();
    await completeAllRollups(database);
    await settleFeed(database);
    const { changes } = await drainChanges(client, wanted, endCursor);
    expect(await wrongEntries(database)).toEqual({ missing: [], leftOver: [] });
    return changes.map(({ type, activityId }) => `${type} ${activityId}`);
  }

  /** A contact with a note, of some company. */
  async function createContact({ write }: Scene, company?: { id: string }) {
    const contact = await write.createRecord({ object: 'contacts', name: 'Carl', company });
    const records = [{ id: contact.id }];
    const note = await write.log({ kind: 'NOTE', records, occurredAt: instant(20) });
    return { contact: uuidOf(contact.id), note: note.id };
  }

  test('followers of a complete one receive what a merge brings from one that is not', async () => {
    const scene = await createScene();
    const { database } = gateway;
    const { organizationId, globex, acme } = scene;
    const { contact, note } = await createContact(scene, { id: globex });
    const company = uuidOf(globex);
    // As an upgrade finds them: on no rollup.
    await database.pool.query(`update activity set company_ids = '{}' where id = $1`, [
      uuidOf(note),
    ]);
    await database.pool.query('delete from timeline_entry where scope_id = $1', [
      rollupTimelineId(company),
    ]);
    await database.pool.query(
      `insert into rollup_refresh (record_id, organization_id, company_ids, is_first)
       select id, $2, array[$3::uuid], true from unnest($1::uuid[]) id`,
      [[contact, company], organizationId, company],
    );
    const received = await receivedBy(scene, () =>
      beginMerge(database, organizationId, uuidOf(acme), company, 'companies'),
    );
    expect(received).toEqual([`ADDED ${note}`]);
  });

  test('followers of a complete one receive what a change of a company from before the upgrade brings', async () => {
    const scene = await createScene();
    const { database } = gateway;
    const { organizationId, globex, acme } = scene;
    const { contact, note } = await createContact(scene);
    const received = await receivedBy(scene, async () => {
      await beginCompanyChange(database, organizationId, contact, uuidOf(acme));
      await database.pool.query(
        `insert into rollup_refresh (record_id, organization_id, company_ids)
         values ($1, $2, array[$1::uuid])`,
        [uuidOf(globex), organizationId],
      );
      await markFirstRollups();
    });
    expect(received).toEqual([`ADDED ${note}`]);
  });
});

test('of a company that is erased nothing is left, and its contacts keep their activities', async () => {
  const { client, acme, ann, bob, both, ofAnn, ofBob } = await createScene();
  await eraseRecord(client, acme);
  const [uuid, rollup] = [uuidOf(acme), rollupTimelineId(uuidOf(acme))];
  // The feed names the timelines that changes were on.
  expect(await findEverywhere(gateway.database, [uuid, rollup])).toEqual({
    [uuid]: ['activity_change'],
    [rollup]: ['activity_change'],
  });
  const write = createWriteClient(client);
  expect((await write.list({ id: ann })).ids).toEqual([both, ...ofAnn.toReversed()]);
  expect((await write.list({ id: bob })).ids).toEqual(ofBob.toReversed());
  expect(await wrongEntries(gateway.database)).toEqual({ missing: [], leftOver: [] });
});

test('filling reads each queued record a few times, however many are queued', async () => {
  const QUEUED = 2_000;
  const { organizationId } = await gateway.createTenant();
  const { pool } = gateway.database;
  await pool.query(
    `with companies as (
       insert into crm_record (id, organization_id, object)
       select gen_random_uuid(), $1, 'companies' from generate_series(1, $2::int) returning id)
     insert into rollup_refresh (record_id, organization_id, company_ids, is_first)
     select id, $1, array[id], true from companies`,
    [organizationId, QUEUED],
  );
  await pool.query('analyze crm_record, rollup_refresh');
  explained.length = 0;
  await completeAllRollups(gateway.database);
  const read = explained.reduce((sum, { plan }) => sum + recordsRead(plan), 0);
  expect(read).toBeGreaterThan(QUEUED);
  expect(read).toBeLessThan(10 * QUEUED);
});

/** How many records, queued or not, a plan reads. */
function recordsRead(node: PlanNode): number {
  const isScan = ['rollup_refresh', 'crm_record'].includes(node['Relation Name'] ?? '');
  const read = node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0);
  const below = (node.Plans ?? []).reduce((sum, child) => sum + recordsRead(child), 0);
  return (isScan ? read * node['Actual Loops'] : 0) + below;
}

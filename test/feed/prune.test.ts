import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { pruneChanges } from '../../src/feed/prune.js';
import { answerOf } from '../support/answer-of.js';
import { pollChanges } from '../support/poll-changes.js';
import { postGraphql } from '../support/post-graphql.js';
import { settleFeed } from '../support/read-changes.js';
import { type Tenant, useTestGateway } from '../support/test-gateway.js';

const gateway = useTestGateway();
const DAY = 24 * 60 * 60 * 1000;

// One feed for all organizations: what another test left young would stay before this one's.
beforeEach(() => gateway.database.pool.query('truncate activity_change'));

/** Changes as a client reads them, once all that was written can be read. */
const poll = ({ client }: Tenant, after?: string) => pollChanges(gateway.database, client, after);

/** Deletes what is more than 30 days old; how much. */
async function prune(now?: Date): Promise<number> {
  await settleFeed(gateway.database);
  return pruneChanges(gateway.database, 30, now);
}

/** Imports e-mails of a contact, one change each; their ids. */
async function write(tenant: Tenant, ...ids: string[]): Promise<void> {
  const data = ids.map((id) => ({ id, channel: 'email', created_at: '2026-01-01T10:00:00Z' }));
  const response = { interactions: { data } };
  await tenant.import({ system: 'kasar', object: 'contacts', record: 'k', response });
}

/** Makes the changes of an organization older than they are. */
async function age({ organizationId }: Tenant, days: number): Promise<void> {
  await gateway.database.pool.query(
    `update activity_change set at = at - make_interval(days => $2) where organization_id = $1`,
    [organizationId, days],
  );
}

/** Adds changes in the order of the feed, so many days old. */
async function fill(organizationId: string, count: number, days: number): Promise<void> {
  await gateway.database.pool.query(
    `insert into activity_change (organization_id, activity_id, scopes_after, at)
     select $1, $3, array[$1::uuid], now() - make_interval(days => $4)
       from generate_series(1, $2)`,
    [organizationId, count, randomUUID(), days],
  );
}

async function kept({ organizationId }: Tenant): Promise<number> {
  const where = { organizationId };
  return gateway.database.prisma.activityChange.count({ where });
}

async function horizonOf({ organizationId }: Tenant) {
  return gateway.database.prisma.changeHorizon.findUnique({ where: { organizationId } });
}

const codesOf = ({ errors }: Awaited<ReturnType<typeof answerOf>>) =>
  errors?.map(({ extensions }) => extensions.code) ?? [];

const POLL = 'query ($after: String) { activityChanges(after: $after) { endCursor } }';
const FOLLOW = 'subscription ($after: String) { activityChanges(after: $after) { cursor } }';

describe('old changes', () => {
  test('go, however many portions they are; young ones stay', async () => {
    const [a, b] = [await gateway.createTenant(), await gateway.createTenant()];
    await fill(a.organizationId, 7_000, 40);
    await fill(b.organizationId, 5_000, 31);
    const last = await gateway.database.prisma.activityChange.findFirst({
      where: { organizationId: b.organizationId },
      orderBy: [{ xact: 'desc' }, { id: 'desc' }],
    });
    await fill(b.organizationId, 3, 29);
    expect(await prune()).toBe(12_000);
    expect([await kept(a), await kept(b)]).toEqual([0, 3]);
    expect(await horizonOf(b)).toMatchObject({ xact: last?.xact, changeId: last?.id });
    expect(await prune()).toBe(0);
    expect(await prune(new Date(Date.now() + 2 * DAY))).toBe(3);
  });

  test('go, too, where others before them are dated in the future by a clock that was ahead', async () => {
    const tenant = await gateway.createTenant();
    await fill(tenant.organizationId, 2, -365);
    await fill(tenant.organizationId, 3, 40);
    await fill(tenant.organizationId, 1, 29);
    expect(await prune()).toBe(5);
    expect(await kept(tenant)).toBe(1);
  });

  test('go in portions that are transactions of their own: one that is ended ends between', async () => {
    const tenant = await gateway.createTenant();
    await fill(tenant.organizationId, 5_001, 40);
    const ended = AbortSignal.abort();
    await settleFeed(gateway.database);
    expect(await pruneChanges(gateway.database, 30, new Date(), ended)).toBe(5_000);
    expect(await kept(tenant)).toBe(1);
    const before = await horizonOf(tenant);
    expect(await prune()).toBe(1);
    const after = await horizonOf(tenant);
    expect(after!.changeId).toBe(before!.changeId + 1n);
  });

  test('are left to the process that is at it', async () => {
    const { pool } = gateway.database;
    const { organizationId } = await gateway.createTenant();
    await fill(organizationId, 1, 40);
    await settleFeed(gateway.database);
    const holder = await pool.connect();
    try {
      await holder.query('begin');
      await holder.query('select from activity_change for update');
      const first = pruneChanges(gateway.database, 30);
      const waiting = "select from pg_stat_activity where wait_event = 'transactionid'";
      await expect
        .poll(async () => (await pool.query(waiting)).rowCount, { timeout: 10_000 })
        .toBe(1);
      expect(await pruneChanges(gateway.database, 30)).toBe(0);
      await holder.query('commit');
      expect(await first).toBe(1);
    } finally {
      holder.release();
    }
  });

  test('stay behind a young one, which a long transaction wrote', async () => {
    const tenant = await gateway.createTenant();
    await fill(tenant.organizationId, 2, 40);
    const { cursor } = await poll(tenant);
    const long = await gateway.database.pool.connect();
    try {
      await long.query('begin');
      await long.query('select pg_current_xact_id()');
      await fill(tenant.organizationId, 4, 40);
      // What it may yet write comes before those four.
      expect(await pruneChanges(gateway.database, 30)).toBe(2);
      await long.query(
        `insert into activity_change (organization_id, activity_id, scopes_after)
         values ($1, gen_random_uuid(), array[$1::uuid])`,
        [tenant.organizationId],
      );
      await long.query('commit');
    } finally {
      long.release();
    }
    expect(await prune()).toBe(0);
    expect(await kept(tenant)).toBe(5);
    expect((await poll(tenant, cursor)).changes).toHaveLength(5);
    await age(tenant, 31);
    expect(await prune()).toBe(5);
  });
});

describe('a cursor', () => {
  test('that is older than what is kept has expired', async () => {
    const tenant = await gateway.createTenant();
    const { cursor } = await poll(tenant);
    await write(tenant, 'a');
    expect(codesOf(await answerOf(tenant.client, POLL, { after: cursor }))).toEqual([]);
    await age(tenant, 31);
    await prune();
    const answer = await answerOf(tenant.client, POLL, { after: cursor });
    expect(codesOf(answer)).toEqual(['CURSOR_EXPIRED']);
    expect(answer.errors?.[0]?.message).toMatch(/^after: /);
    expect(answer.data).toEqual({ activityChanges: null });
  });

  test('that is older than what is kept opens no subscription: 410', async () => {
    const tenant = await gateway.createTenant();
    const { cursor } = await poll(tenant);
    await write(tenant, 'a');
    await age(tenant, 31);
    await prune();
    const key = await gateway.server.keyOf(tenant.organizationId);
    const request = { query: FOLLOW, variables: { after: cursor } };
    const headers = { accept: 'text/event-stream, application/graphql-response+json' };
    const { status, text } = await postGraphql(gateway.server.url, request, { key, headers });
    expect(text).toMatch(/CURSOR_EXPIRED/);
    expect(status).toBe(410);
  });

  test('of the last change that is gone is good, the one before it is not', async () => {
    const tenant = await gateway.createTenant();
    await write(tenant, 'a', 'b', 'c');
    await age(tenant, 31);
    await write(tenant, 'd', 'e');
    const { changes } = await poll(tenant);
    expect(changes).toHaveLength(5);
    await prune();
    const [, second, third] = changes;
    const { changes: after } = await poll(tenant, third!.cursor);
    expect(after).toEqual(changes.slice(3));
    const refused = await answerOf(tenant.client, POLL, { after: second!.cursor });
    expect(codesOf(refused)).toEqual(['CURSOR_EXPIRED']);
  });

  test("of a quiet organization is good for as long as it is quiet, whatever others' do", async () => {
    const [quiet, busy] = [await gateway.createTenant(), await gateway.createTenant()];
    await write(quiet, 'a');
    await age(quiet, 31);
    await prune();
    const { cursor } = await poll(quiet);
    await write(busy, 'b');
    await age(busy, 31);
    expect(await prune()).toBe(1);
    expect((await poll(quiet, cursor)).changes).toEqual([]);
    await write(quiet, 'c');
    expect((await poll(quiet, cursor)).changes).toHaveLength(1);
  });

  test('is not needed to read from the oldest that is kept', async () => {
    const tenant = await gateway.createTenant();
    await write(tenant, 'a', 'b');
    await age(tenant, 31);
    await write(tenant, 'c');
    const { changes } = await poll(tenant);
    await prune();
    expect(await poll(tenant)).toMatchObject({ changes: changes.slice(2) });
  });
});

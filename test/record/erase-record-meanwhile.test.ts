import { describe, expect, test } from 'vitest';
import { lockTimelineCounts } from '../../src/ingest/fold-timeline-counts.js';
import { answerOf } from '../support/answer-of.js';
import { findEverywhere } from '../support/find-everywhere.js';
import { eraseRecord, external, uuidsOf } from '../support/marked-record.js';
import { type Tenant, useTestGateway } from '../support/test-gateway.js';
import { errorCode } from '../support/test-server.js';
import { queue, untilWaiting } from '../support/waiting.js';
import { wrongCounts } from '../support/wrong-counts.js';

const gateway = useTestGateway();

/** A page of e-mails of a contact of Kasar. */
function mails(record: string, ids: string[]) {
  const data = ids.map((id) => ({ id, channel: 'email', created_at: '2026-01-01T10:00:00Z' }));
  return { system: 'kasar', object: 'contacts', record, response: { interactions: { data } } };
}

const numbered = (prefix: string, from: number, to: number) =>
  Array.from({ length: to - from }, (_, n) => `${prefix}${from + n}`);

async function createTenant(): Promise<Tenant> {
  const tenant = await gateway.createTenant();
  const scopes = ['read', 'write', 'admin'] as const;
  const client = await gateway.server.clientOf(tenant.organizationId, { scopes: [...scopes] });
  return { ...tenant, client };
}

async function idOf({ client }: Tenant, id: string, object = 'contacts'): Promise<string> {
  const query = 'query ($by: RecordBy!) { record(by: $by) { id } }';
  const by = external('kasar', object, id);
  return (await client.request<{ record: { id: string } }>(query, { by })).record.id;
}

async function totalOf({ client }: Tenant, id: string): Promise<number> {
  const query = 'query ($by: RecordBy!) { timeline(record: $by) { totalCount } }';
  const by = external('kasar', 'contacts', id);
  return (await client.request<{ timeline: { totalCount: number } }>(query, { by })).timeline
    .totalCount;
}

/** What leads to records that do not exist; nothing should. */
async function danglingRows(): Promise<unknown[]> {
  const { rows } = await gateway.database.pool.query(
    `with gone as (
       select 'activity' as what, unnest(record_ids) as id from activity
       union all select 'entry', scope_id from timeline_entry e
        where exists (select from activity a where a.id = e.activity_id and e.scope_id = any(a.record_ids))
       union all select 'link', record_id from record_link
       union all select 'alias', record_id from record_alias
       union all select 'company', company_id from crm_record where company_id is not null
     )
     select what, id from gone where not exists (select from crm_record r where r.id = gone.id)
     union all
     select 'entry of nothing', activity_id from timeline_entry e
      where not exists (select from activity a where a.id = e.activity_id and a.deleted_at is null)`,
  );
  return rows;
}

async function expectConsistent(): Promise<void> {
  expect(await danglingRows()).toEqual([]);
  expect(await wrongCounts(gateway.database)).toEqual([]);
}

describe('a record with more activities than one transaction takes', () => {
  /** A contact with 1,300 activities, 200 of them another's too. */
  async function createBusy(): Promise<Tenant> {
    const tenant = await createTenant();
    const ids = numbered('m', 0, 1_300);
    await tenant.import(mails('busy', ids), mails('other', ids.slice(0, 200)));
    return tenant;
  }

  test('is erased whole', async () => {
    const tenant = await createBusy();
    const id = await idOf(tenant, 'busy');
    expect(await eraseRecord(tenant.client, id)).toBe(1_100);
    expect(await totalOf(tenant, 'other')).toBe(200);
    const left = await gateway.database.prisma.activity.count({
      where: { organizationId: tenant.organizationId },
    });
    expect(left).toBe(200);
    const uuids = uuidsOf(id);
    expect(await findEverywhere(gateway.database, uuids)).toEqual({
      [uuids[0]!]: ['activity_change'],
    });
    await expectConsistent();
  });

  test('is erased whole when it is done again after it was broken off', async () => {
    const tenant = await createBusy();
    const { pool } = gateway.database;
    // The connection is lost in the middle of the second transaction.
    await pool.query(`
      create sequence portions;
      create function break_off() returns trigger language plpgsql as $$
      begin
        if nextval('portions') = 2 then perform pg_terminate_backend(pg_backend_pid()); end if;
        return null;
      end $$;
      create trigger break_off before delete on activity execute function break_off()`);
    const id = await idOf(tenant, 'busy');
    expect(await errorCode(eraseRecord(tenant.client, id))).toBe('UNAVAILABLE');
    expect(await totalOf(tenant, 'busy')).toBe(800);
    await expectConsistent();
    await eraseRecord(tenant.client, id);
    expect(await errorCode(totalOf(tenant, 'busy'))).toBe('RECORD_NOT_FOUND');
    expect(await totalOf(tenant, 'other')).toBe(200);
    const again = await tenant.import(mails('busy', numbered('m', 0, 1_300)));
    expect(again).toMatchObject({ added: 0, updated: 0 });
    await expectConsistent();
    await pool.query('drop trigger break_off on activity');
  });

  test('is erased while imports and people write to it', async () => {
    const tenant = await createBusy();
    const id = await idOf(tenant, 'busy');
    let isErased = false;
    const counts = { added: 0, erased: 0, logged: 0, refused: 0 };
    const importing = async (prefix: string) => {
      for (let n = 0, last = 3; last > 0; n += 50) {
        const ids = numbered(prefix, n, n + 50);
        const pages = [mails('busy', ids), mails('other', ids.slice(0, 10))];
        const { added, erased } = await tenant.import(...pages);
        counts.added += added;
        counts.erased += erased;
        if (isErased) last--;
      }
    };
    const logging = async () => {
      const query =
        'mutation ($i: LogActivityInput!) { logActivity(input: $i) { activity { id } } }';
      const i = { kind: 'NOTE', records: [{ id }], description: 'Hello' };
      for (let last = 3; last > 0; ) {
        const { errors } = await answerOf(tenant.client, query, { i });
        for (const { extensions } of errors ?? []) {
          expect(extensions.code).toBe('RECORD_NOT_FOUND');
        }
        counts[errors ? 'refused' : 'logged']++;
        if (isErased) last--;
      }
    };
    const writers = [importing('x'), importing('y'), logging()];
    await expect.poll(() => counts.logged, { timeout: 20_000 }).toBeGreaterThan(3);
    await eraseRecord(tenant.client, id);
    isErased = true;
    await Promise.all(writers);
    expect(counts).toEqual({
      added: expect.toSatisfy((count) => count > 0),
      erased: expect.toSatisfy((count) => count > 0),
      logged: expect.toSatisfy((count) => count > 3),
      refused: expect.toSatisfy((count) => count >= 3),
    });
    const uuids = uuidsOf(id);
    expect(await findEverywhere(gateway.database, uuids)).toEqual({
      [uuids[0]!]: ['activity_change'],
    });
    await expectConsistent();
  });
});

/** Logs a note on a record; its id. */
async function logNote({ client }: Tenant, id: string, description: string): Promise<string> {
  const query = 'mutation ($i: LogActivityInput!) { logActivity(input: $i) { activity { id } } }';
  const i = { kind: 'NOTE', records: [{ id }], description };
  const { logActivity } = await client.request<{ logActivity: { activity: { id: string } } }>(
    query,
    { i },
  );
  return logActivity.activity.id;
}

const LINK = `mutation ($record: RecordBy!, $to: ExternalRecordInput!) {
  linkRecord(record: $record, to: $to) { record { id } }
}`;

describe('a record that is erased while', () => {
  test('its counts are folded leaves none', async () => {
    const tenant = await createTenant();
    await tenant.import(mails('folded', ['f']));
    const id = await idOf(tenant, 'folded');
    // One by one: an import folds what it wrote.
    for (let n = 0; n < 30; n++) await logNote(tenant, id, 'Hello');
    const folding = await gateway.database.pool.connect();
    try {
      await folding.query('begin');
      await lockTimelineCounts(folding);
      await folding.query('select fold_timeline_counts(0)');
      const erased = eraseRecord(tenant.client, id);
      await untilWaiting(gateway.database, 1);
      await folding.query('commit');
      await erased;
    } finally {
      folding.release();
    }
    const where = { scopeId: uuidsOf(id)[0]! };
    expect(await gateway.database.prisma.timelineCount.count({ where })).toBe(0);
    await expectConsistent();
  });

  test('it becomes one with another is not said to be erased', async () => {
    const tenant = await createTenant();
    await tenant.import(mails('goes-on', ['a']), mails('ends', ['b']));
    const id = await idOf(tenant, 'ends');
    const variables = {
      record: external('kasar', 'contacts', 'goes-on'),
      to: external('kasar', 'contacts', 'ends').external,
    };
    const [, erased] = await queue(
      gateway.database,
      tenant.organizationId,
      () => tenant.client.request(LINK, variables),
      () => errorCode(eraseRecord(tenant.client, id)),
    );
    expect(erased).toMatchObject({ value: 'RECORD_NOT_FOUND' });
    expect(await totalOf(tenant, 'ends')).toBe(2);
    // Asked again, it is the one that both are now.
    expect(await eraseRecord(tenant.client, await idOf(tenant, 'ends'))).toBe(2);
    await expectConsistent();
  });

  test('another becomes one with it is erased with what was deleted from the other', async () => {
    const tenant = await createTenant();
    const { client, organizationId } = tenant;
    await tenant.import(mails('goes-on', ['a']), mails('ends', ['b']));
    const id = await idOf(tenant, 'goes-on');
    const note = await logNote(tenant, await idOf(tenant, 'ends'), 'zqdeleted');
    await client.request(`mutation { deleteActivity(id: "${note}") { deletedActivityId } }`);
    const to = external('kasar', 'contacts', 'ends').external;
    const [, erased] = await queue(
      gateway.database,
      organizationId,
      () => client.request(LINK, { record: { id }, to }),
      () => eraseRecord(client, id),
    );
    expect(erased).toMatchObject({ value: 2 });
    expect(await findEverywhere(gateway.database, ['zqdeleted'])).toEqual({});
    await expectConsistent();
  });

  test.each([
    ['createRecord', (id: string) => `{ object: "contacts", company: { id: "${id}" } }`],
    [
      'updateRecord',
      (id: string) =>
        `{ record: { external: { source: "kasar", object: "contacts", id: "ann" } },
           company: { id: "${id}" } }`,
    ],
  ])('%s makes it the company of a contact is nobody’s company', async (mutation, input) => {
    const tenant = await createTenant();
    await tenant.import(mails('ann', ['a']), { ...mails('acme', ['c']), object: 'companies' });
    const id = await idOf(tenant, 'acme', 'companies');
    const query = `mutation { ${mutation}(input: ${input(id)}) { record { id } } }`;
    const [, written] = await queue(
      gateway.database,
      tenant.organizationId,
      () => eraseRecord(tenant.client, id),
      () => errorCode(tenant.client.request(query)),
    );
    expect(written).toMatchObject({ value: 'RECORD_NOT_FOUND' });
    await expectConsistent();
  });
});

import { describe, expect, test } from 'vitest';
import { encodeId } from '../../src/activity/type-id.js';
import { Importer } from '../../src/ingest/importer.js';
import { MAX_REJECTED_CHARACTERS } from '../../src/ingest/rejected-items.js';
import { invent } from '../../src/sources/invent/invent.js';
import { readBody } from '../../src/sources/read-body.js';
import { purgeSource } from '../../src/sync/remove-source.js';
import { findEverywhere } from '../support/find-everywhere.js';
import type { TestEnvelope } from '../support/import-bodies.js';
import { eraseRecord, external } from '../support/marked-record.js';
import { readRejected } from '../support/rejected-items.js';
import { type Tenant, useTestGateway } from '../support/test-gateway.js';
import { readWholeTimeline } from '../support/whole-timeline.js';

const gateway = useTestGateway();
const AT = '2026-01-01T10:00:00Z';

function events(record: string, ...response: unknown[]): TestEnvelope {
  return { system: 'invent', object: 'contacts', record, response };
}

function activities(record: string, ...data: unknown[]): TestEnvelope {
  return { system: 'clarky', object: 'contacts', record, response: { data } };
}

const DEAL = { id: 'deal-1', type: 'deal_created', created_at: AT };
const UNDATED = { id: 'a-1', activity_type: 'call', created_at: 'soon' };

const rejectedOf = ({ organizationId }: Tenant) => readRejected(gateway.database, organizationId);
const keysOf = async (tenant: Tenant) => (await rejectedOf(tenant)).map(({ key }) => key);

describe('an import keeps the items that it rejects', () => {
  test('as they came, with the reason, and once', async () => {
    const tenant = await gateway.createTenant();
    const odd = { ...DEAL, id: 'odd', text: 'a\0b \ud83d', amount: 1 };
    const withoutId = { type: 'note', created_at: AT };
    const body = events('alice', DEAL, odd, withoutId, 7, null);
    for (let time = 0; time < 2; time++) {
      expect(await tenant.import(body)).toMatchObject({ read: 5, added: 0, invalid: 5 });
      const rejected = await rejectedOf(tenant);
      expect(rejected.map(({ wire }) => JSON.parse(wire))).toEqual(
        expect.arrayContaining([DEAL, odd, withoutId, 7, null]),
      );
      expect(rejected).toHaveLength(5);
      expect(rejected.filter(({ key }) => !key.startsWith('sha256:'))).toMatchObject([
        { key: 'deal-1', list: 'contacts:alice', reason: expect.stringMatching(/^type: .*deal_/) },
        { key: 'odd' },
      ]);
    }
  });

  test('with all digits of their numbers, and the newest version of each', async () => {
    const tenant = await gateway.createTenant();
    for (const amount of ['1.10', '12345678901234567890']) {
      const importer = new Importer({
        database: gateway.database,
        organizationId: tenant.organizationId,
        onInvalid: () => {},
        onWarning: () => {},
      });
      const item = `{"id":"deal-1","type":"deal_created","amount":${amount}}`;
      async function* body() {
        yield Buffer.from(`[${item}]`);
      }
      const record = { object: 'contacts', externalId: 'alice' };
      const origin = { location: 'body', definition: invent, source: 'invent', record };
      await importer.addBody(readBody(body(), invent), origin);
      await importer.finish();
      expect(await rejectedOf(tenant)).toMatchObject([{ key: 'deal-1', wire: item }]);
    }
  });

  test('unless they are too long, and says so', async () => {
    const tenant = await gateway.createTenant();
    const long = { ...DEAL, text: 'x'.repeat(MAX_REJECTED_CHARACTERS) };
    const { invalid, problems } = await tenant.import(events('alice', long));
    expect(invalid).toBe(1);
    expect(problems.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/deal_created/),
      expect.stringMatching(/262144 characters.*not kept/),
    ]);
    expect(await rejectedOf(tenant)).toEqual([]);
  });

  test('by section: an id of a task and of a note are two items', async () => {
    const tenant = await gateway.createTenant();
    const data = [{ id: 1, created_at: 'soon' }];
    const response = { tasks: { data }, notes: { data } };
    await tenant.import({ system: 'kasar', object: 'contacts', record: 'alice', response });
    expect(await keysOf(tenant)).toEqual(['notes/1', 'tasks/1']);
    const mended = { tasks: { data: [{ id: 1, created_at: AT }] } };
    await tenant.import({ system: 'kasar', object: 'contacts', record: 'alice', response: mended });
    expect(await keysOf(tenant)).toEqual(['notes/1']);
  });
});

describe('an item that is accepted later', () => {
  test('is no longer kept for its list; another list that rejected it still needs it', async () => {
    const tenant = await gateway.createTenant();
    await tenant.import(events('alice', DEAL), events('bob', DEAL));
    await tenant.import(events('alice', { ...DEAL, type: 'note', note: { content: 'Hi' } }));
    expect(await rejectedOf(tenant)).toMatchObject([{ key: 'deal-1', list: 'contacts:bob' }]);
  });

  test('is no longer kept at all where it names its records', async () => {
    const tenant = await gateway.createTenant();
    await tenant.import(activities('alice', UNDATED), activities('bob', UNDATED));
    expect(await rejectedOf(tenant)).toHaveLength(2);
    await tenant.import(activities('alice', { ...UNDATED, contact_id: 'alice', created_at: AT }));
    expect(await rejectedOf(tenant)).toEqual([]);
  });
});

describe('erasing a record', () => {
  test('erases the rejected items of its lists and those that name it, and they stay so', async () => {
    const tenant = await gateway.createTenant();
    const client = await gateway.server.clientOf(tenant.organizationId, {
      scopes: ['read', 'write', 'admin'],
    });
    const marked = { zq: 'zqerased' };
    const bodies = [
      events('alice', { ...DEAL, ...marked }, { ...marked, type: 'note' }),
      activities('company', { ...UNDATED, ...marked, contact_id: 'alice' }),
      activities('bob', { ...UNDATED, id: 'a-2', contact_id: 'bob' }),
      activities('alice', { ...UNDATED, id: 'a-3', created_at: AT, ...marked }),
    ];
    await tenant.import(...bodies);
    const linked = external('clarky', 'contacts', 'alice').external;
    const { linkRecord } = await client.request<{ linkRecord: { record: { id: string } } }>(
      `mutation ($record: RecordBy!, $to: ExternalRecordInput!) {
         linkRecord(record: $record, to: $to) { record { id } }
       }`,
      { record: external('invent', 'contacts', 'alice'), to: linked },
    );
    expect(await rejectedOf(tenant)).toHaveLength(4);
    await eraseRecord(client, linkRecord.record.id);
    expect(await keysOf(tenant)).toEqual(['a-2']);
    await tenant.import(...bodies);
    expect(await keysOf(tenant)).toEqual(['a-2']);
    expect(await findEverywhere(gateway.database, ['zqerased'])).toEqual({});
  });

  test('erases more of them than one transaction takes', async () => {
    const tenant = await gateway.createTenant();
    const client = await gateway.server.clientOf(tenant.organizationId, {
      scopes: ['read', 'write', 'admin'],
    });
    const items = Array.from({ length: 1_100 }, (_, index) => ({ ...DEAL, id: `deal-${index}` }));
    await tenant.import(events('alice', ...items));
    expect(await rejectedOf(tenant)).toHaveLength(1_100);
    const { id } = await gateway.database.prisma.crmRecord.findFirstOrThrow({
      where: { organizationId: tenant.organizationId },
    });
    await eraseRecord(client, encodeId('contact', id));
    expect(await rejectedOf(tenant)).toEqual([]);
  });
});

test('purging a source deletes its rejected items', async () => {
  const tenant = await gateway.createTenant();
  await tenant.import(events('alice', DEAL), activities('alice', UNDATED));
  const { organizationId } = tenant;
  const { id } = await gateway.database.prisma.source.findFirstOrThrow({
    where: { organizationId, slug: 'invent' },
  });
  await purgeSource(gateway.database, organizationId, id, () => {});
  expect(await keysOf(tenant)).toEqual(['a-1']);
});

test('rejected items are on no timeline', async () => {
  const tenant = await gateway.createTenant();
  await tenant.import(events('alice', DEAL));
  const alice = { source: 'invent', object: 'contacts', id: 'alice' };
  expect(await readWholeTimeline(tenant.client, alice)).toMatchObject({ nodes: [], totalCount: 0 });
});

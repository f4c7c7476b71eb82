import type { GraphQLClient } from 'graphql-request';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KEY_START_LENGTH } from '../../src/access/api-key.js';
import { revokeKeys } from '../../src/access/manage-keys.js';
import { type Database, openDatabase } from '../../src/db/database.js';
import {
  type Follow,
  type FollowedChange,
  followBySse,
  followByWebSocket,
  until,
} from '../support/follow-changes.js';
import { type Tenant, useTestGateway } from '../support/test-gateway.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const gateway = useTestGateway();
/** Another process's view: its own connections, its own server. */
let otherDatabase: Database;
let otherServer: TestServer;
beforeAll(async () => {
  otherDatabase = await openDatabase({ connectionString: gateway.database.url, listen: true });
  otherServer = await startTestServer(otherDatabase);
});
afterAll(async () => {
  await otherServer.stop();
  await otherDatabase.close();
});

const TRANSPORTS: [string, Follow][] = [
  ['server-sent events', followBySse],
  ['WebSocket', followByWebSocket],
];

interface Writer {
  tenant: Tenant;
  client: GraphQLClient;
  record: string;
  log(title: string, more?: object): Promise<string>;
}

/** An organization with one contact, and somebody who writes on the other server. */
async function createWriter(): Promise<Writer> {
  const tenant = await gateway.createTenant();
  const client = await otherServer.clientOf(tenant.organizationId, { scopes: ['read', 'write'] });
  const record = await createContact(client);
  const log = async (title: string, more: object = {}) => {
    const input = { kind: 'NOTE', records: [{ id: record }], title, ...more };
    const { logActivity } = await client.request<{ logActivity: { activity: { id: string } } }>(
      'mutation ($input: LogActivityInput!) { logActivity(input: $input) { activity { id } } }',
      { input },
    );
    return logActivity.activity.id;
  };
  return { tenant, client, record, log };
}

async function createContact(client: GraphQLClient, more: object = {}): Promise<string> {
  const { createRecord } = await client.request<{ createRecord: { record: { id: string } } }>(
    'mutation ($input: CreateRecordInput!) { createRecord(input: $input) { record { id } } }',
    { input: { object: 'contacts', ...more } },
  );
  return createRecord.record.id;
}

const UPDATE =
  'mutation ($input: UpdateActivityInput!) { updateActivity(input: $input) { activity { id } } }';
const DELETE = 'mutation ($id: ID!) { deleteActivity(id: $id) { deletedActivityId } }';
const ERASE = 'mutation ($id: ID!) { deleteRecord(record: { id: $id }) { deletedRecordId } }';

const shown = (changes: FollowedChange[]) =>
  changes.map(({ type, activity }) => `${type} ${activity?.title ?? '-'}`);

describe.each(TRANSPORTS)('over %s', (_transport, follow) => {
  test('changes that another process writes are told as they happen', async () => {
    const { tenant, client, log } = await createWriter();
    const key = await gateway.server.keyOf(tenant.organizationId);
    await log('before');
    const following = await follow(gateway.server.url, key);

    const id = await log('a call');
    await until(() => following.changes().length === 1, 'added');
    await client.request(UPDATE, { input: { id, title: 'a long call' } });
    await until(() => following.changes().length === 2, 'updated');
    await client.request(DELETE, { id });
    await until(() => following.changes().length === 3, 'deleted');

    expect(shown(following.changes())).toEqual([
      'ADDED a call',
      'UPDATED a long call',
      'DELETED -',
    ]);
    expect(following.changes().map(({ activityId }) => activityId)).toEqual([id, id, id]);
    following.stop();
  });

  test('after resumes with exactly what was missed, once, in order', async () => {
    const { tenant, log } = await createWriter();
    const key = await gateway.server.keyOf(tenant.organizationId);
    const first = await follow(gateway.server.url, key);
    for (let index = 0; index < 5; index++) await log(`seen ${index}`);
    await until(() => first.changes().length === 5, 'the first five');
    first.stop();
    const missed = Array.from({ length: 40 }, (_, index) => `missed ${index}`);
    for (const title of missed) await log(title);

    // From the third on; and more is written while it catches up.
    const { cursor } = first.changes()[2]!;
    const second = await follow(otherServer.url, key, { after: cursor });
    for (let index = 0; index < 10; index++) await log(`new ${index}`);
    await until(() => second.changes().length >= 52, 'all of it');
    expect(shown(second.changes())).toEqual(
      [
        'seen 3',
        'seen 4',
        ...missed,
        ...Array.from({ length: 10 }, (_, index) => `new ${index}`),
      ].map((title) => `ADDED ${title}`),
    );
    second.stop();
  });

  test('a record and a filter leave out what does not concern them', async () => {
    const { tenant, client, record, log } = await createWriter();
    const other = await createContact(client);
    const key = await gateway.server.keyOf(tenant.organizationId);
    const following = await follow(gateway.server.url, key, {
      record: { id: record },
      filter: { kinds: ['TASK'], taskStatuses: ['PENDING'] },
    });
    await log('a note');
    await log('elsewhere', { kind: 'TASK', records: [{ id: other }] });
    const id = await log('a task', { kind: 'TASK' });
    await client.request(UPDATE, { input: { id, status: 'COMPLETED' } });
    await client.request(UPDATE, { input: { id, completedAt: null } });
    await until(() => following.changes().length === 3, 'three changes');
    expect(following.changes().map(({ type }) => type)).toEqual(['ADDED', 'DELETED', 'ADDED']);
    following.stop();
  });

  test('a key that is limited to an object is told of nothing else', async () => {
    const { tenant, client, log } = await createWriter();
    const { createRecord } = await client.request<{ createRecord: { record: { id: string } } }>(
      'mutation { createRecord(input: { object: "companies" }) { record { id } } }',
    );
    const company = createRecord.record.id;
    const key = await gateway.server.keyOf(tenant.organizationId, { objects: ['companies'] });
    const following = await follow(gateway.server.url, key);
    await log('hidden');
    await log('to be seen', { records: [{ id: company }] });
    await until(() => following.changes().length > 0, 'the one on the company');
    expect(shown(following.changes())).toEqual(['ADDED to be seen']);
    following.stop();
  });

  test('a revoked key ends its subscriptions, and no others', async () => {
    const { tenant, log } = await createWriter();
    const key = await gateway.server.keyOf(tenant.organizationId);
    const good = await gateway.server.keyOf(tenant.organizationId);
    const following = await follow(gateway.server.url, key);
    const others = await follow(gateway.server.url, good);
    await revokeKeys(otherDatabase, tenant.organizationId, key.slice(0, KEY_START_LENGTH));
    await until(() => following.isOver, 'the end', 10_000);
    expect(following.endedWith()).toBe('UNAUTHENTICATED');
    await log('unseen');
    await until(() => others.changes().length === 1, 'the others go on');
    expect(following.changes()).toEqual([]);
    others.stop();
  });

  test('a key that expires ends its subscriptions', async () => {
    const { tenant } = await createWriter();
    const expiresAt = new Date(Date.now() + 1_500);
    const key = await gateway.server.keyOf(tenant.organizationId, { expiresAt });
    const following = await follow(gateway.server.url, key);
    await until(() => following.isOver, 'the end', 12_000);
    expect(following.endedWith()).toBe('UNAUTHENTICATED');
  });

  test('a bad cursor, an unknown record and a bad filter are refused at once', async () => {
    const { tenant } = await createWriter();
    const key = await gateway.server.keyOf(tenant.organizationId);
    const codes = [];
    for (const variables of [
      { after: 'nonsense' },
      { record: { id: 'contact_01h455vb4pex5vsknk084sn02q' } },
      { filter: { sources: ['nowhere'] } },
    ]) {
      const following = await follow(gateway.server.url, key, variables);
      await until(() => following.isOver, 'the end');
      codes.push(following.endedWith());
    }
    expect(codes).toEqual(['BAD_CURSOR', 'RECORD_NOT_FOUND', 'BAD_USER_INPUT']);
  });

  test('who follows a record that becomes another has to load it again', async () => {
    const { tenant, client, record } = await createWriter();
    await tenant.import({ system: 'kasar', object: 'contacts', record: 'k1', response: NOTHING });
    const key = await gateway.server.keyOf(tenant.organizationId);
    const external = { source: 'kasar', object: 'contacts', id: 'k1' };
    const following = await follow(gateway.server.url, key, { record: { external } });
    const survivor = await follow(gateway.server.url, key, { record: { id: record } });
    await client.request(
      `mutation ($id: ID!, $to: ExternalRecordInput!) {
         linkRecord(record: { id: $id }, to: $to) { record { id } } }`,
      { id: record, to: external },
    );
    await until(() => following.isOver, 'the end');
    expect(following.endedWith()).toBe('BAD_CURSOR');
    expect(survivor.isOver).toBe(false);
    survivor.stop();
  });

  test('an erased record: its activities are told as deleted, and it ends', async () => {
    const { tenant, client, record, log } = await createWriter();
    const id = await log('personal');
    const key = await gateway.server.keyOf(tenant.organizationId);
    const following = await follow(gateway.server.url, key, { record: { id: record } });
    await client.request(ERASE, { id: record });
    await until(() => following.isOver, 'the end');
    expect(following.changes()).toMatchObject([{ type: 'DELETED', activityId: id }]);
    expect(following.endedWith()).toBe('RECORD_NOT_FOUND');
  });
});

const NOTHING = { interactions: { data: [] }, tasks: { data: [] }, notes: { data: [] } };

test('each event sees the activity as it is then, not as an earlier event saw it', async () => {
  const { tenant, client, log } = await createWriter();
  const key = await gateway.server.keyOf(tenant.organizationId);
  const following = await followBySse(gateway.server.url, key);
  const id = await log('0');
  for (let index = 1; index <= 5; index++) {
    await until(() => following.changes().length === index, `change ${index}`);
    await client.request(UPDATE, { input: { id, title: String(index) } });
  }
  await until(() => following.changes().length === 6, 'the last');
  expect(following.changes().map(({ activity }) => activity?.title)).toEqual([...'012345']);
  following.stop();
});

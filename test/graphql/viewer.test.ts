import { afterAll, beforeAll, expect, it } from 'vitest';
import type { NewKey } from '../../src/access/manage-keys.js';
import { postGraphql } from '../support/post-graphql.js';
import {
  createTestDatabase,
  createTestOrganization,
  type TestDatabase,
} from '../support/test-database.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

let database: TestDatabase;
let server: TestServer;
let acme: string;
beforeAll(async () => {
  database = await createTestDatabase();
  server = await startTestServer(database);
  acme = await createTestOrganization(database);
});
afterAll(async () => {
  await server.stop();
  await database.drop();
});

const query = '{ viewer { organization keyName scopes objects } }';

async function viewerOf(key: Partial<NewKey>, organizationId = acme): Promise<unknown> {
  const bearer = await server.keyOf(organizationId, key);
  const { data, errors } = await postGraphql(server.url, { query }, { key: bearer });
  expect(errors).toBeUndefined();
  return data?.viewer;
}

it('says whose key asks and what it may do', async () => {
  expect(await viewerOf({ name: 'Dashboard', scopes: ['read'] })).toEqual({
    organization: 'acme',
    keyName: 'Dashboard',
    scopes: ['READ'],
    objects: null,
  });
  expect(await viewerOf({ name: 'Müller & Söhne', scopes: ['read', 'write', 'admin'] })).toEqual({
    organization: 'acme',
    keyName: 'Müller & Söhne',
    scopes: ['READ', 'WRITE', 'ADMIN'],
    objects: null,
  });
});

it('says to which objects a key is limited, none included', async () => {
  expect(await viewerOf({ objects: ['contacts', 'deals'] })).toMatchObject({
    objects: ['contacts', 'deals'],
  });
  expect(await viewerOf({ objects: [] })).toMatchObject({ objects: [] });
});

it('tells the keys of two organizations apart', async () => {
  const other = await createTestOrganization(database, 'other');
  expect(await viewerOf({}, other)).toMatchObject({ organization: 'other' });
  expect(await viewerOf({})).toMatchObject({ organization: 'acme' });
});

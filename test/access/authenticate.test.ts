import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiKey } from '../../src/access/api-key.js';
import { revokeKeys } from '../../src/access/manage-keys.js';
import { openDatabase } from '../../src/db/database.js';
import { type Answer, postGraphql } from '../support/post-graphql.js';
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

const query = '{ viewer { keyName } }';

/** Asks with an Authorization header of any kind. */
function ask(authorization?: string, to = server, accept = 'application/json'): Promise<Answer> {
  const headers = { accept, ...(authorization === undefined ? {} : { authorization }) };
  return postGraphql(to.url, { query }, { headers });
}

async function expectRefused(authorization?: string, to = server): Promise<string> {
  const messages: string[] = [];
  for (const accept of ['application/json', 'application/graphql-response+json']) {
    const answer = await ask(authorization, to, accept);
    expect(answer.status, authorization).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(answer.headers.get('content-type')).toBe(`${accept}; charset=utf-8`);
    const [error] = answer.errors ?? [];
    expect(JSON.parse(answer.text)).toEqual({
      errors: [{ message: error?.message, extensions: { code: 'UNAUTHENTICATED' } }],
    });
    messages.push(error?.message ?? '');
  }
  expect(messages[0]).toBe(messages[1]);
  return messages[0] ?? '';
}

/** Another last character: the shape holds, the checksum does not. */
const spoil = (key: string) => key.slice(0, -1) + (key.endsWith('a') ? 'b' : 'a');

describe('a request without a good key', () => {
  it('is refused where there is none', async () => {
    const message = 'Send a key: Authorization: Bearer agw_…';
    expect(await expectRefused()).toBe(message);
    expect(await expectRefused('')).toBe(message);
  });

  it('is refused where the header is something else', async () => {
    const key = await server.keyOf(acme);
    const others = [
      `Basic ${Buffer.from(`key:${key}`).toString('base64')}`,
      'Bearer',
      key,
      `Token ${key}`,
      `Bearer${key}`,
      `Bearer ${key} ${key}`,
      `Bearer "${key}"`,
      `Bearer ${key},`,
    ];
    for (const header of others) expect(await expectRefused(header)).toContain('Bearer, a space');
  });

  it('is refused where the key is malformed', async () => {
    const key = await server.keyOf(acme);
    const malformed = [
      key.slice(0, -1),
      `${key}0`,
      key.slice(4),
      key.replace('agw_', 'AGW_'),
      key.replace('agw_', 'sk_'),
      key.toLowerCase(),
      key.toUpperCase(),
      swapCase(key),
      spoil(key),
    ];
    for (const wrong of malformed) await expectRefused(`Bearer ${wrong}`);
  });

  it('is refused where the key is unknown, in the words of an expired or revoked one', async () => {
    const expiresAt = new Date(Date.now() - 1_000);
    const expired = await server.keyOf(acme, { expiresAt });
    const revoked = await server.keyOf(acme);
    await revokeKeys(database, acme, revoked.slice(0, 12));
    for (const key of [createApiKey(), expired, revoked]) {
      expect(await expectRefused(`Bearer ${key}`)).toBe('The key is unknown, expired or revoked.');
    }
  });

  it('reads the schema all the same', async () => {
    const { data } = await postGraphql(server.url, { query: '{ __type(name: "Node") { name } }' });
    expect(data).toEqual({ __type: { name: 'Node' } });
  });

  it('reads nothing but the schema, in fragments neither', async () => {
    for (const sneaky of [
      '{ __typename viewer { keyName } }',
      '{ ...F } fragment F on Query { viewer { keyName } }',
      '{ ... { viewer { keyName } } }',
      '{ __typename: viewer { keyName } }',
    ]) {
      const { errors } = await postGraphql(server.url, { query: sneaky });
      expect(errors?.[0]?.extensions.code ?? 'none', sneaky).not.toBe('none');
    }
  });
});

describe('a good key', () => {
  it('lets in, however the scheme is written', async () => {
    const key = await server.keyOf(acme, { name: 'Good' });
    for (const header of [`Bearer ${key}`, `bearer ${key}`, `BEARER   ${key}`, `Bearer ${key} `]) {
      expect((await ask(header)).data, header).toEqual({ viewer: { keyName: 'Good' } });
    }
  });

  it('is refused from the moment that it expires, after having been used', async () => {
    const expiresAt = new Date(Date.now() + 700);
    const header = `Bearer ${await server.keyOf(acme, { expiresAt })}`;
    expect((await ask(header)).status).toBe(200);
    await waitFor(async () => (await ask(header)).status === 401);
    expect(Date.now()).toBeGreaterThanOrEqual(expiresAt.getTime());
    await expectRefused(header);
  });

  it('is refused in every process soon after it was revoked, after having been used', async () => {
    const other = await openDatabase({ connectionString: database.url, listen: true });
    const second = await startTestServer(other);
    const key = await server.keyOf(acme);
    const kept = await server.keyOf(acme);
    for (const to of [server, second]) {
      expect((await ask(`Bearer ${key}`, to)).status).toBe(200);
      expect((await ask(`Bearer ${kept}`, to)).status).toBe(200);
    }
    expect(await revokeKeys(database, acme, key.slice(0, 12))).toHaveLength(1);
    for (const to of [server, second]) {
      await waitFor(async () => (await ask(`Bearer ${key}`, to)).status === 401, 2_000);
      await expectRefused(`Bearer ${key}`, to);
      expect((await ask(`Bearer ${kept}`, to)).status).toBe(200);
    }
    await second.stop();
    await other.close();
  });

  it('is asked for each time while announcements cannot be heard', async () => {
    const deaf = await openDatabase({ connectionString: database.url, listen: false });
    const third = await startTestServer(deaf);
    const key = await server.keyOf(acme);
    expect((await ask(`Bearer ${key}`, third)).status).toBe(200);
    await revokeKeys(database, acme, key.slice(0, 12));
    await expectRefused(`Bearer ${key}`, third);
    await third.stop();
    await deaf.close();
  });
});

function swapCase(text: string): string {
  const swap = (it: string) => (it === it.toLowerCase() ? it.toUpperCase() : it.toLowerCase());
  return text.slice(0, 4) + [...text.slice(4)].map(swap).join('');
}

async function waitFor(isTrue: () => Promise<boolean>, atMost = 5_000): Promise<void> {
  const started = performance.now();
  while (!(await isTrue())) {
    if (performance.now() - started > atMost) throw new Error('it did not come true in time');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

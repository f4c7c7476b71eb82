import { GraphQLClient } from 'graphql-request';
import { describe, expect, test } from 'vitest';
import { graphql } from '../gql/index.js';
import { useCliGateway } from '../support/cli-gateway.js';
import { errorCode } from '../support/test-server.js';

const gateway = useCliGateway();

const ViewerOfKey = graphql(`
  query ViewerOfKey { viewer { organization keyName scopes objects } }
`);

function askWith(key: string) {
  const headers = { authorization: `Bearer ${key}` };
  return new GraphQLClient(gateway.server.url, { headers }).request(ViewerOfKey);
}

/** The lines of JSON that a command printed. */
function lines(stdout: string): unknown[] {
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

describe('org create', () => {
  test('makes an organization, once', async () => {
    const made = await gateway.run(['org', 'create', 'globex', '--name', 'Globex GmbH']);
    expect(made).toMatchObject({ exitCode: 0, stderr: '' });
    expect(lines(made.stdout)).toEqual([{ slug: 'globex', name: 'Globex GmbH' }]);

    const again = await gateway.run(['org', 'create', 'globex', '--name', 'Another']);
    expect(again).toMatchObject({ exitCode: 1, stdout: '' });
    expect(again.stderr).toMatch(/globex already/);
    const kept = await gateway.database.prisma.organization.findUniqueOrThrow({
      where: { slug: 'globex' },
    });
    expect(kept.name).toBe('Globex GmbH');
  });

  test('there is no demo organization in a database of one’s own', async () => {
    const { exitCode, stderr } = await gateway.run(['demo']);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/With DATABASE_URL there is no demo organization/);
  });
});

describe('key', () => {
  test('create prints the key and nothing else; list and revoke tell it by its start', async () => {
    await gateway.createOrganization('acme');
    const org = ['--org', 'acme'];
    const create = ['key', 'create', ...org, '--scope'];
    const made = await gateway.run([...create, 'read,write', '--name', 'Dashboard']);
    expect(made).toMatchObject({ exitCode: 0, stderr: '' });
    expect(made.stdout).toMatch(/^agw_[0-9A-Za-z]{36}\n$/);
    const key = made.stdout.trim();
    expect(await askWith(key)).toEqual({
      viewer: {
        organization: 'acme',
        keyName: 'Dashboard',
        scopes: ['READ', 'WRITE'],
        objects: null,
      },
    });

    const expiring = ['--name', 'For a year', '--expires', '2999-12-31T23:00:00+01:00'];
    const limited = await gateway.run([...create, 'read', ...expiring, '--objects', 'contacts']);
    expect((await askWith(limited.stdout.trim())).viewer).toMatchObject({ objects: ['contacts'] });

    const listed = await gateway.run(['key', 'list', ...org]);
    expect(lines(listed.stdout)).toEqual([
      {
        start: key.slice(0, 12),
        name: 'Dashboard',
        scopes: ['read', 'write'],
        objects: null,
        createdAt: expect.any(String),
        expiresAt: null,
        revokedAt: null,
      },
      expect.objectContaining({
        name: 'For a year',
        objects: ['contacts'],
        expiresAt: '2999-12-31T22:00:00.000Z',
      }),
    ]);
    expect(listed.stdout).not.toContain(key);

    const revoked = await gateway.run(['key', 'revoke', key.slice(0, 12), ...org]);
    expect(revoked).toMatchObject({ exitCode: 0, stderr: '' });
    expect(lines(revoked.stdout)).toEqual([{ revoked: key.slice(0, 12), name: 'Dashboard' }]);
    // The server that let it in a moment ago is notified of it.
    await expect.poll(() => errorCode(askWith(key)), { timeout: 10_000 }).toBe('UNAUTHENTICATED');
    await askWith(limited.stdout.trim());
    const after = await gateway.run(['key', 'list', ...org]);
    expect(lines(after.stdout)[0]).toMatchObject({ revokedAt: expect.any(String) });

    const again = await gateway.run(['key', 'revoke', key.slice(0, 12), ...org]);
    expect(again).toMatchObject({ exitCode: 1, stdout: '' });
    expect(again.stderr).toContain(key.slice(0, 12));
  });

  test.each(['--object', '--objects'])('create limits a key to objects with %s', async (option) => {
    const slug = `limited-${option.slice(2)}`;
    await gateway.createOrganization(slug);
    const create = ['key', 'create', '--org', slug, '--name', 'Some', '--scope', 'read'];
    const { stdout } = await gateway.run([...create, option, 'contacts, deals']);
    expect((await askWith(stdout.trim())).viewer).toMatchObject({ objects: ['contacts', 'deals'] });
  });

  test('an unknown organization is named, with those that there are', async () => {
    await gateway.createOrganization('initech');
    const { exitCode, stderr } = await gateway.run(['key', 'list', '--org', 'inittech']);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/--org: .*"inittech".*initech/);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runCommand } from '../support/run-command.js';

/** There is no such database: a wrong call must be found out before one is asked for. */
const env = {
  DATABASE_URL: 'postgresql://user:opensesame@127.0.0.1:1/none',
  SECRET_KEY: 'a secret of more than thirty-two characters',
};

describe('--help', () => {
  test.each([
    ['', ['serve', 'worker', 'org', 'key', 'import', 'record', 'source', 'sync', '--version']],
    ['serve', []],
    ['migrate', []],
    ['demo', []],
    ['org', ['create']],
    ['org create', ['<slug>', '--name']],
    ['key', ['create', 'list', 'revoke']],
    ['key create', ['--org', '--name', '--scope', '--expires', 'read,write,admin']],
    ['key list', ['--org']],
    ['key revoke', ['<start>', '--org']],
    ['import', ['--org', '--system', '--source', '--object', '--record', '--ndjson', 'kasar']],
    ['record', ['link', 'import']],
    ['record link', ['--org', '--record', '--to']],
    ['record import', ['<file>', '--org']],
    ['source', ['add', 'list', 'check', 'disable', 'enable', 'rotate', 'remove']],
    [
      'source add',
      ['--system', '--url', '--invent-org', '--every', '--write-back', '--token-stdin'],
    ],
    ['source remove', ['<slug>', '--org', '--purge']],
    ['sync', ['--org', '--source', '--record', '--full']],
    ['worker', []],
  ])('of %j says what there is', async (command, words) => {
    const args = command.split(' ').filter(Boolean);
    const { exitCode, stdout, stderr } = await runCommand([...args, '--help'], { env });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain(`Usage: activity-gateway ${command}`.trim());
    for (const word of words) expect(stdout).toContain(word);
  });
});

test('--version says which one it is', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(await runCommand(['--version'])).toEqual({
    exitCode: 0,
    stdout: `${version}\n`,
    stderr: '',
  });
});

describe('a wrong call exits 2 and names what is wrong:', () => {
  test.each([
    [['frobnicate'], /frobnicate/],
    [['org', 'rename'], /rename/],
    [['serve', '--port', '80'], /--port/],
    [['org', 'create'], /slug/],
    [['org', 'create', 'a', '--name'], /--name/],
    [['org', 'create', 'No Slug'], /SLUG: "No Slug"/],
    [['key', 'create', '--name', 'n', '--scope', 'read'], /--org/],
    [['key', 'create', '--org', 'a', '--name', 'n', '--scope', 'read,fly'], /--scope: "fly"/],
    [expiring('tomorrow'), /--expires: "tomorrow"/],
    [expiring('2020-01-01T00:00:00Z'), /--expires: .*not in the future/],
    [['import', '--org', 'a'], /file/],
    [['import', '--org', 'a', 'f.json'], /--system/],
    [['import', '--org', 'a', '--system', 'kasar', 'f.json'], /--source/],
    [importing('hubspot', 'h'), /--system: "hubspot".*kasar, invent, clarky/],
    [importing('kasar', 'k'), /--object and --record/],
    [importing('invent', 'i'), /--object and --record/],
    [importing('kasar', 'k', '--object', 'contacts'), /--record/],
    [importing('kasar', 'K_1', '--object', 'contacts', '--record', '1'), /--source: "K_1"/],
    [importing('kasar', 'k', '--object', 'contacts', '--record', 'x'.repeat(513)), /--record/],
    [['import', '--org', 'a', '--ndjson', '--system', 'kasar', 'f.ndjson'], /--system/],
    [['record', 'link', '--org', 'a', '--record', 'k:contacts:1'], /--to/],
  ])('%j', async (args, reason) => {
    const { exitCode, stdout, stderr } = await runCommand(args, { env });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(reason);
    expect(stderr).not.toMatch(/^ {4}at /m);
  });

  test('no command at all', async () => {
    const { exitCode, stderr } = await runCommand([], { env });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Usage: activity-gateway');
  });
});

describe('a bad configuration stops every command with its name and the reason:', () => {
  test.each([
    [{ PORT: 'http' }, ['serve'], /PORT must be a port number.*"http"/],
    [{ SECRET_KEY: 'opensesame' }, ['serve'], /SECRET_KEY must have at least 32 characters/],
    [{ SECRET_KEY: '' }, ['migrate'], /SECRET_KEY is required with DATABASE_URL/],
    [{ MIGRATE: 'maybe' }, ['key', 'list', '--org', 'a'], /MIGRATE must be on or off.*"maybe"/],
    [{}, ['migrate'], /DATABASE_URL \(127\.0\.0\.1:1\/none\).*ECONNREFUSED/],
  ])('%j', async (bad, args, reason) => {
    const { exitCode, stdout, stderr } = await runCommand(args, { env: { ...env, ...bad } });
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toMatch(reason);
    expect(stderr).not.toMatch(/opensesame|^ {4}at /m);
  });
});

function expiring(time: string): string[] {
  return ['key', 'create', '--org', 'a', '--name', 'n', '--scope', 'read', '--expires', time];
}

function importing(system: string, source: string, ...more: string[]): string[] {
  return ['import', '--org', 'a', '--system', system, '--source', source, ...more, 'f.json'];
}

import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { useCliGateway } from '../support/cli-gateway.js';
import { startUpstreams } from '../upstreams/start-upstream.js';

// The other tests run commands in their own process; here they are processes of the built program.
const gateway = useCliGateway();

test('every command ends by itself, with its whole output and its exit status', async () => {
  const upstreams = await startUpstreams();
  const { url, token } = upstreams.kasar;
  upstreams.kasar.record('contacts', 'ann');
  const org = ['--org', 'acme'];
  const key = ['--name', 'k', '--scope', 'read'];
  const source = ['--slug', 'kasar', '--system', 'kasar', '--name', 'Kasar', '--url', url];
  const imported = ['--system', 'clarky', '--source', 'clarky', '-'];
  const body = readFileSync('test/sources/fixtures/clarky-list.json');
  for (const [args, stdout, input] of [
    [['migrate'], /^\{"applied":\[\]\}\n$/],
    [['org', 'create', 'acme'], /^\{"slug":"acme","name":"acme"\}\n$/],
    [['key', 'create', ...org, ...key], /^agw_\w{36}\n$/],
    [['import', ...org, ...imported], /^\{"read":1,"added":1,.*\}\n$/, body],
    [['source', 'add', ...org, ...source, '--token-stdin'], /^\{"slug":"kasar",.*\}\n$/, token],
    [
      ['record', 'import', '-', ...org],
      /^\{"read":1,"added":1,.*\}\n$/,
      'object,kasar\ncontacts,ann',
    ],
    [['source', 'check', 'kasar', ...org], /^\{"source":"kasar",.*"ok":true,.*\}\n$/],
    [['sync', ...org], /^\{"source":"kasar","records":1,.*\}\n$/],
  ] as [string[], RegExp, (string | Buffer)?][]) {
    expect(await gateway.runProcess(args, { input: input ?? '' }), args.join(' ')).toEqual({
      exitCode: 0,
      stdout: expect.stringMatching(stdout),
      stderr: '',
    });
  }
  await Promise.all(Object.values(upstreams).map((upstream) => upstream.close()));
});

test.concurrent.each<[string[], number, string]>([
  [['--help'], 0, ''],
  [['--version'], 0, ''],
  [[], 2, 'Usage: activity-gateway'],
  [['sync'], 2, '--org'],
  [['key', 'list', '--org', 'nobody'], 1, '"nobody"'],
])('%j exits with %i', async (args, exitCode, reason) => {
  const result = await gateway.runProcess(args);
  expect(result).toMatchObject({ exitCode, stderr: expect.stringContaining(reason) });
  if (exitCode === 0) expect(result.stderr).toBe('');
});

test('a closed standard error ends no command, nor changes its exit status', async () => {
  const child = gateway.spawn([]);
  child.stderr!.destroy();
  expect(await once(child, 'exit')).toEqual([2, null]);
});

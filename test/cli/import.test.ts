import { createWriteStream, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { describe, expect, test } from 'vitest';
import { useCliGateway } from '../support/cli-gateway.js';
import { readWholeTimeline } from '../support/whole-timeline.js';

const gateway = useCliGateway();
const FIXTURES = 'test/sources/fixtures';
const ON_ALICE = ['--object', 'contacts', '--record', 'alice'];

function importing(org: string, system: string, ...more: string[]): string[] {
  return ['import', '--org', org, '--system', system, '--source', system, ...more];
}

function writeInput(name: string, content: string | Buffer): string {
  const file = path.join(gateway.folder, name);
  writeFileSync(file, content);
  return file;
}

function note(id: string, fields: object = {}) {
  return {
    id,
    contact_id: 'alice',
    activity_type: 'note',
    created_at: '2026-01-01T10:00:00Z',
    ...fields,
  };
}

async function timelineOf(organizationId: string, source: string, id = 'alice') {
  const client = await gateway.server.clientOf(organizationId);
  return readWholeTimeline(client, { source, object: 'contacts', id });
}

const NOTHING = {
  read: 0,
  added: 0,
  updated: 0,
  unchanged: 0,
  erased: 0,
  invalid: 0,
  warnings: 0,
};

describe("every document's example is imported as it stands, and twice adds nothing:", () => {
  test.each([
    ['kasar', [...ON_ALICE, `${FIXTURES}/kasar-activity.json`], 2],
    ['invent', [...ON_ALICE, `${FIXTURES}/invent-contact-activities.json`], 1],
    [
      'clarky',
      ['clarky-list', 'clarky-note', 'clarky-task'].map((it) => `${FIXTURES}/${it}.json`),
      3,
    ],
  ])('%s', async (system, args, read) => {
    await gateway.createOrganization(`${system}-examples`);
    const first = await gateway.run(importing(`${system}-examples`, system, ...args));
    expect(first).toMatchObject({ exitCode: 0, stderr: '' });
    // The three examples of Clarky's are of one id: each changes the one before it.
    const added = system === 'clarky' ? 1 : read;
    const counts = { ...NOTHING, read, added, updated: read - added };
    expect(first.stdout).toBe(`${JSON.stringify(counts)}\n`);
    const second = await gateway.run(importing(`${system}-examples`, system, ...args));
    expect(second.exitCode).toBe(0);
    expect(JSON.parse(second.stdout)).toMatchObject({ read, added: 0, invalid: 0 });
  });

  test('the two of Invent in one source, distinguished by their content', async () => {
    const id = await gateway.createOrganization('both-examples');
    const contact = readFileSync(`${FIXTURES}/invent-contact-activities.json`);
    const onContact = importing('both-examples', 'invent', ...ON_ALICE, '-');
    const piped = await gateway.run(onContact, { input: contact });
    expect(JSON.parse(piped.stdout)).toEqual({ ...NOTHING, read: 1, added: 1 });
    // Both examples are of the id <string>: the record's is a second source's here.
    const onRecord = [
      '--object',
      'deals',
      '--record',
      'd',
      `${FIXTURES}/invent-record-activities.json`,
    ];
    const args = importing('both-examples', 'invent', ...onRecord);
    args[args.indexOf('--source') + 1] = 'invent-records';
    expect(JSON.parse((await gateway.run(args)).stdout)).toEqual({ ...NOTHING, read: 1, added: 1 });
    expect((await timelineOf(id, 'invent')).nodes).toMatchObject([{ kind: 'NOTE' }]);
    const client = await gateway.server.clientOf(id);
    const deal = { source: 'invent-records', object: 'deals', id: 'd' };
    expect((await readWholeTimeline(client, deal)).nodes).toMatchObject([{ kind: 'COMMENT' }]);
  });
});

describe('invalid items', () => {
  test('are named by file and place, the valid ones kept, and it exits 1', async () => {
    const id = await gateway.createOrganization('invalid-items');
    const good = writeInput('good.json', JSON.stringify({ data: [note('n-1')] }));
    const mixed = writeInput(
      'mixed.json',
      JSON.stringify({
        data: [note('n-2'), note('n-3', { created_at: '2026-02-30' }), note('n-4')],
      }),
    );
    const cut = writeInput('cut.json', `{"data":[${JSON.stringify(note('n-5'))},{"id":"n-6"`);
    const nowhere = path.join(gateway.folder, 'nowhere.json');
    const files = [good, mixed, nowhere, cut];
    const { exitCode, stdout, stderr } = await gateway.run(
      importing('invalid-items', 'clarky', ...files),
    );
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toEqual({ ...NOTHING, read: 5, added: 4, invalid: 3 });
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringMatching(/mixed\.json: \$\.data\[1\]: created_at: .*"2026-02-30"/),
      expect.stringMatching(/nowhere\.json: .*ENOENT/),
      expect.stringMatching(/cut\.json: .*it is incomplete/),
    ]);
    const ids = (await timelineOf(id, 'clarky')).nodes.map(({ origin }) => origin.externalId);
    expect(ids.sort()).toEqual(['n-1', 'n-2', 'n-4', 'n-5']);
  });

  test('that are kept without a field are named, and it exits 0', async () => {
    const id = await gateway.createOrganization('unread-fields');
    const data = [note('n-1', { description: {}, due_date: '0000-00-00' }), note('n-2')];
    const file = writeInput('fields.json', JSON.stringify({ data }));
    const { exitCode, stdout, stderr } = await gateway.run(
      importing('unread-fields', 'clarky', file),
    );
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ ...NOTHING, read: 2, added: 2, warnings: 1 });
    expect(stderr.trim()).toMatch(
      /^warning: .*fields\.json: \$\.data\[0\]: description: must be text, got \{\}$/,
    );
    expect((await timelineOf(id, 'clarky')).nodes).toHaveLength(2);
  });

  test('of --ndjson are named by line', async () => {
    const id = await gateway.createOrganization('invalid-lines');
    const envelope = (fields: object = {}) =>
      JSON.stringify({
        system: 'clarky',
        source: 'clarky',
        object: 'contacts',
        record: 'alice',
        response: { data: [note('n-1')] },
        ...fields,
      });
    const lines = [
      `\ufeff${envelope({ name: 'Alice' })}\r`,
      '',
      '{"system":',
      envelope({ system: 'hubspot' }),
      envelope({ source: 7, record: undefined }),
      envelope({ source: 'No slug' }),
      envelope({ system: 'kasar' }),
      envelope({ response: { data: [note('n-2'), note('')] } }),
      envelope({ response: 'oops' }),
      'caf\u00e9',
      envelope({ response: { data: [note('n-3')] } }),
    ];
    const input = Buffer.concat(
      lines.map((line) => Buffer.from(`${line}\n`, line.startsWith('caf') ? 'latin1' : 'utf8')),
    );
    const args = ['import', '--org', 'invalid-lines', '--ndjson', '-'];
    const { exitCode, stdout, stderr } = await gateway.run(args, { input });
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toEqual({ ...NOTHING, read: 4, added: 3, invalid: 8 });
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringMatching(/^standard input:3: is not JSON/),
      expect.stringMatching(/^standard input:4: system: .*"hubspot"/),
      'standard input:5: source: must be text, got 7',
      'standard input:5: record: is missing',
      expect.stringMatching(/^standard input:6: source: .*"No slug"/),
      expect.stringMatching(/^standard input:7: source: .*CLARKY, not to KASAR/),
      expect.stringMatching(/^standard input:8: \$\.data\[1\]: id: is empty/),
      expect.stringMatching(/^standard input:9: \$: /),
      expect.stringMatching(/^standard input:10: is not UTF-8/),
    ]);
    const { nodes } = await timelineOf(id, 'clarky');
    expect(nodes).toHaveLength(3);
    expect(nodes[0]?.records).toMatchObject([{ name: 'Alice' }]);
  });

  test('--object and --record say whose they are where the body does not', async () => {
    await gateway.createOrganization('nobody');
    const input = JSON.stringify({ data: [note('n-1', { contact_id: null })] });
    const refused = await gateway.run(importing('nobody', 'clarky', '-'), { input });
    expect(refused).toMatchObject({ exitCode: 1 });
    expect(refused.stderr).toMatch(/standard input: \$\.data\[0\]: .*--object and --record/);
    const said = await gateway.run(importing('nobody', 'clarky', ...ON_ALICE, '-'), { input });
    expect(said).toMatchObject({ exitCode: 0, stderr: '' });
  });
});

test('killed halfway and run again, nothing is missing and nothing doubled', async () => {
  const id = await gateway.createOrganization('killed');
  const data = Array.from({ length: 6_000 }, (_, index) => note(`n-${index}`));
  const file = writeInput('killed.json', JSON.stringify({ data }));
  const args = importing('killed', 'clarky', file);
  const stored = () => gateway.database.prisma.activity.count({ where: { organizationId: id } });

  const child = gateway.spawn(args);
  const ended = new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)));
  await expect.poll(stored, { timeout: 60_000, interval: 10 }).toBeGreaterThan(0);
  child.kill('SIGKILL');
  expect(await ended).toBe('SIGKILL');
  const half = await stored();
  expect(half).toBeGreaterThan(0);
  expect(half).toBeLessThan(data.length);

  const { exitCode, stdout } = await gateway.run(args);
  expect(exitCode).toBe(0);
  const counts = JSON.parse(stdout);
  expect(counts).toMatchObject({ read: data.length, updated: 0, invalid: 0 });
  expect(counts.added + counts.unchanged).toBe(data.length);
  expect(await stored()).toBe(data.length);
  const { totalCount, counts: counted } = await timelineOf(id, 'clarky');
  expect(totalCount).toBe(data.length);
  expect(counted.byKind).toEqual([{ kind: 'NOTE', count: data.length }]);
});

describe('memory does not grow with the file:', () => {
  // The program alone takes more than half of it, and 25 MB of items would take it several times.
  const nodeFlags = ['--max-old-space-size=120'];
  const ITEMS = 250;
  const description = 'a word and another one, '.repeat(4_000);
  const items = Array.from({ length: ITEMS }, (_, index) => ({ id: `n-${index}`, description }));

  test('lines', async () => {
    await gateway.createOrganization('many-lines');
    const file = await writeLarge('large.ndjson', function* () {
      for (const { id, description } of items) {
        const response = { data: [note(id, { description })] };
        const whose = { system: 'clarky', source: 'clarky', object: 'contacts', record: 'alice' };
        yield `${JSON.stringify({ ...whose, response })}\n`;
      }
    });
    const args = ['import', '--org', 'many-lines', '--ndjson', file];
    const { exitCode, stdout, stderr } = await gateway.runProcess(args, { nodeFlags });
    expect(stderr.slice(0, 500)).toBe('');
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ ...NOTHING, read: ITEMS, added: ITEMS });
  });

  test('one array', async () => {
    await gateway.createOrganization('long-array');
    const file = await writeLarge('large.json', function* () {
      yield '{"data":[';
      for (const [index, { id, description }] of items.entries()) {
        yield `${index > 0 ? ',' : ''}${JSON.stringify(note(id, { description }))}`;
      }
      yield ']}';
    });
    const args = importing('long-array', 'clarky', file);
    const { exitCode, stdout, stderr } = await gateway.runProcess(args, { nodeFlags });
    expect(stderr.slice(0, 500)).toBe('');
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ ...NOTHING, read: ITEMS, added: ITEMS });
  });
});

/** Writes a file piece by piece; its path. */
async function writeLarge(name: string, pieces: () => Generator<string>): Promise<string> {
  const file = path.join(gateway.folder, name);
  await pipeline(Readable.from(pieces()), createWriteStream(file));
  return file;
}

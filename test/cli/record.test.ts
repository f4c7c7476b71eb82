import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { useCliGateway } from '../support/cli-gateway.js';
import { importBodies } from '../support/import-bodies.js';
import { readWholeTimeline } from '../support/whole-timeline.js';

const gateway = useCliGateway();

/** An organization whose contact is known to Kasar as k and to Invent as i, apart. */
async function createApart(slug: string): Promise<string> {
  const id = await gateway.createOrganization(slug);
  const created_at = '2026-01-01T10:00:00Z';
  await importBodies(gateway.database, id, [
    {
      system: 'kasar',
      object: 'contacts',
      record: 'k',
      response: { notes: { data: [{ id: 'n', content: 'Hi', created_at }] } },
    },
    {
      system: 'invent',
      object: 'contacts',
      record: 'i',
      response: [{ id: 'e', type: 'contact_blocked', created_at }],
    },
  ]);
  return id;
}

test('record link makes two ids one record', async () => {
  const id = await createApart('linked');
  const link = (record: string, to: string) =>
    gateway.run(['record', 'link', '--org', 'linked', '--record', record, '--to', to]);
  const linked = await link('kasar:contacts:k', 'invent:contacts:i');
  expect(linked).toMatchObject({ exitCode: 0, stderr: '' });
  expect(JSON.parse(linked.stdout)).toMatchObject({ outcome: 'updated' });
  const client = await gateway.server.clientOf(id);
  const invent = { source: 'invent', object: 'contacts', id: 'i' };
  expect((await readWholeTimeline(client, invent)).totalCount).toBe(2);

  // What stands after the second colon is the id, whatever it holds.
  const odd = await link('kasar:contacts:k', 'invent:contacts:urn:x:1');
  expect(odd.exitCode).toBe(0);
  const urn = { source: 'invent', object: 'contacts', id: 'urn:x:1' };
  expect((await readWholeTimeline(client, urn)).totalCount).toBe(2);

  for (const [record, to, exitCode, reason] of [
    ['kasar:contacts', 'invent:contacts:i', 2, /--record: "kasar:contacts" is not SOURCE:OBJECT/],
    ['kasar:contacts:k', 'hubspot:contacts:h', 1, /--to: .*"hubspot"/],
    [
      'kasar:contacts:k',
      'invent:companies:c',
      1,
      /contacts and one of companies cannot become one/,
    ],
  ] as const) {
    const refused = await link(record, to);
    expect(refused).toMatchObject({ exitCode, stdout: '' });
    expect(refused.stderr).toMatch(reason);
    expect(refused.stderr).not.toMatch(/^ {4}at /m);
  }
});

test('record import does so in bulk, and names the lines that are not usable', async () => {
  const id = await createApart('in-bulk');
  const file = path.join(gateway.folder, 'records.csv');
  const rows = ['object,name,company,kasar,invent', 'contacts,Ann,Acme,k,i', 'contacts,Bob,,,', ''];
  writeFileSync(file, rows.join('\n'));
  const args = ['record', 'import', file, '--org', 'in-bulk'];
  const { exitCode, stdout, stderr } = await gateway.run(args);
  expect(exitCode).toBe(1);
  expect(JSON.parse(stdout)).toEqual({ read: 2, added: 0, updated: 1, unchanged: 0, invalid: 1 });
  expect(stderr).toBe(`${file}:3: names no id in any source\n`);
  const client = await gateway.server.clientOf(id);
  const { nodes } = await readWholeTimeline(client, {
    source: 'kasar',
    object: 'contacts',
    id: 'k',
  });
  expect(nodes).toHaveLength(2);
  expect(nodes[0]?.records).toMatchObject([{ name: 'Ann' }]);

  const input = rows.slice(0, 2).join('\n');
  const piped = await gateway.run(['record', 'import', '-', '--org', 'in-bulk'], { input });
  expect(piped).toMatchObject({ exitCode: 0, stderr: '' });
  expect(JSON.parse(piped.stdout)).toMatchObject({ unchanged: 1 });

  const quoted = await gateway.run(['record', 'import', '-', '--org', 'in-bulk'], {
    input: 'object,kasar\ncontacts,"k\n',
  });
  expect(quoted).toMatchObject({ exitCode: 1, stdout: expect.stringContaining('"invalid":1') });
  expect(quoted.stderr).toMatch(/^standard input:2: has a quote/);

  for (const [file, input, reason] of [
    ['-', 'object,hubspot\n', /hubspot/],
    ['-', 'object,"kasar\ncontacts,k\n', /The header has a quote/],
    [path.join(gateway.folder, 'nowhere.csv'), '', /ENOENT/],
  ] as const) {
    const refused = await gateway.run(['record', 'import', file, '--org', 'in-bulk'], { input });
    expect(refused).toMatchObject({ exitCode: 1, stdout: '' });
    expect(refused.stderr).toMatch(reason);
    expect(refused.stderr).not.toMatch(/^ {4}at /m);
  }
});

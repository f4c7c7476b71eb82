import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { describe, expect, test, vi } from 'vitest';
import { encodeId } from '../../src/activity/type-id.js';
import { randomId } from '../../src/ingest/upsert-records.js';
import { deleteOrganization } from '../../src/sync/delete-organization.js';
import { exportLines } from '../../src/transfer/export-lines.js';
import { useCliGateway } from '../support/cli-gateway.js';
import { importLines, readExport, readOrganization } from '../support/export-import.js';
import { importBodies } from '../support/import-bodies.js';
import { oneOfEach } from '../support/one-of-each.js';
import { readRejected } from '../support/rejected-items.js';
import { createWriteClient } from '../support/write-client.js';

const gateway = useCliGateway();
const BOB = { external: { source: 'invent', object: 'contacts', id: 'bob' } };

/** An organization with one thing of each type, and notes that were logged on its contact. */
async function createOrganization(slug: string) {
  const id = await gateway.createOrganization(slug);
  await importBodies(gateway.database, id, oneOfEach);
  const client = await gateway.server.clientOf(id, { scopes: ['read', 'write', 'admin'] });
  const writer = createWriteClient(client);
  await writer.log({ kind: 'NOTE', records: [BOB], description: 'Ours' });
  const company = { external: { source: 'clarky', object: 'companies', id: 'cmp_1' } };
  await writer.updateRecord({ record: BOB, company });
  return { id, client, writer };
}

const exporting = (org: string, ...more: string[]) => ['export', '--org', org, ...more];
const importing = (org: string, file: string) => ['import', '--org', org, '--ndjson', file];

describe('export', () => {
  test('writes a file that import reads back to the same, and leaves no other file', async () => {
    const { client } = await createOrganization('exported');
    const file = path.join(gateway.folder, 'exported.ndjson');
    writeFileSync(file, 'what was there before');
    const exported = await gateway.run(exporting('exported', file));
    expect(exported).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(exported.stdout)).toEqual({ records: 3, activities: 4 });
    expect(readdirSync(gateway.folder).filter((name) => name.includes('.part'))).toEqual([]);

    const copy = await gateway.createOrganization('imported');
    const imported = await gateway.run(importing('imported', file));
    expect(imported).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(imported.stdout)).toMatchObject({
      read: 4,
      added: 4,
      invalid: 0,
      records: { added: 3, updated: 0, unchanged: 0, erased: 0 },
    });
    expect(await readOrganization(await gateway.server.clientOf(copy))).toEqual(
      await readOrganization(client),
    );
  });

  test('ids of merged records lead to the one that is left after an import, too', async () => {
    const { id, writer } = await createOrganization('merged');
    await importBodies(gateway.database, id, [
      { system: 'kasar', object: 'contacts', record: 'k', response: { notes: { data: [] } } },
    ]);
    const kasar = { source: 'kasar', object: 'contacts', id: 'k' };
    const ask = `query ($by: RecordBy!) { record(by: $by) { id } }`;
    const recordOf = async (by: object, client = writer.client) =>
      (await client.request<{ record: { id: string } }>(ask, { by })).record.id;
    const former = await recordOf({ external: kasar });
    await writer.linkRecord(BOB, kasar);
    const bob = await recordOf({ id: former });
    expect(bob).not.toBe(former);
    const exported = await readExport(gateway.database, id);
    await deleteOrganization(gateway.database, { id }, () => {});

    const copy = await gateway.createOrganization('merged-again');
    for (const _ of ['once', 'again']) {
      const counts = await importLines(gateway.database, copy, exported);
      expect(counts).toMatchObject({ invalid: 0, problems: [] });
      expect(await recordOf({ id: former }, await gateway.server.clientOf(copy))).toBe(bob);
    }
  });

  test('items that could not be placed are kept for reimport, with their numbers', async () => {
    const { id, client } = await createOrganization('rejecting');
    const unreadable = { title: 'Without an id', metadata: { long: 1.5, nul: '\0' } };
    await importBodies(gateway.database, id, [
      {
        system: 'kasar',
        object: 'contacts',
        record: 'k',
        response: { notes: { data: [unreadable, {}] } },
      },
    ]);
    const stored = await readRejected(gateway.database, id);
    expect(stored).toHaveLength(2);
    const exported = await readExport(gateway.database, id);

    const copy = await gateway.createOrganization('rejecting-copy');
    for (const _ of ['once', 'again']) {
      const { problems } = await importLines(gateway.database, copy, exported);
      expect(problems).toEqual([]);
      expect(await readRejected(gateway.database, copy)).toEqual(stored);
    }
    const numbers = (of: typeof client) =>
      of.request('{ activities(first: 1) { sources { source { slug } rejectedItems } } }');
    const ofCopy = await gateway.server.clientOf(copy);
    expect(await numbers(ofCopy)).toEqual(await numbers(client));
    const bob = ['--record', 'invent:contacts:bob'];
    const { stdout } = await gateway.run(exporting('rejecting', ...bob, '-'));
    expect(stdout).not.toContain('Without an id');
  });

  test('of one record writes only what is on it, to standard output', async () => {
    const { writer } = await createOrganization('of-one-record');
    const deal = { external: { source: 'invent', object: 'deals', id: 'deal_1' } };
    await writer.log({ kind: 'CALL', records: [BOB, deal], title: 'On both' });
    const bob = ['--record', 'invent:contacts:bob'];
    const { stdout, exitCode } = await gateway.run(exporting('of-one-record', ...bob, '-'));
    expect(exitCode).toBe(0);
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const names = lines.flatMap(({ record }) => (typeof record === 'object' ? record.name : []));
    expect(names).toEqual(['Globex', 'Bob Dupont']);
    const activities = lines.filter(({ activity }) => activity);
    expect(activities.map(({ activity }) => activity.kind ?? 'an item')).toEqual([
      'NOTE',
      'CALL',
      'an item',
    ]);
    for (const { activity } of activities) {
      expect(activity.records).toEqual([{ source: 'invent', object: 'contacts', id: 'bob' }]);
    }
    const both = [...bob, '--record', 'invent:deals:deal_1'];
    const { stdout: more } = await gateway.run(exporting('of-one-record', ...both, '-'));
    expect(more.match(/On both/g)).toHaveLength(1);
    expect(more).toContain('Signed.');
    expect(more).not.toContain('Quarterly call');
  });

  test.each([
    [['--record', 'invent:contacts:nobody', '-'], 1, /--record: there is no record "invent:c/],
    [['--record', 'invent', '-'], 2, /--record: "invent" is not SOURCE:OBJECT:EXTERNAL_ID/],
    [['/no/such/folder/file'], 1, /FILE: "\/no\/such\/folder\/file" cannot be written: ENOENT/],
    [[], 2, /missing required argument 'file'/],
  ])('%j is refused', async (args, exitCode, reason) => {
    await gateway.createOrganization('refusing-export').catch(() => {});
    await importBodies(
      gateway.database,
      (
        await gateway.database.prisma.organization.findFirstOrThrow({
          where: { slug: 'refusing-export' },
        })
      ).id,
      oneOfEach,
    );
    const refused = await gateway.run(exporting('refusing-export', ...args));
    expect(refused).toMatchObject({ exitCode, stdout: '' });
    expect(refused.stderr).toMatch(reason);
  });

  test('leaves out what was deleted, and an erased record stays away from an old export', async () => {
    const { id, client, writer } = await createOrganization('erasing');
    const kept = await gateway.run(exporting('erasing', '-'));
    const { ids } = await writer.list(BOB);
    await writer.delete(ids[0]!);
    await client.request(
      'mutation ($by: RecordBy!) { deleteRecord(record: $by) { deletedRecordId } }',
      { by: { external: { source: 'invent', object: 'deals', id: 'deal_1' } } },
    );
    const unlinked = await writer.createRecord({ object: 'contacts', name: 'Of no source' });
    await writer.log({ kind: 'NOTE', records: [{ id: unlinked.id }], description: 'Nowhere' });
    const withUnlinked = await gateway.run(exporting('erasing', '-'));
    expect(withUnlinked.stdout).not.toMatch(/Ours|Signed|deal_1/);
    expect(withUnlinked.stdout).toContain('Of no source');
    await client.request(
      'mutation ($by: RecordBy!) { deleteRecord(record: $by) { deletedRecordId } }',
      { by: { id: unlinked.id } },
    );
    const before = await readOrganization(client);
    for (const { stdout, erased } of [
      { stdout: kept.stdout, erased: 2 },
      { stdout: withUnlinked.stdout, erased: 1 },
    ]) {
      const again = await gateway.run(importing('erasing', '-'), { input: stdout });
      expect(again).toMatchObject({ exitCode: 0, stderr: '' });
      expect(JSON.parse(again.stdout)).toMatchObject({ added: 0, updated: 0, erased });
    }
    expect(await readOrganization(client)).toEqual(before);
    expect(await gateway.database.prisma.crmRecord.count({ where: { organizationId: id } })).toBe(
      2,
    );
  });

  test('ends quietly where its reader does', async () => {
    await createOrganization('closed');
    const child = gateway.spawn(exporting('closed', '-'));
    child.stdout!.destroy();
    let stderr = '';
    child.stderr!.on('data', (chunk) => {
      stderr += chunk;
    });
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(stderr).toBe('');
  });

  test.each([
    ['-', 'EPIPE', 'write'],
    ['lost.ndjson', 'ECONNRESET', 'read'],
  ])(
    'to %s fails where the database is lost, whatever its error looks like',
    async (name, code, syscall) => {
      const org = `lost-${syscall}`;
      await createOrganization(org);
      const lost = Object.assign(new Error(`${syscall} ${code}`), { code, syscall });
      const { query } = pg.Pool.prototype;
      const losing = vi.spyOn(pg.Pool.prototype, 'query').mockImplementation(function (
        this: pg.Pool,
        ...args: unknown[]
      ) {
        const isOfActivities = String(args[0]).includes('join activity a');
        return isOfActivities ? Promise.reject(lost) : Reflect.apply(query, this, args);
      });
      const file = name === '-' ? name : path.join(gateway.folder, name);
      const { exitCode, stderr } = await gateway.run(exporting(org, file));
      losing.mockRestore();
      expect(exitCode).toBe(1);
      expect(stderr).toContain(lost.message);
      expect(stderr).not.toContain('cannot be written');
    },
  );

  test('reads no further ahead of a slow reader than one portion', async () => {
    const organizationId = await gateway.createOrganization('large');
    const { pool } = gateway.database;
    const record = randomId();
    await pool.query(
      `with object as (
         insert into crm_object (organization_id, name) values ($2, 'contacts')
       )
       insert into crm_record (id, organization_id, object) values ($1, $2, 'contacts')`,
      [record, organizationId],
    );
    const ACTIVITIES = 20_000;
    await pool.query(
      `with new as (
         insert into activity (id, organization_id, source_id, kind, occurred_at, occurred_precision,
           record_ids, description)
         select gen_random_uuid(), $1, (select id from source where organization_id = $1), 'NOTE',
                '2026-01-01'::timestamptz + n * interval '1 minute', 'INSTANT', array[$2::uuid], n::text
           from generate_series(1, $3::int) n
         returning *
       )
       insert into timeline_entry (scope_id, occurred_at, activity_id, kind, source_id)
       select organization_id, occurred_at, id, kind, source_id from new`,
      [organizationId, record, ACTIVITIES],
    );
    const query = vi.spyOn(pool, 'query');
    const rowsRead = async () => {
      const answers = await Promise.all(query.mock.results.map(({ value }) => value));
      return answers.reduce((sum, { rows }) => sum + rows.length, 0);
    };
    let lines = 0;
    let furthest = 0;
    const part = { organizationId, recordIds: null };
    await pipeline(
      exportLines(gateway.database, part),
      new Writable({
        objectMode: true,
        highWaterMark: 1,
        async write(_line, _encoding, callback) {
          lines++;
          if (lines % 150 === 0) furthest = Math.max(furthest, (await rowsRead()) - lines);
          callback();
        },
      }),
    );
    query.mockRestore();
    expect(lines).toBe(ACTIVITIES + 1);
    // A portion has 200.
    expect(furthest).toBeGreaterThan(0);
    expect(furthest).toBeLessThanOrEqual(210);
  });
});

test('lines that cannot be read are named with their member, and the others are imported', async () => {
  const id = await gateway.createOrganization('bad-lines');
  const at = '2026-01-01T00:00:00.000Z';
  const record = {
    id: encodeId('contact', randomId()),
    object: 'contacts',
    name: 'Ann',
    createdAt: at,
    updatedAt: at,
    external: [],
  };
  const activity = {
    id: encodeId('activity', randomId()),
    kind: 'NOTE',
    occurredAt: at,
    recordedAt: at,
    updatedAt: at,
    records: [{ id: record.id }],
    description: 'Kept',
  };
  const unknown = encodeId('contact', randomId());
  const lines = [
    { record },
    { record: { ...record, id: 'contact_1', createdAt: 'yesterday' } },
    { record: { ...record, external: [{ source: 'nowhere', id: 'x' }] } },
    { source: { slug: 'a', system: 'hubspot', name: 'A' } },
    { activity },
    { activity: { ...activity, kind: 'PARTY' } },
    { activity: { ...activity, subject: 'None' } },
    { activity: { ...activity, id: encodeId('activity', randomId()), records: [{ id: unknown }] } },
    { activity: { ...activity, records: [{ source: 'x' }] } },
    { actor: { source: 'kasar', type: 'USER', id: 'u' } },
  ];
  const input = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  const { exitCode, stdout, stderr } = await gateway.run(importing('bad-lines', '-'), { input });
  expect(exitCode).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ added: 1, invalid: 8, records: { added: 1 } });
  expect(stderr.trim().split('\n').sort()).toEqual([
    expect.stringMatching(/input:10: actor.source: there is no such source.*"kasar"/),
    expect.stringMatching(/input:2: record.createdAt: must be an ISO 8601.*"yesterday"/),
    expect.stringMatching(/input:2: record.id: must be an id with the prefix contact.*"contact_1"/),
    expect.stringMatching(/input:3: record.external.0.source: there is no such source.*"nowhere"/),
    expect.stringMatching(
      /input:4: source.system: must be one of kasar, invent, clarky.*"hubspot"/,
    ),
    expect.stringMatching(/input:6: activity.kind: must be one of .*NOTE.*"PARTY"/),
    expect.stringMatching(/input:7: activity.subject: NOTE does not have it/),
    expect.stringMatching(/input:8: activity.records.0: there is no record .*: its line must come/),
    expect.stringMatching(/input:9: activity.records.0: must be \{"source","object","id"\}/),
  ]);
  const client = await gateway.server.clientOf(id);
  expect(await client.request('{ activities(first: 9) { nodes { id } } }')).toEqual({
    activities: { nodes: [{ id: activity.id }] },
  });
});

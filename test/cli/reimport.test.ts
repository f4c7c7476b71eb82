import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { clarky } from '../../src/sources/clarky/clarky.js';
import { invent } from '../../src/sources/invent/invent.js';
import { kasar } from '../../src/sources/kasar/kasar.js';
import type { SourceDefinition } from '../../src/sources/source-definition.js';
import { useCliGateway } from '../support/cli-gateway.js';
import { eraseRecord } from '../support/marked-record.js';
import { drainChanges, settleFeed } from '../support/read-changes.js';
import { readRejected } from '../support/rejected-items.js';
import { coverageOf, readWholeTimeline } from '../support/whole-timeline.js';
import { createWriteClient } from '../support/write-client.js';
import { wrongCounts } from '../support/wrong-counts.js';
import { wrongEntries } from '../support/wrong-entries.js';

const gateway = useCliGateway();
const AT = '2026-01-01T10:00:00Z';
const NOTHING = {
  read: 0,
  added: 0,
  updated: 0,
  unchanged: 0,
  erased: 0,
  invalid: 0,
  warnings: 0,
};

afterEach(async () => {
  vi.restoreAllMocks();
  expect(await wrongCounts(gateway.database)).toEqual([]);
  expect(await wrongEntries(gateway.database)).toEqual({ missing: [], leftOver: [] });
});

/** An organization, with the commands on it and what they leave behind. */
async function createOrganization(slug: string) {
  const id = await gateway.createOrganization(slug);
  const client = await gateway.server.clientOf(id, { scopes: ['read', 'write', 'admin'] });
  const run = async (...args: string[]) => {
    const { exitCode, stdout, stderr } = await gateway.run(args);
    const lines = stderr.split('\n').filter((line) => line !== '');
    return { exitCode, lines, counts: stdout === '' ? null : JSON.parse(stdout) };
  };
  return {
    id,
    client,
    /** Imports one list of contact alice, or of another. */
    async import(system: string, response: unknown, record = 'alice') {
      const file = path.join(gateway.folder, `${slug}-${system}.json`);
      writeFileSync(file, typeof response === 'string' ? response : JSON.stringify(response));
      const of = ['--system', system, '--source', system, '--object', 'contacts'];
      return run('import', '--org', slug, ...of, '--record', record, file);
    },
    reimport: (...args: string[]) => run('reimport', '--org', slug, ...args),
    timeline: (source: string, record = 'alice') =>
      readWholeTimeline(client, { source, object: 'contacts', id: record }),
    rejected: async () => (await readRejected(gateway.database, id)).map(({ key }) => key),
    async cursor() {
      await settleFeed(gateway.database);
      return (await drainChanges(client, {})).endCursor;
    },
    async changesSince(cursor: string) {
      await settleFeed(gateway.database);
      const { changes } = await drainChanges(client, {}, cursor);
      return changes.map(({ type, activityId }) => `${type} ${activityId}`);
    },
    async versions() {
      const { rows } = await gateway.database.pool.query(
        'select id, xmin::text from activity where organization_id = $1 order by id',
        [id],
      );
      return rows;
    },
  };
}

/** Lets a system be understood as by another version of the program, until the test ends. */
function otherVersion(
  definition: SourceDefinition,
  normalize: (
    original: SourceDefinition['normalize'],
    ...args: Parameters<SourceDefinition['normalize']>
  ) => ReturnType<SourceDefinition['normalize']>,
) {
  const original = definition.normalize.bind(definition);
  return vi
    .spyOn(definition, 'normalize')
    .mockImplementation((...args) => normalize(original, ...args));
}

/** A version of Invent's mapping that knows deals, as comments. */
const knowingDeals = () =>
  otherVersion(invent, (original, item, ...rest) => {
    const wire = item as { type?: string };
    const known = wire.type === 'deal_created' ? { ...wire, type: 'comment' } : wire;
    return { ...original(known, ...rest), wire: item };
  });

/** A version of Clarky's mapping that refuses types that are not documented. */
const withoutEmails = () =>
  otherVersion(clarky, (original, item, ...rest) => {
    if ((item as { activity_type?: string }).activity_type === 'email') {
      throw new RangeError('activity_type: is not documented');
    }
    return original(item, ...rest);
  });

const deal = (id: string, fields: object = {}) => ({
  id,
  type: 'deal_created',
  created_at: AT,
  comment: `Deal ${id}`,
  ...fields,
});
const email = (id: string, fields: object = {}) => ({
  id,
  contact_id: 'alice',
  activity_type: 'email',
  created_at: AT,
  ...fields,
});

describe('items that an earlier version rejected', () => {
  test('appear with their timelines and changes, and once', async () => {
    const org = await createOrganization('known-now');
    const older = withoutEmails();
    const comment = { id: 'c-1', type: 'comment', created_at: AT, comment: 'Hi' };
    expect((await org.import('invent', [deal('d-1'), comment])).counts.invalid).toBe(1);
    expect((await org.import('clarky', { data: [email('e-1')] })).counts.invalid).toBe(1);
    expect(await org.rejected()).toEqual(['d-1', 'e-1']);
    expect(coverageOf(await org.timeline('invent'), 'invent')).toMatchObject({ rejectedItems: 1 });
    const before = (await org.timeline('invent')).nodes;
    const cursor = await org.cursor();

    older.mockRestore();
    const partly = await org.reimport();
    expect(partly).toMatchObject({
      exitCode: 1,
      counts: { ...NOTHING, read: 3, added: 1, unchanged: 1, invalid: 1, warnings: 1 },
      lines: [
        expect.stringMatching(
          /^warning: clarky: contacts:alice: \$\.data\.\* e-1: activity_type: /,
        ),
        expect.stringMatching(/^invent: contacts:alice: \$\.\* d-1: type: is "deal_created"/),
      ],
    });
    expect((await org.timeline('clarky')).nodes).toMatchObject([{ kind: 'EMAIL' }]);
    expect(await org.rejected()).toEqual(['d-1']);

    knowingDeals();
    expect(await org.reimport('--source', 'clarky')).toMatchObject({
      exitCode: 0,
      counts: { ...NOTHING, read: 1, unchanged: 1 },
    });
    expect(await org.reimport()).toEqual({
      exitCode: 0,
      counts: { ...NOTHING, read: 3, added: 1, unchanged: 2 },
      lines: [],
    });
    expect(await org.rejected()).toEqual([]);
    const after = await org.timeline('invent');
    expect(after.nodes).toHaveLength(2);
    expect(after.nodes).toEqual(expect.arrayContaining(before));
    expect(coverageOf(after, 'invent')).toMatchObject({ rejectedItems: 0 });
    const added = await org.changesSince(cursor);
    expect(added.map((line) => line.split(' ')[0])).toEqual(['ADDED', 'ADDED']);

    const versions = await org.versions();
    expect(await org.reimport()).toMatchObject({ exitCode: 0, counts: { added: 0, updated: 0 } });
    expect(await org.versions()).toEqual(versions);
    expect(await org.changesSince(cursor)).toEqual(added);
  });

  test('appear on the records of all lists that had them, in the version that was seen last', async () => {
    const org = await createOrganization('two-lists');
    await org.import('invent', [deal('d-1', { comment: 'first' })]);
    await org.import('invent', [deal('d-1', { comment: 'last' })], 'bob');
    knowingDeals();
    expect(await org.reimport()).toMatchObject({ counts: { read: 2, added: 1, updated: 1 } });
    const { nodes } = await org.timeline('invent');
    expect(nodes).toMatchObject([{ records: [{}, {}], content: 'last' }]);
    expect((await org.timeline('invent', 'bob')).nodes).toEqual(nodes);
  });

  test('do not replace what was accepted later, but are placed on their list', async () => {
    const org = await createOrganization('accepted-later');
    await org.import('invent', [deal('d-1', { comment: 'old' })]);
    await org.import('invent', [{ ...deal('d-1'), type: 'comment', comment: 'new' }], 'bob');
    knowingDeals();
    await org.reimport();
    expect(await org.rejected()).toEqual([]);
    const { nodes } = await org.timeline('invent');
    expect(nodes).toMatchObject([{ content: 'new', records: [{}, {}] }]);
    expect((await org.timeline('invent', 'bob')).nodes).toEqual(nodes);
  });

  test('are outdated, too, where a reimport accepts a later version of another list', async () => {
    const org = await createOrganization('outdated');
    await org.import('invent', [deal('d-1', { type: 'deal_opened', comment: 'old' })]);
    await org.import('invent', [deal('d-1', { comment: 'new' })], 'bob');
    const deals = knowingDeals();
    expect((await org.reimport()).counts).toMatchObject({ added: 1, invalid: 1 });
    deals.mockRestore();
    otherVersion(invent, (original, item, ...rest) => ({
      ...original({ ...(item as object), type: 'comment' }, ...rest),
      wire: item,
    }));
    expect((await org.reimport()).counts).toMatchObject({ updated: 1, unchanged: 1, invalid: 0 });
    const { nodes } = await org.timeline('invent');
    expect(nodes).toMatchObject([{ content: 'new', records: [{}, {}] }]);
    expect(await org.rejected()).toEqual([]);
  });

  test('replace what was accepted before, also where that was moved since', async () => {
    const org = await createOrganization('accepted-before');
    await org.import('invent', [{ ...deal('d-1'), type: 'comment', comment: 'old' }]);
    await org.import('invent', [deal('d-1', { comment: 'new' })]);
    await gateway.database.pool.query(
      "update activity set updated_at = now() + interval '1 minute' where organization_id = $1",
      [org.id],
    );
    expect((await org.reimport()).counts).toEqual({
      ...NOTHING,
      read: 2,
      unchanged: 1,
      invalid: 1,
    });
    expect((await org.timeline('invent')).nodes).toMatchObject([{ content: 'old' }]);
    knowingDeals();
    expect((await org.reimport()).counts).toMatchObject({ updated: 1 });
    expect((await org.timeline('invent')).nodes).toMatchObject([{ content: 'new' }]);
  });

  test('under an id that was not known yet do not replace what was accepted under it', async () => {
    const org = await createOrganization('unknown-id');
    const { id: _, ...unnamed } = deal('d-1', { type: 'comment', uid: 'd-1', comment: 'old' });
    await org.import('invent', [
      unnamed,
      { ...unnamed, uid: 'd-2', created_at: '2025-12-31T10:00:00Z' },
    ]);
    await org.import('invent', [deal('d-1', { type: 'comment', comment: 'new' })], 'bob');
    otherVersion(invent, (original, item, ...rest) => {
      const { uid, ...wire } = item as { uid?: string };
      return { ...original(uid ? { ...wire, id: uid } : wire, ...rest), wire: item };
    });
    expect((await org.reimport()).counts).toMatchObject({ added: 1, updated: 1, invalid: 0 });
    expect((await org.timeline('invent', 'bob')).nodes).toMatchObject([{ content: 'new' }]);
    expect((await org.timeline('invent')).nodes).toMatchObject([
      { origin: { externalId: 'd-1' }, content: 'new' },
      { origin: { externalId: 'd-2' }, content: 'old' },
    ]);
    expect(await org.rejected()).toEqual([]);
  });

  test.each([
    ['was deleted', 'null'],
    ['its source no longer listed', 'deleted_at'],
  ])('do not bring back an activity that %s', async (how, vanishedAt) => {
    const slug = how.replaceAll(' ', '-');
    const org = await createOrganization(slug);
    await org.import('invent', [{ ...deal('d-1'), type: 'comment' }]);
    await org.import('invent', [deal('d-1')], 'bob');
    const [node] = (await org.timeline('invent')).nodes;
    await createWriteClient(org.client).delete(node!.id);
    await gateway.database.pool.query(
      `update activity set vanished_at = ${vanishedAt} where organization_id = $1`,
      [org.id],
    );
    const cursor = await org.cursor();
    knowingDeals();
    expect((await org.reimport()).counts).toEqual({ ...NOTHING, read: 1, unchanged: 1 });
    for (const record of ['alice', 'bob']) {
      expect((await org.timeline('invent', record)).nodes).toEqual([]);
    }
    expect(await org.changesSince(cursor)).toEqual([]);
  });

  test('of a record that was merged appear on the one that is left', async () => {
    const org = await createOrganization('merged');
    await org.import('clarky', { data: [email('e-1')] });
    await org.import('invent', [deal('d-1'), { ...deal('c-1'), type: 'comment' }], 'anna');
    const refs = ['--record', 'invent:contacts:anna', '--to', 'clarky:contacts:alice'];
    expect(await gateway.run(['record', 'link', '--org', 'merged', ...refs])).toMatchObject({
      exitCode: 0,
    });
    const cursor = await org.cursor();
    knowingDeals();
    expect((await org.reimport()).counts).toMatchObject({ added: 1, updated: 0, unchanged: 2 });
    const { nodes } = await org.timeline('clarky');
    expect(nodes).toHaveLength(3);
    expect(new Set(nodes.map(({ records }) => records.map(({ id }) => id).join())).size).toBe(1);
    expect(await org.changesSince(cursor)).toEqual([expect.stringMatching(/^ADDED /)]);
  });

  test('leave other organizations alone', async () => {
    const org = await createOrganization('one-of-two');
    const other = await createOrganization('two-of-two');
    for (const { import: into } of [org, other]) await into('invent', [deal('d-1')]);
    knowingDeals();
    expect((await org.reimport()).counts).toEqual({ ...NOTHING, read: 1, added: 1 });
    expect(await other.rejected()).toEqual(['d-1']);
    expect((await other.timeline('invent')).nodes).toEqual([]);
  });

  test('of sections are found in their section', async () => {
    const org = await createOrganization('sections');
    const older = otherVersion(kasar, () => {
      throw new RangeError('is not known');
    });
    const data = [{ id: 1, title: 'A', channel: 'email', created_at: AT }];
    await org.import('kasar', { interactions: { data }, tasks: { data }, notes: { data } });
    older.mockRestore();
    expect((await org.reimport()).counts).toEqual({ ...NOTHING, read: 3, added: 3 });
    const kinds = (await org.timeline('kasar')).nodes.map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(['EMAIL', 'NOTE', 'TASK']);
  });

  test('and were erased are gone, whatever is known of them', async () => {
    const org = await createOrganization('erased');
    await org.import('invent', [{ ...deal('c-1'), type: 'comment' }, deal('d-1')]);
    const [node] = (await org.timeline('invent')).nodes;
    await eraseRecord(org.client, node!.records[0]!.id);
    knowingDeals();
    expect(await org.reimport()).toMatchObject({ exitCode: 0, counts: NOTHING });
  });
});

describe('activities that an earlier version read in another way', () => {
  /** A version that takes emails for messages, and reads no description. */
  const earlier = () =>
    otherVersion(clarky, (original, ...args) => {
      const input = original(...args);
      return { ...input, kind: input.kind === 'EMAIL' ? 'MESSAGE' : input.kind, description: null };
    });
  const call = (id: string, fields: object = {}) => email(id, { activity_type: 'call', ...fields });

  test('are updated, with their ids and their order; the others cost no write', async () => {
    const org = await createOrganization('read-again');
    const older = earlier();
    // Numbers and names as jsonb would write them differently.
    const metadata = '{"zebra":1.10,"a":{"z":[12345678901234567890],"b":null},"exp":1e5}';
    const body = JSON.stringify({
      data: [email('e-1', { description: 'Text' }), call('c-1', { metadata: 0 }), email('e-2')],
    }).replace('"metadata":0', `"metadata":${metadata}`);
    await org.import('clarky', body);
    await org.import('clarky', {
      data: [call('c-2', { description: 'Deleted' }), call('c-3')],
    });
    const before = (await org.timeline('clarky')).nodes;
    const deleted = before.find(({ origin }) => origin.externalId === 'c-2')!;
    await createWriteClient(org.client).delete(deleted.id);
    const cursor = await org.cursor();
    const versions = await org.versions();

    older.mockRestore();
    expect(await org.reimport()).toMatchObject({
      exitCode: 0,
      counts: { ...NOTHING, read: 4, updated: 2, unchanged: 2, warnings: 2 },
    });
    const { nodes } = await org.timeline('clarky');
    const shown = before.filter(({ id }) => id !== deleted.id);
    expect(nodes.map(({ id }) => id)).toEqual(shown.map(({ id }) => id));
    const kinds = nodes.map(({ kind, origin }) => `${origin.externalId} ${kind}`);
    expect(kinds.sort()).toEqual(['c-1 CALL', 'c-3 CALL', 'e-1 EMAIL', 'e-2 EMAIL']);
    const changes = await org.changesSince(cursor);
    expect(changes.map((line) => line.split(' ')[0])).toEqual(['UPDATED', 'UPDATED']);
    const written = (await org.versions()).filter(
      (row, index) => row.xmin !== versions[index].xmin,
    );
    expect(written).toHaveLength(2);

    expect((await org.reimport()).counts).toEqual({ ...NOTHING, read: 4, unchanged: 4 });
    // What its source sends is what is stored, though it was written from stored JSON.
    const reread = await org.versions();
    expect((await org.import('clarky', body)).counts).toMatchObject({ updated: 0, unchanged: 3 });
    expect((await org.import('clarky', body)).counts).toMatchObject({ updated: 0, unchanged: 3 });
    expect(await org.versions()).toEqual(reread);
    expect(await org.changesSince(cursor)).toEqual(changes);
  });

  test('with their attachments, and as the newest item names its persons', async () => {
    const org = await createOrganization('attachments');
    const older = otherVersion(invent, (original, ...args) => ({
      ...original(...args),
      attachments: [],
    }));
    const file = { id: 'f-1', file_filename: 'a.pdf', file_size: 12 };
    const comment = (id: string, day: number, name: string, fields: object = {}) => ({
      id,
      type: 'comment',
      comment: id,
      created_at: `2026-01-0${day}T10:00:00Z`,
      actor: { id: 'u-1', name },
      ...fields,
    });
    await org.import('invent', [
      comment('a-2', 2, 'New name', { attachments: [file] }),
      comment('b-1', 1, 'Old name'),
    ]);
    older.mockRestore();
    expect((await org.reimport()).counts).toMatchObject({ updated: 1, unchanged: 1 });
    const { nodes } = await org.timeline('invent');
    expect(nodes).toMatchObject([
      { attachments: [{ filename: 'a.pdf' }], actor: { name: 'New name' } },
      { attachments: [], actor: { name: 'New name' } },
    ]);
    expect((await org.reimport()).counts).toMatchObject({ updated: 0, unchanged: 2 });
  });

  test('leave a person as the first of equally new items names them', async () => {
    const org = await createOrganization('equally-new');
    const comment = (id: string, name: string) => ({
      ...deal(id, { type: 'comment' }),
      actor: { id: 'u-1', name },
    });
    await org.import('invent', [comment('b', 'New name'), comment('a', 'Old name')]);
    const before = (await org.timeline('invent')).nodes;
    expect(before).toMatchObject([
      { origin: { externalId: 'b' }, actor: { name: 'New name' } },
      { origin: { externalId: 'a' }, actor: { name: 'New name' } },
    ]);
    expect((await org.reimport()).counts).toMatchObject({ updated: 0, unchanged: 2 });
    expect((await org.timeline('invent')).nodes).toEqual(before);
  });

  test('and cannot be read any more stay as they are, and are named', async () => {
    const org = await createOrganization('unreadable');
    await org.import('clarky', { data: [email('e-1')] });
    const before = (await org.timeline('clarky')).nodes;
    withoutEmails();
    const { exitCode, counts, lines } = await org.reimport();
    expect({ exitCode, counts }).toEqual({
      exitCode: 1,
      counts: { ...NOTHING, read: 1, invalid: 1 },
    });
    expect(lines).toEqual([expect.stringMatching(/^clarky: \$\.data\.\* e-1: activity_type: /)]);
    expect((await org.timeline('clarky')).nodes).toEqual(before);
  });
});

test('killed halfway and run again, nothing is missing and nothing doubled', async () => {
  const org = await createOrganization('killed');
  const older = withoutEmails();
  const MANY = 3_000;
  const data = Array.from({ length: MANY }, (_, index) => email(`e-${index}`));
  expect((await org.import('clarky', { data })).counts).toMatchObject({ invalid: MANY });
  older.mockRestore();
  const stored = () =>
    gateway.database.prisma.activity.count({ where: { organizationId: org.id } });
  const child = gateway.spawn(['reimport', '--org', 'killed']);
  const ended = new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)));
  await expect.poll(stored, { timeout: 60_000, interval: 10 }).toBeGreaterThan(0);
  child.kill('SIGKILL');
  expect(await ended).toBe('SIGKILL');
  const half = await stored();
  expect(half).toBeLessThan(MANY);
  expect(await org.rejected()).toHaveLength(MANY - half);
  const { exitCode, counts } = await org.reimport();
  expect(exitCode).toBe(0);
  expect(counts).toMatchObject({ added: MANY - half, updated: 0, unchanged: half, invalid: 0 });
  expect(await stored()).toBe(MANY);
  expect(await org.rejected()).toEqual([]);
});

describe('no transaction grows', () => {
  /** The numbers of changes that the transactions of an organization have, the largest first. */
  async function changesByTransaction(org: { id: string }) {
    const { rows } = await gateway.database.pool.query<{ changes: number }>(
      `select count(*)::int as changes from activity_change where organization_id = $1
        group by xact order by 1 desc`,
      [org.id],
    );
    return rows.map(({ changes }) => changes);
  }

  test('with the number of lists that have an item', async () => {
    const org = await createOrganization('many-lists');
    const LISTS = 120;
    const lines = Array.from({ length: LISTS }, (_, index) =>
      JSON.stringify({
        system: 'invent',
        source: 'invent',
        object: 'contacts',
        record: `r-${index}`,
        response: [deal('d-1')],
      }),
    );
    const file = path.join(gateway.folder, 'many-lists.ndjson');
    writeFileSync(file, lines.join('\n'));
    await gateway.run(['import', '--org', 'many-lists', '--ndjson', file]);
    knowingDeals();
    const { counts } = await org.reimport();
    expect(counts).toEqual({ ...NOTHING, read: LISTS, added: 1, updated: LISTS - 1 });
    expect(await changesByTransaction(org)).toEqual(Array(LISTS).fill(1));
    const { nodes } = await org.timeline('invent', 'r-7');
    expect(nodes).toMatchObject([{ records: { length: LISTS } }]);
  });

  test('with the size of the items', async () => {
    const org = await createOrganization('large-items');
    const metadata = { text: 'large '.repeat(400_000) };
    const older = otherVersion(clarky, (original, ...args) => ({
      ...original(...args),
      title: null,
    }));
    const data = ['e-1', 'e-2', 'e-3'].map((id) => email(id, { title: 'Offer', metadata }));
    await org.import('clarky', { data });
    older.mockRestore();
    expect((await org.reimport()).counts).toMatchObject({ read: 3, updated: 3 });
    expect((await changesByTransaction(org)).every((changes) => changes === 1)).toBe(true);
  });
});

test('a wrong call is named', async () => {
  const unknown = await gateway.run(['reimport', '--org', 'nowhere']);
  expect(unknown).toMatchObject({ exitCode: 1, stdout: '' });
  expect(unknown.stderr).toMatch(/^--org: there is no organization "nowhere"/);
  await createOrganization('wrong-call');
  const missing = await gateway.run(['reimport', '--org', 'wrong-call', '--source', 'none']);
  expect(missing).toMatchObject({ exitCode: 1, stderr: '--source: there is no source "none".\n' });
  const empty = await gateway.run(['reimport', '--org', 'wrong-call']);
  expect(empty).toMatchObject({ exitCode: 0, stdout: `${JSON.stringify(NOTHING)}\n` });
});

import { expect, test } from 'vitest';
import { completeMerges, movePortion } from '../../src/record/merge-records.js';
import { beginMerge, comments, contactId, contactOf, readPages } from '../support/merge-scene.js';
import { drainChanges, settleFeed } from '../support/read-changes.js';
import { useTestGateway } from '../support/test-gateway.js';
import { createWriteClient } from '../support/write-client.js';
import { wrongCounts } from '../support/wrong-counts.js';
import { wrongEntries } from '../support/wrong-entries.js';

// Maintenance would complete what these tests interrupt.
const gateway = useTestGateway(undefined, { maintains: false });

async function createPair(own: number, others: number, shared: number) {
  const tenant = await gateway.createTenant();
  await tenant.import(comments('ann', 0, own), comments('anna', own - shared, own + others));
  const uuidOf = (name: string) => contactOf(gateway.database, tenant.organizationId, name);
  const [ann, anna] = [await uuidOf('ann'), await uuidOf('anna')];
  const { database } = gateway;
  const { organizationId } = tenant;
  return {
    ...tenant,
    ann,
    anna,
    write: createWriteClient(
      await gateway.server.clientOf(organizationId, { scopes: ['read', 'write'] }),
    ),
    begin: () => beginMerge(database, organizationId, ann, anna),
    move: (size: number) => movePortion(database, organizationId, ann, size),
  };
}

test('while a merge is in progress, every read is what it is at its end', async () => {
  const { client, ann, anna, begin, move } = await createPair(40, 50, 15);
  const record = { id: contactId(ann) };
  const filter = { records: [record.id] };
  const read = async (size: number) => ({
    forwards: await readPages(client, record, { size }),
    backwards: await readPages(client, record, { size, backwards: true }),
    byOldId: await readPages(client, { id: contactId(anna) }, { size }),
    comments: await readPages(client, record, { size, filter: { kinds: ['COMMENT'] } }),
    from: await readPages(client, record, {
      size,
      filter: { occurredFrom: '2026-01-01T00:30:00Z' },
    }),
    filtered: await readPages(client, null, { size, filter }),
    byBoth: await readPages(client, record, { size, filter }),
    nested: await client.request(
      `query ($id: ID!) { node(id: $id) { ... on Contact {
        timeline(first: 100) { totalCount nodes { id } } } } }`,
      { id: contactId(anna) },
    ),
  });
  await begin();
  const reads = [await read(17)];
  while (await move(8)) reads.push(await read(13 + 2 * reads.length));
  const end = await read(17);
  expect(end.forwards).toMatchObject({ totalCount: 90, totalCountExact: true });
  expect(end.forwards.nodes).toHaveLength(90);
  expect(end.filtered.nodes).toHaveLength(90);
  expect(end.forwards.nodes.every(({ records }) => records.length === 1)).toBe(true);
  expect(reads).toHaveLength(9);
  for (const one of reads) expect(one).toEqual(end);
  expect(await wrongCounts(gateway.database)).toEqual([]);
});

test('a cursor of before the merge goes on through it, and skips nothing that stands after it', async () => {
  const { client, ann, begin, move } = await createPair(40, 50, 15);
  const record = { id: contactId(ann) };
  const query = `query ($record: RecordBy!, $after: String) {
    timeline(record: $record, first: 10, after: $after) { nodes { id } pageInfo { endCursor } } }`;
  const pageAfter = async (after: string | null) =>
    (
      await client.request<{
        timeline: { nodes: { id: string }[]; pageInfo: { endCursor: string } };
      }>(query, { record, after })
    ).timeline;
  const { endCursor } = (await pageAfter(null)).pageInfo;
  await begin();
  const pages = [await pageAfter(endCursor)];
  while (await move(20)) pages.push(await pageAfter(endCursor));
  const end = await pageAfter(endCursor);
  for (const page of pages) expect(page).toEqual(end);
});

test('what is written during a merge stands on the survivor, and followers see all of it', async () => {
  const { client, organizationId, ann, anna, write, begin, move, ...tenant } = await createPair(
    5,
    30,
    2,
  );
  const record = { id: contactId(ann) };
  const old = { id: contactId(anna) };
  const note = await write.log({ kind: 'NOTE', records: [old], description: 'Before' });
  const { nodes: before } = await readPages(client, record, { size: 100 });
  await settleFeed(gateway.database);
  const { endCursor } = await drainChanges(client, { record });
  await begin();
  await move(5);
  // Items that are not moved yet: one is changed by an import, one by a person, one is deleted.
  const [changed] = comments('anna', 10, 11).response as object[];
  await tenant.import({
    ...comments('anna', 10, 11),
    response: [{ ...changed, comment: 'Changed' }],
  });
  await write.update({ id: note.id, description: 'After' });
  const logged = await write.log({ kind: 'NOTE', records: [old, record], description: 'New' });
  const { nodes } = await readPages(client, record, { size: 100 });
  const deleted = nodes.at(-10)!.id;
  await write.delete(deleted);
  while (await move(5));

  const { nodes: after, totalCount } = await readPages(client, record, { size: 100 });
  expect(totalCount).toBe(36);
  expect(after.map(({ id }) => id)).toContain(logged.id);
  expect(after.map(({ id }) => id)).not.toContain(deleted);
  expect(await wrongCounts(gateway.database)).toEqual([]);
  expect(await wrongEntries(gateway.database)).toEqual({ missing: [], leftOver: [] });
  const ids = new Set(before.map(({ id }) => id));
  await settleFeed(gateway.database);
  const { changes } = await drainChanges(client, { record }, endCursor);
  for (const { type, activityId } of changes) {
    if (type === 'UPDATED') expect(ids).toContain(activityId);
    if (type === 'DELETED') expect(ids.delete(activityId)).toBe(true);
    else ids.add(activityId);
  }
  expect([...ids].sort()).toEqual(after.map(({ id }) => id).sort());
  const { rows } = await gateway.database.pool.query(
    'select from activity where organization_id = $1 and $2 = any(record_ids)',
    [organizationId, anna],
  );
  expect(rows).toEqual([]);
});

test('chains and crossings of merges in progress end in one record with everything', async () => {
  const { client, organizationId, ann, anna, begin, move, write, ...tenant } = await createPair(
    20,
    30,
    5,
  );
  await tenant.import(comments('annie', 40, 70));
  const { database } = gateway;
  const annie = await contactOf(database, organizationId, 'annie');
  await begin();
  await move(4);
  // The survivor becomes another's, before anything else is moved; the other's id is linked to it again.
  await beginMerge(database, organizationId, annie, ann);
  const record = { id: contactId(annie) };
  const reads = [await readPages(client, record, { size: 9 })];
  const external = { source: 'invent', object: 'contacts', id: 'anna' };
  await move(4);
  reads.push(await readPages(client, record, { size: 9 }));
  await Promise.all([
    write.linkRecord({ id: contactId(ann) }, external),
    write.linkRecord(record, external),
  ]);
  const end = await readPages(client, record, { size: 9 });
  expect(end).toMatchObject({ totalCount: 70, totalCountExact: true });
  for (const one of reads) expect(one).toEqual(end);
  for (const id of [ann, anna, annie]) {
    expect((await readPages(client, { id: contactId(id) }, { size: 9 })).nodes).toHaveLength(70);
  }
  expect(await wrongCounts(database)).toEqual([]);
});

test('a record whose merge is in progress is erased with what was not moved', async () => {
  const { organizationId, write, ann, begin, move } = await createPair(20, 30, 5);
  await begin();
  await move(7);
  const { deleteRecord } = await write.client.request<{
    deleteRecord: { deletedActivities: number };
  }>('mutation ($record: RecordBy!) { deleteRecord(record: $record) { deletedActivities } }', {
    record: { id: contactId(ann) },
  });
  expect(deleteRecord.deletedActivities).toBe(50);
  const left = await gateway.database.prisma.activity.count({ where: { organizationId } });
  expect(left).toBe(0);
  expect(await wrongCounts(gateway.database)).toEqual([]);
});

test('an interrupted merge is completed by maintenance, in as many processes as there are', async () => {
  const { client, ann, begin, move } = await createPair(20, 1_100, 5);
  await begin();
  await move(30);
  await Promise.all([completeMerges(gateway.database), completeMerges(gateway.database)]);
  const { rows } = await gateway.database.pool.query(
    "select from crm_record where merging <> '{}' or id = $1 and merging is null",
    [ann],
  );
  expect(rows).toEqual([]);
  const { totalCount } = await readPages(client, { id: contactId(ann) }, { size: 100 });
  expect(totalCount).toBe(1_120);
  expect(await wrongCounts(gateway.database)).toEqual([]);
});

test('neither other feeds nor writers wait for the merge of a long timeline', async () => {
  const pair = await createPair(10, 5_000, 5);
  const other = await gateway.createTenant();
  await other.import(comments('zoe', 0, 1));
  const others = createWriteClient(
    await gateway.server.clientOf(other.organizationId, { scopes: ['read', 'write'] }),
  );
  const zoe = { external: { source: 'invent', object: 'contacts', id: 'zoe' } };
  let cursor = (await drainChanges(others.client, {})).endCursor;

  let isMerging = true;
  const external = { source: 'invent', object: 'contacts', id: 'anna' };
  const merge = pair.write.linkRecord({ id: contactId(pair.ann) }, external).finally(() => {
    isMerging = false;
  });
  const during = { delivered: 0, written: 0 };
  while (isMerging) {
    const { id } = await others.log({ kind: 'NOTE', records: [zoe] });
    for (let isDelivered = false; !isDelivered && isMerging; ) {
      const { changes, endCursor } = await drainChanges(others.client, {}, cursor);
      cursor = endCursor;
      isDelivered = changes.some(({ activityId }) => activityId === id);
      if (isDelivered && isMerging) during.delivered++;
    }
    await pair.write.log({ kind: 'NOTE', records: [{ id: contactId(pair.ann) }] });
    if (isMerging) during.written++;
  }
  await merge;
  expect(during.delivered).toBeGreaterThan(0);
  expect(during.written).toBeGreaterThan(0);
  const { rows } = await gateway.database.pool.query<{ most: number }>(
    `select max(count)::int as most from (
       select count(*) from activity_change
        where organization_id = $1 and scopes_before is not null group by xact) each`,
    [pair.organizationId],
  );
  expect(rows[0]!.most).toBeLessThanOrEqual(500);
});

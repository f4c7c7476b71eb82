import { expect, test } from 'vitest';
import { inTransaction } from '../../src/db/transaction.js';
import { ensureSource } from '../../src/ingest/ensure-source.js';
import { randomId } from '../../src/ingest/upsert-records.js';
import { writeActivities } from '../../src/ingest/write-activities.js';
import { invent } from '../../src/sources/invent/invent.js';
import { useTestGateway } from '../support/test-gateway.js';
import { untilWaiting } from '../support/waiting.js';
import { type InventItem, inventContactActivity } from '../upstreams/invent-items.js';

const gateway = useTestGateway();

test('two pages that bring the same person and segment at once both refer to them', async () => {
  const { database } = gateway;
  const { organizationId } = await gateway.createTenant();
  const sourceId = await ensureSource(database, organizationId, 'at-once', invent);
  const write = (contact: string, wait = async () => {}, given: Partial<InventItem> = {}) =>
    inTransaction(database.pool, async (client) => {
      const item = inventContactActivity({ id: contact, type: 'segment_added', ...given });
      const input = invent.normalize(item, '$.*', () => {});
      const readFrom = { object: 'contacts', externalId: contact };
      const target = { organizationId, sourceId, newId: randomId };
      await writeActivities(client, target, [{ input, readFrom }], 'items');
      await wait();
    });
  // The first contact makes the object of all: the others do not wait for each other there.
  await write('nobody', undefined, { type: 'note_created', actor: null, note: null });
  let commit = () => {};
  const first = new Promise<void>((written) => {
    const committed = new Promise<void>((resolve) => {
      commit = resolve;
    });
    void write('one', () => {
      written();
      return committed;
    });
  });
  await first;
  const second = write('two');
  await untilWaiting(database, 1);
  commit();
  await second;
  const { rows } = await database.pool.query(
    `select a.external_id, u.external_id as user, s.external_id as segment from activity a
       left join actor u on u.id = a.user_id left join segment s on s.id = a.segment_id
      where a.source_id = $1 and a.external_id <> 'nobody' order by 1`,
    [sourceId],
  );
  expect(rows).toEqual([
    { external_id: 'one', user: 'usr_1', segment: 'seg_1' },
    { external_id: 'two', user: 'usr_1', segment: 'seg_1' },
  ]);
});

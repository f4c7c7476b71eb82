import { describe, expect, test } from 'vitest';
import { decodeId } from '../../src/activity/type-id.js';
import { eraseRecord } from '../../src/record/erase-record.js';
import {
  ann,
  bob,
  call,
  external,
  FollowedOrganization,
} from '../support/followed-organization.js';
import { readChangePage, type Wanted } from '../support/read-changes.js';
import { useTestGateway } from '../support/test-gateway.js';
import { errorCode } from '../support/test-server.js';

const gateway = useTestGateway();
const onAnn = { record: external(ann) };
const onBob = { record: external(bob) };

describe('an activity that is erased with its record', () => {
  test('is DELETED for everybody who saw it, whatever the filter; what stands elsewhere too stays', async () => {
    const it = await FollowedOrganization.create(gateway);
    const id = await it.log({ title: 'Gone', kind: 'TASK' }, [bob]);
    await it.log({ title: 'Stays' }, [bob, ann]);
    const second = await it.find('A call');
    const wanted: Wanted[] = [
      {},
      { filter: { kinds: ['TASK'] } },
      { filter: { objects: ['contacts'] } },
      onAnn,
      { filter: { kinds: [] } },
    ];
    const told = await it.tell(wanted, () => it.erase(bob));
    expect(told.map((changes) => changes.sort())).toEqual([
      [`DELETED ${id}`, `DELETED ${second}`, 'UPDATED Stays'].sort(),
      // Of what is erased nothing is kept by which a filter could tell it.
      [`DELETED ${id}`, `DELETED ${second}`].sort(),
      [`DELETED ${id}`, `DELETED ${second}`, 'UPDATED Stays'].sort(),
      ['UPDATED Stays'],
      [],
    ]);
    expect(await errorCode(readChangePage(it.client, onBob))).toBe('RECORD_NOT_FOUND');
  });

  test('is DELETED for who saw it on another record before', async () => {
    const it = await FollowedOrganization.create(gateway);
    await it.importCalls(call('moves', { contact: 'ann' }, 'Moves'));
    const id = await it.find('Moves');
    const wanted: Wanted[] = [onAnn, { filter: { contacts: [await it.idOf(ann)] } }];
    const told = await it.tell(wanted, async () => {
      await it.importCalls(call('moves', { contact: 'bob' }, 'Moves'));
      await it.erase(bob);
    });
    expect(told).toEqual([[`DELETED ${id}`], [`DELETED ${id}`]]);
  });

  test('is DELETED though it was hidden before', async () => {
    const it = await FollowedOrganization.create(gateway);
    const id = await it.find('A call');
    const [told] = await it.tell([{}], async () => {
      await it.delete(id);
      await it.erase(bob);
      await it.erase(ann);
    });
    expect(told).toContain(`DELETED ${id}`);
  });

  test('leaves nothing but ids in the feed; what was deleted before leaves no more', async () => {
    const it = await FollowedOrganization.create(gateway);
    const secret = 'xylophone';
    const deleted = await it.log({ title: secret }, [bob]);
    await it.delete(deleted);
    const hidden = call('hidden', { contact: 'bob' }, secret);
    await it.importCalls(hidden);
    await it.delete(await it.find(secret));
    await it.log({ title: secret }, [bob]);
    await it.erase(bob);
    const { rows } = await gateway.database.pool.query(
      `select c.* from activity_change c
        where organization_id = $1
          and (search::text like '%${secret}%' or search_before::text like '%${secret}%')`,
      [it.organizationId],
    );
    expect(rows).toEqual([]);
  });

  test('stays where its record became another before it could be erased', async () => {
    const it = await FollowedOrganization.create(gateway);
    const { database } = gateway;
    const id = await it.idOf(bob);
    await it.link(ann, bob, 'clarky');
    const [told] = await it.tell([{}], async () => {
      const request = eraseRecord(database, it.organizationId, { id: decodeId(id)!.uuid });
      await expect(request).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' });
    });
    expect(told).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import {
  acme,
  ann,
  bob,
  external,
  FollowedOrganization,
  short,
} from '../support/followed-organization.js';
import { drainChanges, readChangePage, settleFeed, type Wanted } from '../support/read-changes.js';
import { useTestGateway } from '../support/test-gateway.js';
import { errorCode } from '../support/test-server.js';

const gateway = useTestGateway();
const onAnn = { record: external(ann) };
const onBob = { record: external(bob) };

/** Bob as Kasar knows him, apart from the Bob of Clarky, with one e-mail. */
const other = { object: 'contacts', record: 'bob-of-kasar' };
const email = {
  id: 'mail',
  channel: 'email',
  created_at: '2026-03-04T10:00:00Z',
  subject: 'Mail',
};

async function createApart() {
  const it = await FollowedOrganization.create(gateway);
  await it.import({ system: 'kasar', ...other, response: { interactions: { data: [email] } } });
  return it;
}

describe('a record that becomes another', () => {
  test('a merge moves activities: ADDED for who follows the record that goes on', async () => {
    const it = await createApart();
    const wanted: Wanted[] = [
      onBob,
      {},
      { filter: { contacts: [await it.idOf(bob)] } },
      { filter: { objects: ['contacts'] } },
      onAnn,
    ];
    expect(await it.tell(wanted, () => it.link(bob, other, 'kasar'))).toEqual([
      ['ADDED Mail'],
      ['UPDATED Mail'],
      ['ADDED Mail'],
      ['UPDATED Mail'],
      [],
    ]);
  });

  test.each(['records', 'contacts'])(
    'who follows one that became another by filter.%s is told to load again',
    async (list) => {
      const it = await createApart();
      const id = await it.idOf(other, 'kasar');
      const wanted = { filter: { [list]: [await it.idOf(ann), id] } };
      const start = await it.now(wanted);
      await it.link(bob, other, 'kasar');
      await settleFeed(gateway.database);
      expect(await errorCode(drainChanges(it.client, wanted, start))).toBe('BAD_CURSOR');
      // Loaded again, it is what the other one is.
      const again = await it.load(wanted);
      expect(again.titles).toEqual(['A call', 'A call', 'Mail']);
      expect(short(await it.changesSince(again.changesCursor, wanted))).toEqual([]);
      await it.log({ title: 'Later' }, [bob]);
      expect(short(await it.changesSince(again.changesCursor, wanted))).toEqual(['ADDED Later']);
    },
  );

  test('who begins with the oldest reads on past the merge, however small the pages', async () => {
    const it = await createApart();
    const id = await it.idOf(other, 'kasar');
    await it.link(bob, other, 'kasar');
    await settleFeed(gateway.database);
    const wanted = { filter: { records: [id] } };
    const { changes } = await drainChanges(it.client, wanted, null, 1);
    expect(short(changes)).toEqual(['ADDED A call', 'ADDED Mail']);
  });

  test('the cursors of a record that became another are bad, under either name', async () => {
    const it = await createApart();
    const byId = { record: { id: await it.idOf(other, 'kasar') } };
    const start = await it.now(byId);
    await it.link(bob, other, 'kasar');
    for (const wanted of [byId, onBob, { record: external(other, 'kasar') }]) {
      expect(await errorCode(readChangePage(it.client, wanted, { after: start }))).toBe(
        'BAD_CURSOR',
      );
    }
  });

  test('is not told where the key may not read it', async () => {
    const it = await FollowedOrganization.create(gateway);
    const wanted = { filter: { records: [await it.idOf(bob), await it.idOf(acme)] } };
    const client = await it.clientOf({ objects: ['companies'] });
    const start = await it.now(wanted, client);
    await it.import({
      system: 'kasar',
      object: 'contacts',
      record: 'k',
      response: { interactions: { data: [] }, tasks: { data: [] }, notes: { data: [] } },
    });
    await it.link(ann, bob, 'clarky');
    expect(short(await it.changesSince(start, wanted, client))).toEqual([]);
  });
});

describe('an activity that moves with its record', () => {
  test('was changed later than ever before, whatever clocks say', async () => {
    const it = await createApart();
    const { pool } = gateway.database;
    const changedAt = async () => {
      const { rows } = await pool.query<{ at: string }>(
        'select max(updated_at) as at from activity where organization_id = $1',
        [it.organizationId],
      );
      return rows[0]!.at;
    };
    await pool.query(
      `update activity set updated_at = now() + interval '1 hour' where organization_id = $1`,
      [it.organizationId],
    );
    const before = await changedAt();
    await it.link(bob, other, 'kasar');
    expect(Date.parse(await changedAt())).toBeGreaterThan(Date.parse(before));
  });
});

describe('a record that is erased', () => {
  test.each(['records', 'contacts'])(
    'who follows an erased one by filter.%s is told to load again',
    async (list) => {
      const it = await FollowedOrganization.create(gateway);
      const wanted = { filter: { [list]: [await it.idOf(ann), await it.idOf(bob)] } };
      const { changesCursor, titles } = await it.load(wanted);
      expect(titles).toEqual(['A call', 'A call']);
      await it.erase(bob);
      await settleFeed(gateway.database);
      expect(await errorCode(drainChanges(it.client, wanted, changesCursor))).toBe('BAD_CURSOR');
      const again = await it.load(wanted);
      expect(again.titles).toEqual(['A call']);
      expect(short(await it.changesSince(again.changesCursor, wanted))).toEqual([]);
    },
  );
});

import { once } from 'node:events';
import { expect, test } from 'vitest';
import { ITEM_ID } from '../support/item-name.js';
import { createLiveScene } from '../support/live-scene.js';
import { startLiveTest } from '../support/live-test.js';
import { drainChanges, settleFeed } from '../support/read-changes.js';
import { runCli, spawnCli } from '../support/run-cli.js';
import { TEST_SECRET_KEY } from '../support/test-server.js';
import { untilWaiting } from '../support/waiting.js';
import { wrongCounts } from '../support/wrong-counts.js';
import { kasarTask } from '../upstreams/kasar-items.js';

const { database, server, upstreams } = await startLiveTest();

/** What the trigger of this test waits for. */
const STOP = 5_120_441;

/** Stops the second statement that updates activities, until the lock STOP is free. */
async function stopAtSecondUpdate(): Promise<void> {
  await database.pool.query(`
    create sequence updates;
    create function stop_at_second() returns trigger language plpgsql set lock_timeout = 0 as $$
    begin
      if nextval('updates') = 2 then perform pg_advisory_xact_lock(${STOP}); end if;
      return null;
    end $$;
    create trigger stop_at_second before update on activity execute function stop_at_second()`);
}

test('a list that loses more than one transaction takes, and whose reader is killed in between', async () => {
  const { organizationId, names } = await createLiveScene(database, upstreams, 'lost');
  const list = upstreams.kasar.record('contacts', names.kasar);
  const item = (index: number) => {
    const created_at = new Date(Date.UTC(2026, 2, 1, 0, index)).toISOString();
    return kasarTask({ id: `t${index}`, created_at });
  };
  list.add(...Array.from({ length: 1_100 }, (_, index) => item(index)));
  const args = ['sync', '--org', 'lost', '--source', 'kasar', '--full'];
  const env = { DATABASE_URL: database.url, SECRET_KEY: TEST_SECRET_KEY, LEASE_SECONDS: '1' };
  const sync = async () => {
    const { stdout, stderr } = await runCli(args, { env });
    expect(stderr).toBe('');
    return JSON.parse(stdout);
  };
  const stored = async (isDeleted: boolean) => {
    const { rows } = await database.pool.query<{ id: string }>(
      `select ${ITEM_ID} as id from activity a
        where organization_id = $1 and (deleted_at is not null) = $2`,
      [organizationId, isDeleted],
    );
    return rows.map(({ id }) => id).sort();
  };
  expect(await sync()).toMatchObject({ added: 1_100 });
  for (let index = 0; index < 530; index++) list.remove(`t${index}`);
  expect(await sync()).toMatchObject({ deleted: 0 });
  const client = await server.clientOf(organizationId);
  await settleFeed(database);
  const { endCursor } = await drainChanges(client, {});

  await stopAtSecondUpdate();
  const holder = await database.pool.connect();
  try {
    await holder.query('begin');
    await holder.query('select pg_advisory_xact_lock($1)', [STOP]);
    const child = spawnCli(args, { env });
    const exit = once(child, 'exit');
    await untilWaiting(database, 1);
    // Followers have what is committed, while the rest waits.
    await settleFeed(database);
    const { changes } = await drainChanges(client, {}, endCursor);
    expect(changes.map(({ type }) => type)).toEqual(Array(500).fill('DELETED'));
    child.kill('SIGKILL');
    expect(await exit).toEqual([null, 'SIGKILL']);
  } finally {
    await holder.query('rollback');
    holder.release();
  }
  await untilWaiting(database, 0);
  const vanished = await stored(true);
  expect(vanished).toHaveLength(500);

  // One of those that are gone, and one of those that are not yet, come back.
  const left = Array.from({ length: 530 }, (_, index) => `t${index}`).filter(
    (id) => !vanished.includes(id),
  );
  for (const id of [vanished[0]!, left[0]!]) list.add(item(Number(id.slice(1))));
  expect(await sync()).toMatchObject({ added: 1, deleted: 29 });
  expect(await stored(false)).toEqual(list.items.map(({ id }) => id).sort());
  expect(await sync()).toMatchObject({ added: 0, deleted: 0 });
  expect(await wrongCounts(database)).toEqual([]);
});

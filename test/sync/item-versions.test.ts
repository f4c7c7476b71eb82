import { expect, test } from 'vitest';
import { importBodies } from '../support/import-bodies.js';
import { createLiveScene } from '../support/live-scene.js';
import { startLiveTest } from '../support/live-test.js';
import { drainChanges, readChangePage, settleFeed } from '../support/read-changes.js';
import { clarkyActivity } from '../upstreams/clarky-items.js';

const { database, server, upstreams } = await startLiveTest();

test('a source that lists an older version than was imported changes nothing', async () => {
  const scene = await createLiveScene(database, upstreams, 'older', { maxAgeSeconds: 0 });
  const client = await server.clientOf(scene.organizationId);
  const { clarky } = scene.names;
  const created_at = '2026-03-01T10:00:00Z';
  const version = (title: string, updated_at: string) =>
    clarkyActivity({ id: 'c1', contact_id: clarky, title, created_at, updated_at });
  const list = upstreams.clarky.record('contacts', clarky);
  await importBodies(database, scene.organizationId, [
    {
      system: 'clarky',
      object: 'contacts',
      record: clarky,
      response: { data: [version('newer', '2026-03-03T00:00:00Z')] },
    },
  ]);
  await settleFeed(database);
  const { endCursor } = await readChangePage(client, {});
  list.add(version('older', '2026-03-02T00:00:00Z'));
  const read = () => scene.read(client, { freshness: { waitForMs: 10_000 } });
  expect((await read()).nodes).toMatchObject([{ summary: expect.stringContaining('newer') }]);
  // Beside an item that is new, too.
  list.add(clarkyActivity({ id: 'c2', contact_id: clarky, created_at: '2026-03-02T10:00:00Z' }));
  const answer = await read();
  expect(answer.names).toEqual(['clarky:c2', 'clarky:c1']);
  expect(answer.nodes[1]!.summary).toContain('newer');
  expect(answer.of.clarky).toMatchObject({ state: 'FRESH', complete: true });
  await settleFeed(database);
  const { changes } = await drainChanges(client, {}, endCursor);
  expect(changes).toMatchObject([{ type: 'ADDED', activityId: answer.nodes[0]!.id }]);

  list.replace('c1', version('newest', '2026-03-04T00:00:00Z'));
  expect((await read()).nodes[1]!.summary).toContain('newest');
});

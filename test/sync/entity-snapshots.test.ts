import { expect, test } from 'vitest';
import { createLiveScene } from '../support/live-scene.js';
import { startLiveTest } from '../support/live-test.js';
import { readWholeTimeline } from '../support/whole-timeline.js';
import { inventContactActivity } from '../upstreams/invent-items.js';

const { database, server, upstreams } = await startLiveTest();

test('a list of several pages, read from its newest item, leaves the newest name of each entity', async () => {
  const scene = await createLiveScene(database, upstreams, 'named');
  const client = await server.clientOf(scene.organizationId);
  const { invent } = scene.names;
  const list = upstreams.invent.record('contacts', invent);
  for (let hour = 1; hour <= 250; hour++) {
    list.add(
      inventContactActivity({
        type: 'segment_added',
        created_at: new Date(Date.UTC(2026, 2, 1, hour)).toISOString(),
        actor: { id: 'usr', name: `user ${hour}` },
        segment: { id: 'seg', name: `segment ${hour}` },
      }),
    );
  }
  scene.countCalls();
  const answer = await scene.read(client, {
    first: 1,
    filter: { occurredBefore: '2026-03-01T02:00:00Z' },
    freshness: { waitForMs: 10_000 },
  });
  expect(answer.of.invent).toMatchObject({ complete: true });
  expect(scene.countCalls().invent).toBeGreaterThan(2);
  const id = { source: 'invent', object: 'contacts', id: invent };
  for (const node of (await readWholeTimeline(client, id)).nodes) {
    expect(node).toMatchObject({ actor: { name: 'user 250' }, segment: { name: 'segment 250' } });
  }
});

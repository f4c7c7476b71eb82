import { expect, test } from 'vitest';
import { createLiveScene, createTestSync, IMPATIENT } from '../support/live-scene.js';
import { startLiveTest } from '../support/live-test.js';
import { kasarInteraction } from '../upstreams/kasar-items.js';

const { database, upstreams } = await startLiveTest({ sync: IMPATIENT });

test('who wants the newest page does not wait for a reading to reach the end of the list', async () => {
  const scene = await createLiveScene(database, upstreams, 'joined');
  const { kasar } = scene.names;
  const items = Array.from({ length: 950 }, (_, index) =>
    kasarInteraction({ id: `e${index}`, created_at: new Date(index * 60_000).toISOString() }),
  );
  upstreams.kasar.record('contacts', kasar).add(...items);
  const link = { sourceId: scene.sourceIds.kasar!, object: 'contacts', externalId: kasar };
  const sync = createTestSync(database, { leaseSeconds: 30, limits: {} });
  const first = await sync.read(link, { newestPage: true, full: true });
  expect(first.failure).toBeNull();

  // Nothing of it is new now; 19 requests, a good while at this pace.
  upstreams.kasar.latencyMs = 250;
  let isDone = false;
  const begun = new Date();
  const full = sync.read(link, { newestPage: true, full: true }).then(() => {
    isDone = true;
  });
  expect(await sync.read(link, { newestPage: true })).toMatchObject({
    failure: null,
    how: 'joined',
  });
  expect(isDone).toBe(false);
  const { asOf } = await database.prisma.recordLink.findFirstOrThrow({
    where: { sourceId: link.sourceId },
  });
  expect(asOf!.getTime()).toBeGreaterThanOrEqual(begun.getTime());
  await full;
  await sync.close();
});

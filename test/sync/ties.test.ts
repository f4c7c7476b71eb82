import { expect, test } from 'vitest';
import { createLiveScene } from '../support/live-scene.js';
import { startLiveTest } from '../support/live-test.js';
import { clarkyActivity } from '../upstreams/clarky-items.js';
import { inventContactActivity } from '../upstreams/invent-items.js';
import { kasarNote } from '../upstreams/kasar-items.js';

const { database, server, upstreams } = await startLiveTest();

const created_at = '2026-03-01T10:00:00.123Z';

test.each(['kasar', 'invent', 'clarky'] as const)(
  'items of %s of one timestamp are shown as listed, over pages, readings and gaps',
  async (system) => {
    const scene = await createLiveScene(database, upstreams, `ties-${system}`, {
      maxAgeSeconds: 0,
    });
    const client = await server.clientOf(scene.organizationId);
    const name = scene.names[system];
    const list = upstreams[system].record('contacts', name);
    const add = (id: string, at = created_at) => {
      if (system === 'kasar')
        upstreams.kasar.record('contacts', name).add(kasarNote({ id, created_at: at }));
      if (system === 'invent') {
        upstreams.invent
          .record('contacts', name)
          .add(inventContactActivity({ id, created_at: at }));
      }
      if (system === 'clarky') {
        const item = { id, contact_id: name, created_at: at };
        upstreams.clarky.record('contacts', name).add(clarkyActivity(item));
      }
    };
    const listed = () => list.inOrder().map(({ item }) => `${system}:${item.id}`);
    const walk = async (most = Number.POSITIVE_INFINITY) => {
      const names: string[] = [];
      for (let after: string | null = null; names.length < most; ) {
        const page = await scene.read(client, {
          first: 40,
          after,
          freshness: { waitForMs: 10_000 },
        });
        names.push(...page.names);
        if (!page.pageInfo.hasNextPage) break;
        after = page.pageInfo.endCursor ?? null;
      }
      return names;
    };
    for (let index = 0; index < 260; index++) add(`n${(index * 7) % 260}`);
    // Only the newest page or two, then all of it.
    expect(await walk(40)).toEqual(listed().slice(0, 40));
    expect(await walk()).toEqual(listed());
    // More new ones than a page: their pages meet what is stored.
    for (let index = 0; index < 130; index++) add(`new${(index * 7) % 130}`);
    expect(await walk()).toEqual(listed());
    add('on-top');
    expect(await walk()).toEqual(listed());
  },
);

import type { GraphQLClient } from 'graphql-request';
import { beforeEach, describe, expect, test } from 'vitest';
import { createLiveScene, type LiveScene } from '../support/live-scene.js';
import { startLiveTest } from '../support/live-test.js';
import { clarkyActivity } from '../upstreams/clarky-items.js';
import { inventContactActivity } from '../upstreams/invent-items.js';
import { kasarInteraction, kasarNote, kasarTask } from '../upstreams/kasar-items.js';

const { database, server, upstreams } = await startLiveTest();

let scene: LiveScene;
let client: GraphQLClient;
let count = 0;
beforeEach(async () => {
  scene = await createLiveScene(database, upstreams, `live-${++count}`);
  client = await server.clientOf(scene.organizationId);
  for (const upstream of Object.values(upstreams)) upstream.clearFaults();
});

/** 2026-03-01T00:00Z and so many hours. */
const at = (hours: number) => new Date(Date.UTC(2026, 2, 1) + hours * 3_600_000).toISOString();

describe('the first read', () => {
  test('asks each source once and answers with what all of them hold', async () => {
    const { kasar, invent, clarky } = scene.names;
    upstreams.kasar
      .record('contacts', kasar)
      .add(
        kasarInteraction({ id: 'e1', created_at: at(1) }),
        kasarTask({ id: 't1', created_at: at(4) }),
        kasarNote({ id: 'n1', created_at: at(2) }),
      );
    upstreams.invent
      .record('contacts', invent)
      .add(inventContactActivity({ id: 's1', created_at: at(3) }));
    upstreams.clarky
      .record('contacts', clarky)
      .add(clarkyActivity({ id: 'c1', contact_id: clarky, created_at: at(5) }));
    scene.countCalls();

    const answer = await scene.read(client, { freshness: { waitForMs: 10_000 } });
    expect(answer.names).toEqual(['clarky:c1', 'kasar:t1', 'invent:s1', 'kasar:n1', 'kasar:e1']);
    // Invent does not say that a page is the last: the first time, the next one tells, and then the first
    // is looked at again.
    expect(scene.countCalls()).toEqual({ kasar: 1, invent: 3, clarky: 1 });
    for (const slug of ['kasar', 'invent', 'clarky']) {
      expect(answer.of[slug]).toMatchObject({ state: 'FRESH', complete: true, error: null });
    }

    const again = await scene.read(client);
    expect(again.names).toEqual(answer.names);
    expect(scene.countCalls()).toEqual({ kasar: 0, invent: 0, clarky: 0 });
  });

  test('a walk reads down to the end, and no further than it needs', async () => {
    const { kasar, invent, clarky } = scene.names;
    const expected: string[] = [];
    for (let hour = 0; hour < 250; hour++) {
      upstreams.kasar
        .record('contacts', kasar)
        .add(kasarInteraction({ id: `e${hour}`, created_at: at(hour) }));
      upstreams.invent
        .record('contacts', invent)
        .add(inventContactActivity({ id: `s${hour}`, created_at: at(hour + 0.2) }));
      upstreams.clarky
        .record('contacts', clarky)
        .add(clarkyActivity({ id: `c${hour}`, contact_id: clarky, created_at: at(hour + 0.4) }));
      expected.unshift(`clarky:c${hour}`, `invent:s${hour}`, `kasar:e${hour}`);
    }
    scene.countCalls();
    const names: string[] = [];
    let after: string | null = null;
    for (let page = 0; ; page++) {
      const answer = await scene.read(client, {
        first: 30,
        after,
        freshness: { waitForMs: 5_000 },
      });
      if (page === 0) expect(scene.countCalls()).toEqual({ kasar: 1, invent: 1, clarky: 1 });
      names.push(...answer.names);
      if (!answer.pageInfo.hasNextPage) {
        for (const { source, complete } of answer.sources) {
          expect([source.slug, complete]).toEqual([source.slug, true]);
        }
        break;
      }
      expect(page).toBeLessThan(40);
      after = answer.pageInfo.endCursor!;
    }
    expect(names).toEqual(expected);
  });

  test('of a page without items asks for the newest page only', async () => {
    const { kasar } = scene.names;
    for (let hour = 0; hour < 250; hour++) {
      upstreams.kasar
        .record('contacts', kasar)
        .add(kasarInteraction({ id: `e${hour}`, created_at: at(hour) }));
    }
    const freshness = { waitForMs: 10_000 };
    scene.countCalls();
    for (const order of ['NEWEST_FIRST', 'OLDEST_FIRST'] as const) {
      const first = await scene.read(client, { first: 0, order, freshness });
      expect(first.names).toEqual([]);
      expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
      expect(first.totalCount).toBeGreaterThan(0);
      const last = await scene.read(client, { last: 0, order, freshness });
      expect(last.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    }
    expect(scene.countCalls().kasar).toBe(1);
  });

  test('of what nothing can match asks for nothing', async () => {
    scene.countCalls();
    const freshness = { waitForMs: 10_000, maxAgeSeconds: 0 };
    for (const filter of [{ kinds: [] }, { contacts: [] }, { sources: [] }]) {
      const answer = await scene.read(client, { filter, freshness });
      expect(answer.names).toEqual([]);
      expect(answer.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: false });
    }
    expect(scene.countCalls()).toEqual({ kasar: 0, invent: 0, clarky: 0 });
  });
});

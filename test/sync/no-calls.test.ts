import { beforeAll, expect, test } from 'vitest';
import { graphql } from '../gql/index.js';
import {
  createLiveScene,
  createTestSync,
  IMPATIENT,
  type LiveScene,
} from '../support/live-scene.js';
import { startLiveTest } from '../support/live-test.js';
import { kasarNote } from '../upstreams/kasar-items.js';

const { database, server, upstreams } = await startLiveTest({ sync: IMPATIENT });
let scene: LiveScene;
beforeAll(async () => {
  // Everything is stale at once.
  scene = await createLiveScene(database, upstreams, 'no-calls', { maxAgeSeconds: 0 });
  upstreams.kasar.record('contacts', scene.names.kasar).add(kasarNote({ id: 'n1' }));
  const sync = createTestSync(database);
  const sourceId = scene.sourceIds.kasar!;
  const link = { sourceId, object: 'contacts', externalId: scene.names.kasar };
  await sync.read(link, { newestPage: true });
  await sync.close();
  scene.countCalls();
});

const NONE = { kasar: 0, invent: 0, clarky: 0 };

const Organization = graphql(`
  query NoCallsOrganization {
    activities {
      nodes { id records { id timeline(first: 10) { nodes { id } } } }
      sources { source { slug } state }
      totalCount
    }
    activityChanges { changes { activityId activity { records { timeline { nodes { id } } } } } }
    sources { slug }
  }
`);

const Nodes = graphql(`
  query NoCallsNodes($ids: [ID!]!, $freshness: FreshnessInput) {
    nodes(ids: $ids) { id ... on Contact { timeline(freshness: $freshness) { nodes { id } } } }
  }
`);

const Activity = graphql(`
  query NoCallsActivity($id: ID!) {
    activity(id: $id) { records { links { coverage { state } } timeline { nodes { id } } } }
  }
`);

test('lists of an organization, of changes and of nodes ask nobody', async () => {
  const client = await server.clientOf(scene.organizationId);
  const { activities } = await client.request(Organization);
  expect(activities!.totalCount).toBe(1);
  const { id, records } = activities!.nodes[0]!;
  expect(records[0]!.timeline!.nodes.length).toBe(1);
  await client.request(Nodes, { ids: [scene.contact, scene.contact] });
  const { activity } = await client.request(Activity, { id });
  expect(activity!.records[0]!.timeline!.nodes.length).toBe(1);
  expect(scene.countCalls()).toEqual(NONE);
});

test('a node of a list is read first where that is wished for', async () => {
  const client = await server.clientOf(scene.organizationId);
  await client.request(Nodes, { ids: [scene.contact], freshness: { waitForMs: 5_000 } });
  const { kasar, invent, clarky } = scene.countCalls();
  expect([kasar, invent, clarky]).toEqual([1, 1, 1]);
});

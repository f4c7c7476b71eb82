import { expect, test } from 'vitest';
import { createLiveScene, IMPATIENT, type LiveScene } from '../support/live-scene.js';
import { startLiveTest } from '../support/live-test.js';
import { kasarNote, kasarTask } from '../upstreams/kasar-items.js';

const { database, server, upstreams } = await startLiveTest({ sync: IMPATIENT });

interface Page {
  nodes: { title: string }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean };
  sources: { source: { slug: string }; state: string; complete: boolean }[];
}

const SECTION = `{
  nodes { ... on Activity { title } }
  pageInfo { hasNextPage hasPreviousPage } sources { source { slug } state complete }
}`;

async function read(scene: LiveScene, section: string): Promise<Page> {
  const client = await server.clientOf(scene.organizationId);
  const { record } = await client.request<{ record: { section: Page } }>(
    `query ($by: RecordBy!) { record(by: $by) { section: ${section} ${SECTION} } }`,
    { by: { id: scene.contact } },
  );
  return record.section;
}

test('a section is as fresh as the timeline: stale sources are read first, below a list none', async () => {
  const scene = await createLiveScene(database, upstreams, 'panels');
  upstreams.kasar.record('contacts', scene.names.kasar).add(kasarNote({ id: 'n1' }));
  scene.countCalls();
  const client = await server.clientOf(scene.organizationId);
  const { nodes } = await client.request<{ nodes: { notes: Page }[] }>(
    `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Contact { notes ${SECTION} } } }`,
    { ids: [scene.contact] },
  );
  expect(scene.countCalls()).toEqual({ kasar: 0, invent: 0, clarky: 0 });
  expect(nodes[0]!.notes).toMatchObject({ nodes: [], pageInfo: { hasNextPage: true } });
  // Three panels of one operation share the reading of a list.
  const { contact } = await client.request<{ contact: Record<'notes' | 'tasks', Page> }>(
    `query ($by: RecordBy!) {
      contact(by: $by) { interactions ${SECTION} tasks ${SECTION} notes ${SECTION} }
    }`,
    { by: { id: scene.contact } },
  );
  expect(contact.notes.nodes).toHaveLength(1);
  expect(contact.tasks.nodes).toEqual([]);
  const { kasar, invent, clarky } = scene.countCalls();
  expect([kasar, invent, clarky]).toEqual([1, 1, 1]);
  await read(scene, 'notes');
  expect(scene.countCalls()).toEqual({ kasar: 0, invent: 0, clarky: 0 });
});

test('tasks by due date are read to the end of a list, and go on until they are', async () => {
  const scene = await createLiveScene(database, upstreams, 'due');
  const DAYS = 28;
  // The oldest is due first, on the last page of its source.
  for (let n = 0; n < 6 * DAYS; n++) {
    upstreams.kasar.record('contacts', scene.names.kasar).add(
      kasarTask({
        title: `t${n}`,
        created_at: new Date(Date.UTC(2026, 0, 1, n)).toISOString(),
        due_date: new Date(Date.UTC(2026, 5, 1 + n)).toISOString().slice(0, 10),
      }),
    );
  }
  for (;;) {
    const page = await read(scene, 'tasks(order: DUE_FIRST, first: 3)');
    expect(page.pageInfo).toEqual({ hasNextPage: true, hasPreviousPage: false });
    if (!page.sources.every(({ complete }) => complete)) continue;
    expect(page.nodes.map(({ title }) => title)).toEqual(['t0', 't1', 't2']);
    break;
  }
  const end = await read(scene, 'tasks(order: DUE_FIRST, last: 2)');
  expect(end.nodes.map(({ title }) => title)).toEqual([`t${6 * DAYS - 2}`, `t${6 * DAYS - 1}`]);
  expect(end.pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: true });
});

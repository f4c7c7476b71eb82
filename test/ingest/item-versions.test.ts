import fc from 'fast-check';
import { expect, test } from 'vitest';
import { useCliGateway } from '../support/cli-gateway.js';
import { drainChanges, readChangePage, settleFeed } from '../support/read-changes.js';
import { repeat } from '../support/thorough.js';
import { readWholeTimeline } from '../support/whole-timeline.js';

const gateway = useCliGateway();

let count = 0;

/** An organization, what is imported into it by the command, and what it then shows. */
async function createScene() {
  const slug = `versions-${++count}`;
  const organizationId = await gateway.createOrganization(slug);
  const client = await gateway.server.clientOf(organizationId);
  return {
    client,
    organizationId,
    async import(system: string, items: object[], ...on: string[]) {
      const [name] = system.split(' ') as [string];
      const args = ['import', '--org', slug, '--system', name, '--source', name, ...on, '-'];
      const body = JSON.stringify(BODY[system]!(items));
      const { exitCode, stdout, stderr } = await gateway.run(args, { input: body });
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      return JSON.parse(stdout);
    },
    timelineOf: (source: string, id: string) =>
      readWholeTimeline(client, { source, object: 'contacts', id }),
  };
}

const BODY: Record<string, (items: object[]) => object> = {
  clarky: (data) => ({ data }),
  kasar: (data) => ({ notes: { data } }),
  'kasar interactions': (data) => ({ interactions: { data } }),
  'kasar tasks': (data) => ({ tasks: { data } }),
  invent: (activities) => activities,
};

const CREATED = '2026-01-01T10:00:00Z';
const on = (record: string) => ['--object', 'contacts', '--record', record];

/** A version of one call: its title says which. */
function call(version: number, given: object = {}) {
  return {
    id: 'a-1',
    contact_id: 'alice',
    activity_type: 'call',
    title: `version ${version}`,
    created_at: CREATED,
    updated_at: new Date(Date.UTC(2026, 1, version)).toISOString(),
    ...given,
  };
}

test('an older export of an item changes nothing, and followers receive nothing', async () => {
  const scene = await createScene();
  await scene.import('clarky', [call(2)]);
  await settleFeed(gateway.database);
  const { endCursor } = await readChangePage(scene.client, {});
  const before = await scene.timelineOf('clarky', 'alice');
  const counts = await scene.import('clarky', [call(1)]);
  expect(counts).toMatchObject({ read: 1, added: 0, updated: 0, unchanged: 1 });
  expect((await scene.timelineOf('clarky', 'alice')).nodes).toEqual(before.nodes);
  await settleFeed(gateway.database);
  expect((await drainChanges(scene.client, {}, endCursor)).changes).toEqual([]);

  expect(await scene.import('clarky', [call(3)])).toMatchObject({ updated: 1 });
  expect((await scene.timelineOf('clarky', 'alice')).nodes).toMatchObject([{ title: 'version 3' }]);
});

test('an older export moves no item back to the record that it was of, and creates no record', async () => {
  const scene = await createScene();
  await scene.import('clarky', [call(2, { contact_id: 'bob' })]);
  expect(await scene.import('clarky', [call(1)])).toMatchObject({ updated: 0, unchanged: 1 });
  expect((await scene.timelineOf('clarky', 'bob')).nodes).toHaveLength(1);
  const { organizationId } = scene;
  const links = await gateway.database.prisma.recordLink.findMany({ where: { organizationId } });
  expect(links.map(({ externalId }) => externalId)).toEqual(['bob']);
});

test('an older export of the list of another record adds the item there as it is', async () => {
  const scene = await createScene();
  const note = (version: number) => ({ ...call(version), contact_id: undefined });
  await scene.import('kasar', [note(2)], ...on('alice'));
  expect(await scene.import('kasar', [note(1)], ...on('bob'))).toMatchObject({ updated: 1 });
  expect(await scene.import('kasar', [note(1)], ...on('bob'))).toMatchObject({ unchanged: 1 });
  for (const record of ['alice', 'bob']) {
    expect((await scene.timelineOf('kasar', record)).nodes).toMatchObject([{ title: 'version 2' }]);
  }
});

test('a note that says only itself when it was edited keeps its newer content', async () => {
  const scene = await createScene();
  const note = (version: number) => ({
    id: 'n-1',
    type: 'note_created',
    created_at: CREATED,
    note: { id: 'n', content: `version ${version}`, updated_at: call(version).updated_at },
  });
  await scene.import('invent', [note(2)], ...on('alice'));
  expect(await scene.import('invent', [note(1)], ...on('alice'))).toMatchObject({ unchanged: 1 });
  const { nodes } = await scene.timelineOf('invent', 'alice');
  expect(nodes).toMatchObject([{ content: 'version 2' }]);
});

test.each(['interactions', 'tasks'])(
  'an older export of %s of Kasar changes nothing',
  async (name) => {
    const scene = await createScene();
    const body = (version: number) => [{ ...call(version), subject: `version ${version}` }];
    await scene.import(`kasar ${name}`, body(2), ...on('alice'));
    expect(await scene.import(`kasar ${name}`, body(1), ...on('alice'))).toMatchObject({
      unchanged: 1,
    });
    expect((await scene.timelineOf('kasar', 'alice')).nodes).toMatchObject([
      { title: 'version 2' },
    ]);
    expect(await scene.import(`kasar ${name}`, body(3), ...on('alice'))).toMatchObject({
      updated: 1,
    });
  },
);

test.each([
  ['the timestamp of the stored one', call(2).updated_at],
  ['no timestamp', null],
])('a version with %s is an update', async (_, updated_at) => {
  const scene = await createScene();
  await scene.import('clarky', [call(2)]);
  expect(await scene.import('clarky', [call(1, { updated_at })])).toMatchObject({ updated: 1 });
  expect((await scene.timelineOf('clarky', 'alice')).nodes).toMatchObject([{ title: 'version 1' }]);
});

test('versions in any order, in one import or several, end at the newest', async () => {
  const scene = await createScene();
  let runs = 0;
  const imports = fc.array(
    fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
    {
      minLength: 1,
      maxLength: 4,
    },
  );
  await fc.assert(
    fc.asyncProperty(imports, async (parts) => {
      const id = `run-${++runs}`;
      for (const versions of parts) {
        const calls = versions.map((version) =>
          call(version, { id, contact_id: version % 2 ? `${id}-odd` : `${id}-even` }),
        );
        await scene.import('clarky', calls);
      }
      const newest = Math.max(...parts.flat());
      const { nodes } = await scene.timelineOf('clarky', `${id}-${newest % 2 ? 'odd' : 'even'}`);
      expect(nodes.map(({ title }) => title)).toEqual([`version ${newest}`]);
    }),
    { numRuns: repeat(50) },
  );
});

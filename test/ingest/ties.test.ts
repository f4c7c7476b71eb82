import fc from 'fast-check';
import type { GraphQLClient } from 'graphql-request';
import { describe, expect, test } from 'vitest';
import { useCliGateway } from '../support/cli-gateway.js';
import { readTimeline } from '../support/live-scene.js';
import { repeat } from '../support/thorough.js';
import { readWholeTimeline } from '../support/whole-timeline.js';

const gateway = useCliGateway();

let count = 0;

interface Note {
  id: string;
  created_at: string;
}

const notes = (data: object[]) => ({ notes: { data } });

/** An organization, lists of notes that are imported into it, and what its timeline then shows. */
async function createScene() {
  const slug = `ties-${++count}`;
  const client = await gateway.server.clientOf(await gateway.createOrganization(slug));
  const run = async (args: string[], input: string) => {
    const { exitCode, stderr } = await gateway.run(['import', '--org', slug, ...args, '-'], {
      input,
    });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  };
  const alice = { source: 'kasar', object: 'contacts', id: 'alice' };
  return {
    client,
    /** One body. */
    importBody: (list: Note[]) =>
      run(
        ['--system', 'kasar', '--source', 'kasar', '--object', 'contacts', '--record', 'alice'],
        JSON.stringify(notes(list)),
      ),
    /** The pages of a list, one after the other. */
    importPages: (...pages: Note[][]) =>
      run(
        ['--ndjson'],
        pages
          .map((list) => ({ ...alice, record: 'alice', system: 'kasar', response: notes(list) }))
          .map((line) => JSON.stringify(line))
          .join('\n'),
      ),
    async read(): Promise<{ id: string; externalId: string | null }[]> {
      const { nodes } = await readWholeTimeline(client, alice);
      return nodes.map(({ id, origin }) => ({ id, externalId: origin.externalId }));
    },
    async readIds() {
      return (await this.read()).map(({ externalId }) => externalId);
    },
  };
}

const AT = '2026-03-01T10:00:00.123Z';
const note = (id: string, created_at = AT): Note => ({ id, created_at });
const all = (...ids: string[]) => ids.map((id) => note(id));

describe('notes of one timestamp are shown as listed', () => {
  test('on a page', async () => {
    const scene = await createScene();
    await scene.importBody(all('c', 'a', 'b'));
    expect(await scene.readIds()).toEqual(['c', 'a', 'b']);
  });

  test('over the pages of a list, read in one batch or in several', async () => {
    const scene = await createScene();
    const ids = Array.from({ length: 60 }, (_, index) => `n${(index * 37) % 60}`);
    await scene.importPages(
      all(...ids.slice(0, 20)),
      all(...ids.slice(20, 21)),
      all(...ids.slice(21)),
    );
    expect(await scene.readIds()).toEqual(ids);

    // More than are stored in one transaction.
    const other = await createScene();
    const many = Array.from({ length: 1_100 }, (_, index) => `n${(index * 7) % 1_100}`);
    await other.importBody(all(...many));
    expect(await readAllIds(other.client)).toEqual(many);
  });

  test('in both orders', async () => {
    const scene = await createScene();
    await scene.importBody(all('c', 'a', 'b'));
    expect(await readAllIds(scene.client, 'OLDEST_FIRST')).toEqual(['b', 'a', 'c']);
  });

  test('that were added on top later', async () => {
    const scene = await createScene();
    await scene.importBody(all('c', 'a', 'b'));
    const before = await scene.read();
    await scene.importBody(all('z', 'y', 'c', 'a', 'b'));
    await scene.importBody(all('x'));
    const after = await scene.read();
    expect(after.map(({ externalId }) => externalId)).toEqual(['x', 'z', 'y', 'c', 'a', 'b']);
    expect(after.slice(3)).toEqual(before);
    await scene.importBody(all('x', 'z', 'y', 'c', 'a', 'b'));
    expect(await scene.read()).toEqual(after);
  });

  test('that appear between others later', async () => {
    const scene = await createScene();
    await scene.importBody(all('d', 'a'));
    await scene.importBody(all('d', 'c', 'b', 'a'));
    expect(await scene.readIds()).toEqual(['d', 'c', 'b', 'a']);
  });

  test('above and below one that is stored', async () => {
    const scene = await createScene();
    await scene.importBody(all('b'));
    await scene.importPages(all('c', 'b', 'a'));
    expect(await scene.readIds()).toEqual(['c', 'b', 'a']);
  });
});

describe('notes of one millisecond are in the order of their microseconds', () => {
  const [newest, middle, oldest] = ['900', '500', '100'].map((micros) =>
    note(micros, `2026-03-01T10:00:00.123${micros}Z`),
  ) as [Note, Note, Note];

  test.each([
    ['as listed', [[newest, middle, oldest]]],
    ['in another order of the list', [[oldest, newest, middle]]],
    ['page by page', [[newest], [middle], [oldest]]],
    ['from old to new', [[oldest], [middle], [newest]]],
  ])('%s', async (_, pages) => {
    for (const way of ['in one command', 'in several']) {
      const scene = await createScene();
      if (way === 'in one command') await scene.importPages(...pages);
      else for (const page of pages) await scene.importBody(page);
      expect(await scene.readIds()).toEqual(['900', '500', '100']);
    }
  });
});

/** The external ids of an organization's only record, page by page. */
async function readAllIds(
  client: GraphQLClient,
  order: 'NEWEST_FIRST' | 'OLDEST_FIRST' = 'NEWEST_FIRST',
) {
  const { contact } = await client.request<{ contact: { id: string } }>(
    `{ contact: record(by: { external: { source: "kasar", object: "contacts", id: "alice" } }) { id } }`,
  );
  const ids: (string | null | undefined)[] = [];
  for (let after: string | null = null; ; ) {
    const page = await readTimeline(client, contact.id, { first: 100, after, order });
    ids.push(...page.nodes.map(({ origin }) => origin.externalId));
    if (!page.pageInfo.hasNextPage) return ids;
    after = page.pageInfo.endCursor ?? null;
  }
}

test('a list that grows between readings, on pages of any sizes, is shown as it is', async () => {
  const reading = fc.record({
    /** The times of new items on top, as steps after the last one. */
    added: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 1, maxLength: 8 }),
    sizes: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 5 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(reading, { minLength: 1, maxLength: 4 }), async (readings) => {
      const scene = await createScene();
      const list: Note[] = [];
      let millisecond = 0;
      for (const { added, sizes } of readings) {
        for (const step of added) {
          millisecond += step;
          const at = new Date(Date.UTC(2026, 0, 1) + millisecond).toISOString();
          list.unshift(note(`n${list.length}`, at));
        }
        const before = await scene.read().catch(() => []);
        const pages: Note[][] = [];
        for (let from = 0, page = 0; from < list.length; page++) {
          const size = sizes[page % sizes.length]!;
          pages.push(list.slice(from, from + size));
          from += size;
        }
        await scene.importPages(...pages);
        const after = await scene.read();
        expect(after.map(({ externalId }) => externalId)).toEqual(list.map(({ id }) => id));
        expect(after).toEqual(expect.arrayContaining(before));
      }
    }),
    { numRuns: repeat(40) },
  );
});

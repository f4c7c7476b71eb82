import { beforeAll, describe, expect, it } from 'vitest';
import { createRestClient, type RestClient, restError } from '../support/ask-rest.js';
import { createCountingClient } from '../support/counting-client.js';
import { createLiveScene, type LiveScene } from '../support/live-scene.js';
import { startLiveTest } from '../support/live-test.js';
import type { TestDatabase } from '../support/test-database.js';
import type { TestServer } from '../support/test-server.js';
import { clarkyActivity } from '../upstreams/clarky-items.js';
import { inventContactActivity } from '../upstreams/invent-items.js';
import { kasarInteraction, kasarNote } from '../upstreams/kasar-items.js';
import { SYSTEMS, type Upstreams } from '../upstreams/start-upstream.js';

const { Client, statements } = createCountingClient();

/** More than two of the largest pages of each system. */
const COUNT = 230;
const at = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString();

let database: TestDatabase;
let server: TestServer;
let upstreams: Upstreams;
let scene: LiveScene;
let client: RestClient;
let path: { kasar: string; invent: string; clarky: string };

beforeAll(async () => {
  ({ database, server, upstreams } = await startLiveTest({}, { Client }));
});

async function createScene(slug: string, systems: readonly (keyof Upstreams)[] = SYSTEMS) {
  scene = await createLiveScene(database, upstreams, slug);
  const { kasar, invent, clarky } = scene.names;
  const add = {
    kasar(created_at: string, n: number) {
      const item =
        n % 3 ? kasarNote({ created_at }) : kasarInteraction({ created_at, channel: 'call' });
      upstreams.kasar.record('contacts', kasar).add(item);
    },
    invent(created_at: string) {
      upstreams.invent.record('contacts', invent).add(inventContactActivity({ created_at }));
    },
    clarky(created_at: string) {
      const item = { contact_id: clarky, activity_type: 'call', created_at };
      upstreams.clarky.record('contacts', clarky).add(clarkyActivity(item));
    },
  };
  for (const system of systems) {
    for (let n = 0; n < COUNT; n++) add[system](at(n), n);
  }
  client = createRestClient(server, await server.keyOf(scene.organizationId));
  path = {
    kasar: `/api/v1/activity/contacts/${kasar}`,
    invent: `/orgs/${slug}/contacts/${invent}/activities`,
    clarky: `/api/v1/contacts/${clarky}/activities`,
  };
}

async function alwaysRead() {
  await database.prisma.source.updateMany({
    where: { organizationId: scene.organizationId },
    data: { maxAgeSeconds: 0 },
  });
}

/** A busy machine may not have read the sources at the deadline: then a later request has what they hold. */
const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 30_000 });

describe('of a record whose sources have not been read', () => {
  it('a first page has what is newest at the sources', async () => {
    await createScene('first-page');
    const times = async () => {
      const { body } = await client.get(path.clarky, { page_size: 3 });
      return body.data.map((it: { created_at: string }) => it.created_at);
    };
    await eventually(times).toEqual([at(COUNT - 1), at(COUNT - 1), at(COUNT - 1)]);
  });

  it('a page far down has them read as deep as that', async () => {
    await createScene('far-down');
    const page = { page: 7, page_size: 100 };
    await eventually(async () => (await client.get(path.clarky, page)).body.data.length).toBe(90);
    const { body } = await client.get(path.clarky, page);
    expect(body.pagination).toMatchObject({ total: 3 * COUNT, total_pages: 7 });
    expect(body.data.at(-1).created_at).toBe(at(0));
    // All are fresh and complete.
    await eventually(async () =>
      (await client.get(path.clarky)).headers.get('source-coverage'),
    ).toBe(null);
    expect((await client.get(path.invent, { page: 4, take: 100 })).body).toHaveLength(83);
    // The sources are read again, and have nothing new: the page is still where it was.
    await alwaysRead();
    statements.length = 0;
    await client.get(path.clarky, page);
    expect(statements.filter((text) => text.includes('offset 599 limit 1'))).toHaveLength(1);
  });

  it('a walk by numbers goes on until the sources are read to their ends', async () => {
    await createScene('numbers', ['clarky']);
    const page = async (number: number) => {
      const query = { page: number, page_size: 100 };
      // Not yet read as far: never a page that is short or empty.
      let answer = await client.get(path.clarky, query);
      await eventually(async () => {
        if (answer.status === 503) answer = await client.get(path.clarky, query);
        return answer.status;
      }).toBe(200);
      return answer.body;
    };
    const ids: string[] = [];
    let last = 1;
    for (let number = 1; number <= last; number++) {
      const { data, pagination } = await page(number);
      ids.push(...data.map(({ id }: { id: string }) => id));
      last = pagination.total_pages;
      if (number < last) expect(data).toHaveLength(100);
    }
    expect(new Set(ids).size).toBe(COUNT);
    expect(ids).toHaveLength(COUNT);
  });

  it('a page that they are not read as far as is refused for now, not empty', async () => {
    await createScene('not-yet', ['invent']);
    upstreams.invent.addFault({ name: 'hangBeforeHeaders' });
    const answer = await client.get(path.invent, { page: 4, take: 50 });
    expect(restError(answer)).toMatch(
      /^503 UNAVAILABLE page: the sources are still being read, and not yet as far as page 4 with take 50/,
    );
    expect(answer.headers.get('retry-after')).toBe('1');
    upstreams.invent.clearFaults();
  });

  it('a walk by cursors has each item once, up to the end', async () => {
    await createScene('walk');
    const found = { interactions: [] as string[], notes: [] as string[] };
    let cursor: string | null = null;
    do {
      const query: Record<string, string> = cursor ? { cursor, limit: '50' } : { limit: '50' };
      const { body } = await client.get(path.kasar, query);
      for (const name of ['interactions', 'notes'] as const) {
        found[name].push(...body[name].data.map(({ id }: { id: string }) => id));
      }
      cursor = body.nextCursor;
    } while (cursor !== null);
    const notes = COUNT - Math.ceil(COUNT / 3) + COUNT;
    expect(found.notes).toHaveLength(notes);
    expect(found.interactions).toHaveLength(3 * COUNT - notes);
    for (const ids of Object.values(found)) expect(new Set(ids).size).toBe(ids.length);
  });
});

it('answers from what is stored where a source does not answer', async () => {
  await createScene('failing');
  const count = async () => (await client.get(path.clarky)).body.data.length;
  await eventually(count).toBe(25);
  await alwaysRead();
  for (const upstream of Object.values(upstreams)) {
    upstream.addFault({ name: 'status', status: 503 });
  }
  for (const name of SYSTEMS) {
    const { status, headers } = await client.get(path[name]);
    expect(status).toBe(200);
    const failed = SYSTEMS.map((slug) => `"${slug}";state=FAILED;complete=[?][01]`).sort();
    expect(headers.get('source-coverage')).toMatch(new RegExp(`^${failed.join(', ')}$`));
  }
  expect(await count()).toBe(25);
});

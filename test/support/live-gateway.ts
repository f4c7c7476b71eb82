import { GraphQLClient } from 'graphql-request';
import { afterEach, expect } from 'vitest';
import type { RecordReference } from '../../src/activity/record-reference.js';
import { encodeId } from '../../src/activity/type-id.js';
import type { ReadCounts } from '../../src/sync/read-link.js';
import type { Goal } from '../../src/sync/read-list.js';
import type { SyncOptions } from '../../src/sync/sync.js';
import { clarkyActivity } from '../upstreams/clarky-items.js';
import { inventContactActivity } from '../upstreams/invent-items.js';
import { kasarInteraction } from '../upstreams/kasar-items.js';
import { SYSTEMS, type SystemName, type Upstreams } from '../upstreams/start-upstream.js';
import type { WireItem } from '../upstreams/wire-item.js';
import { collectLog } from './collect-log.js';
import { ITEM_NAME } from './item-name.js';
import { createLiveScene, createTestSync, IMPATIENT, type LiveScene } from './live-scene.js';
import { startLiveTest } from './live-test.js';
import { pollChanges } from './poll-changes.js';

/** 2026-03-01T00:00Z and so many hours. */
export const at = (hours: number) =>
  new Date(Date.UTC(2026, 2, 1) + hours * 3_600_000).toISOString();

/** An activity as a timeline shows it, as far as sources can change it. */
export interface ShownActivity {
  id: string;
  /** SOURCE:EXTERNAL_ID */
  name: string;
  occurredAt: string;
  /** Name, time and text, to be compared with what upstream systems hold. */
  line: string;
}

const SHOWN = `
  query ($record: RecordBy!, $after: String, $first: Int!, $freshness: FreshnessInput) {
    timeline(record: $record, first: $first, after: $after, freshness: $freshness) {
      nodes {
        id occurredAt occurredAtPrecision title origin { externalId source { slug } }
        ... on InteractionData { subject }
        ... on NoteData { content }
      }
      pageInfo { hasNextPage endCursor }
      changesCursor
    }
  }`;

interface ShownPage {
  nodes: {
    id: string;
    occurredAt: string;
    occurredAtPrecision: string;
    title: string | null;
    subject?: string | null;
    content?: string | null;
    origin: { externalId: string; source: { slug: string } };
  }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  changesCursor: string;
}

/** A scene whose contact is in three systems, seen through a gateway. */
export interface WatchedScene extends LiveScene {
  client: GraphQLClient;
  link(system: SystemName): RecordReference;
  /** Adds items to a system's list of the contact; what is not given is as documented. */
  add(system: SystemName, ...items: (WireItem & { id: string })[]): void;
  list(system: SystemName): ReturnType<Upstreams[SystemName]['record']>;
  /** Reads with what is newest at all sources, waiting long enough. */
  readNow(waitForMs?: number): ReturnType<LiveScene['read']>;
  /** All of the timeline, or so many pages of it, in the order in which it is shown. */
  readPages(options?: {
    first?: number;
    waitForMs?: number;
    pages?: number;
  }): Promise<ShownActivity[]>;
  /** The place in the change feed now. */
  cursor(): Promise<string>;
  /** What changed since a place in the feed: TYPE and SOURCE:EXTERNAL_ID, sorted. */
  changesSince(cursor: string): Promise<string[]>;
  /** Reads a list from its first page to its last. */
  readAll(system: SystemName): Promise<ReadCounts>;
  /** Reads a list as far as is said. @throws {SourceFailure} */
  readFurther(system: SystemName, goal: Goal): Promise<ReadCounts>;
  /** The timeline, read anew, is what the upstream systems hold now. */
  expectHeld(): Promise<void>;
}

/**
 * A gateway and three upstream systems for the tests of one file. After each test neither the log nor an
 * answer holds a token.
 */
export async function startLiveGateway(
  options: Pick<SyncOptions, 'leaseSeconds' | 'limits'> = IMPATIENT,
) {
  const log = collectLog();
  const answers: string[] = [];
  const { database, server, upstreams } = await startLiveTest({ sync: options, log: log.log });
  let count = 0;
  afterEach(() => {
    for (const upstream of Object.values(upstreams)) {
      upstream.clearFaults();
      upstream.onCall = null;
      upstream.maxTake = 100;
      upstream.cursorStyle = 'keyset';
      expect(log.text()).not.toContain(upstream.token);
      expect(answers.join('\n')).not.toContain(upstream.token);
    }
    answers.length = 0;
  });

  async function recordingFetch(...request: Parameters<typeof fetch>): Promise<Response> {
    const response = await fetch(...request);
    answers.push(await response.clone().text());
    return response;
  }

  async function createScene(): Promise<WatchedScene> {
    const scene = await createLiveScene(database, upstreams, `scene-${++count}`);
    const key = await server.keyOf(scene.organizationId);
    const client = new GraphQLClient(server.url, {
      headers: { authorization: `Bearer ${key}` },
      fetch: recordingFetch,
    });
    const record = { id: scene.contact };

    async function readShown(variables: Record<string, unknown>): Promise<ShownPage> {
      const asked = { record, first: 40, ...variables };
      return (await client.request<{ timeline: ShownPage }>(SHOWN, asked)).timeline;
    }

    const watched: WatchedScene = {
      ...scene,
      client,
      link: (system) => ({
        sourceId: scene.sourceIds[system]!,
        object: 'contacts',
        externalId: scene.names[system],
      }),
      list: (system) => upstreams[system].record('contacts', scene.names[system]),
      add(system, ...items) {
        for (const item of items) {
          const contact_id = scene.names.clarky;
          if (system === 'kasar') {
            upstreams.kasar
              .record('contacts', scene.names.kasar)
              .add({ ...kasarInteraction({ subject: `Subject of ${item.id}` }), ...item });
          } else if (system === 'invent') {
            upstreams.invent
              .record('contacts', scene.names.invent)
              .add(inventContactActivity({ ...item }));
          } else {
            upstreams.clarky
              .record('contacts', scene.names.clarky)
              .add(clarkyActivity({ contact_id, title: `Title of ${item.id}`, ...item }));
          }
        }
      },
      readNow: (waitForMs = 5_000) =>
        scene.read(client, { first: 100, freshness: { maxAgeSeconds: 0, waitForMs } }),
      async readPages({ first = 40, waitForMs = 5_000, pages = 60 } = {}) {
        const shown: ShownActivity[] = [];
        let after: string | null = null;
        for (let page = 0; ; page++) {
          expect(page, 'pages without an end').toBeLessThan(59);
          const { nodes, pageInfo } = await readShown({ first, after, freshness: { waitForMs } });
          shown.push(...nodes.map(toShown));
          if (!pageInfo.hasNextPage || page + 1 === pages) break;
          after = pageInfo.endCursor;
        }
        const names = shown.map(({ name }) => name);
        expect(new Set(names).size, 'something is shown twice').toBe(names.length);
        const times = shown.map(({ occurredAt }) => occurredAt);
        expect(times).toEqual([...times].sort().reverse());
        return shown;
      },
      cursor: async () => (await readShown({ freshness: { waitForMs: 0 } })).changesCursor,
      async changesSince(cursor) {
        const { changes } = await pollChanges(database, client, cursor, { record });
        const { rows } = await database.pool.query<{ id: string; name: string }>(
          `select a.id, ${ITEM_NAME} as name
             from activity a join source s on s.id = a.source_id where a.organization_id = $1`,
          [scene.organizationId],
        );
        const names = new Map(rows.map(({ id, name }) => [encodeId('activity', id), name]));
        return changes.map(({ type, activityId }) => `${type} ${names.get(activityId)}`).sort();
      },
      readAll: (system) => watched.readFurther(system, { newestPage: true, full: true }),
      async readFurther(system, goal) {
        const sync = createTestSync(database);
        try {
          const { failure, counts, how } = await sync.read(watched.link(system), goal);
          if (failure) throw failure;
          expect(how).toBe('read');
          return counts;
        } finally {
          await sync.close();
        }
      },
      async expectHeld() {
        const now = await watched.readNow();
        const shown = await watched.readPages({ first: 100 });
        expect(shown.map(({ line }) => line).sort()).toEqual(
          SYSTEMS.flatMap((system) =>
            watched.list(system).items.map((item) => lineOf(system, item)),
          ).sort(),
        );
        const { of } = await scene.read(client);
        for (const system of SYSTEMS) {
          expect(now.of[system], system).toMatchObject({ state: 'FRESH', error: null });
          expect(of[system], system).toMatchObject({ complete: true, error: null });
        }
      },
    };
    return watched;
  }

  return { database, server, upstreams, createScene };
}

function toShown(node: ShownPage['nodes'][number]): ShownActivity {
  const { id, occurredAt, occurredAtPrecision, title, subject, content, origin } = node;
  const name = `${origin.source.slug}:${origin.externalId}`;
  const time = occurredAtPrecision === 'FIRST_SEEN' ? 'first seen' : occurredAt;
  const line = `${name} ${time} ${subject ?? content ?? title ?? ''}`;
  return { id, name, occurredAt, line };
}

/** The same of an item as an upstream system holds it. */
function lineOf(system: SystemName, item: WireItem): string {
  const text = { kasar: item.subject, invent: contentOf(item), clarky: item.title }[system];
  const { created_at } = item;
  const time = typeof created_at === 'string' ? new Date(created_at).toISOString() : 'first seen';
  return `${system}:${item.id} ${time} ${text ?? ''}`;
}

function contentOf({ note }: WireItem): unknown {
  return (note as { content?: unknown } | undefined)?.content;
}

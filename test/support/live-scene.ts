import type { GraphQLClient } from 'graphql-request';
import { encodeId } from '../../src/activity/type-id.js';
import type { Database } from '../../src/db/database.js';
import { stateRecord } from '../../src/record/link-records.js';
import { TokenVault } from '../../src/sources/client/token-vault.js';
import { findSourceDefinition } from '../../src/sources/registry.js';
import type { SourceDefinition } from '../../src/sources/source-definition.js';
import { addSource, type LiveSettings } from '../../src/sync/add-source.js';
import { Sync, type SyncOptions } from '../../src/sync/sync.js';
import type { LiveTimelineQuery, LiveTimelineQueryVariables } from '../gql/graphql.js';
import { graphql } from '../gql/index.js';
import { SYSTEMS, type Upstreams } from '../upstreams/start-upstream.js';
import { createTestOrganization, type TestDatabase } from './test-database.js';
import { TEST_SECRET_KEY } from './test-server.js';

/** A test's patience: what is slow or dead is found to be so soon. */
export const IMPATIENT = {
  leaseSeconds: 2,
  limits: { timeout: 1_000, failures: 3, rest: 400 },
} satisfies Pick<SyncOptions, 'leaseSeconds' | 'limits'>;

const LiveTimeline = graphql(`
  query LiveTimeline(
    $record: RecordBy!, $first: Int, $after: String, $last: Int, $before: String,
    $order: TimelineOrder! = NEWEST_FIRST, $filter: ActivityFilter, $freshness: FreshnessInput
  ) {
    timeline(
      record: $record, first: $first, after: $after, last: $last, before: $before,
      order: $order, filter: $filter, freshness: $freshness
    ) {
      nodes { id summary occurredAt origin { externalId source { slug } } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      totalCount
      sources {
        source { slug } state asOf completeDownTo complete verifiedAt rejectedItems warnings
        error { code message at retryAt }
      }
    }
  }
`);

/** Reads the timeline of a record by its id in the contract. */
export async function readTimeline(
  client: GraphQLClient,
  id: string,
  variables: Partial<LiveTimelineQueryVariables> = {},
): Promise<Connection> {
  const { timeline } = await client.request(LiveTimeline, { record: { id }, ...variables });
  if (!timeline) throw new Error('there is no timeline');
  return timeline;
}

type Connection = NonNullable<LiveTimelineQuery['timeline']>;

/** An answer, with what is asked of it most at hand. */
export interface LiveAnswer extends Connection {
  /** The activities as SOURCE:EXTERNAL_ID. */
  names: string[];
  /** The coverage by the slug of its source. */
  of: Record<string, Connection['sources'][number]>;
}

/** An organization with three live sources, which all know one contact. */
export interface LiveScene {
  organizationId: string;
  upstreams: Upstreams;
  /** What each source calls the contact. */
  names: { kasar: string; invent: string; clarky: string };
  /** The UUIDs of the sources, by slug. */
  sourceIds: Record<string, string>;
  /** The contact's id in the contract, and its UUID. */
  contact: string;
  contactId: string;
  /** Reads its timeline. */
  read(client: GraphQLClient, variables?: Partial<LiveTimelineQueryVariables>): Promise<LiveAnswer>;
  /** How often each system was asked since it was asked this last. */
  countCalls(): { kasar: number; invent: number; clarky: number };
}

/** Makes a live source, with settings of a test where none are given. @returns its UUID. */
export async function addLiveSource(
  database: TestDatabase,
  organizationId: string,
  definition: SourceDefinition,
  settings: Partial<LiveSettings> & Pick<LiveSettings, 'url' | 'token'>,
): Promise<string> {
  const slug = definition.system.toLowerCase();
  const vault = new TokenVault(TEST_SECRET_KEY);
  await addSource(database, vault, organizationId, {
    slug,
    definition,
    name: definition.label,
    config: {},
    maxAgeSeconds: 300,
    everySeconds: 900,
    writeBack: false,
    ...settings,
  });
  const source = await database.prisma.source.findUniqueOrThrow({
    where: { organizationId_slug: { organizationId, slug } },
  });
  return source.id;
}

/**
 * Makes an organization whose sources are these systems.
 * @param suffix of the contact's name in each of them; it needs one of its own where systems are shared.
 */
export async function createLiveScene(
  database: TestDatabase,
  upstreams: Upstreams,
  slug: string,
  settings: { maxAgeSeconds?: number; everySeconds?: number } = {},
): Promise<LiveScene> {
  const organizationId = await createTestOrganization(database, slug);
  const sourceIds: Record<string, string> = {};
  const names = {
    kasar: crypto.randomUUID(),
    invent: `inv_${slug}`,
    clarky: `c_${slug}`,
  };
  for (const name of SYSTEMS) {
    upstreams[name].record('contacts', names[name]);
    sourceIds[name] = await addLiveSource(database, organizationId, findSourceDefinition(name)!, {
      url: upstreams[name].url,
      token: upstreams[name].token,
      config: name === 'invent' ? { org: upstreams.invent.org } : {},
      writeBack: name === 'clarky',
      ...settings,
    });
  }
  await stateRecord(database, organizationId, {
    object: 'contacts',
    external: SYSTEMS.map((name) => ({
      sourceId: sourceIds[name]!,
      object: 'contacts',
      externalId: names[name],
    })),
  });
  const { id: contactId } = await database.prisma.crmRecord.findFirstOrThrow({
    where: { organizationId },
  });
  const contact = encodeId('contact', contactId);
  const counted = { kasar: 0, invent: 0, clarky: 0 };
  return {
    organizationId,
    upstreams,
    names,
    sourceIds,
    contact,
    contactId,
    async read(client, variables) {
      const timeline = await readTimeline(client, contact, variables);
      return {
        ...timeline,
        names: timeline.nodes.map(({ origin }) => `${origin.source.slug}:${origin.externalId}`),
        of: Object.fromEntries(timeline.sources.map((it) => [it.source.slug, it])),
      };
    },
    countCalls() {
      const calls = { kasar: 0, invent: 0, clarky: 0 };
      for (const name of SYSTEMS) {
        calls[name] = upstreams[name].calls.length - counted[name];
        counted[name] = upstreams[name].calls.length;
      }
      return calls;
    },
  };
}

/** What reads sources, as a server of the tests does. */
export function createTestSync(database: Database, options: Partial<SyncOptions> = {}): Sync {
  return new Sync({ database, vault: new TokenVault(TEST_SECRET_KEY), ...IMPATIENT, ...options });
}

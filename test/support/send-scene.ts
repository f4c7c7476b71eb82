import type { GraphQLClient } from 'graphql-request';
import { encodeId } from '../../src/activity/type-id.js';
import { stateRecord } from '../../src/record/link-records.js';
import type { ClarkyItem } from '../upstreams/clarky-items.js';
import type { RecordList } from '../upstreams/record-list.js';
import type { Upstreams } from '../upstreams/start-upstream.js';
import type { Call } from '../upstreams/upstream.js';
import { createLiveScene, type LiveScene } from './live-scene.js';
import { drainChanges, type PolledChange, settleFeed } from './read-changes.js';
import type { TestDatabase } from './test-database.js';
import type { TestServer } from './test-server.js';

/** An activity that was logged in a source, as it is answered. */
export interface SentActivity {
  id: string;
  kind: string;
  title: string | null;
  occurredAt: string;
  records: { id: string }[];
  origin: { source: { slug: string }; externalId: string | null; delivery: string | null };
}

const ACTIVITY = `id kind title occurredAt records { id }
  origin { source { slug } externalId delivery }`;

/** A contact and a company that Clarky knows, and a client that may write. */
export interface SendScene extends LiveScene {
  client: GraphQLClient;
  /** The company's id in the contract; Clarky calls it `companyName`. */
  company: string;
  companyName: string;
  /** What Clarky holds of the contact. */
  list: RecordList<ClarkyItem>;
  /** Logs an activity on the contact in Clarky, unless said otherwise. */
  log(input?: Record<string, unknown>, client?: GraphQLClient): Promise<SentActivity>;
  /** The contact's timeline as it is stored, newest first. */
  stored(): Promise<SentActivity[]>;
  /** Reads Clarky's list from the newest item, or all of it. */
  sync(how?: 'head' | 'full'): Promise<void>;
  /** What was sent since this was asked last. */
  posts(): Call[];
  /** Everything that the change feed tells. */
  changes(): Promise<PolledChange[]>;
  /** How many rows of the organization each table holds that a delivery may leave something in. */
  rows(): Promise<Record<string, number>>;
}

export async function createSendScene(
  database: TestDatabase,
  server: TestServer,
  upstreams: Upstreams,
  slug: string,
): Promise<SendScene> {
  // Only who says so reads: what a source holds is found when a test wants it.
  const live = await createLiveScene(database, upstreams, slug, { maxAgeSeconds: 86_400 });
  const { organizationId, contact, names, sourceIds } = live;
  const client = await server.clientOf(organizationId, { scopes: ['read', 'write'] });
  const companyName = `co_${slug}`;
  upstreams.clarky.record('companies', companyName);
  await stateRecord(database, organizationId, {
    object: 'companies',
    external: [{ sourceId: sourceIds.clarky!, object: 'companies', externalId: companyName }],
  });
  const { id: companyId } = await database.prisma.crmRecord.findFirstOrThrow({
    where: { organizationId, object: 'companies' },
  });
  let counted = upstreams.clarky.calls.length;
  const scene: SendScene = {
    ...live,
    client,
    company: encodeId('company', companyId),
    companyName,
    list: upstreams.clarky.record('contacts', names.clarky),
    async log(input, as = client) {
      const { logActivity } = await as.request<{ logActivity: { activity: SentActivity } }>(
        `mutation ($input: LogActivityInput!) {
          logActivity(input: $input) { activity { ${ACTIVITY} } }
        }`,
        { input: { kind: 'CALL', records: [{ id: contact }], sendTo: 'clarky', ...input } },
      );
      return logActivity.activity;
    },
    async stored() {
      // No upstream system is asked for this.
      const { activities } = await client.request<{ activities: { nodes: SentActivity[] } }>(
        `query ($id: ID!) {
          activities(first: 100, filter: { records: [$id] }) { nodes { ${ACTIVITY} } }
        }`,
        { id: contact },
      );
      return activities.nodes;
    },
    async sync(how = 'head') {
      if (how === 'head') {
        const freshness = { maxAgeSeconds: 0, waitForMs: 10_000 };
        const { of } = await scene.read(client, { freshness });
        if (of.clarky?.state !== 'FRESH') throw new Error(JSON.stringify(of.clarky));
        return;
      }
      await client.request(
        `mutation ($id: ID!) {
          syncRecord(record: { id: $id }, source: "clarky", waitForMs: 10000) { record { id } }
        }`,
        { id: contact },
      );
    },
    posts() {
      const calls = upstreams.clarky.calls.slice(counted);
      counted = upstreams.clarky.calls.length;
      return calls.filter(({ method }) => method === 'POST');
    },
    async changes() {
      await settleFeed(database);
      return (await drainChanges(client, {})).changes;
    },
    async rows() {
      const { rows } = await database.pool.query(
        `select (select count(*)::int from activity where organization_id = $1) as activities,
            (select count(*)::int from timeline_entry e join crm_record r on r.id = e.scope_id
              where r.organization_id = $1) as entries,
            (select count(*)::int from delivery where organization_id = $1) as deliveries,
            (select count(*)::int from idempotency_key where organization_id = $1) as keys,
            (select count(*)::int from activity_change where organization_id = $1) as changes`,
        [organizationId],
      );
      return rows[0];
    },
  };
  return scene;
}

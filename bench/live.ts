import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { GraphQLClient } from 'graphql-request';
import { issueKey } from '../src/access/manage-keys.js';
import { encodeId } from '../src/activity/type-id.js';
import { createOrganization } from '../src/ingest/create-organization.js';
import { randomId } from '../src/ingest/upsert-records.js';
import { stateRecord } from '../src/record/link-records.js';
import { TokenVault } from '../src/sources/client/token-vault.js';
import { findSourceDefinition } from '../src/sources/registry.js';
import { addSource } from '../src/sync/add-source.js';
import { Sync } from '../src/sync/sync.js';
import { findLinksToSync, syncLinks } from '../src/sync/sync-links.js';
import type { Bench } from './bench.js';
import { comparePairs, type Load, type Row, type Spread, spread } from './measure.js';

const SYSTEMS = ['kasar', 'invent', 'clarky'] as const;

/** Readers at the same time, of different records. */
const READERS = 50;

/** How long the systems take to answer, in milliseconds; the slowest is what a reader must wait for. */
const LATENCY = { kasar: 200, invent: 400, clarky: 800 };

/** How much more a live read may take than the slowest source, in milliseconds. */
const ALLOWED = 25;

export async function measureLive(bench: Bench): Promise<Row[]> {
  return [await compareFresh(bench), ...(await compareReads(bench)), ...(await compareSync(bench))];
}

const PAGE = `
  query Page($record: ID!) {
    timeline(record: { id: $record }, first: 20) {
      nodes { id kind occurredAt title actor { id name } attachments { id filename url size } }
      pageInfo { hasNextPage endCursor }
    }
  }`;

/** A page of a record with three live sources that are all fresh, against one of a record without. */
async function compareFresh({ database, organizationId, gateway, headers, recordIds }: Bench) {
  const { pool } = database;
  const live = recordIds.slice(100, 200);
  const bare = recordIds.slice(200, 300);
  await pool.query('delete from record_link where record_id = any($1::uuid[])', [
    [...live, ...bare],
  ]);
  for (const slug of SYSTEMS) {
    const id = randomId();
    await pool.query(
      `insert into source (id, organization_id, slug, name, system, url, max_age_seconds)
       values ($1, $2, $3, $3, $4, 'http://127.0.0.1:9', 86400)`,
      [id, organizationId, `fresh-${slug}`, slug.toUpperCase()],
    );
    await pool.query(
      `insert into record_link (source_id, object, external_id, organization_id, record_id, as_of,
         complete, reading)
       select $1, 'contacts', r::text, $2, r, now(), true, '{}' from unnest($3::uuid[]) r`,
      [id, organizationId, live],
    );
  }
  await pool.query('analyze record_link');
  const load = (ids: string[]): Load => ({
    url: gateway.url,
    headers,
    bodies: ids.map((id) =>
      JSON.stringify({ query: PAGE, variables: { record: encodeId('contact', id) } }),
    ),
  });
  return comparePairs(
    'time of a page with three fresh sources / without sources',
    '<= 1.05',
    load(live),
    load(bare),
    (a, b) => b / a,
  );
}

interface Upstream {
  url: string;
  token: string;
  org: string;
}

interface Upstreams {
  systems: Record<(typeof SYSTEMS)[number], Upstream>;
  process: ChildProcess;
}

/** Records that three systems know, with so many items in each. */
async function startUpstreams(records: number, items: number, latency: number[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'bench/upstreams.ts'], {
    env: {
      ...process.env,
      RECORDS: String(records),
      ITEMS: String(items),
      LATENCY: latency.join(','),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface(child.stdout!), 'line');
  return { systems: JSON.parse(line), process: child } as Upstreams;
}

/** An organization with these systems as sources. @returns its id, and the records by their number. */
async function createLive({ database, secretKey }: Bench, upstreams: Upstreams, records: number) {
  const organizationId = randomId();
  const slug = `live-${organizationId.slice(-8)}`;
  await createOrganization(database, { id: organizationId, slug, name: slug });
  const vault = new TokenVault(secretKey);
  for (const name of SYSTEMS) {
    const { url, token, org } = upstreams.systems[name];
    await addSource(database, vault, organizationId, {
      slug: name,
      definition: findSourceDefinition(name)!,
      name,
      url,
      token,
      config: name === 'invent' ? { org } : {},
      maxAgeSeconds: 300,
      everySeconds: 900,
      writeBack: false,
    });
  }
  const sources = await database.prisma.source.findMany({ where: { organizationId } });
  for (let record = 0; record < records; record++) {
    await stateRecord(database, organizationId, {
      object: 'contacts',
      external: sources
        .filter(({ url }) => url !== null)
        .map(({ id }) => ({ sourceId: id, object: 'contacts', externalId: `r_${record}` })),
    });
  }
  const { rows } = await database.pool.query<{ record_id: string }>(
    `select distinct record_id from record_link where organization_id = $1`,
    [organizationId],
  );
  return { organizationId, sources, recordIds: rows.map(({ record_id }) => record_id) };
}

const LIVE = `
  query Live($record: ID!) {
    timeline(record: { id: $record }, first: 20, freshness: { maxAgeSeconds: 0, waitForMs: 10000 }) {
      nodes { id kind occurredAt title }
      sources { state error { code } }
    }
  }`;

/** How often each reader reads, one time after the other. */
const ROUNDS = 6;

/**
 * 50 readers of different records at once, who wait for three sources each time: against who asks the
 * three sources just so, and has the slowest answer.
 */
async function compareReads(bench: Bench): Promise<Row[]> {
  const upstreams = await startUpstreams(READERS * 2, 20, Object.values(LATENCY));
  try {
    const { organizationId, recordIds } = await createLive(bench, upstreams, READERS * 2);
    const key = await issueKey(bench.database, { organizationId, name: 'live', scopes: ['read'] });
    const client = new GraphQLClient(bench.gateway.url, {
      headers: { authorization: `Bearer ${key}` },
    });
    const read = async (id: string) => {
      const { timeline } = await client.request<{
        timeline: { sources: { error: unknown }[]; nodes: unknown[] };
      }>(LIVE, { record: encodeId('contact', id) });
      if (timeline.nodes.length !== 20 || timeline.sources.some((it) => it.error)) {
        throw new Error(JSON.stringify(timeline.sources));
      }
    };
    const ask = async (record: number) => {
      await Promise.all(
        SYSTEMS.map((name) => fetchPage(upstreams.systems, name, `r_${record}`, 1)),
      );
    };
    const alone = await timeReaders(ROUNDS, ask);
    // Everything that is read is new; then nothing of it.
    const first = await timeReaders(1, (reader) => read(recordIds[READERS + reader]!));
    await timeReaders(1, (reader) => read(recordIds[reader]!));
    const again = await timeReaders(ROUNDS, (reader) => read(recordIds[reader]!));
    return [
      toReadRow('with nothing new', again, alone),
      toReadRow('with 60 new items each', first, alone),
    ];
  } finally {
    upstreams.process.kill();
  }
}

/** Milliseconds of each time that 50 readers do something, one time after the other each. */
async function timeReaders(
  rounds: number,
  work: (reader: number) => Promise<void>,
): Promise<number[]> {
  const times: number[] = [];
  await Promise.all(
    Array.from({ length: READERS }, async (_, reader) => {
      // They do not all begin at the same instant.
      await sleep((Math.max(...Object.values(LATENCY)) * reader) / READERS);
      for (let round = 0; round < rounds; round++) {
        const started = performance.now();
        await work(reader);
        times.push(performance.now() - started);
      }
    }),
  );
  return times.sort((a, b) => a - b);
}

/** Medians, with the time that 95 of 100 stay below as the most. */
function toReadRow(what: string, gateway: number[], alone: number[]): Row {
  const [a, b] = [gateway, alone].map((times) => ({
    min: times[0]!,
    median: times[times.length >> 1]!,
    max: times[Math.floor(times.length * 0.95)]!,
  })) as [Spread, Spread];
  return {
    name: `live read ${what}, beyond the slowest source (milliseconds, 50 at once)`,
    target: `<= ${ALLOWED}`,
    ratio: { median: a.median - b.median, min: a.min - b.min, max: a.max - b.max },
    a,
    b,
  };
}

async function fetchPage(
  systems: Upstreams['systems'],
  name: (typeof SYSTEMS)[number],
  record: string,
  page: number,
  cursor?: string,
): Promise<unknown> {
  const { url, token, org } = systems[name];
  const path = {
    kasar: `/api/v1/activity/contacts/${record}?limit=100${cursor ? `&cursor=${cursor}` : ''}`,
    invent: `/orgs/${org}/contacts/${record}/activities?take=100&page=${page}`,
    clarky: `/api/v1/contacts/${record}/activities?page_size=100&page=${page}`,
  }[name];
  const response = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } });
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response.json();
}

const SYNC_RECORDS = 30;
const SYNC_ITEMS = 250;

/** Reading all of 90 lists of 250 items, against a bare loop over the same pages. */
async function compareSync(bench: Bench): Promise<Row[]> {
  const rows: Row[] = [];
  for (const latency of [50, 0]) {
    const upstreams = await startUpstreams(SYNC_RECORDS, SYNC_ITEMS, [latency, latency, latency]);
    const sync = new Sync({ database: bench.database, vault: new TokenVault(bench.secretKey) });
    try {
      const bare: number[] = [];
      const first: number[] = [];
      const again: number[] = [];
      for (let round = 0; round < 3; round++) {
        const { organizationId, sources } = await createLive(bench, upstreams, SYNC_RECORDS);
        const links = await findLinksToSync(
          bench.database.pool,
          organizationId,
          sources.filter(({ url }) => url !== null),
          null,
        );
        const run = async () => {
          const started = performance.now();
          await syncLinks(sync, links, true, (_, { failure }) => {
            if (failure) throw failure;
          });
          return (SYNC_RECORDS * SYNC_ITEMS * 3 * 1_000) / (performance.now() - started);
        };
        bare.push(await loopOver(upstreams));
        first.push(await run());
        again.push(await run());
      }
      for (const [what, rates] of [
        ['all new', first],
        ['nothing new', again],
      ] as const) {
        rows.push({
          name: `sync, ${what}, sources of ${latency} ms / a bare loop (items/s)`,
          target: '>= 0.5',
          ratio: spread(rates.map((rate, index) => rate / bare[index]!)),
          a: spread(rates),
          b: spread(bare),
        });
      }
    } finally {
      await sync.close();
      upstreams.process.kill();
    }
  }
  return rows;
}

/** Items a second that a loop fetches and parses, page by page. */
async function loopOver({ systems }: Upstreams): Promise<number> {
  const started = performance.now();
  let items = 0;
  for (let record = 0; record < SYNC_RECORDS; record++) {
    for (const name of SYSTEMS) {
      let cursor: string | undefined;
      for (let page = 1; ; page++) {
        const body = await fetchPage(systems, name, `r_${record}`, page, cursor);
        const { data, interactions, nextCursor } = body as {
          data?: unknown[];
          interactions?: { data: unknown[] };
          nextCursor?: string | null;
        };
        const found = (body as unknown[]).length ?? data?.length ?? interactions!.data.length;
        items += found;
        cursor = nextCursor ?? undefined;
        if (name === 'kasar' ? !cursor : found < 100) break;
      }
    }
  }
  return (items * 1_000) / (performance.now() - started);
}

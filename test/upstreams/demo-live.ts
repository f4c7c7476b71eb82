import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { demoOrganization, demoRecords } from '../../demo/demo-organization.js';
import { issueKey } from '../../src/access/manage-keys.js';
import { stopOnSignal } from '../../src/cli/command.js';
import { readConfig } from '../../src/config.js';
import type { Database } from '../../src/db/database.js';
import { openStore } from '../../src/db/open-store.js';
import { createLog } from '../../src/http/log.js';
import { startServer } from '../../src/http/start-server.js';
import { createOrganization } from '../../src/ingest/create-organization.js';
import { randomId } from '../../src/ingest/upsert-records.js';
import { stateRecord } from '../../src/record/link-records.js';
import { TokenVault } from '../../src/sources/client/token-vault.js';
import { findSourceDefinition } from '../../src/sources/registry.js';
import { addSource } from '../../src/sync/add-source.js';
import { startFilledUpstreams } from './start-filled-upstreams.js';
import type { Upstreams } from './start-upstream.js';

/**
 * npm run demo:live: a gateway that reads three simulated upstream systems live. Nothing of it is kept
 * when it ends.
 */
async function main(): Promise<void> {
  const stopping = stopOnSignal();
  const { upstreams, close } = await startFilledUpstreams();
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'activity-gateway-live-'));
  const config = readConfig({ ...process.env, DATABASE_URL: '', DATA_DIR: dataDir });
  say('Starting PostgreSQL …');
  const store = await openStore(config, 'exclusive');
  try {
    const { database, secretKey } = store;
    say('Linking the records of three systems …');
    const key = await prepare(database, new TokenVault(secretKey), upstreams);
    const server = await startServer({
      database,
      secretKey,
      host: '127.0.0.1',
      port: config.port,
      demoKey: key,
      works: true,
      log: createLog('warn'),
    });
    say(describe(server.url, key, upstreams));
    if (!stopping.aborted) await once(stopping, 'abort');
    say('Stopping …');
    await server.stop();
  } finally {
    await store.close();
    await close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Makes the organization with its sources and records. @returns a key for it. */
async function prepare(
  database: Database,
  vault: TokenVault,
  upstreams: Upstreams,
): Promise<string> {
  const organizationId = randomId();
  await createOrganization(database, { id: organizationId, ...demoOrganization });
  for (const [slug, { url, token, org }] of Object.entries(upstreams)) {
    const definition = findSourceDefinition(slug)!;
    await addSource(database, vault, organizationId, {
      slug,
      definition,
      name: definition.label,
      url,
      token,
      config: slug === 'invent' ? { org } : {},
      maxAgeSeconds: 15,
      everySeconds: 60,
      writeBack: slug === 'clarky',
    });
  }
  const sources = await database.prisma.source.findMany({ where: { organizationId } });
  const idOf = (slug: string) => sources.find((source) => source.slug === slug)!.id;
  for (const { object, name, company, external } of demoRecords()) {
    await stateRecord(database, organizationId, {
      object,
      name,
      company,
      external: Object.entries(external).map(([slug, externalId]) => ({
        sourceId: idOf(slug),
        object,
        externalId,
      })),
    });
  }
  return issueKey(database, { organizationId, name: 'Live demo', scopes: ['read', 'write'] });
}

function describe(url: string, key: string, { kasar, invent, clarky }: Upstreams): string {
  return `
GraphiQL:  ${url}
Demo key:  ${key}

The gateway reads three simulated systems: Kasar ${kasar.url}, Invent ${invent.url}, Clarky ${clarky.url}.
Open the tab "Sources" in GraphiQL, and run it after each of these in another terminal:

  curl -X PUT ${kasar.url}/_fault -d '{"fault":"status","status":503}'      # Kasar fails
  curl -X PUT ${clarky.url}/_fault -d '{"fault":"hangBeforeHeaders"}'        # Clarky hangs
  curl -X PUT ${invent.url}/_fault -d '{"fault":"rateLimited","retryAfter":20}'
  curl -X PUT ${kasar.url}/_latency -d '{"ms":1500}'                         # slow
  curl -X DELETE ${kasar.url}/_fault                                         # well again
  curl ${kasar.url}/_fault                                                   # all that can go wrong

New items appear every 10 seconds. Ctrl-C ends it; nothing is kept.
`;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

await main();

import type { NewKey } from '../../src/access/manage-keys.js';
import { encodeId } from '../../src/activity/type-id.js';
import { oneOfEach } from './one-of-each.js';
import type { Tenant, TestGateway } from './test-gateway.js';
import { createWriteClient, type WriteClient } from './write-client.js';

/** An organization with the things of {@link oneOfEach}, and a client that may write. */
export interface WriteScene extends Tenant {
  write: WriteClient;
  /** A client with another key, of read and write scope. */
  writeAs(key: Partial<NewKey>): Promise<WriteClient>;
  /** As oneOfEach's sources call them. */
  external: Record<'bob' | 'deal' | 'globex', { source: string; object: string; id: string }>;
  /** A contact, a row of deals, a company, a user and an assistant. */
  ids: Record<'bob' | 'deal' | 'globex' | 'alice' | 'juno', string>;
  /** Of the activity that was imported for Bob: a SEGMENT_ADDED. */
  imported: string;
}

export async function createWriteScene(gateway: TestGateway): Promise<WriteScene> {
  const tenant = await gateway.createTenant();
  await tenant.import(...oneOfEach);
  const { organizationId } = tenant;
  const writeAs = async (key: Partial<NewKey>) =>
    createWriteClient(
      await gateway.server.clientOf(organizationId, { scopes: ['read', 'write'], ...key }),
    );
  const { prisma } = gateway.database;
  const recordOf = async (object: string) =>
    (await prisma.crmRecord.findFirstOrThrow({ where: { organizationId, object } })).id;
  const actorOf = async (type: string) =>
    (await prisma.actor.findFirstOrThrow({ where: { organizationId, type } })).id;
  const imported = await prisma.activity.findFirstOrThrow({
    where: { organizationId, kind: 'SEGMENT_ADDED' },
  });
  return {
    ...tenant,
    write: await writeAs({}),
    writeAs,
    external: {
      bob: { source: 'invent', object: 'contacts', id: 'bob' },
      deal: { source: 'invent', object: 'deals', id: 'deal_1' },
      globex: { source: 'clarky', object: 'companies', id: 'cmp_1' },
    },
    ids: {
      bob: encodeId('contact', await recordOf('contacts')),
      deal: encodeId('record', await recordOf('deals')),
      globex: encodeId('company', await recordOf('companies')),
      alice: encodeId('user', await actorOf('USER')),
      juno: encodeId('assistant', await actorOf('ASSISTANT')),
    },
    imported: encodeId('activity', imported.id),
  };
}

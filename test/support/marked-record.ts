import type { GraphQLClient } from 'graphql-request';
import { decodeId } from '../../src/activity/type-id.js';
import type { TestEnvelope } from './import-bodies.js';
import type { Tenant, TestGateway } from './test-gateway.js';

/** Stands in everything that is erased with the record, and nowhere else. */
export const MARK = 'zqmark';
/** Stands in what is shared with other records. */
export const SHARED = 'zqshared';
/** The record's id in Clarky, whose items name their records: what is shared goes on naming it. */
export const NAMED = 'zqnamed';

const at = (n: number) => new Date(Date.UTC(2026, 3, 1, n)).toISOString();

const sharedMail = (by: string) => ({
  id: 'k-shared',
  channel: 'email',
  subject: `${SHARED} mail`,
  created_at: at(9),
  seen_by: by,
});

/** What the three systems say of the marked record and of its neighbours. */
export const ENVELOPES: Record<'kasar' | 'invent' | 'clarky' | 'neighbour', TestEnvelope> = {
  kasar: {
    system: 'kasar',
    object: 'contacts',
    record: `${MARK}-kasar`,
    name: `Kim ${MARK}`,
    response: {
      interactions: {
        data: [
          {
            id: `${MARK}-mail`,
            channel: 'email',
            direction: 'inbound',
            subject: `About ${MARK}`,
            snippet: `Dear ${MARK}`,
            created_at: at(1),
            of_no_document: { deep: [`${MARK}`] },
          },
          { id: `${MARK}-hidden`, channel: 'sms', subject: `Hide ${MARK}`, created_at: at(2) },
          sharedMail('everyone'),
        ],
      },
      tasks: {
        data: [{ id: `${MARK}-task`, title: `Call ${MARK}`, assigned_to: MARK, created_at: at(3) }],
      },
      notes: { data: [{ id: `${MARK}-note`, content: `Notes on ${MARK}`, created_at: at(4) }] },
    },
  },
  invent: {
    system: 'invent',
    object: 'contacts',
    record: `${MARK}-invent`,
    name: `K. ${MARK}`,
    response: [
      {
        id: `${MARK}-comment`,
        type: 'comment',
        created_at: at(5),
        comment: `${MARK} said so`,
        attachments: [
          {
            id: `${MARK}-file`,
            file_filename: `${MARK}.pdf`,
            file_path: `/files/${MARK}`,
            file_url: `https://files.example.com/${MARK}`,
          },
        ],
      },
      {
        id: `${MARK}-updated`,
        type: 'contact_updated',
        created_at: at(6),
        metadata: { changes: [{ key: 'name', old_value: MARK, new_value: `K. ${MARK}` }] },
      },
    ],
  },
  clarky: {
    system: 'clarky',
    object: 'contacts',
    record: NAMED,
    response: {
      data: [
        {
          id: `${MARK}-call`,
          contact_id: NAMED,
          activity_type: 'call',
          title: `${MARK} called`,
          description: `What ${MARK} said`,
          metadata: { [MARK]: [MARK] },
          created_at: at(7),
        },
        {
          id: 'c-shared',
          contact_id: NAMED,
          company_id: 'company',
          activity_type: 'meeting',
          title: `${SHARED} meeting`,
          metadata: { [SHARED]: true },
          created_at: at(8),
        },
        {
          id: 'c-shared-hidden',
          contact_id: NAMED,
          company_id: 'company',
          activity_type: 'meeting',
          title: `${SHARED} hidden`,
          created_at: at(8),
        },
      ],
    },
  },
  neighbour: {
    system: 'kasar',
    object: 'contacts',
    record: 'neighbour',
    name: 'Nora',
    response: {
      interactions: {
        data: [
          sharedMail('everyone'),
          { id: 'k-own', channel: 'email', subject: 'Of Nora alone', created_at: at(10) },
        ],
      },
    },
  },
};

export interface MarkedRecord extends Tenant {
  /** May write. */
  client: GraphQLClient;
  /** The record's id, and those of the two that became one with it. */
  id: string;
  aliasIds: string[];
  neighbourId: string;
  companyId: string;
  /** Activities that stand on it alone; those that stand on others too. */
  ownIds: string[];
  sharedIds: string[];
  /** Deleted before: one of a source and one that was logged here. */
  deletedIds: string[];
}

/** UUIDs of ids. */
export function uuidsOf(...ids: string[]): string[] {
  return ids.map((id) => decodeId(id)!.uuid);
}

export function external(source: string, object: string, id: string) {
  return { external: { source, object, id } };
}

const RECORD = `
  query ($by: RecordBy!) {
    record(by: $by) { id timeline(first: 100) { nodes { id origin { externalId } records { id } } } }
  }`;
const LOG =
  'mutation ($input: LogActivityInput!) { logActivity(input: $input) { activity { id } } }';
const DELETE = 'mutation ($id: ID!) { deleteActivity(id: $id) { deletedActivityId } }';
const LINK = `
  mutation ($record: RecordBy!, $to: ExternalRecordInput!) {
    linkRecord(record: $record, to: $to) { record { id } }
  }`;

interface RecordAnswer {
  record: {
    id: string;
    timeline: { nodes: { id: string; origin: { externalId: string }; records: unknown[] }[] };
  };
}

/**
 * A contact that stands in three systems and was three records once, with activities of all of them and
 * of its own, some shared with a neighbour and a company, some deleted; everything marked.
 */
export async function createMarked(gateway: TestGateway): Promise<MarkedRecord> {
  const tenant = await gateway.createTenant();
  const client = await gateway.server.clientOf(tenant.organizationId, {
    scopes: ['read', 'write', 'admin'],
  });
  await tenant.import(...Object.values(ENVELOPES));
  const read = async (by: object) => (await client.request<RecordAnswer>(RECORD, { by })).record;
  const log = async (input: object): Promise<string> => {
    const data = await client.request<{ logActivity: { activity: { id: string } } }>(LOG, {
      input,
    });
    return data.logActivity.activity.id;
  };
  const by = external('kasar', 'contacts', `${MARK}-kasar`);
  const aliasIds: string[] = [];
  for (const other of [
    external('invent', 'contacts', `${MARK}-invent`),
    external('clarky', 'contacts', NAMED),
  ]) {
    aliasIds.push((await read(other)).id);
    await client.request(LINK, { record: by, to: other.external });
  }
  const { id } = await read(by);
  const neighbourId = (await read(external('kasar', 'contacts', 'neighbour'))).id;
  const companyId = (await read(external('clarky', 'companies', 'company'))).id;

  const idempotencyKey = `${MARK} key`;
  const note = { kind: 'NOTE', records: [{ id }], description: `Ours: ${MARK}`, idempotencyKey };
  await log(note);
  await log({ kind: 'TASK', records: [{ id }], title: MARK, metadata: { [MARK]: MARK } });
  await log({ kind: 'CALL', records: [{ id }, { id: neighbourId }], title: `${SHARED} call` });
  const logged = await log({ ...note, description: `${MARK} no more`, idempotencyKey: 'other' });
  const { nodes } = (await read(by)).timeline;
  const idOf = (externalId: string) =>
    nodes.find(({ origin }) => origin.externalId === externalId)!.id;
  const deletedIds = [idOf(`${MARK}-hidden`), logged];
  const gone = [...deletedIds, idOf('c-shared-hidden')];
  for (const activity of gone) await client.request(DELETE, { id: activity });
  const left = nodes.filter((node) => !gone.includes(node.id));
  return {
    ...tenant,
    client,
    id,
    aliasIds,
    neighbourId,
    companyId,
    ownIds: left.filter(({ records }) => records.length === 1).map((node) => node.id),
    sharedIds: left.filter(({ records }) => records.length > 1).map((node) => node.id),
    deletedIds,
  };
}

/** Erases a record; how many activities the answer says. */
export async function eraseRecord(client: GraphQLClient, id: string): Promise<number> {
  const query = `
    mutation ($record: RecordBy!) {
      deleteRecord(record: $record) { deletedRecordId deletedActivities }
    }`;
  const { deleteRecord } = await client.request<{
    deleteRecord: { deletedRecordId: string; deletedActivities: number };
  }>(query, { record: { id } });
  if (deleteRecord.deletedRecordId !== id)
    throw new Error(`erased ${deleteRecord.deletedRecordId}`);
  return deleteRecord.deletedActivities;
}

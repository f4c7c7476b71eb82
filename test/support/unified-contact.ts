import type { GraphQLClient } from 'graphql-request';
import type { TestEnvelope } from './import-bodies.js';
import type { Tenant, TestGateway } from './test-gateway.js';

const at = (hour: number) => `2026-04-01T${String(hour).padStart(2, '0')}:00:00.000Z`;

/** Items of one contact at three systems, newest first at 11:00. */
const BODIES: TestEnvelope[] = [
  {
    system: 'kasar',
    object: 'contacts',
    record: 'k_1',
    response: {
      interactions: {
        data: [
          { id: 'k_email', channel: 'email', subject: 'Offer', created_at: at(11) },
          { id: 'k_call', channel: 'call', snippet: 'Rang twice', created_at: at(10) },
        ],
        total: 2,
      },
      tasks: {
        data: [
          {
            id: 'k_task',
            title: 'Send contract',
            status: 'waiting',
            due_date: '2026-04-15',
            assigned_to: 'Bob Dupont',
            created_at: at(9),
          },
        ],
        total: 1,
      },
      notes: {
        data: [{ id: 'k_note', title: 'Fair', content: 'Met.', created_at: at(8) }],
        total: 1,
      },
      nextCursor: null,
    },
  },
  {
    system: 'clarky',
    object: 'contacts',
    record: 'c_1',
    response: {
      data: [
        {
          id: 'c_call',
          contact_id: 'c_1',
          company_id: 'co_1',
          activity_type: 'call',
          title: 'Discovery call',
          description: '<p>Interested &amp; ready.</p>',
          duration_minutes: 32,
          created_at: at(7),
        },
        {
          id: 'c_todo',
          contact_id: 'c_1',
          activity_type: 'todo',
          title: 'Send proposal',
          due_date: '2026-05-06T17:00:00.000Z',
          created_at: at(6),
        },
        {
          id: 'c_note',
          contact_id: 'c_1',
          activity_type: 'note',
          title: 'Follow-up',
          description: 'Asked for help.',
          created_at: at(5),
        },
        // Not documented: a message on this channel.
        { id: 'c_sms', contact_id: 'c_1', activity_type: 'sms', title: 'Hi', created_at: at(4) },
      ],
      pagination: { page: 1, page_size: 25, total: 4, total_pages: 1 },
    },
  },
  {
    system: 'invent',
    object: 'contacts',
    record: 'i_1',
    response: [
      {
        id: 'i_note',
        type: 'note_created',
        created_at: at(3),
        actor: { id: 'usr_1', name: 'Joana Smith', email: 'joana@acme.example.com' },
        note: { id: 'note_1', contact_id: 'i_1', content: 'Prefers mornings.' },
        metadata: {},
      },
      { id: 'i_comment', type: 'comment_created', comment: 'Signed.', created_at: at(2) },
      {
        id: 'i_segment',
        type: 'segment_added',
        created_at: at(1),
        assistant: { id: 'ast_1', name: 'Juno' },
        segment: { id: 'seg_1', name: 'VIP' },
      },
    ],
  },
];

export interface UnifiedContact extends Tenant {
  /** Reads and writes. */
  writer: GraphQLClient;
  /** The id of the contact here. */
  id: string;
  /** The id of each activity here, by its id at its system. */
  ids: Record<string, string>;
  /** Ids at their systems, instead of ids here: for comparison. */
  nameOf(item: { id: string }): string;
}

/** An organization whose contact three systems know, k_1, c_1 and i_1, with items of all of them. */
export async function createUnifiedContact(gateway: TestGateway): Promise<UnifiedContact> {
  const tenant = await gateway.createTenant();
  await tenant.import(...BODIES);
  const writer = await gateway.server.clientOf(tenant.organizationId, {
    scopes: ['read', 'write'],
  });
  const kasar = { source: 'kasar', object: 'contacts', id: 'k_1' };
  for (const other of [
    { source: 'clarky', object: 'contacts', id: 'c_1' },
    { source: 'invent', object: 'contacts', id: 'i_1' },
  ]) {
    await writer.request(
      `mutation ($record: RecordBy!, $external: ExternalRecordInput!) {
        linkRecord(record: $record, to: $external) { record { id } }
      }`,
      { record: { external: kasar }, external: other },
    );
  }
  const { record } = await tenant.client.request<{
    record: { id: string; timeline: { nodes: { id: string; origin: { externalId: string } }[] } };
  }>(
    `query ($external: ExternalRecordInput!) { record(by: { external: $external }) {
      id timeline(first: 100) { nodes { id origin { externalId } } }
    } }`,
    { external: kasar },
  );
  const { nodes } = record.timeline;
  const names = new Map(nodes.map(({ id, origin }) => [id, origin.externalId]));
  return {
    ...tenant,
    writer,
    id: record.id,
    ids: Object.fromEntries(nodes.map(({ id, origin }) => [origin.externalId, id])),
    nameOf: ({ id }) => names.get(id) ?? id,
  };
}

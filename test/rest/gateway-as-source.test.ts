import { describe, expect, it } from 'vitest';
import { encodeId } from '../../src/activity/type-id.js';
import { stateRecord } from '../../src/record/link-records.js';
import { findSourceDefinition } from '../../src/sources/registry.js';
import { addLiveSource, createTestSync } from '../support/live-scene.js';
import { createTestOrganization } from '../support/test-database.js';
import { type Tenant, useTestGateway } from '../support/test-gateway.js';
import { createUnifiedContact } from '../support/unified-contact.js';
import { clarkyActivity } from '../upstreams/clarky-items.js';
import { inventContactActivity, inventRecordActivity } from '../upstreams/invent-items.js';
import { kasarInteraction, kasarNote, kasarTask } from '../upstreams/kasar-items.js';
import type { WireItem } from '../upstreams/wire-item.js';

const gateway = useTestGateway(undefined, { maintains: false });

/** More than two of the largest pages, in groups of four at the same time. */
const COUNT = 230;
const numbered = (
  create: (n: number, created_at: string) => WireItem,
  start = Date.UTC(2026, 0, 1),
): WireItem[] =>
  Array.from({ length: COUNT }, (_, n) => {
    const created = new Date(start + Math.floor(n / 4) * 3_600_000).toISOString();
    // Microseconds, which order what happened in one millisecond.
    return create(n, created.replace('Z', `${n % 3}00Z`));
  }).reverse();

const bare = (items: WireItem[]) => items.map(({ section: _, ...item }) => item);

const INVENT_CONTACT_TYPES = [
  ...['note_created', 'segment_added', 'segment_removed', 'contact_blocked'],
  ...['contact_unblocked', 'contact_unsubscribed', 'contact_resubscribed'],
];
const INVENT_RECORD_TYPES = [
  ...['comment_created', 'file_uploaded', 'contact_updated', 'segment_added'],
];

/** Sections have no order among each other: what is of two of them is not at the same time. */
const TASKS_START = Date.UTC(2026, 0, 1, 0, 10);
const NOTES_START = Date.UTC(2026, 0, 1, 0, 20);

/** A system, a record of it, and a list that holds every kind that it documents. */
const LISTS: [system: string, object: string, response: unknown][] = [
  [
    'kasar',
    'contacts',
    {
      interactions: {
        data: bare(
          numbered((n, created_at) =>
            kasarInteraction({
              id: `i${n}`,
              channel: ['email', 'call', 'meeting', 'video_call', 'LinkedIn'][n % 5]!,
              direction: n % 2 ? 'inbound' : null,
              created_at,
            }),
          ),
        ),
        total: COUNT,
      },
      // Each section numbers its items by itself, and ends on a page of its own.
      tasks: {
        data: bare(
          numbered((n, created_at) => kasarTask({ id: `i${n}`, created_at }), TASKS_START).slice(
            0,
            105,
          ),
        ),
        total: 105,
      },
      notes: {
        data: bare(
          numbered((n, created_at) => kasarNote({ id: `i${n}`, created_at }), NOTES_START).slice(
            0,
            3,
          ),
        ),
        total: 3,
      },
      nextCursor: null,
    },
  ],
  [
    'invent',
    'contacts',
    numbered((n, created_at) =>
      inventContactActivity({ id: `a${n}`, type: INVENT_CONTACT_TYPES[n % 7]!, created_at }),
    ),
  ],
  [
    'invent',
    'deals',
    numbered((n, created_at) =>
      inventRecordActivity({ id: `r${n}`, type: INVENT_RECORD_TYPES[n % 4]!, created_at }),
    ),
  ],
  [
    'clarky',
    'contacts',
    {
      data: numbered((n, created_at) =>
        clarkyActivity({
          id: `c${n}`,
          contact_id: 'the record',
          company_id: n % 10 ? null : 'its company',
          // The last one is not documented.
          activity_type: [
            ...['note', 'call', 'meeting', 'video_call', 'task', 'todo', 'reminder', 'sms'],
          ][n % 8]!,
          created_at,
        }),
      ),
    },
  ],
];

/** Everything that a record's timeline holds, in its order, but for what each gateway decides itself. */
async function readStored(
  organizationId: string,
  { object, externalId }: { object: string; externalId: string },
): Promise<unknown[]> {
  const { rows } = await gateway.database.pool.query(
    `select a.external_id, a.kind, a.occurred_at, a.occurred_precision, a.title, a.subject, a.snippet,
        a.description, a.channel, a.direction, a.status, a.status_label, a.due_date, a.due_at,
        a.duration_minutes, a.completed_at, a.assignee_name, a.source_updated_at, a.details::text,
        a.metadata::text, a.wire::text,
        u.external_id as user_id, b.external_id as assistant_id, w.external_id as author_id,
        s.external_id as segment_id, m.external_id as broadcast_id,
        (select array_agg(array[l.object, l.external_id] order by l.object) from record_link l
          where l.record_id = any(a.record_ids)) as records,
        (select array_agg(array[f.external_id, f.filename, f.url] order by f.position)
          from attachment f where f.activity_id = a.id) as files
       from record_link k
       join crm_record r on r.id = k.record_id
       join timeline_entry e on e.scope_id = r.id
       join activity a on a.id = e.activity_id
       left join actor u on u.id = a.user_id
       left join actor b on b.id = a.assistant_id
       left join actor w on w.id = a.author_id
       left join segment s on s.id = a.segment_id
       left join broadcast m on m.id = a.broadcast_id
      where r.organization_id = $1 and k.object = $2 and k.external_id = $3
      order by e.occurred_at desc, e.activity_id desc`,
    [organizationId, object, externalId],
  );
  return rows;
}

/** An organization whose source is another organization of this gateway, and a read of all of one list. */
async function readFrom(
  other: Pick<Tenant, 'organizationId'>,
  system: string,
  list: { object: string; externalId: string },
) {
  const { database, server } = gateway;
  const slug = `reads-${crypto.randomUUID().slice(0, 8)}`;
  const organizationId = await createTestOrganization(database, slug);
  const { slug: org } = await database.prisma.organization.findUniqueOrThrow({
    where: { id: other.organizationId },
  });
  const sourceId = await addLiveSource(database, organizationId, findSourceDefinition(system)!, {
    url: new URL(server.url).origin,
    token: await server.keyOf(other.organizationId, { scopes: ['read', 'write'] }),
    config: system === 'invent' ? { org } : {},
    writeBack: system === 'clarky',
  });
  await stateRecord(database, organizationId, {
    object: list.object,
    external: [{ sourceId, ...list }],
  });
  const read = async () => {
    const sync = createTestSync(database, { limits: { timeout: 20_000, failures: 3, rest: 400 } });
    try {
      const { failure } = await sync.read({ sourceId, ...list }, { newestPage: true, full: true });
      if (failure) throw failure;
    } finally {
      await sync.close();
    }
  };
  await read();
  return { organizationId, read };
}

describe('a gateway whose source is another gateway', () => {
  it.each(LISTS)('ends with the same timeline: %s, %s', async (system, object, response) => {
    const tenant = await gateway.createTenant();
    const record = 'the record';
    const imported = await tenant.import({ system, object, record, response });
    expect(imported.problems).toEqual([]);
    const list = { object, externalId: record };
    const { organizationId } = await readFrom(tenant, system, list);
    const stored = await readStored(organizationId, list);
    expect(stored).toHaveLength(system === 'kasar' ? COUNT + 108 : COUNT);
    expect(stored).toEqual(await readStored(tenant.organizationId, list));
    const link = await gateway.database.prisma.recordLink.findFirstOrThrow({
      where: { organizationId, object, externalId: record },
    });
    expect(link).toMatchObject({ complete: true, rejectedItems: 0, errorCode: null });
    expect(link.warnings).toBe(imported.warned.length);
  });

  it.each([
    ['kasar', 10],
    ['clarky', 9],
    ['invent', 5],
  ])('reads what all systems recorded, by the API of %s', async (system, count) => {
    const contact = await createUnifiedContact(gateway);
    const list = { object: 'contacts', externalId: contact.id };
    const { organizationId, read } = await readFrom(contact, system, list);
    const names = async () =>
      ((await readStored(organizationId, list)) as { external_id: string }[]).map(
        ({ external_id }) => external_id,
      );
    const first = await names();
    expect(first).toHaveLength(count);
    await read();
    expect(await names()).toEqual(first);
  });
});

it('logs in another gateway, as in Clarky, and finds it there', async () => {
  const contact = await createUnifiedContact(gateway);
  const list = { object: 'contacts', externalId: 'c_1' };
  const { organizationId, read } = await readFrom(contact, 'clarky', list);
  const { id } = await gateway.database.prisma.crmRecord.findFirstOrThrow({
    where: { organizationId, object: 'contacts' },
  });
  const client = await gateway.server.clientOf(organizationId, { scopes: ['read', 'write'] });
  const { logActivity } = await client.request<{
    logActivity: { activity: { origin: { externalId: string; delivery: string } } };
  }>(
    `mutation ($input: LogActivityInput!) { logActivity(input: $input) {
      activity { origin { externalId delivery } }
    } }`,
    {
      input: {
        kind: 'TASK',
        records: [{ id: encodeId('contact', id) }],
        title: 'Call back',
        dueDate: '2026-05-06',
        sendTo: 'clarky',
      },
    },
  );
  const { externalId, delivery } = logActivity.activity.origin;
  expect(delivery).toBe('DELIVERED');
  const { node } = await contact.client.request<{ node: unknown }>(
    'query ($id: ID!) { node(id: $id) { ... on Task { title dueDate records { id } } } }',
    { id: externalId },
  );
  expect(node).toEqual({
    title: 'Call back',
    dueDate: '2026-05-06',
    records: [{ id: contact.id }],
  });
  await read();
  const stored = (await readStored(organizationId, list)) as { external_id: string }[];
  expect(stored.filter((it) => it.external_id === externalId)).toHaveLength(1);
  expect(stored).toHaveLength(10);
});

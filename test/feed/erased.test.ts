import { beforeAll, describe, expect, test } from 'vitest';
import {
  createMarked,
  eraseRecord,
  external,
  type MarkedRecord,
} from '../support/marked-record.js';
import { pollChanges } from '../support/poll-changes.js';
import type { PolledChange, Wanted } from '../support/read-changes.js';
import { type Tenant, useTestGateway } from '../support/test-gateway.js';
import { errorCode } from '../support/test-server.js';

const gateway = useTestGateway();

/** Types of change by activity, in the order in which they were told. */
function byActivity(changes: PolledChange[]): Record<string, string[]> {
  const told: Record<string, string[]> = {};
  for (const { activityId, type } of changes) {
    told[activityId] = [...(told[activityId] ?? []), type];
  }
  return told;
}

/** Follows the timeline of a record, over server-sent events. */
async function openSubscription(organizationId: string, id: string) {
  const query = `subscription ($record: RecordBy!) {
    activityChanges(record: $record) { type cursor activityId activity { id } }
  }`;
  const ending = new AbortController();
  const response = await fetch(gateway.server.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      authorization: `Bearer ${await gateway.server.keyOf(organizationId)}`,
    },
    body: JSON.stringify({ query, variables: { record: { id } } }),
    signal: ending.signal,
  });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    /** The first so many changes. */
    async take(count: number): Promise<PolledChange[]> {
      for (;;) {
        const events = [...text.matchAll(/^data: ?(\{.*\})\n/gm)].map(([, data]) =>
          JSON.parse(data!),
        );
        if (events.length >= count) {
          return events.slice(0, count).map(({ data }) => data.activityChanges);
        }
        const { value, done } = await reader.read();
        if (done) throw new Error(`the subscription ended: ${text}`);
        text += value;
      }
    },
    close: () => ending.abort(),
  };
}

const each = (ids: string[], ...types: string[]) =>
  Object.fromEntries(ids.map((id) => [id, types]));

describe('who follows is told of a record that is erased', () => {
  let marked: MarkedRecord;
  let lists: Record<string, Wanted>;
  const told: Record<string, Record<string, string[]>> = {};
  let onItsTimeline: Record<string, string[]>;
  let limited: Record<string, string[]>;
  let fromTheOldest: Record<string, string[]>;

  beforeAll(async () => {
    marked = await createMarked(gateway);
    const { client, organizationId, id, neighbourId } = marked;
    lists = {
      everything: {},
      neighbour: { record: { id: neighbourId } },
      filter: { filter: { kinds: ['CALL'] } },
      others: { filter: { records: [neighbourId] } },
    };
    const { database } = gateway;
    const cursors: Record<string, string> = {};
    for (const [name, list] of Object.entries(lists)) {
      cursors[name] = (await pollChanges(database, client, null, list)).cursor;
    }
    const ofCompanies = await gateway.server.clientOf(organizationId, { objects: ['companies'] });
    const { cursor } = await pollChanges(database, ofCompanies);
    const live = await openSubscription(organizationId, id);
    await eraseRecord(client, id);
    onItsTimeline = byActivity(await live.take(marked.ownIds.length + marked.sharedIds.length));
    live.close();
    for (const [name, list] of Object.entries(lists)) {
      const { changes } = await pollChanges(database, client, cursors[name], list);
      expect(changes.filter((change) => change.type === 'DELETED' && change.activity)).toEqual([]);
      told[name] = byActivity(changes);
    }
    limited = byActivity((await pollChanges(database, ofCompanies, cursor)).changes);
    fromTheOldest = byActivity((await pollChanges(database, client)).changes);
  });

  test('everywhere: what stood on it alone is DELETED, the rest UPDATED', () => {
    const { ownIds, sharedIds } = marked;
    expect(told.everything).toEqual({ ...each(ownIds, 'DELETED'), ...each(sharedIds, 'UPDATED') });
  });

  test('while it lasts, on its timeline: all is DELETED', async () => {
    expect(onItsTimeline).toEqual(each([...marked.ownIds, ...marked.sharedIds], 'DELETED'));
    const list = { record: { id: marked.id } };
    const late = pollChanges(gateway.database, marked.client, null, list);
    expect(await errorCode(late)).toBe('RECORD_NOT_FOUND');
  });

  test('on the timeline of another record: what they shared is UPDATED', async () => {
    const { client, neighbourId } = marked;
    const { record } = await client.request<{
      record: { timeline: { nodes: { id: string; records: unknown[] }[] } };
    }>(`query ($by: RecordBy!) { record(by: $by) { timeline { nodes { id } } } }`, {
      by: { id: neighbourId },
    });
    const shared = record.timeline.nodes
      .map(({ id }) => id)
      .filter((id) => marked.sharedIds.includes(id));
    expect(shared).toHaveLength(2);
    expect(told.neighbour).toEqual(each(shared, 'UPDATED'));
    expect(told.others).toEqual(each(shared, 'UPDATED'));
  });

  test('under a filter: of all that it may have been told of', async () => {
    // What an erased activity was is not known any more: only where it stood.
    expect(told.filter).toMatchObject(each(marked.ownIds, 'DELETED'));
    const others = Object.entries(told.filter!).filter(([id]) => !marked.ownIds.includes(id));
    expect(others.map(([, types]) => types)).toEqual([['UPDATED']]);
    expect(marked.sharedIds).toContain(others[0]![0]);
  });

  test('under a limited key: of nothing that it could not see', () => {
    // What it could see has only left a record that it may not read.
    expect(limited).toEqual({});
  });

  test('from the oldest change on: that what is gone is gone, nothing else of it', () => {
    const { ownIds, deletedIds, sharedIds } = marked;
    expect(fromTheOldest).toMatchObject(each([...ownIds, ...deletedIds], 'DELETED'));
    for (const id of sharedIds) expect(fromTheOldest[id]?.[0]).toBe('ADDED');
  });
});

describe('who has not read since before', () => {
  const client = async ({ organizationId }: Tenant) =>
    gateway.server.clientOf(organizationId, { scopes: ['read', 'write', 'admin'] });
  const call = (records: object) => ({
    system: 'clarky',
    object: 'contacts',
    record: 'ann',
    response: {
      data: [{ id: 'a', activity_type: 'call', created_at: '2026-04-01T10:00:00Z', ...records }],
    },
  });
  const idOf = async (tenant: Tenant, object: string, id: string) => {
    const query = 'query ($by: RecordBy!) { record(by: $by) { id } }';
    const by = external('clarky', object, id);
    return (await tenant.client.request<{ record: { id: string } }>(query, { by })).record.id;
  };

  test('an activity was deleted is told so, where its record was erased after it', async () => {
    const tenant = await gateway.createTenant();
    const writer = await client(tenant);
    await tenant.import(call({ contact_id: 'ann' }));
    const { changes, cursor } = await pollChanges(gateway.database, writer);
    const { activityId } = changes[0]!;
    await writer.request('mutation ($id: ID!) { deleteActivity(id: $id) { deletedActivityId } }', {
      id: activityId,
    });
    expect(await eraseRecord(writer, await idOf(tenant, 'contacts', 'ann'))).toBe(0);
    const after = await pollChanges(gateway.database, writer, cursor);
    expect(byActivity(after.changes)).toEqual({ [activityId]: ['DELETED'] });
  });

  test('an activity left a timeline is told so, where the record that it went to was erased', async () => {
    const tenant = await gateway.createTenant();
    const writer = await client(tenant);
    await tenant.import(call({ contact_id: 'ann', company_id: 'acme' }));
    const list = { record: { id: await idOf(tenant, 'contacts', 'ann') } };
    const { changes, cursor } = await pollChanges(gateway.database, writer, null, list);
    const { activityId } = changes[0]!;
    await tenant.import(call({ company_id: 'acme' }));
    expect(await eraseRecord(writer, await idOf(tenant, 'companies', 'acme'))).toBe(1);
    const after = await pollChanges(gateway.database, writer, cursor, list);
    expect(byActivity(after.changes)).toEqual({ [activityId]: ['DELETED'] });
  });
});

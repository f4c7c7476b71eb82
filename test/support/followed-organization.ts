import type { GraphQLClient } from 'graphql-request';
import type { NewKey } from '../../src/access/manage-keys.js';
import { drainChanges, type PolledChange, settleFeed, type Wanted } from './read-changes.js';
import type { Tenant, TestGateway } from './test-gateway.js';

export const ann = { object: 'contacts', record: 'ann' };
export const bob = { object: 'contacts', record: 'bob' };
export const acme = { object: 'companies', record: 'acme' };
export const deal = { object: 'deals', record: 'd1' };
export type Ref = typeof ann;

/** A record as Clarky names it; contacts of Invent and Kasar are others until they are linked. */
export const external = ({ object, record }: Ref, source = 'clarky') => ({
  external: { source, object, id: record },
});

/** What Clarky says of one call: on a contact, a company, or both. */
export function call(id: string, on: { contact?: string; company?: string }, title = 'A call') {
  return {
    id,
    contact_id: on.contact ?? null,
    company_id: on.company ?? null,
    activity_type: 'call',
    title,
    created_at: '2026-03-01T10:00:00.000Z',
  };
}

/** An organization whose changes are followed. */
export class FollowedOrganization {
  private constructor(
    private readonly gateway: TestGateway,
    private readonly tenant: Tenant,
    readonly client: GraphQLClient,
  ) {}

  static async create(gateway: TestGateway): Promise<FollowedOrganization> {
    const tenant = await gateway.createTenant();
    const client = await gateway.server.clientOf(tenant.organizationId, {
      scopes: ['read', 'write'],
    });
    const organization = new FollowedOrganization(gateway, tenant, client);
    // So that the records are there.
    await organization.importCalls(call('first', { contact: 'ann', company: 'acme' }));
    await organization.importCalls(call('second', { contact: 'bob' }));
    await tenant.import({
      system: 'invent',
      ...deal,
      response: [{ id: 'x', type: 'comment', created_at: '2026-03-01T09:00:00Z', comment: 'Hm.' }],
    });
    return organization;
  }

  get organizationId(): string {
    return this.tenant.organizationId;
  }

  import(...envelopes: Parameters<Tenant['import']>) {
    return this.tenant.import(...envelopes);
  }

  importCalls(...data: ReturnType<typeof call>[]) {
    return this.tenant.import({ system: 'clarky', ...ann, response: { data } });
  }

  clientOf(key: Partial<NewKey>) {
    return this.gateway.server.clientOf(this.tenant.organizationId, key);
  }

  async idOf(ref: Ref, source?: string): Promise<string> {
    const query = 'query ($by: RecordBy!) { record(by: $by) { id } }';
    const by = external(ref, source);
    return (await this.client.request<{ record: { id: string } }>(query, { by })).record.id;
  }

  async log(input: Record<string, unknown>, on: Ref[] = [ann]): Promise<string> {
    const { logActivity } = await this.client.request<{
      logActivity: { activity: { id: string } };
    }>('mutation ($input: LogActivityInput!) { logActivity(input: $input) { activity { id } } }', {
      input: { kind: 'NOTE', records: on.map((ref) => external(ref)), ...input },
    });
    return logActivity.activity.id;
  }

  update(input: Record<string, unknown>) {
    const mutation =
      'mutation ($input: UpdateActivityInput!) { updateActivity(input: $input) { activity { id } } }';
    return this.client.request(mutation, { input });
  }

  complete(id: string) {
    const mutation = 'mutation ($id: ID!) { completeTask(id: $id) { activity { id } } }';
    return this.client.request(mutation, { id });
  }

  delete(id: string) {
    const mutation = 'mutation ($id: ID!) { deleteActivity(id: $id) { deletedActivityId } }';
    return this.client.request(mutation, { id });
  }

  link(record: Ref, to: Ref, source: string) {
    const mutation = `mutation ($record: RecordBy!, $to: ExternalRecordInput!) {
      linkRecord(record: $record, to: $to) { record { id } }
    }`;
    return this.client.request(mutation, {
      record: external(record),
      to: external(to, source).external,
    });
  }

  erase(record: Ref) {
    const mutation = `mutation ($record: RecordBy!) {
      deleteRecord(record: $record) { deletedRecordId deletedActivities }
    }`;
    return this.client.request(mutation, { record: external(record) });
  }

  /** The id of the newest activity that this title has. */
  async find(title: string): Promise<string> {
    const query = '{ activities(first: 100) { nodes { id title } } }';
    const { activities } = await this.client.request<{
      activities: { nodes: { id: string; title: string | null }[] };
    }>(query);
    return activities.nodes.find((node) => node.title === title)!.id;
  }

  /** The first page of what is there, as a follower loads it. */
  async load({ record, filter }: Wanted, client = this.client) {
    const arguments_ = 'filter: $filter, first: 100';
    const page = '{ nodes { title } changesCursor pageInfo { endCursor } }';
    const query = record
      ? `query ($record: RecordBy!, $filter: ActivityFilter) {
          list: timeline(record: $record, ${arguments_}) ${page} }`
      : `query ($filter: ActivityFilter) { list: activities(${arguments_}) ${page} }`;
    const { list } = await client.request<{
      list: {
        nodes: { title: string | null }[];
        changesCursor: string;
        pageInfo: { endCursor: string | null };
      };
    }>(query, { record, filter });
    return { ...list, titles: list.nodes.map(({ title }) => title).sort() };
  }

  /** Where a follower begins: it receives what happens from here on. */
  async now(wanted: Wanted = {}, client = this.client): Promise<string> {
    await settleFeed(this.gateway.database);
    return (await drainChanges(client, wanted)).endCursor;
  }

  async changesSince(after: string | null, wanted: Wanted = {}, client = this.client) {
    await settleFeed(this.gateway.database);
    return (await drainChanges(client, wanted, after)).changes;
  }

  /** What followers of each of these receive of what `happens`. */
  async tell(wanted: Wanted[], happens: () => Promise<unknown>, client = this.client) {
    const starts = [];
    for (const one of wanted) starts.push(await this.now(one, client));
    await happens();
    const received = [];
    for (const [index, one] of wanted.entries()) {
      received.push(short(await this.changesSince(starts[index]!, one, client)));
    }
    return received;
  }
}

/** ADDED and the title of the activity; of one that is gone, its id. */
export function short(changes: PolledChange[]): string[] {
  return changes.map(
    ({ type, activity, activityId }) => `${type} ${activity?.title ?? activityId}`,
  );
}

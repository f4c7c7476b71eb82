import { Readable } from 'node:stream';
import fc from 'fast-check';
import type { GraphQLFormattedError } from 'graphql';
import type { GraphQLClient } from 'graphql-request';
import { encodeId } from '../../src/activity/type-id.js';
import { importRecords } from '../../src/record/import-records.js';
import { instant } from './arbitrary-activity.js';
import type { TestEnvelope } from './import-bodies.js';
import type { Tenant, TestGateway } from './test-gateway.js';

/** The records of a busy organization, as sources name them. Apart at first; merges make them fewer. */
export const RECORDS = [
  ...['p0', 'p1', 'p2'].flatMap((id) =>
    ['kasar', 'clarky', 'invent'].map((source) => ({ source, object: 'contacts', id })),
  ),
  ...['k0', 'k1'].map((id) => ({ source: 'clarky', object: 'companies', id })),
  ...['k0', 'k1'].map((id) => ({ source: 'kasar', object: 'companies', id })),
  ...['d0', 'd1'].map((id) => ({ source: 'invent', object: 'deals', id })),
];
type Ref = (typeof RECORDS)[number];

export const WORDS = ['order', 'invoice', 'contract', 'novel'];

const nth = fc.nat(10_000);
const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 3 }).map((words) => words.join(' '));
const time = fc.nat(20).map(instant);
const record = fc.constantFrom(...RECORDS);
const ofSource = (source: string) =>
  fc.constantFrom(...RECORDS.filter((ref) => ref.source === source));
const ofObject = (object: string) =>
  fc.constantFrom(...RECORDS.filter((ref) => ref.object === object));
const items = fc.uniqueArray(
  fc.record({ id: fc.nat(9).map((id) => `i${id}`), text, time, company: fc.nat(2), kind: nth }),
  { minLength: 1, maxLength: 5, selector: ({ id }) => id },
);
const deed = <K extends string, T extends object>(
  does: K,
  rest: { [M in keyof T]: fc.Arbitrary<T[M]> },
) => fc.record(rest).map((it) => ({ does, ...it }));

/** What somebody does to an organization. */
export const DEEDS = {
  log: deed('log', {
    on: fc.uniqueArray(record, { minLength: 1, maxLength: 3 }),
    kind: fc.constantFrom('NOTE', 'TASK', 'MESSAGE'),
    text,
    time,
  }),
  update: deed('update', { nth, text, time }),
  complete: deed('complete', { nth }),
  delete: deed('delete', { nth }),
  kasar: deed('import', { of: ofSource('kasar'), items }),
  clarky: deed('import', { of: ofSource('clarky'), items }),
  invent: deed('import', { of: ofSource('invent'), items }),
  merge: deed('merge', { one: record, other: record }),
  move: deed('move', { contact: ofObject('contacts'), company: fc.option(ofObject('companies')) }),
  table: deed('table', { one: ofSource('kasar'), other: ofSource('clarky') }),
  erase: deed('erase', { record }),
};
export type Deed = (typeof DEEDS)[keyof typeof DEEDS] extends fc.Arbitrary<infer T> ? T : never;

/** What may meet what somebody else has done in the meantime. */
const EXPECTED = ['ACTIVITY_NOT_FOUND', 'RECORD_NOT_FOUND', 'ACTIVITY_READ_ONLY', 'UNAVAILABLE'];

/** The code of an error of a deed that may be. @throws any other error. */
function expectedCodeOf(error: Error & { response?: { errors?: GraphQLFormattedError[] } }) {
  const code = error.response?.errors?.[0]?.extensions?.code as string | undefined;
  if (code === undefined || !EXPECTED.includes(code)) throw error;
  return code;
}

/** An organization that is written in every way there is. */
export class BusyOrganization {
  private constructor(
    private readonly gateway: TestGateway,
    readonly tenant: Tenant,
    readonly client: GraphQLClient,
    /** The ids that records had at first, in the order of RECORDS. */
    readonly recordIds: string[],
  ) {}

  /** With every record, and an activity on each. */
  static async create(gateway: TestGateway): Promise<BusyOrganization> {
    const tenant = await gateway.createTenant();
    const client = await gateway.server.clientOf(tenant.organizationId, {
      scopes: ['read', 'write'],
    });
    await tenant.import(
      ...RECORDS.map((of, n) =>
        bodyOf(of, [{ id: `first ${n}`, text: '', time: instant(n), company: 2, kind: n }]),
      ),
    );
    const query = 'query ($by: RecordBy!) { record(by: $by) { id } }';
    const ids = [];
    for (const external of RECORDS) {
      const found = await client.request<{ record: { id: string } }>(query, { by: { external } });
      ids.push(found.record.id);
    }
    return new BusyOrganization(gateway, tenant, client, ids);
  }

  /** Does one thing, again where others are writing, unless somebody else has made it impossible. */
  async perform(it: Deed): Promise<void> {
    for (let code: string | undefined = 'UNAVAILABLE'; code === 'UNAVAILABLE'; ) {
      code = await this.attempt(it).then(
        () => undefined,
        (error: Error) => expectedCodeOf(error),
      );
    }
  }

  private async attempt(it: Deed): Promise<unknown> {
    switch (it.does) {
      case 'log':
        return this.mutate('logActivity', 'LogActivityInput', {
          kind: it.kind,
          // At least one is a contact or a company.
          records: [RECORDS[0]!, ...it.on].slice(it.on.some(isPerson) ? 1 : 0).map(external),
          title: it.text,
          occurredAt: it.time,
        });
      case 'update':
        return this.onActivity('external_id is null', it.nth, (id) =>
          this.mutate('updateActivity', 'UpdateActivityInput', {
            id,
            title: it.text,
            occurredAt: it.time,
          }),
        );
      case 'complete':
        return this.onActivity("external_id is null and kind = 'TASK'", it.nth, (id) =>
          this.client.request('mutation ($id: ID!) { completeTask(id: $id) { activity { id } } }', {
            id,
          }),
        );
      case 'delete':
        return this.onActivity('deleted_at is null', it.nth, (id) =>
          this.client.request(
            'mutation ($id: ID!) { deleteActivity(id: $id) { deletedActivityId } }',
            {
              id,
            },
          ),
        );
      case 'import':
        return this.tenant.import(bodyOf(it.of, it.items));
      case 'merge': {
        const { one, other } = it;
        if (one.object !== other.object) return;
        return this.client.request(
          `mutation ($record: RecordBy!, $to: ExternalRecordInput!) {
            linkRecord(record: $record, to: $to) { record { id } }
          }`,
          { record: external(one), to: other },
        );
      }
      case 'move':
        return this.client.request(
          'mutation ($input: UpdateRecordInput!) { updateRecord(input: $input) { record { id } } }',
          {
            input: {
              record: external(it.contact),
              company: it.company && external(it.company),
            },
          },
        );
      case 'table': {
        const csv = `object,kasar,clarky\n${it.one.object},${it.one.id},${it.other.id}\n`;
        const input = Readable.from([csv]);
        return importRecords(this.gateway.database, this.tenant.organizationId, input, () => {});
      }
      case 'erase':
        return this.client.request(
          'mutation ($record: RecordBy!) { deleteRecord(record: $record) { deletedRecordId } }',
          { record: external(it.record) },
        );
    }
  }

  private mutate(name: string, type: string, input: object) {
    return this.client.request(
      `mutation ($input: ${type}!) { ${name}(input: $input) { activity { id } } }`,
      { input },
    );
  }

  private async onActivity(condition: string, n: number, act: (id: string) => Promise<unknown>) {
    const { rows } = await this.gateway.database.pool.query<{ id: string }>(
      `select id from activity where organization_id = $1 and ${condition} order by id`,
      [this.tenant.organizationId],
    );
    if (rows.length > 0) await act(encodeId('activity', rows[n % rows.length]!.id));
  }
}

const external = (ref: Ref) => ({ external: ref });
const isPerson = ({ object }: Ref) => object !== 'deals';

interface Item {
  id: string;
  text: string;
  time: string;
  company: number;
  kind: number;
}

/** A response body of a record's list. Clarky's items name their records; they may change. */
function bodyOf({ source, object, id: record }: Ref, of: Item[]): TestEnvelope {
  const pick = <T>({ kind }: Item, values: readonly T[]) => values[kind % values.length]!;
  const response = {
    kasar: () => ({
      interactions: { data: of.filter(({ kind }) => kind % 2).map(emailOf) },
      tasks: { data: of.filter(({ kind }) => kind % 2 === 0).map(taskOf) },
      notes: { data: [] },
    }),
    clarky: () => ({
      data: of.map((item) => ({
        id: item.id,
        contact_id: object === 'contacts' ? record : null,
        company_id: object === 'companies' ? record : (['k0', 'k1'][item.company] ?? null),
        activity_type: pick(item, ['note', 'call', 'task']),
        title: item.text,
        completed_at: pick(item, [null, item.time]),
        created_at: item.time,
      })),
    }),
    invent: () =>
      of.map((item) => ({
        id: item.id,
        type: pick(item, ['comment', 'contact_blocked']),
        comment: item.text,
        created_at: item.time,
      })),
  }[source]!();
  return { system: source, object, record, response };
}

const emailOf = ({ id, text: subject, time: created_at }: Item) => ({
  id: `mail ${id}`,
  channel: 'email',
  subject,
  created_at,
});

const taskOf = ({ id, text: title, time: created_at, company }: Item) => ({
  id: `task ${id}`,
  title,
  status: ['pending', 'completed', 'odd'][company],
  due_date: created_at.slice(0, 10),
  created_at,
});

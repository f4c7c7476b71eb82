import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { ensureSource } from '../../src/ingest/ensure-source.js';
import { importRecords } from '../../src/record/import-records.js';
import { stateRecord } from '../../src/record/link-records.js';
import { findSourceDefinition } from '../../src/sources/registry.js';
import { graphql } from '../gql/index.js';
import { type Tenant, useTestGateway } from '../support/test-gateway.js';
import { errorCode } from '../support/test-server.js';
import { readWholeTimeline } from '../support/whole-timeline.js';

const gateway = useTestGateway();

const RecordOf = graphql(`
  query RecordOf($by: RecordBy!) {
    record(by: $by) {
      id
      object
      name
      links { source { slug } object externalId }
      ... on Contact { company { id name } }
      timeline(first: 100) { nodes { id records { id } } totalCount counts { byKind { kind count } } }
    }
  }
`);
const NodeOf = graphql(`
  query NodeOf($id: ID!) { node(id: $id) { __typename id } }
`);
const PageOf = graphql(`
  query PageOf($record: RecordBy!, $after: String) {
    timeline(record: $record, first: 1, after: $after) {
      nodes { id }
      pageInfo { endCursor hasNextPage }
    }
  }
`);

/** SOURCE:OBJECT:EXTERNAL_ID */
function external(ref: string) {
  const [source = '', object = '', id = ''] = ref.split(':');
  return { source, object, id };
}

async function readRecord({ client }: Tenant, ref: string) {
  return (await client.request(RecordOf, { by: { external: external(ref) } })).record;
}

async function sourceOf({ organizationId }: Tenant, slug: string): Promise<string> {
  const definition = findSourceDefinition(slug);
  if (!definition) throw new Error(`no system ${slug}`);
  return ensureSource(gateway.database, organizationId, slug, definition);
}

/** Says that these are one record, as `record link` does. */
async function link(tenant: Tenant, ...refs: string[]) {
  const statement = [];
  for (const ref of refs) {
    const { source, object, id } = external(ref);
    statement.push({ sourceId: await sourceOf(tenant, source), object, externalId: id });
  }
  return stateRecord(gateway.database, tenant.organizationId, {
    object: external(refs[0] ?? '').object,
    external: statement,
  });
}

function emails(...ids: string[]) {
  const data = ids.map((id) => ({ id, channel: 'email', created_at: '2026-01-01T10:00:00Z' }));
  return { interactions: { data } };
}

/** A tenant with contact k of Kasar and contact i of Invent, who have e-mails and events. */
async function createApart(): Promise<Tenant> {
  const tenant = await gateway.createTenant();
  const blocked = { type: 'contact_blocked', created_at: '2026-01-02T10:00:00Z' };
  await tenant.import(
    { system: 'kasar', object: 'contacts', record: 'k', response: emails('k-1', 'k-2') },
    {
      system: 'invent',
      object: 'contacts',
      record: 'i',
      name: 'Ines',
      response: [
        { id: 'i-1', ...blocked },
        { id: 'i-2', ...blocked },
        { id: 'i-3', ...blocked },
      ],
    },
  );
  return tenant;
}

describe('linking', () => {
  test('makes a record where neither exists', async () => {
    const tenant = await gateway.createTenant();
    expect(await link(tenant, 'kasar:contacts:a', 'invent:contacts:b')).toBe('added');
    const [a, b] = [
      await readRecord(tenant, 'kasar:contacts:a'),
      await readRecord(tenant, 'invent:contacts:b'),
    ];
    expect(a).toEqual(b);
    expect(a).toMatchObject({
      object: 'contacts',
      name: null,
      links: [
        { source: { slug: 'kasar' }, object: 'contacts', externalId: 'a' },
        { source: { slug: 'invent' }, object: 'contacts', externalId: 'b' },
      ],
      timeline: { nodes: [], totalCount: 0 },
    });
    expect(await link(tenant, 'kasar:contacts:a', 'invent:contacts:b')).toBe('unchanged');
  });

  test.each([
    ['the first', 'kasar:contacts:k', 'clarky:contacts:new'],
    ['the second', 'clarky:contacts:new', 'kasar:contacts:k'],
  ])('adds the other id where only %s exists', async (_case, ...refs) => {
    const tenant = await createApart();
    const before = await readRecord(tenant, 'kasar:contacts:k');
    expect(await link(tenant, ...refs)).toBe('updated');
    const after = await readRecord(tenant, 'clarky:contacts:new');
    expect(after?.id).toBe(before?.id);
    expect(after?.links).toHaveLength(2);
    expect(after?.timeline).toEqual(before?.timeline);
  });

  test('takes in what is imported under the new id afterwards', async () => {
    const tenant = await createApart();
    await link(tenant, 'kasar:contacts:k', 'clarky:contacts:c');
    await tenant.import({
      system: 'clarky',
      object: 'contacts',
      record: 'c',
      response: {
        data: [
          { id: 'a', contact_id: 'c', activity_type: 'note', created_at: '2026-01-03T10:00:00Z' },
        ],
      },
    });
    expect((await readRecord(tenant, 'kasar:contacts:k'))?.timeline?.totalCount).toBe(3);
  });

  test('refuses records of different objects, whether they exist or not', async () => {
    const tenant = await createApart();
    await tenant.import({
      system: 'kasar',
      object: 'companies',
      record: 'co',
      response: emails('k-9'),
    });
    const refused = /contacts.*companies|companies.*contacts/;
    for (const [one, other] of [
      ['kasar:contacts:k', 'kasar:companies:co'],
      ['kasar:contacts:k', 'invent:companies:new'],
      ['invent:contacts:new', 'kasar:companies:co'],
      ['invent:contacts:new', 'invent:companies:new'],
    ] as const) {
      await expect(link(tenant, one, other), `${one} ${other}`).rejects.toThrow(refused);
    }
    expect(await readRecord(tenant, 'invent:companies:new')).toBeNull();
    expect(await readRecord(tenant, 'invent:contacts:new')).toBeNull();
    expect((await readRecord(tenant, 'kasar:contacts:k'))?.links).toHaveLength(1);
  });
});

describe('linking two records that exist', () => {
  test('merges activities, links, counts and what is known of them', async () => {
    const tenant = await createApart();
    const [k, i] = [
      await readRecord(tenant, 'kasar:contacts:k'),
      await readRecord(tenant, 'invent:contacts:i'),
    ];
    expect(await link(tenant, 'kasar:contacts:k', 'invent:contacts:i')).toBe('updated');

    const merged = await readRecord(tenant, 'invent:contacts:i');
    expect(merged).toEqual(await readRecord(tenant, 'kasar:contacts:k'));
    expect(merged).toMatchObject({ id: k?.id, name: 'Ines' });
    expect(merged?.links.map(({ externalId }) => externalId).sort()).toEqual(['i', 'k']);
    const ids = (record: typeof k) => record?.timeline?.nodes.map(({ id }) => id) ?? [];
    expect(ids(merged).sort()).toEqual([...ids(k), ...ids(i)].sort());
    expect(merged?.timeline).toMatchObject({
      totalCount: 5,
      counts: {
        byKind: [
          { kind: 'CONTACT_BLOCKED', count: 3 },
          { kind: 'EMAIL', count: 2 },
        ],
      },
    });
    for (const { records } of merged?.timeline?.nodes ?? [])
      expect(records).toEqual([{ id: k?.id }]);
    expect(await link(tenant, 'invent:contacts:i', 'kasar:contacts:k')).toBe('unchanged');
  });

  test('an id that was merged goes on leading to the record, through every merge', async () => {
    const tenant = await createApart();
    await tenant.import({
      system: 'clarky',
      object: 'contacts',
      record: 'c',
      response: {
        data: [{ id: 'a', activity_type: 'note', created_at: '2026-01-03T10:00:00Z' }],
      },
    });
    const idOf = async (ref: string) => (await readRecord(tenant, ref))?.id ?? '';
    const [k, i, c] = [
      await idOf('kasar:contacts:k'),
      await idOf('invent:contacts:i'),
      await idOf('clarky:contacts:c'),
    ];
    await link(tenant, 'invent:contacts:i', 'kasar:contacts:k');
    await link(tenant, 'clarky:contacts:c', 'invent:contacts:i');
    for (const old of [k, i, c]) {
      const { node } = await tenant.client.request(NodeOf, { id: old });
      expect(node).toEqual({ __typename: 'Contact', id: c });
      const { record } = await tenant.client.request(RecordOf, { by: { id: old } });
      expect(record).toMatchObject({ id: c, timeline: { totalCount: 6 } });
    }
  });

  test("the merged record's old cursors are BAD_CURSOR, the other's go on", async () => {
    const tenant = await createApart();
    const page = (ref: string, after: string | null) =>
      tenant.client.request(PageOf, { record: { external: external(ref) }, after });
    const cursorOf = async (ref: string) => (await page(ref, null)).timeline?.pageInfo.endCursor;
    const [k, i] = [await cursorOf('kasar:contacts:k'), await cursorOf('invent:contacts:i')];
    await link(tenant, 'kasar:contacts:k', 'invent:contacts:i');
    expect(await errorCode(page('invent:contacts:i', i ?? ''))).toBe('BAD_CURSOR');
    expect(await errorCode(page('kasar:contacts:k', i ?? ''))).toBe('BAD_CURSOR');
    const next = await page('invent:contacts:i', k ?? '');
    expect(next.timeline?.nodes).toHaveLength(1);
  });

  test('an activity that stood on both stands there once', async () => {
    const tenant = await gateway.createTenant();
    const response = emails('shared');
    await tenant.import(
      { system: 'kasar', object: 'contacts', record: 'a', response },
      { system: 'kasar', object: 'contacts', record: 'b', response },
    );
    await link(tenant, 'kasar:contacts:a', 'kasar:contacts:b');
    const merged = await readRecord(tenant, 'kasar:contacts:b');
    expect(merged?.timeline).toMatchObject({
      nodes: [{ records: [{ id: merged?.id }] }],
      totalCount: 1,
      counts: { byKind: [{ kind: 'EMAIL', count: 1 }] },
    });
    // What is imported again finds it on the one record.
    const again = { system: 'kasar', object: 'contacts', record: 'b', response };
    expect(await tenant.import(again)).toMatchObject({ unchanged: 1 });
  });

  test('what stands on a third record too stays there', async () => {
    const tenant = await gateway.createTenant();
    const response = emails('shared');
    await tenant.import(
      ...['a', 'b', 'c'].map((record) => ({
        system: 'kasar',
        object: 'contacts',
        record,
        response,
      })),
    );
    await link(tenant, 'kasar:contacts:a', 'kasar:contacts:b');
    const [a, c] = [
      await readRecord(tenant, 'kasar:contacts:a'),
      await readRecord(tenant, 'kasar:contacts:c'),
    ];
    const both = [{ id: a?.id }, { id: c?.id }];
    expect(a?.timeline?.nodes[0]?.records).toEqual(expect.arrayContaining(both));
    expect(c?.timeline).toEqual(a?.timeline);
  });

  test('contacts of a merged company are contacts of the other', async () => {
    const tenant = await gateway.createTenant();
    await link(tenant, 'kasar:companies:one');
    await link(tenant, 'invent:companies:two');
    await importCsv(
      tenant,
      'object,name,company,kasar,invent\ncompanies,One,,one,\ncompanies,Two,,,two\n' +
        'contacts,Ann,Two,ann,\n',
    );
    await link(tenant, 'kasar:companies:one', 'invent:companies:two');
    const one = await readRecord(tenant, 'invent:companies:two');
    expect(await readRecord(tenant, 'kasar:contacts:ann')).toMatchObject({
      company: { id: one?.id, name: 'One' },
    });
  });
});

/** Imports a CSV file; its counts, and what it says of its invalid lines. */
async function importCsv(tenant: Tenant, csv: string) {
  const problems: [line: number, reason: string][] = [];
  const counts = await importRecords(
    gateway.database,
    tenant.organizationId,
    Readable.from([Buffer.from(csv)]),
    (line, reason) => problems.push([line, reason]),
  );
  return { ...counts, problems };
}

describe('a CSV file of records', () => {
  /** A tenant that has the sources kasar, invent and clarky. */
  async function createWithSources(): Promise<Tenant> {
    const tenant = await gateway.createTenant();
    for (const slug of ['kasar', 'invent', 'clarky']) await sourceOf(tenant, slug);
    return tenant;
  }

  test('adds, updates and leaves alone', async () => {
    const tenant = await createWithSources();
    const csv = [
      'object,name,company,kasar,invent,clarky',
      'companies,Acme,,co-1,,',
      'contacts,"Dupont, Bob",Acme,k-1,i-1,',
      'contacts,Ann,Globex,k-2,,c-2',
      'deals,Renewal,,,row-1,',
    ].join('\n');
    expect(await importCsv(tenant, csv)).toEqual({
      read: 4,
      added: 4,
      updated: 0,
      unchanged: 0,
      invalid: 0,
      problems: [],
    });
    const acme = await readRecord(tenant, 'kasar:companies:co-1');
    expect(acme).toMatchObject({ object: 'companies', name: 'Acme' });
    const bob = await readRecord(tenant, 'invent:contacts:i-1');
    expect(bob).toMatchObject({ name: 'Dupont, Bob', company: { id: acme?.id } });
    expect(bob?.links).toHaveLength(2);
    // A company that no row and no source has named yet is made.
    expect(await readRecord(tenant, 'clarky:contacts:c-2')).toMatchObject({
      company: { name: 'Globex' },
    });
    expect(await readRecord(tenant, 'invent:deals:row-1')).toMatchObject({ name: 'Renewal' });

    expect(await importCsv(tenant, csv)).toMatchObject({ read: 4, added: 0, unchanged: 4 });
    const changed = csv.replace('Ann,Globex', 'Ann Lee,Acme').replace('k-1,i-1,', 'k-1,i-1,c-1');
    expect(await importCsv(tenant, changed)).toMatchObject({ updated: 2, unchanged: 2 });
    expect(await readRecord(tenant, 'kasar:contacts:k-2')).toMatchObject({
      name: 'Ann Lee',
      company: { id: acme?.id },
    });
    expect((await readRecord(tenant, 'clarky:contacts:c-1'))?.id).toBe(bob?.id);
  });

  test('an empty cell keeps what is known', async () => {
    const tenant = await createWithSources();
    await importCsv(tenant, 'object,name,company,kasar\ncontacts,Ann,Acme,k\n');
    const kept = await importCsv(tenant, 'object,name,company,kasar\ncontacts,,,k\n');
    expect(kept).toMatchObject({ unchanged: 1 });
    expect(await readRecord(tenant, 'kasar:contacts:k')).toMatchObject({
      name: 'Ann',
      company: { name: 'Acme' },
    });
  });

  test('a company that was named before it had an id is the one that comes with it', async () => {
    const tenant = await createWithSources();
    await importCsv(tenant, 'object,name,company,kasar\ncontacts,Ann,Acme,k\n');
    await importCsv(tenant, 'object,name,company,kasar\ncompanies,Acme,,co\n');
    const acme = await readRecord(tenant, 'kasar:companies:co');
    const ann = await readRecord(tenant, 'kasar:contacts:k');
    expect(ann).toMatchObject({ company: { id: acme?.id } });
  });

  test('merges records that a row names together', async () => {
    const tenant = await createApart();
    const csv = 'object,kasar,invent\ncontacts,k,i\n';
    expect(await importCsv(tenant, csv)).toMatchObject({ updated: 1 });
    const { totalCount } = await readWholeTimeline(tenant.client, external('invent:contacts:i'));
    expect(totalCount).toBe(5);
  });

  test('names the lines that are not usable, and keeps the others', async () => {
    const tenant = await createWithSources();
    await importCsv(tenant, 'object,name,kasar\ncompanies,Twin,t-1\ncompanies,Twin,t-2\n');
    const csv = [
      'object,name,company,kasar,invent',
      'contacts,Ann,,k-1,',
      ',Bob,,k-2,',
      'contacts,Cleo,,,',
      '',
      `contacts,Dan,,${'x'.repeat(513)},`,
      'contacts,Eve,Twin,k-5,',
      'contacts,Fay,,k-6',
      'contacts,Gil,,k-7,i-7',
    ].join('\r\n');
    const { problems, ...counts } = await importCsv(tenant, `\ufeff${csv}`);
    expect(counts).toEqual({ read: 7, added: 2, updated: 0, unchanged: 0, invalid: 5 });
    expect(problems).toEqual([
      [3, expect.stringMatching(/object/)],
      [4, expect.stringMatching(/no id in any source/)],
      [6, expect.stringMatching(/512 bytes/)],
      [7, expect.stringMatching(/several companies named "Twin"/)],
      [8, 'has 4 values for 5 columns: "contacts,Fay,,k-6"'],
    ]);
    expect(await readRecord(tenant, 'invent:contacts:i-7')).toMatchObject({ name: 'Gil' });
    expect(await readRecord(tenant, 'kasar:contacts:k-5')).toBeNull();
  });

  test.each([
    ['object,name,kasar,hubspot\n', /hubspot.*kasar/],
    ['name,kasar\nAnn,k\n', /no column object/],
    ['object,kasar,kasar\ncontacts,a,b\n', /kasar twice/],
    ['object,"name,kasar\ncontacts,Ann,k-1\n', /The header has a quote/],
    ['', /The file is empty/],
  ])('%j is refused', async (csv, reason) => {
    const tenant = await createWithSources();
    await expect(importCsv(tenant, csv)).rejects.toMatchObject({
      name: 'CommandError',
      message: expect.stringMatching(reason),
    });
  });
});

import { Readable } from 'node:stream';
import { beforeEach, describe, expect, test } from 'vitest';
import { importRecords } from '../../src/record/import-records.js';
import { findEverywhere } from '../support/find-everywhere.js';
import type { TestEnvelope } from '../support/import-bodies.js';
import {
  createMarked,
  ENVELOPES,
  eraseRecord,
  external,
  MARK,
  type MarkedRecord,
  NAMED,
} from '../support/marked-record.js';
import { useTestGateway } from '../support/test-gateway.js';
import { wrongCounts } from '../support/wrong-counts.js';

const gateway = useTestGateway();
const ERASED = external('kasar', 'contacts', `${MARK}-kasar`);
const NEIGHBOUR = external('kasar', 'contacts', 'neighbour');
const COMPANY = external('clarky', 'companies', 'company');

let marked: MarkedRecord;
beforeEach(async () => {
  // Other tests' organizations say the same of records that they have not erased.
  await gateway.database.pool.query(
    'truncate organization, crm_record, record_link, activity, attachment, activity_change, ' +
      'timeline_entry, timeline_count, timeline_period',
  );
  marked = await createMarked(gateway);
  await eraseRecord(marked.client, marked.id);
});

interface Item {
  title: string | null;
  origin: { externalId: string | null };
  records: { id: string }[];
}

/** What stands on a record, by what its source calls it; null where there is no such record. */
async function read(by: object): Promise<Record<string, Item> | null> {
  const query = `query ($by: RecordBy!) {
    record(by: $by) {
      timeline(first: 100) { totalCount nodes { title origin { externalId } records { id } } }
    }
  }`;
  const { record } = await marked.client.request<{
    record: { timeline: { totalCount: number; nodes: Item[] } } | null;
  }>(query, { by });
  if (!record) return null;
  const { nodes, totalCount } = record.timeline;
  expect(totalCount).toBe(nodes.length);
  return Object.fromEntries(nodes.map((node) => [node.origin.externalId, node]));
}

const idsOn = async (by: object) => Object.keys((await read(by)) ?? {}).sort();

/** The same bodies, in other words. */
function reworded(envelope: TestEnvelope): TestEnvelope {
  const text = JSON.stringify(envelope.response).replaceAll(
    /(Dear|About|Notes on|said)/g,
    '$1 again',
  );
  const response = JSON.parse(text.replaceAll('zqshared', 'zqshared again'));
  return { ...envelope, response };
}

const page = (...data: object[]): TestEnvelope => ({
  system: 'clarky',
  object: 'contacts',
  record: NAMED,
  response: {
    data: data.map((item) => ({
      activity_type: 'call',
      created_at: '2026-05-01T10:00:00Z',
      ...item,
    })),
  },
});

async function expectErased(): Promise<void> {
  expect(await findEverywhere(gateway.database, [MARK])).toEqual({});
  expect(await read(ERASED)).toBeNull();
  expect(await wrongCounts(gateway.database)).toEqual([]);
}

describe('what was erased is not brought back by', () => {
  test('the same import again', async () => {
    expect(await marked.import(...Object.values(ENVELOPES))).toEqual({
      read: 12,
      added: 0,
      updated: 0,
      // What is shared, from every list that it stands on, what is hidden, and the neighbour's own.
      unchanged: 5,
      erased: 7,
      invalid: 0,
      warnings: 0,
      problems: [],
      warned: [],
    });
    await expectErased();
  });

  test('an import in other words, which what is shared takes on', async () => {
    const { kasar, invent, clarky } = ENVELOPES;
    const counts = await marked.import(...[kasar, invent, clarky].map(reworded));
    expect(counts).toMatchObject({ added: 0, updated: 2, erased: 7 });
    await expectErased();
    expect(await read(COMPANY)).toMatchObject({
      'c-shared': { title: 'zqshared again meeting', records: [{ id: marked.companyId }] },
    });
    expect(await idsOn(NEIGHBOUR)).toEqual(['k-own', 'k-shared', 'null']);
  });

  test('other items that name it: they stand on the other records alone', async () => {
    const both = { id: 'both', contact_id: NAMED, company_id: 'company' };
    const counts = await marked.import(
      page(both, { id: 'alone', contact_id: NAMED }, { id: 'list' }),
    );
    expect(counts).toMatchObject({ added: 1, erased: 2 });
    expect((await read(COMPANY))?.both?.records).toEqual([{ id: marked.companyId }]);
    await expectErased();
  });

  test("another record's list that has one of its activities", async () => {
    const { interactions } = ENVELOPES.kasar.response as { interactions: object };
    const counts = await marked.import({ ...ENVELOPES.neighbour, response: { interactions } });
    expect(counts).toMatchObject({ read: 3, added: 0, unchanged: 1, erased: 2 });
    expect(await idsOn(NEIGHBOUR)).toEqual(['k-own', 'k-shared', 'null']);
    await expectErased();
  });

  test.each([
    ['it', `contacts,Kim ${MARK},${MARK}-kasar,`],
    ['it beside a living record', `contacts,Kim ${MARK},neighbour,${MARK}-invent`],
  ])('a row of records that names %s: the row says so, and is left out', async (_case, row) => {
    const problems: [number, string][] = [];
    const csv = `object,name,kasar,invent\n${row}\ncontacts,Norbert,norbert,\n`;
    const counts = await importRecords(
      gateway.database,
      marked.organizationId,
      Readable.from([Buffer.from(csv)]),
      (line, reason) => problems.push([line, reason]),
    );
    expect(counts).toEqual({ read: 2, added: 1, updated: 0, unchanged: 0, invalid: 1 });
    expect(problems).toEqual([
      [2, expect.stringMatching(new RegExp(`the id "${MARK}-(kasar|invent)" was erased`))],
    ]);
    await expectErased();
  });
});

describe('a record that was erased is wanted again by', () => {
  const CREATE = `mutation ($input: CreateRecordInput!) {
    createRecord(input: $input) { record { id links { externalId } } }
  }`;
  const LINK = `mutation ($record: RecordBy!, $to: ExternalRecordInput!) {
    linkRecord(record: $record, to: $to) { record { id } }
  }`;
  const fresh = (envelope: TestEnvelope): TestEnvelope => {
    const data = [{ id: 'fresh', channel: 'email', created_at: '2026-05-01T10:00:00Z' }];
    return { ...envelope, response: { interactions: { data } } };
  };

  test('createRecord: imports stand on it, what was erased does not', async () => {
    const input = { object: 'contacts', name: 'Kim', external: [ERASED.external] };
    const { createRecord } = await marked.client.request<{
      createRecord: { record: { id: string; links: object[] } };
    }>(CREATE, { input });
    expect(createRecord.record.links).toEqual([{ externalId: `${MARK}-kasar` }]);
    expect(createRecord.record.id).not.toBe(marked.id);
    const counts = await marked.import(ENVELOPES.kasar, fresh(ENVELOPES.kasar), ENVELOPES.invent);
    expect(counts).toMatchObject({ added: 1, updated: 1, erased: 6 });
    expect(await idsOn(ERASED)).toEqual(['fresh', 'k-shared']);
    // Its id in another source is still that of a record that was erased.
    expect(await read(external('invent', 'contacts', `${MARK}-invent`))).toBeNull();
    expect(await wrongCounts(gateway.database)).toEqual([]);
  });

  test('linkRecord: the same, on the record that it is linked to', async () => {
    await marked.client.request(LINK, { record: NEIGHBOUR, to: ERASED.external });
    const counts = await marked.import(ENVELOPES.kasar, fresh(ENVELOPES.kasar));
    expect(counts).toMatchObject({ added: 1, updated: 0, unchanged: 1, erased: 4 });
    expect(await idsOn(ERASED)).toEqual(['fresh', 'k-own', 'k-shared', 'null']);
    expect(await wrongCounts(gateway.database)).toEqual([]);
  });
});

test('the contacts of a company that is erased stay, and have none', async () => {
  const query = `query ($by: RecordBy!) { contact(by: $by) { name company { id } } }`;
  const assign = `mutation ($input: UpdateRecordInput!) {
    updateRecord(input: $input) { record { id } }
  }`;
  const input = { record: NEIGHBOUR, company: { id: marked.companyId } };
  await marked.client.request(assign, { input });
  expect(await marked.client.request(query, { by: NEIGHBOUR })).toEqual({
    contact: { name: 'Nora', company: { id: marked.companyId } },
  });
  // Since the contact was erased, the meeting has stood on the company alone.
  expect(await eraseRecord(marked.client, marked.companyId)).toBe(1);
  expect(await marked.client.request(query, { by: NEIGHBOUR })).toEqual({
    contact: { name: 'Nora', company: null },
  });
  expect(await idsOn(NEIGHBOUR)).toEqual(['k-own', 'k-shared', 'null']);
  expect(await wrongCounts(gateway.database)).toEqual([]);
});

import { COMPANIES } from '../src/activity/crm-object.js';
import { encodeId } from '../src/activity/type-id.js';
import type { Database } from '../src/db/database.js';
import { inTransaction, lockForMerging } from '../src/db/transaction.js';
import { randomId } from '../src/ingest/upsert-records.js';
import { insertRecord } from '../src/record/link-records.js';
import { queueRollups } from '../src/record/queue-rollups.js';
import { completeRollups } from '../src/record/refresh-rollups.js';
import type { Bench } from './bench.js';
import { comparePairs, type Load, type Row } from './measure.js';

const PAGE = `
  query Rollup($record: ID!) {
    timeline(record: { id: $record }, scope: WITH_CONTACTS, first: 20) {
      nodes { id kind occurredAt title actor { id name } attachments { id filename url size } }
      pageInfo { hasNextPage endCursor }
      totalCount totalCountExact
    }
  }`;

/** The first page of a company with all contacts of the benchmark, and their activities, against that of one contact. */
export async function measureRollup(bench: Bench): Promise<Row[]> {
  const { database, organizationId, gateway, headers, recordIds } = bench;
  const company = await employAll(database, organizationId, recordIds);
  const load = (records: string[]): Load => ({
    url: gateway.url,
    headers,
    bodies: records.map((record) => JSON.stringify({ query: PAGE, variables: { record } })),
  });
  const contacts = recordIds.filter((_, index) => index % 10 === 1);
  return [
    await comparePairs(
      'time of a company with 2,000 contacts / of a contact',
      '<= 1.2',
      load([encodeId('company', company)]),
      load(contacts.map((id) => encodeId('contact', id))),
      (a, b) => b / a,
    ),
  ];
}

/** Gives all contacts one company, as many updates would. @returns its UUID. */
async function employAll(
  database: Database,
  organizationId: string,
  contacts: string[],
): Promise<string> {
  const company = { id: randomId(), object: COMPANIES, name: 'All' };
  await inTransaction(database.pool, async (client) => {
    await lockForMerging(client, organizationId);
    await insertRecord(client, organizationId, company);
    await queueRollups(client, organizationId, contacts, [company.id]);
    await client.query('update crm_record set company_id = $1 where id = any($2::uuid[])', [
      company.id,
      contacts,
    ]);
  });
  const started = performance.now();
  await completeRollups(database, organizationId, company.id);
  console.log(`On the rollup after ${((performance.now() - started) / 1_000).toFixed(0)} seconds.`);
  await database.pool.query(
    'vacuum (analyze) timeline_entry, timeline_count, activity, crm_record',
  );
  return company.id;
}

import { expect, test } from 'vitest';
import { SEARCH_VERSION } from '../../src/activity/search-vector.js';
import { inTransaction } from '../../src/db/transaction.js';
import { startMaintenance } from '../../src/http/start-maintenance.js';
import { reindexNames } from '../../src/ingest/reindex-names.js';
import { upsertRecords } from '../../src/ingest/upsert-records.js';
import { stateRecord } from '../../src/record/link-records.js';
import { ActivityJournal } from '../support/activity-journal.js';
import { instant } from '../support/arbitrary-activity.js';
import { collectLog } from '../support/collect-log.js';
import { NAMES } from '../support/listed-names.js';
import { useTestGateway } from '../support/test-gateway.js';

const gateway = useTestGateway(undefined, { maintains: false });

/** What records, actors and segments are listed by, as it is stored. */
async function readListed() {
  const { rows } = await gateway.database.pool.query(
    ['crm_record', 'actor', 'segment']
      .map((table) => `select id, name, name_key, name_search::text, search_version from ${table}`)
      .join(' union all ')
      .concat(' order by id'),
  );
  return rows;
}

/** Rows of all tables, as every way of writing them leaves them. */
async function writeNames() {
  const { organizationId } = await gateway.createTenant();
  const journal = new ActivityJournal(gateway.database, organizationId);
  await journal.write(
    'kasar',
    NAMES.map((name, n) => ({
      externalId: `e${n}`,
      kind: 'NOTE',
      occurredAt: instant(n),
      records: [{ object: 'contacts', externalId: `c${n}` }],
      user: { externalId: `u${n}`, name: name ?? undefined, email: `u${n}@example.com` },
      assistant: { externalId: `a${n}`, name: name ?? undefined },
      segment: { externalId: `s${n}`, name: name ?? undefined },
    })),
  );
  const sourceId = await journal.sourceId('kasar');
  const external = (externalId: string) => [{ sourceId, object: 'contacts', externalId }];
  const write = (externalId: string, name: string) =>
    stateRecord(gateway.database, organizationId, {
      object: 'contacts',
      name,
      company: `${name} Ltd`,
      external: external(externalId),
    });
  await write('c0', 'Renamed');
  await write('new', 'New');
  // As imports name records: new ones, and those without a name.
  const named = NAMES.map((name, n) => ({ object: 'contacts', externalId: `d${n}`, name }));
  const late = { object: 'contacts', externalId: 'c3', name: 'Late' };
  await inTransaction(gateway.database.pool, (client) =>
    upsertRecords(client, { organizationId, sourceId }, [...named, late]),
  );
}

test('names are stored with what they are listed by, and derived anew in portions', async () => {
  await writeNames();
  const { pool } = gateway.database;
  const written = await readListed();
  expect(written.every(({ search_version }) => search_version === SEARCH_VERSION)).toBe(true);
  expect(
    written.filter(({ name_key }) => name_key === '1').map(({ name }) => name?.trim() ?? ''),
  ).toEqual(expect.arrayContaining(['', '\u00ad']));
  const forget = async () => {
    for (const table of ['crm_record', 'actor', 'segment']) {
      await pool.query(
        `update ${table} set name_key = default, name_search = null, search_version = default`,
      );
    }
  };
  await forget();
  // Several processes at once.
  await Promise.all([reindexNames(gateway.database), reindexNames(gateway.database)]);
  expect(await readListed()).toEqual(written);
  await forget();
  const soon = { first: 0, every: 10 };
  const maintenance = startMaintenance({
    database: gateway.database,
    changesKeepDays: 30,
    log: collectLog().log,
    intervals: { fold: soon, cleanUp: { first: 60_000, every: 60_000 } },
  });
  await expect.poll(readListed, { timeout: 10_000 }).toEqual(written);
  await maintenance.stop();
});

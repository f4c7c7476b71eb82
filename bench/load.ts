import { ID_PREFIXES } from '../src/activity/type-id.js';
import type { Database } from '../src/db/database.js';
import { Importer, type LocatedProblem } from '../src/ingest/importer.js';
import { invent } from '../src/sources/invent/invent.js';
import { readParsedBody } from '../src/sources/read-body.js';

export const RECORDS = 2_000;
export const ACTIVITIES = 200_000;

/** How many activities the first record has: enough for a page 20,000 deep. */
const BUSY = 25_000;

const START = Date.UTC(2025, 0, 1);
const PAGE = 100;

/** Comments, files and notes of 2,000 contacts with actors and attachments, as Invent would send them. */
function* pages(): Generator<{ record: string; response: unknown[] }> {
  const rest = (ACTIVITIES - BUSY) / (RECORDS - 1);
  let id = 0;
  let due = 0;
  for (let record = 0; record < RECORDS; record++) {
    due += record === 0 ? BUSY : rest;
    while (id < Math.round(due)) {
      const size = Math.min(PAGE, Math.round(due) - id);
      const response = Array.from({ length: size }, () => wireItem(id++));
      yield { record: `c_${record}`, response };
    }
  }
}

function wireItem(id: number): unknown {
  const files = id % 3;
  const actor = {
    id: `u_${id % 40}`,
    name: `User ${id % 40}`,
    email: `user${id % 40}@example.com`,
  };
  const file = (index: number) => ({
    id: `f_${id}_${index}`,
    file_filename: `offer-${id}-${index}.pdf`,
    file_path: `offers/${id}/${index}`,
    file_url: `https://files.example.com/offers/${id}/${index}`,
    file_size: 1024 * (index + 1),
    file_mimetype: 'application/pdf',
    created_at: new Date(START + id * 60_000).toISOString(),
  });
  return {
    id: `act_${id}`,
    type: 'comment_created',
    // Every tenth shares its millisecond with the one before.
    created_at: new Date(START + (id - (id % 10 === 0 ? 1 : 0)) * 60_000).toISOString(),
    updated_at: null,
    actor,
    comment: `They asked for offer ${id} again; we agreed on the terms of the last call and wait.`,
    attachments: Array.from({ length: files }, (_, index) => file(index)),
    metadata: { thread: id % 1_000 },
  };
}

/**
 * Loads 200,000 activities on 2,000 records through the importer.
 * @returns activities a second, and the ids of the records by their external ids' numbers.
 */
export async function loadBenchmark(
  database: Database,
  organizationId: string,
): Promise<{ rate: number; recordIds: string[] }> {
  const importer = new Importer({
    database,
    organizationId,
    onInvalid: raise,
    onWarning: raise,
  });
  const started = performance.now();
  for (const { record, response } of pages()) {
    await importer.addBody(readParsedBody(response, invent), {
      location: record,
      definition: invent,
      source: 'invent',
      record: { object: 'contacts', externalId: record },
    });
  }
  await importer.finish();
  const seconds = (performance.now() - started) / 1000;
  await addPublicIds(database);
  const { rows } = await database.pool.query(
    `select record_id from record_link order by substring(external_id from 3)::int`,
  );
  return { rate: ACTIVITIES / seconds, recordIds: rows.map((row) => row.record_id) };
}

function raise({ location, field, reason }: LocatedProblem): never {
  throw new Error(`${location}: ${field} ${reason}`);
}

/** Public ids as columns, for the baseline: it has them for nothing. */
async function addPublicIds({ pool }: Database): Promise<void> {
  await pool.query(TYPE_ID);
  const tables = { activity: 'activity', actor: 'user', attachment: 'attachment' } as const;
  for (const [table, prefix] of Object.entries(tables)) {
    if (!(ID_PREFIXES as readonly string[]).includes(prefix)) throw new Error(prefix);
    await pool.query(`alter table ${table} add column bench_id text`);
    await pool.query(`update ${table} set bench_id = bench_type_id('${prefix}', id)`);
    await pool.query(`vacuum (full, analyze) ${table}`);
  }
  await pool.query('vacuum (analyze)');
}

/** TypeID in SQL: 130 bits, of which the first two are zero, in 26 characters of five bits each. */
const TYPE_ID = `
  create function bench_type_id(prefix text, id uuid) returns text language sql immutable as $$
    select prefix || '_' || string_agg(
        substr('0123456789abcdefghjkmnpqrstvwxyz', substring(bits from place for 5)::int + 1, 1), ''
        order by place)
      from (select ('00' || right(('x' || replace(id::text, '-', ''))::bit(128)::text, 128))::bit(130)
                as bits) b,
           generate_series(1, 126, 5) place
  $$`;

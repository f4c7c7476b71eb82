import type { Database } from '../../src/db/database.js';
import { timelineIdsOf } from '../../src/ingest/activity-row.js';

interface StoredActivity {
  id: string;
  organizationId: string;
  record_ids: string[];
  company_ids: string[];
  /** Its records by id; of a merged record, the survivor. */
  records: Record<string, { object: string }>;
  /** The companies on whose rollups it is to be: its own, and those of its contacts. */
  companies: string[];
}

/**
 * The timeline entries that are missing or left over, as "activity scope"; there should be none once all rollups
 * are complete.
 */
export async function wrongEntries({ pool }: Database): Promise<Record<string, string[]>> {
  const { rows: activities } = await pool.query<StoredActivity>(
    `select a.id, a.organization_id as "organizationId", a.record_ids, a.company_ids,
            coalesce(json_object_agg(w.id, json_build_object('object', r.object))
              filter (where r.id is not null), '{}') as records,
            array(select distinct coalesce(l.record_id, c.id) from (
                select id from crm_record where id = any(array_agg(r.id)) and object = 'companies'
                union
                select company_id from crm_record where id = any(array_agg(r.id)) and object = 'contacts') c
                left join record_alias l on l.id = c.id
               where c.id is not null) as companies
       from activity a cross join unnest(a.record_ids) w (id)
       left join record_alias l on l.id = w.id
       left join crm_record r on r.id = coalesce(l.record_id, w.id)
      where deleted_at is null group by a.id`,
  );
  const { rows: hidden } = await pool.query<{ id: string }>(
    `select id from activity where deleted_at is not null and company_ids <> '{}'`,
  );
  const { rows: entries } = await pool.query<{ entry: string }>(
    `select activity_id || ' ' || scope_id || ' ' || (e.occurred_at = a.occurred_at) as entry
       from timeline_entry e left join activity a on a.id = e.activity_id`,
  );
  const stored = new Set(entries.map(({ entry }) => entry));
  const expected = new Set(
    activities.flatMap(({ id, organizationId, record_ids, companies, records }) =>
      timelineIdsOf(
        organizationId,
        { record_ids, company_ids: companies },
        new Map(Object.entries(records)),
      ).map((scope) => `${id} ${scope} true`),
    ),
  );
  const isOnOthers = ({ company_ids, companies }: StoredActivity) =>
    [...company_ids].sort().join() !== [...companies].sort().join();
  return {
    missing: [...expected].filter((entry) => !stored.has(entry)),
    leftOver: [
      ...[...stored].filter((entry) => !expected.has(entry)),
      ...[...activities.filter(isOnOthers), ...hidden].map(({ id }) => `${id} company_ids`),
    ],
  };
}

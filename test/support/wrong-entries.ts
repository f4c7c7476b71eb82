import type { Database } from '../../src/db/database.js';
import { timelineIdsOf } from '../../src/ingest/activity-row.js';

interface StoredActivity {
  id: string;
  organizationId: string;
  recordIds: string[];
  /** The objects of its records, by record id; of a merged record, those of the survivor. */
  objects: Record<string, string>;
}

/** The timeline entries that are missing or left over, as "activity scope"; there should be none. */
export async function wrongEntries({ pool }: Database): Promise<Record<string, string[]>> {
  const { rows: activities } = await pool.query<StoredActivity>(
    `select a.id, a.organization_id as "organizationId", a.record_ids as "recordIds",
            (select coalesce(json_object_agg(w.id, r.object) filter (where r.id is not null), '{}')
               from unnest(a.record_ids) w (id)
               left join record_alias l on l.id = w.id
               left join crm_record r on r.id = coalesce(l.record_id, w.id)) as objects
       from activity a where deleted_at is null`,
  );
  const { rows: entries } = await pool.query<{ entry: string }>(
    `select activity_id || ' ' || scope_id || ' ' || (e.occurred_at = a.occurred_at) as entry
       from timeline_entry e left join activity a on a.id = e.activity_id`,
  );
  const stored = new Set(entries.map(({ entry }) => entry));
  const expected = new Set(
    activities.flatMap(({ id, organizationId, recordIds, objects }) =>
      timelineIdsOf(organizationId, recordIds, new Map(Object.entries(objects))).map(
        (scope) => `${id} ${scope} true`,
      ),
    ),
  );
  return {
    missing: [...expected].filter((entry) => !stored.has(entry)),
    leftOver: [...stored].filter((entry) => !expected.has(entry)),
  };
}

import { objectTimelineId, rollupTimelineId } from '../../src/activity/timeline-id.js';
import type { TestDatabase } from './test-database.js';

/** Columns that differ between two syncs of the same: ids of rows, and when they were written. */
const OWN_COLUMNS = [
  'id',
  'organization_id',
  'source_id',
  'record_ids',
  'company_ids',
  'recorded_at',
  'updated_at',
  'user_id',
  'assistant_id',
  'assignee_id',
  'author_id',
  'segment_id',
  'broadcast_id',
  // The text of the columns, and the source's id.
  'search',
];

const ENTITIES = {
  user: 'actor',
  assistant: 'actor',
  assignee: 'actor',
  author: 'actor',
  segment: 'segment',
  broadcast: 'broadcast',
};

/**
 * All that is visible of an organization's sources, in upstream terms: its activities with every column
 * that comes from upstream, the entries of all timelines, and their counts. Two syncs of the same
 * systems give the same.
 */
export async function readStoredTimelines(
  { pool }: TestDatabase,
  organizationId: string,
): Promise<Map<string, string>> {
  const stored = new Map<string, string>();
  const namesOf = (ids: string) =>
    `(select coalesce(array_agg(distinct l.object || ' ' || l.external_id), '{}')
        from record_link l where l.record_id = any(${ids}))`;
  const entities = Object.entries(ENTITIES).map(
    ([column, table]) =>
      `(select external_id from ${table} x where x.id = a.${column}_id) as ${column}`,
  );
  const activities = await pool.query(
    `select s.slug || ':' || a.external_id as name, ${namesOf('a.record_ids')} as records,
        ${namesOf('a.company_ids')} as companies, ${entities.join(', ')},
        to_jsonb(a) - $2::text[] as columns,
        (select json_agg(to_jsonb(f) - '{id,organization_id,activity_id}'::text[] order by position)
           from attachment f where f.activity_id = a.id) as attachments
       from activity a join source s on s.id = a.source_id
      where a.organization_id = $1 and a.deleted_at is null`,
    [organizationId, OWN_COLUMNS],
  );
  for (const { name, columns, ...row } of activities.rows) {
    stored.set(name, JSON.stringify({ ...row, ...columns }));
  }

  const { rows: objects } = await pool.query(
    'select name from crm_object where organization_id = $1',
    [organizationId],
  );
  const scopes = new Map<string, string>([[organizationId, 'all']]);
  for (const { name } of objects) scopes.set(objectTimelineId(organizationId, name), name);
  const { rows: links } = await pool.query(
    `select record_id, min(object || ' ' || external_id) as name from record_link
      where organization_id = $1 group by record_id`,
    [organizationId],
  );
  for (const { record_id, name } of links) {
    scopes.set(record_id, name);
    scopes.set(rollupTimelineId(record_id), `the rollup of ${name}`);
  }
  const entries = await pool.query(
    `select e.scope_id, s.slug || ':' || a.external_id as name, e.occurred_at, e.kind, e.channel,
        e.direction, e.actor_type, e.task_status, e.due_at
       from timeline_entry e join activity a on a.id = e.activity_id join source s on s.id = e.source_id
      where a.organization_id = $1`,
    [organizationId],
  );
  for (const { scope_id, name, ...row } of entries.rows) {
    stored.set(`entry of ${name} on ${scopes.get(scope_id)}`, JSON.stringify(row));
  }
  const counts = await pool.query(
    `select scope_id, s.slug, kind, channel, sum(delta)::int as count
       from timeline_count c join source s on s.id = c.source_id
      where s.organization_id = $1 group by 1, 2, 3, 4 having sum(delta) <> 0`,
    [organizationId],
  );
  for (const { scope_id, slug, kind, channel, count } of counts.rows) {
    stored.set(`count of ${slug} ${kind} ${channel} on ${scopes.get(scope_id)}`, String(count));
  }
  return stored;
}

/** In what two of them differ; of each difference a line, at most ten. */
export function findDifferences(found: Map<string, string>, wanted: Map<string, string>): string[] {
  const differences: string[] = [];
  for (const name of new Set([...found.keys(), ...wanted.keys()])) {
    if (found.get(name) === wanted.get(name)) continue;
    differences.push(`${name}: ${tell(found.get(name), wanted.get(name))}`);
    if (differences.length === 10) break;
  }
  return differences;
}

/** The fields that differ. */
function tell(found: string | undefined, wanted: string | undefined): string {
  if (!found || !wanted) return found ? 'should not be there' : 'is missing';
  const [is, should] = [JSON.parse(found), JSON.parse(wanted)];
  if (typeof is !== 'object') return `${is} instead of ${should}`;
  return Object.keys(should)
    .filter((key) => JSON.stringify(is[key]) !== JSON.stringify(should[key]))
    .map((key) => `${key} ${JSON.stringify(is[key])} instead of ${JSON.stringify(should[key])}`)
    .join(', ');
}

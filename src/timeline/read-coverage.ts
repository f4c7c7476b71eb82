import type pg from 'pg';
import type { LinkStatus } from './coverage.js';

/**
 * Reads the sync state of each source and object over all links of an organization, or over those of
 * some objects: the least favorable values of the links that were read, and of those that never were. Combined
 * by combineCoverage, they are the coverage of all these links.
 * @param objects null: all.
 */
export async function readOrganizationLinks(
  pool: pg.Pool,
  organizationId: string,
  objects: readonly string[] | null,
): Promise<(LinkStatus & { object: string })[]> {
  const { rows } = await pool.query<LinkStatus & { object: string }>(
    `select source_id as "sourceId", object,
        case when bool_and(as_of is not null) then min(as_of) end as "asOf",
        case when bool_and(complete or complete_down_to is not null)
          then max(complete_down_to) filter (where not complete) end as "completeDownTo",
        bool_and(complete) as complete,
        case when bool_and(verified_at is not null) then min(verified_at) end as "verifiedAt",
        least(sum(rejected_items), 2147483647)::int as "rejectedItems",
        least(sum(warnings), 2147483647)::int as warnings,
        (array_agg(error_code order by error_at desc) filter (where error_at is not null))[1]
          as "errorCode",
        (array_agg(error_message order by error_at desc) filter (where error_at is not null))[1]
          as "errorMessage",
        max(error_at) as "errorAt",
        (array_agg(retry_at order by error_at desc) filter (where error_at is not null))[1]
          as "retryAt",
        max(lease_until) filter (where lease_id is not null) as "leaseUntil"
       from record_link
      where organization_id = $1 and ($2::text[] is null or object = any($2))
      group by source_id, object, as_of is null`,
    [organizationId, objects],
  );
  return rows;
}

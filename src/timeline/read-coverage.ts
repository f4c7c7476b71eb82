import type pg from 'pg';
import type { LinkStatus } from './coverage.js';

/** The sync state of several links of one source and object. */
export interface CombinedLinks extends LinkStatus {
  object: string;
}

/** SQL of the least favorable values of links `l`, grouped by their source and object. */
const COMBINED_COLUMNS = `l.source_id as "sourceId", l.object,
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
        max(lease_until) filter (where lease_id is not null) as "leaseUntil"`;

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
): Promise<CombinedLinks[]> {
  const { rows } = await pool.query<CombinedLinks>(
    `select ${COMBINED_COLUMNS}
       from record_link l
      where organization_id = $1 and ($2::text[] is null or object = any($2))
      group by l.source_id, l.object, as_of is null`,
    [organizationId, objects],
  );
  return rows;
}

/**
 * Reads the same over the links of the contacts of companies.
 * @returns the links with the company's UUID, as it was given.
 */
export async function readContactLinks(
  pool: pg.Pool,
  organizationId: string,
  companyIds: readonly string[],
): Promise<[companyId: string, links: CombinedLinks][]> {
  // The contacts of a company whose merge is in progress are listed under both ids.
  const { rows } = await pool.query<CombinedLinks & { companyId: string }>(
    `with company as (
       select w.id, w.id as listed_as from unnest($2::uuid[]) w (id)
        union all
       select record_id, id from record_alias where record_id = any($2)
     )
     select c.id as "companyId", ${COMBINED_COLUMNS}
       from company c
       join crm_record r on r.company_id = c.listed_as and r.object = 'contacts'
       join record_link l on l.record_id = r.id
      where r.organization_id = $1
      group by c.id, l.source_id, l.object, as_of is null`,
    [organizationId, companyIds],
  );
  return rows.map(({ companyId, ...links }) => [companyId, links]);
}

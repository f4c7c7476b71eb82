-- Counts by quarter of an hour, hour and day instead of by hour: the days of any time zone are sums of these,
-- and a year is few of them.
-- CreateTable
CREATE TABLE "timeline_period" (
    "scope_id" UUID NOT NULL,
    "minutes" SMALLINT NOT NULL,
    "minute" SMALLINT NOT NULL,
    "day" DATE NOT NULL,
    "interaction" INTEGER NOT NULL,
    "task" INTEGER NOT NULL,
    "note" INTEGER NOT NULL,
    "segment" INTEGER NOT NULL,
    "file" INTEGER NOT NULL,
    "contact" INTEGER NOT NULL,

    CONSTRAINT "timeline_period_pkey" PRIMARY KEY ("scope_id","minutes","minute","day")
);

-- CreateTable
CREATE TABLE "timeline_period_backfill" (
    "scope_id" UUID NOT NULL,
    "before" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "timeline_period_backfill_pkey" PRIMARY KEY ("scope_id")
);

-- What is stored already is counted in the background, by ingest/backfill-timeline-periods.ts.
insert into timeline_period_backfill (scope_id, before)
  select scope_id, 'infinity' from (select distinct scope_id from timeline_count) t
   where not exists (select from crm_record r where r.id = scope_id)
     and not exists (select from record_alias a where a.id = scope_id);

-- After that scan, because it locks the table until the commit. A delta of an hour that is not folded yet becomes one
-- of its first quarter: the backfill subtracts there what folding adds.
ALTER TABLE "timeline_count" RENAME COLUMN "hour" TO "quarter";
alter index timeline_count_hour rename to timeline_count_quarter;

-- DropTable
DROP TABLE "timeline_hour";

-- DropTable
DROP TABLE "timeline_hour_backfill";

-- The deltas of a record's timeline have none: its activities are few. Scalar subqueries, since PostgreSQL would hash
-- the records of all organizations for an exists.
create or replace function count_timeline_entries() returns trigger language plpgsql as $$
begin
  insert into timeline_count (scope_id, kind, source_id, channel, quarter, delta)
    select c.scope_id, c.kind, c.source_id, c.channel,
           case when t.is_shared then date_bin('15 minutes', c.occurred_at, '0001-01-01 00:00:00+00') end,
           case when tg_op = 'INSERT' then count(*) else -count(*) end
      from changed c
      join (select scope_id, coalesce(
                     (select false from crm_record r where r.id = scope_id),
                     (select false from record_alias a where a.id = scope_id), true) as is_shared
              from (select distinct scope_id from changed) d) t on t.scope_id = c.scope_id
     group by 1, 2, 3, 4, 5;
  return null;
end $$;

-- Deltas with a quarter of an hour are folded by ingest/fold-timeline-counts.ts, in portions, into ones without.
create or replace function fold_timeline_counts(since bigint) returns void language sql as $$
  with many as (
    select scope_id from timeline_count
     where scope_id in (select scope_id from timeline_count where id > since) and quarter is null
     group by scope_id having count(*) > 2 * count(distinct (kind, source_id, channel)) + 16
  ), folded as (
    delete from timeline_count c using many where c.scope_id = many.scope_id and c.quarter is null
    returning c.scope_id, c.kind, c.source_id, c.channel, c.delta
  )
  insert into timeline_count (scope_id, kind, source_id, channel, delta)
    select scope_id, kind, source_id, channel, sum(delta) from folded
     group by 1, 2, 3, 4 having sum(delta) <> 0;
$$;

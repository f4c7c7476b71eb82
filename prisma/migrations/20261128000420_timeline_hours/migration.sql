-- Counts by hour of the timelines of organizations and objects: a histogram over a million activities reads
-- a row for each hour.
-- AlterTable
ALTER TABLE "timeline_count" ADD COLUMN     "hour" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "timeline_hour" (
    "scope_id" UUID NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "interaction" INTEGER NOT NULL,
    "task" INTEGER NOT NULL,
    "note" INTEGER NOT NULL,
    "segment" INTEGER NOT NULL,
    "file" INTEGER NOT NULL,
    "contact" INTEGER NOT NULL,

    CONSTRAINT "timeline_hour_pkey" PRIMARY KEY ("scope_id","hour")
);

-- CreateTable
CREATE TABLE "timeline_hour_backfill" (
    "scope_id" UUID NOT NULL,
    "before" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "timeline_hour_backfill_pkey" PRIMARY KEY ("scope_id")
);

-- Only deltas that are not folded yet have an hour.
create index timeline_count_hour on timeline_count (id) where hour is not null;

-- The deltas of a record's timeline have no hour: its activities are few to an hour. Scalar subqueries, since
-- PostgreSQL would hash the records of all organizations for an exists.
create or replace function count_timeline_entries() returns trigger language plpgsql as $$
begin
  insert into timeline_count (scope_id, kind, source_id, channel, hour, delta)
    select c.scope_id, c.kind, c.source_id, c.channel,
           case when t.is_shared then date_bin('1 hour', c.occurred_at, '0001-01-01 00:00:00+00') end,
           case when tg_op = 'INSERT' then count(*) else -count(*) end
      from changed c
      join (select scope_id, coalesce(
                     (select false from crm_record r where r.id = scope_id),
                     (select false from record_alias a where a.id = scope_id), true) as is_shared
              from (select distinct scope_id from changed) d) t on t.scope_id = c.scope_id
     group by 1, 2, 3, 4, 5;
  return null;
end $$;

-- Deltas with an hour are folded by ingest/fold-timeline-counts.ts, in portions, into ones without.
create or replace function fold_timeline_counts(since bigint) returns void language sql as $$
  with many as (
    select scope_id from timeline_count
     where scope_id in (select scope_id from timeline_count where id > since) and hour is null
     group by scope_id having count(*) > 2 * count(distinct (kind, source_id, channel)) + 16
  ), folded as (
    delete from timeline_count c using many where c.scope_id = many.scope_id and c.hour is null
    returning c.scope_id, c.kind, c.source_id, c.channel, c.delta
  )
  insert into timeline_count (scope_id, kind, source_id, channel, delta)
    select scope_id, kind, source_id, channel, sum(delta) from folded
     group by 1, 2, 3, 4 having sum(delta) <> 0;
$$;

-- What is stored already is counted in the background, by ingest/backfill-timeline-hours.ts.
insert into timeline_hour_backfill (scope_id, before)
  select scope_id, 'infinity' from (select distinct scope_id from timeline_count) t
   where not exists (select from crm_record r where r.id = scope_id)
     and not exists (select from record_alias a where a.id = scope_id);

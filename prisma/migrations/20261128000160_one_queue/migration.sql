-- The due links of each source, in order. A leased link is not due, so claims never pass over it.
create index record_link_due on record_link (source_id, next_at) where lease_id is null;

-- DropIndex
DROP INDEX "record_link_source_id_next_at_idx";

-- Scheduled readings are claimed from record_link directly; the tables of pg-boss go. The schema is kept
-- where it holds other queues than the gateway's: then another program uses it, too.
do $$
begin
  if to_regclass('pgboss.queue') is not null then
    if exists (select from pgboss.queue where name = 'read-source')
      and not exists (
        select from pgboss.queue where name <> 'read-source' and name not like '\_\_pgboss\_\_%'
      )
    then
      drop schema pgboss cascade;
    end if;
  end if;
end
$$;

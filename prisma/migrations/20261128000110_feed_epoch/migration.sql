-- Transaction numbers begin anew in another cluster, so a position in the change feed is one of this
-- database only. The epoch says which: after a dump was restored it is another.
--
-- It is a hash of three things that no dump carries along: the cluster's system identifier, where this
-- PostgreSQL lets its owner call pg_control_system() (a managed one may not), the database's oid, and the
-- transaction that wrote the row of feed_identity, which restoring writes anew. The last two are enough
-- wherever the first is not allowed. Granting or revoking pg_control_system() begins a new epoch, too.
create table feed_identity (
  id boolean not null default true,
  constraint feed_identity_pkey primary key (id),
  constraint feed_identity_one_row check (id)
);
insert into feed_identity default values;

-- Below 2^53, so that JavaScript reads it exactly. As its owner, so that it is the same for every role.
create function feed_epoch() returns bigint
  language plpgsql stable security definer set search_path from current
as $$
declare
  identity text;
begin
  select format('%s %s', d.oid, (select xmin from feed_identity)) into identity
    from pg_catalog.pg_database d where d.datname = current_database();
  if has_function_privilege('pg_catalog.pg_control_system()', 'execute') then
    identity := format('%s %s', identity, (select system_identifier from pg_catalog.pg_control_system()));
  end if;
  return hashtextextended(identity, 0) & 9007199254740991;
end
$$;

-- Rows of a database that was restored before it knew epochs: their numbers are not of this cluster.
do $$
begin
  if exists (
    select from activity_change
     where xact >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint
  ) then
    delete from activity_change;
    delete from change_horizon;
  end if;
end
$$;

alter table activity_change add column epoch bigint not null default feed_epoch();
alter table activity_change drop constraint activity_change_pkey;
alter table activity_change add constraint activity_change_pkey primary key (epoch, xact, id);
drop index activity_change_organization_id_xact_id_idx;
create index activity_change_organization_id_epoch_xact_id_idx
  on activity_change (organization_id, epoch, xact, id);

alter table change_horizon add column epoch bigint not null default feed_epoch();

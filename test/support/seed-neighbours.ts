import pg from 'pg';

/** How many organizations there are besides those of the test, and how many rows each has of a kind. */
export const NEIGHBOURS = 200;

/**
 * Fills the tables with organizations that have rows in all of them, named as those of a test are: the
 * same slugs, external ids, names, kinds, timestamps and search terms.
 */
export async function seedNeighbours(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(SEED);
  await client.query('vacuum analyze');
  await client.end();
}

/** The UUID of something by its name: the same name gives the same. */
const SEED = `
  create temp table o as
    select n as number, md5('organization ' || n)::uuid as id from generate_series(1, ${NEIGHBOURS}) n;
  create temp table s as
    select o.id as organization_id, md5(o.id || slug)::uuid as id, slug
      from o, unnest(array['kasar', 'invent', 'clarky', 'native']) slug;
  create temp table r as
    select o.id as organization_id, md5(o.id || object || n)::uuid as id, object, n
      from o, unnest(array['contacts', 'companies', 'deals']) object, generate_series(1, 20) n;
  create temp table a as
    select s.organization_id, s.id as source_id, md5(s.id || ' activity ' || n)::uuid as id, n,
           timestamptz '2026-04-01' + n * interval '1 hour' as occurred_at,
           md5(s.organization_id || 'contacts' || n % 20 + 1)::uuid as record_id
      from s, generate_series(1, 20) n;

  create temp table k as
    select id as organization_id, translate(
      encode(decode(right(id::text, 6), 'hex'), 'base64'), '+/', '-_') as key from o;

  insert into organization (id, slug, name)
    select id, 'neighbour-' || number, 'Neighbour' from o;
  insert into api_key (id, organization_id, name, start, hash, scopes, objects)
    select md5(id || 'key ' || m)::uuid, id, 'test', 'agw_' || m, sha256((id || 'key ' || m)::bytea), '{read}', '{}'
      from o, generate_series(1, 10) m;
  insert into source (id, organization_id, slug, name, system)
    select id, organization_id, slug, slug, upper(slug) from s;
  insert into crm_object (organization_id, name)
    select id, name from o, unnest(array['deals', 'tickets', 'orders', 'projects', 'leads']) name;
  insert into crm_record (id, organization_id, object, name, company_id, name_key, name_search)
    select id, organization_id, object, 'Record ' || n,
           case when object = 'contacts' then md5(organization_id || 'companies' || n)::uuid end,
           '0record ' || n, replace('''?record'':1', '?', key)::tsvector
      from r join k using (organization_id);
  insert into rollup_refresh (record_id, organization_id, company_ids)
    select id, organization_id, array[company_id] from crm_record where company_id is not null;
  insert into record_alias (id, organization_id, record_id)
    select md5(id || ' alias')::uuid, organization_id, id from r where n <= 5;
  insert into record_link (source_id, object, external_id, organization_id, record_id, as_of)
    select s.id, r.object, r.object || n, s.organization_id, r.id, now()
      from s join r using (organization_id) where s.slug <> 'native';
  insert into actor (id, organization_id, source_id, type, external_id, name, name_key, name_search)
    select md5(s.id || type || m)::uuid, organization_id, s.id, type, 'u' || m, 'Somebody', '0somebody',
           replace('''?somebody'':1', '?', key)::tsvector
      from s join k using (organization_id), unnest(array['USER', 'ASSISTANT']) type, generate_series(1, 5) m;
  insert into segment (id, organization_id, source_id, external_id, name, name_key, name_search)
    select md5(s.id || 'segment' || m)::uuid, organization_id, s.id, 's' || m, 'VIP', '0vip',
           replace('''?vip'':1', '?', key)::tsvector
      from s join k using (organization_id), generate_series(1, 5) m;
  insert into broadcast (id, organization_id, source_id, external_id, name)
    select md5(s.id || 'broadcast' || m)::uuid, organization_id, s.id, 'b' || m, 'News'
      from s, generate_series(1, 5) m;
  insert into activity (id, organization_id, source_id, external_id, kind, occurred_at,
      occurred_precision, record_ids, title, user_id, author_id, broadcast_id, segment_id, deleted_at,
      content_hash, wire_hash, search)
    select a.id, organization_id, source_id, 'a' || n, 'EMAIL', occurred_at, 'INSTANT', array[record_id],
           'Signed order', md5(source_id || 'USER' || n % 5 + 1)::uuid,
           md5(source_id || 'USER' || n % 5 + 1)::uuid, md5(source_id || 'broadcast' || n % 5 + 1)::uuid,
           md5(source_id || 'segment' || n % 5 + 1)::uuid, case when n % 5 = 0 then now() end, '', '',
           replace('''?signed'':1 ''?order'':2', '?', key)::tsvector
      from a join k using (organization_id);
  insert into attachment (id, organization_id, activity_id, position, filename)
    select md5(id || ' file')::uuid, organization_id, id, 0, 'contract.pdf' from a;
  insert into timeline_entry (scope_id, occurred_at, activity_id, kind, source_id, channel, direction,
      actor_type, actor_id, assistant_id, assignee_id, segment_id, task_status)
    select scope, occurred_at, id, 'EMAIL', source_id, 'email', 'INBOUND', 'USER',
           md5(source_id || 'USER' || n % 5 + 1)::uuid, md5(source_id || 'ASSISTANT' || n % 5 + 1)::uuid,
           md5(source_id || 'USER' || n % 5 + 1)::uuid, md5(source_id || 'segment' || n % 5 + 1)::uuid,
           'PENDING'
      from a, unnest(array[organization_id, record_id]) scope where n % 5 > 0;
  insert into activity_change (organization_id, activity_id, scopes_after, after)
    select organization_id, id, array[organization_id, record_id], '{}' from a;
  insert into change_horizon (organization_id, xact, change_id) select id, 1, 1 from o;
  insert into idempotency_key (organization_id, key_hash, input_hash, activity_id)
    select organization_id, sha256(n::text::bytea), '', id from a on conflict do nothing;
  insert into delivery (activity_id, organization_id, source_id, object, external_id, state, body)
    select id, organization_id, source_id, 'contacts', 'contacts' || n, 'UNKNOWN', '{}' from a;
  insert into tombstone (organization_id, hash)
    select organization_id, sha256(n::text::bytea) from a on conflict do nothing;
`;

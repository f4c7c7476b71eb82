import type { Store } from '../db/open-store.js';
import type { Source } from '../db/prisma/client.js';

/** Describes a source, its freshness and its failures, without its token. */
export async function describeSource({ database }: Store, source: Source): Promise<object> {
  const { id, slug, system, name, enabled, url, config, writeBack } = source;
  const { rows } = await database.pool.query(
    `select count(*)::int as records, count(*) filter (where error_code is not null)::int as failing,
        min(as_of) as oldest, max(as_of) as newest,
        (array_agg(error_code order by error_at desc) filter (where error_code is not null))[1] as error
       from record_link where source_id = $1`,
    [id],
  );
  const { records, failing, oldest, newest, error } = rows[0];
  return {
    slug,
    system: system.toLowerCase(),
    name,
    enabled,
    live: url !== null,
    ...(url === null
      ? {}
      : {
          url,
          ...(config as object),
          maxAge: source.maxAgeSeconds,
          every: source.everySeconds,
          writeBack,
        }),
    records,
    failing,
    error,
    asOf: { oldest, newest },
  };
}

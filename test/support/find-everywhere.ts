import type { Database } from '../../src/db/database.js';

/**
 * The tables in which texts stand, in any row and any column, whatever its type; by text, each once.
 * @param needles in lower case.
 */
export async function findEverywhere(
  { pool }: Database,
  needles: readonly string[],
): Promise<Record<string, string[]>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name`,
  );
  const found: Record<string, string[]> = {};
  // Bytes are shown as hexadecimal digits.
  const hexadecimal = needles.map((needle) => Buffer.from(needle).toString('hex'));
  for (const { name } of tables) {
    const { rows } = await pool.query<{ place: number }>(
      `select distinct place::int from unnest($1::text[], $2::text[]) with ordinality
                w (needle, hexadecimal, place)
         join ${name} t on position(needle in lower(to_jsonb(t)::text)) > 0
                        or position(hexadecimal in to_jsonb(t)::text) > 0`,
      [needles, hexadecimal],
    );
    for (const { place } of rows) {
      const needle = needles[place - 1]!;
      found[needle] = [...(found[needle] ?? []), name];
    }
  }
  return found;
}

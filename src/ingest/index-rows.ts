import {
  ACTIVITY_FIELDS,
  COMPARED_FIELDS,
  plainTexts,
  SEARCHED_FIELDS,
  searchedTexts,
} from '../activity/fields.js';
import { SEARCH_VERSION, searchVector } from '../activity/search-vector.js';
import { hashTexts } from '../activity/text-hash.js';
import { preparedQuery } from '../db/statement-names.js';
import type { Transaction } from '../db/transaction.js';
import { type ActivityRow, pickFields, type SearchColumns } from './activity-row.js';

/** The fields that have texts. */
const TEXT_FIELDS = [...SEARCHED_FIELDS, 'details'] as const;

/** The columns that name actors, a segment and a broadcast. */
const NAME_COLUMNS = [
  'user_id',
  'assistant_id',
  'assignee_id',
  'author_id',
  'segment_id',
  'broadcast_id',
] as const;

/** The columns of activity that are read to index it. */
export const READ_COLUMNS = [
  'id',
  'organization_id',
  ...TEXT_FIELDS.map((name) => ACTIVITY_FIELDS[name].column),
  ...NAME_COLUMNS,
] as const;

/** A row to index, with the names of its files. */
export type UnindexedRow = Pick<ActivityRow, (typeof READ_COLUMNS)[number]> & {
  filenames: readonly string[];
};

/**
 * Computes the columns of full-text search and of duplicates, inside the transaction that writes the rows: of
 * their texts, the names of their files, and the names that actors, segments and broadcasts have now.
 * @returns the columns by the row's id.
 */
export async function indexRows(
  client: Transaction,
  rows: readonly UnindexedRow[],
): Promise<Map<string, SearchColumns>> {
  const names = await readNames(client, rows);
  return new Map(
    rows.map((row) => {
      const fields = pickFields(row, TEXT_FIELDS);
      const plain = plainTexts(fields);
      const texts = [
        ...new Set(namedIds(row).flatMap((id) => names.get(id) ?? [])),
        ...row.filenames,
        ...searchedTexts(plain, fields),
      ];
      const search = searchVector(texts, row.organization_id);
      const text_hashes = hashTexts(COMPARED_FIELDS.map((name) => plain[name]));
      return [row.id, { search, text_hashes, search_version: SEARCH_VERSION }];
    }),
  );
}

/** UUIDs of the actors, the segment and the broadcast of a row. */
function namedIds(row: UnindexedRow): string[] {
  return NAME_COLUMNS.flatMap((column) => row[column] ?? []);
}

/** @returns the names, and e-mail addresses, by UUID. */
async function readNames(
  client: Transaction,
  rows: readonly UnindexedRow[],
): Promise<Map<string, string[]>> {
  const ids = [...new Set(rows.flatMap(namedIds))];
  if (ids.length === 0) return new Map();
  const { rows: found } = await client.query<{ id: string; names: string[] }>(
    preparedQuery(
      `select id, array_remove(array[name, email], null) as names
         from actor where id = any($1::uuid[])
       union all
       select id, array[name] from segment where id = any($1::uuid[]) and name is not null
       union all
       select id, array[name] from broadcast where id = any($1::uuid[]) and name is not null`,
      [ids],
    ),
  );
  return new Map(found.map(({ id, names }) => [id, names]));
}

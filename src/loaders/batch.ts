import DataLoader from 'dataloader';

/** Most ids in one look-up; PostgreSQL takes 65,535 parameters in all. */
const MAX_BATCH = 10_000;

/** A loader of one value for each id; null where the look-up gave none. */
export function loadOne<V>(
  find: (ids: string[]) => Promise<Iterable<readonly [id: string, value: V]>>,
): DataLoader<string, V | null> {
  return new DataLoader(
    async (ids) => {
      const found = new Map(await find([...ids]));
      return ids.map((id) => found.get(id) ?? null);
    },
    { maxBatchSize: MAX_BATCH },
  );
}

/** A loader of all values for each id, in the order in which the look-up gave them. */
export function loadMany<V>(
  find: (ids: string[]) => Promise<Iterable<readonly [id: string, value: V]>>,
): DataLoader<string, V[]> {
  return new DataLoader(
    async (ids) => {
      const found = new Map<string, V[]>(ids.map((id) => [id, []]));
      for (const [id, value] of await find([...ids])) found.get(id)?.push(value);
      return ids.map((id) => found.get(id) ?? []);
    },
    { maxBatchSize: MAX_BATCH },
  );
}

/** A loader of what cannot be looked up together, but is asked for again. */
export function eachOnce<V>(find: (key: string) => Promise<V>): DataLoader<string, V> {
  return new DataLoader((keys) => Promise.all(keys.map(find)), { batch: false });
}

/** Rows with the id that they are found by. */
export function byId<R extends { id: string }>(rows: R[]): [string, R][] {
  return rows.map((row) => [row.id, row]);
}

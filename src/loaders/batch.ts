import DataLoader from 'dataloader';

/** The most keys in one statement; PostgreSQL takes 65,535 parameters in all. */
const MAX_BATCH = 10_000;

/** Creates a loader of one value per id; null where the lookup returns none. */
export function loadOne<V>(
  lookUp: (ids: string[]) => Promise<Iterable<readonly [id: string, value: V]>>,
): DataLoader<string, V | null> {
  return new DataLoader(
    async (ids) => {
      const found = new Map(await lookUp([...ids]));
      return ids.map((id) => found.get(id) ?? null);
    },
    { maxBatchSize: MAX_BATCH },
  );
}

/** Creates a loader of all values per id, in the order of the lookup. */
export function loadMany<V>(
  lookUp: (ids: string[]) => Promise<Iterable<readonly [id: string, value: V]>>,
): DataLoader<string, V[]> {
  return new DataLoader(
    async (ids) => {
      const found = new Map<string, V[]>(ids.map((id) => [id, []]));
      for (const [id, value] of await lookUp([...ids])) found.get(id)?.push(value);
      return ids.map((id) => found.get(id) ?? []);
    },
    { maxBatchSize: MAX_BATCH },
  );
}

/**
 * A loader of values that are mostly known before they are requested: it returns a primed value at once,
 * and a promise of any other. A DataLoader gives a promise for each request, also for what it was primed
 * with, and a page requests an actor and attachments for each of its activities.
 */
export class PrimedLoader<V> {
  private readonly primed = new Map<string, V>();

  constructor(private readonly loader: DataLoader<string, V>) {}

  load(id: string): V | Promise<V> {
    return this.primed.get(id) ?? this.loader.load(id);
  }

  prime(id: string, value: V): void {
    this.primed.set(id, value);
  }
}

/** Creates a loader that looks each key up by itself and remembers the result. */
export function loadEach<V>(lookUp: (key: string) => Promise<V>): DataLoader<string, V> {
  return new DataLoader((keys) => Promise.all(keys.map(lookUp)), { batch: false });
}

/** Pairs rows with their ids. */
export function byId<R extends { id: string }>(rows: R[]): [string, R][] {
  return rows.map((row) => [row.id, row]);
}

import type pg from 'pg';

/** The share of a pool's connections that writers may hold, including those that wait for a lock. */
const WRITER_SHARE = 0.6;

interface Writers {
  free: number;
  waiting: (() => void)[];
}

const writersOf = new WeakMap<pg.Pool, Writers>();

/**
 * Limits the concurrent writers of a pool, so that reads have connections while writers wait for locks.
 * @returns a function that releases the slot.
 */
export async function enterWriters(pool: pg.Pool): Promise<() => void> {
  const most = Math.max(1, Math.floor((pool.options.max ?? 10) * WRITER_SHARE));
  const writers = writersOf.get(pool) ?? { free: most, waiting: [] };
  writersOf.set(pool, writers);
  if (writers.free > 0) writers.free--;
  else await new Promise<void>((resolve) => writers.waiting.push(resolve));
  return () => {
    const next = writers.waiting.shift();
    if (next) next();
    else writers.free++;
  };
}

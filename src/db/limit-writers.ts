import type pg from 'pg';

/** What part of a pool's connections writers may hold at once: those who wait for a lock, too. */
const WRITERS = 0.6;

interface Writers {
  free: number;
  waiting: (() => void)[];
}

const writersOf = new WeakMap<pg.Pool, Writers>();

/**
 * Waits for a place among a pool's writers, so that reads have connections while writers wait.
 * @returns what gives the place to the next.
 */
export async function enterWriters(pool: pg.Pool): Promise<() => void> {
  const most = Math.max(1, Math.floor((pool.options.max ?? 10) * WRITERS));
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

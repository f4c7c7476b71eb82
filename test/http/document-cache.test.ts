import { expect, it } from 'vitest';
import { DocumentCache } from '../../src/http/document-cache.js';

it('gives back what was kept', () => {
  const cache = new DocumentCache<number>();
  cache.set('a', 1);
  cache.set('b', 2);
  cache.set('a', 3);
  expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([3, 2, undefined]);
});

it('does not keep what is very long', () => {
  const cache = new DocumentCache<number>();
  cache.set('x'.repeat(100_000), 1);
  expect(cache.get('x'.repeat(100_000))).toBeUndefined();
});

it('lets go of the least recently used when the texts grow too many', () => {
  const cache = new DocumentCache<number>();
  const text = (index: number) => String(index).padStart(10_000, ' ');
  for (let index = 0; index < 200; index++) {
    cache.set(text(index), index);
    cache.get(text(0));
  }
  const kept = Array.from({ length: 200 }, (_, index) => cache.get(text(index)) !== undefined);
  expect(kept[0]).toBe(true);
  expect(kept[1]).toBe(false);
  expect(kept[199]).toBe(true);
  const count = kept.filter(Boolean).length;
  expect(count).toBeGreaterThan(40);
  expect(count * 10_000).toBeLessThan(600_000);
});

it('counts a text once, however often it is set', () => {
  const cache = new DocumentCache<number>();
  cache.set('first', 1);
  for (let index = 0; index < 1_000; index++) cache.set('x'.repeat(10_000), index);
  expect(cache.get('first')).toBe(1);
});

/** A reproducible stream of random choices: the same seed gives the same stream on every machine. */
export interface Random {
  /** The next 32 bits, as an unsigned integer. */
  bits(): number;
  /** From 0 inclusive to 1 exclusive. */
  next(): number;
  /** A whole number between both bounds, inclusive. */
  int(min: number, max: number): number;
  /** True with this probability (0 to 1). */
  chance(probability: number): boolean;
  /** One element of a list that must not be empty. */
  pick<T>(list: readonly T[]): T;
  /** A new list with the same elements in another order. */
  shuffle<T>(list: readonly T[]): T[];
}

/**
 * Creates a stream from a seed string. sfc32 instead of Math.random: the demo data must be identical
 * on each machine and in each run.
 */
export function createRandom(seed: string): Random {
  const bits = createBits(seed);
  const next = () => bits() / 4_294_967_296;
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new Error('pick needs at least one element and got none');
    return list[int(0, list.length - 1)] as T;
  };
  return { bits, next, int, pick, chance: (probability) => next() < probability, shuffle };

  function shuffle<T>(list: readonly T[]): T[] {
    const copy = [...list];
    for (let index = copy.length - 1; index > 0; index -= 1) {
      const other = int(0, index);
      const held = copy[index] as T;
      copy[index] = copy[other] as T;
      copy[other] = held;
    }
    return copy;
  }
}

/** sfc32: 128 bits of state, so that ids drawn from it do not collide. */
function createBits(seed: string): () => number {
  let [a, b, c, counter] = hashSeed(seed);
  const step = () => {
    const result = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + result;
    c |= 0;
    return result >>> 0;
  };
  // The first outputs still resemble the seed.
  for (let round = 0; round < 12; round += 1) step();
  return step;
}

/** Four 32-bit words from a string of any length. */
function hashSeed(seed: string): [number, number, number, number] {
  const words: [number, number, number, number] = [1779033703, 3144134277, 1013904242, 2773480762];
  const factors = [597399067, 2869860233, 951274213, 2716044179] as const;
  for (let index = 0; index < seed.length; index += 1) {
    const unit = seed.charCodeAt(index);
    words[0] = words[1] ^ Math.imul(words[0] ^ unit, factors[0]);
    words[1] = words[2] ^ Math.imul(words[1] ^ unit, factors[1]);
    words[2] = words[3] ^ Math.imul(words[2] ^ unit, factors[2]);
    words[3] = words[0] ^ Math.imul(words[3] ^ unit, factors[3]);
  }
  return words;
}

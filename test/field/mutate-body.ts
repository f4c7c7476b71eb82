import fc from 'fast-check';

/** One change of one value within a body. */
interface Mutation {
  /** Which value, as its number in depth-first order modulo the number of values. */
  at: number;
  how: (typeof WAYS)[number];
  /** Replaces the value, or goes into it. */
  value: unknown;
}

const WAYS = [
  'drop',
  'replace',
  'double',
  'empty',
  'wrap',
  'stringify',
  'unicode',
  'extend',
] as const;

/** Text that systems cut, encode or copy badly. */
const UNICODE = [
  '\0',
  '\ud83d',
  '\ufeff',
  '\u200b',
  '\u202e',
  'שלום',
  '見積書',
  '👩‍👩‍👧',
  '\u00ad',
  '<b>',
  '"',
  '\\',
  '\n',
];

const VALUES = [
  null,
  true,
  false,
  0,
  1,
  -1,
  1.5,
  1e21,
  Number.MAX_SAFE_INTEGER + 2,
  1778086800,
  '',
  ' ',
  '0',
  '1',
  'true',
  '0000-00-00',
  '2026-05-06 17:00:00',
  '2026-13-45T99:99:99Z',
  '9999-12-31T23:59:59.999999Z',
  '0001-01-01',
  'x'.repeat(5_000),
  [],
  {},
  [null],
  { 0: 'a' },
  { id: null },
  [[['deep']]],
];

const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(10_000),
  how: fc.constantFrom(...WAYS),
  value: fc.oneof(
    fc.constantFrom(...VALUES),
    fc.constantFrom(...UNICODE),
    fc.jsonValue({ maxDepth: 2 }),
  ),
});

/** Mutated copies of bodies, the same ones for the same seed. */
export function mutateBodies(bodies: readonly unknown[], count: number, seed: number): unknown[] {
  const samples = fc.sample(
    fc.tuple(fc.nat(bodies.length - 1), fc.array(mutation, { minLength: 1, maxLength: 4 })),
    { numRuns: count, seed },
  );
  return samples.map(([index, mutations], number) => {
    const copy = withOwnIds(structuredClone(bodies[index]), number);
    return mutations.reduce(mutate, copy);
  });
}

/** An undocumented member that tells the items of all bodies apart. */
export const MARKER = 'x_marker';

/** Gives everything an id of its own, and marks the items. */
function withOwnIds(body: unknown, number: number): unknown {
  let count = 0;
  return JSON.parse(
    JSON.stringify(body, (key, value) => {
      if (key === 'id' && typeof value === 'string') return `${value} ${number}`;
      const isList = Array.isArray(value) && (key === '' || key === 'data');
      return isList ? value.map((item) => ({ [MARKER]: `${number}.${++count}`, ...item })) : value;
    }),
  );
}

interface Slot {
  parent: Record<string, unknown>;
  key: string;
}

function mutate(body: unknown, { at, how, value }: Mutation): unknown {
  const root = { body };
  const slots: Slot[] = [];
  collectSlots(root, slots);
  const { parent, key } = slots[at % slots.length]!;
  const old = parent[key];
  switch (how) {
    case 'drop':
      if (Array.isArray(parent)) parent.splice(Number(key), 1);
      else if (parent !== root) delete parent[key];
      break;
    case 'replace':
      parent[key] = value;
      break;
    case 'double':
      if (Array.isArray(old)) old.push(...structuredClone(old));
      else parent[key] = [old, old];
      break;
    case 'empty':
      parent[key] = Array.isArray(old) ? {} : typeof old === 'object' ? [] : '';
      break;
    case 'wrap':
      parent[key] = Array.isArray(old) ? { 0: old[0], data: old } : { value: old };
      break;
    case 'stringify':
      parent[key] = typeof old === 'string' ? Number(old) || 7 : JSON.stringify(old);
      break;
    case 'unicode':
      parent[key] = typeof old === 'string' ? `${old}${String(value)}${old}` : String(value);
      break;
    case 'extend':
      if (typeof old === 'object' && old !== null && !Array.isArray(old)) {
        (old as Record<string, unknown>)[`x_${String(value).slice(0, 20)}`] = value;
      } else parent[key] = value;
  }
  return root.body;
}

function collectSlots(parent: object, slots: Slot[]): void {
  for (const [key, value] of Object.entries(parent)) {
    slots.push({ parent: parent as Record<string, unknown>, key });
    if (typeof value === 'object' && value !== null) collectSlots(value, slots);
  }
}

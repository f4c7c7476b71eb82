import { afterAll, expect, test } from 'vitest';
import { FILE_CASES } from './cases-files.js';
import { ITEM_CASES } from './cases-items.js';
import { LIST_CASES } from './cases-lists.js';
import { ORDER_CASES } from './cases-order.js';
import { SHOWING_CASES } from './cases-showing.js';
import { useFieldGateway } from './field-gateway.js';

// Inputs as real systems send them, by the numbers of README's "How items are read": `npm run field` prints them as a table.

const field = useFieldGateway();
const rows: Record<'input' | 'expected' | 'got', string>[] = [];

test.each([...ITEM_CASES, ...ORDER_CASES, ...LIST_CASES, ...FILE_CASES, ...SHOWING_CASES])(
  '$input',
  async ({ input, expected, got }) => {
    const outcome = await got(field).catch((error: Error) => error.message);
    rows.push({ input, expected: show(expected), got: show(outcome) });
    expect(outcome).toEqual(expected);
  },
);

afterAll(() => {
  if (process.env.npm_lifecycle_event === 'field') console.table(rows);
});

function show(value: unknown): string {
  const text = JSON.stringify(value, (_key, inner) =>
    typeof inner?.asymmetricMatch === 'function' ? String(inner.sample ?? inner) : inner,
  );
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}

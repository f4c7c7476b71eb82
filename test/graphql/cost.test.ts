import { getNullableType, isIntrospectionType, isListType, isObjectType } from 'graphql';
import { expect, it } from 'vitest';
import { schema } from '../../src/graphql/schema.js';

it('has a declared cost for every list and every connection', () => {
  const fields = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => !isIntrospectionType(type))
    .flatMap((type) =>
      Object.values(type.getFields()).map((field) => ({
        coordinate: `${type.name}.${field.name}`,
        isPaged:
          isListType(getNullableType(field.type)) ||
          field.args.some(({ name }) => name === 'first'),
        cost: field.extensions.complexity,
      })),
    );
  // The plugin gives a field without a declaration a number.
  const undeclared = fields.filter(
    ({ isPaged, cost }) => isPaged && (typeof cost === 'number' || isFallback(cost)),
  );
  expect(undeclared.map(({ coordinate }) => coordinate)).toEqual([]);
});

/** Whether it is the plugin's default for a list: it costs nothing itself, and multiplies. */
function isFallback(cost: unknown): boolean {
  const { field, multiplier = 1 } = cost as { field?: number; multiplier?: number };
  return field === 0 && multiplier > 1;
}

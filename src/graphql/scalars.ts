import { GraphQLError, Kind, type ValueNode, valueFromASTUntyped } from 'graphql';
import { isDay, parseDateTime } from '../activity/timestamp.js';
import { parseJson } from '../db/json.js';
import { badInput, echo } from '../errors.js';
import { builder } from './builder.js';

builder.scalarType('DateTime', {
  description:
    'An instant, RFC 3339; out: in UTC with milliseconds, 2026-04-29T15:30:00.000Z; in: with any offset and ' +
    'up to 9 fraction digits, those after the third truncated, as in the times of activities.',
  serialize: toIso,
  parseValue: (value) => readDateTime(value),
  parseLiteral: (node) => readDateTime(literal(node)),
});

builder.scalarType('Date', {
  description: 'A calendar day without a time: 2026-03-15.',
  serialize: (value) => value,
  parseValue: (value) => readDate(value),
  parseLiteral: (node) => readDate(literal(node)),
});

builder.scalarType('JSON', {
  description: 'Any JSON value (RFC 8259).',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: literalToJson,
});

builder.scalarType('_Any', {
  description: 'For routers: refers to an object by the name of its type and its id.',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: literalToJson,
});

/** Converts a literal to what parseJson returns for the same JSON; a member without a value is left out. */
function literalToJson(node: ValueNode, variables?: Record<string, unknown> | null): unknown {
  switch (node.kind) {
    case Kind.INT:
    case Kind.FLOAT:
      return parseJson(node.value);
    case Kind.LIST:
      return node.values.map((item) => literalToJson(item, variables) ?? null);
    case Kind.OBJECT:
      return Object.fromEntries(
        node.fields.flatMap(({ name, value }) => {
          const member = literalToJson(value, variables);
          return member === undefined ? [] : [[name.value, member]];
        }),
      );
    default:
      return valueFromASTUntyped(node, variables);
  }
}

/** Formats an instant: rows hold the final ISO 8601 string, a Date, or PostgreSQL's JSON format. */
function toIso(value: string | Date): string {
  if (typeof value === 'string' && value.length === 24 && value.endsWith('Z')) return value;
  return new Date(value).toISOString();
}

function readDateTime(value: unknown): string {
  const parsed = typeof value === 'string' ? parseDateTime(value) : null;
  if (parsed === null) {
    throw badInput(
      'DateTime',
      value,
      'must be a valid instant in RFC 3339 with an offset and at most 9 fraction digits, ' +
        'like 2026-04-29T15:30:00.000Z',
    );
  }
  return parsed;
}

function readDate(value: unknown): string {
  if (typeof value !== 'string' || !isDay(value)) {
    throw badInput('Date', value, 'must be a valid calendar day, like 2026-03-15');
  }
  return value;
}

function literal(node: ValueNode): unknown {
  if (node.kind === Kind.STRING) return node.value;
  throw new GraphQLError(`Expected a string, got ${echo(valueFromASTUntyped(node))}.`, {
    nodes: node,
    extensions: { code: 'BAD_USER_INPUT' },
  });
}

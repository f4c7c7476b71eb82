import { type GraphQLResolveInfo, isObjectType, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { computed } from '../../src/activity/computed-field.js';
import { ACTIVITY_FIELDS, FIELD_NAMES, fieldDefinition } from '../../src/activity/fields.js';
import { ACTIVITY_KINDS, findKind } from '../../src/activity/registry.js';
import { reads } from '../../src/graphql/reads.js';
import { schema } from '../../src/graphql/schema.js';
import { selectActivities } from '../../src/graphql/selection.js';

/** What a page reads for a selection of its activities. */
function selectionOf(selection: string, fragments = '') {
  const { definitions } = parse(`{ activities { ${selection} } } ${fragments}`);
  const operation = definitions.find((it) => it.kind === 'OperationDefinition')!;
  const named = definitions.filter((it) => it.kind === 'FragmentDefinition');
  const info = {
    schema,
    fieldNodes: operation.selectionSet.selections,
    fragments: Object.fromEntries(named.map((it) => [it.name.value, it])),
  } as unknown as GraphQLResolveInfo;
  return selectActivities(info, 'nodes', 'edges.node');
}

describe('a resolver of an activity', () => {
  test('cannot read what it does not declare: it is a type error', () => {
    computed({
      type: 'String',
      description: '',
      reads: ['title'],
      // @ts-expect-error subject is not among reads
      resolve: ({ title, subject }) => title ?? subject,
    });
    // @ts-expect-error subject is not among the declared fields
    reads(['title'], ({ title, subject }) => title ?? subject);
    // @ts-expect-error there is no such field
    reads(['heading'], () => null);
  });

  test('reads its key and what it declares', () => {
    computed({
      type: 'String',
      description: '',
      reads: ['title', 'subject'],
      resolve: ({ id, kind, occurredAt, title, subject }) =>
        `${id} ${kind} ${occurredAt} ${title ?? subject}`,
    });
    reads(['channel'], ({ channel, kind }) => channel ?? kind);
  });
});

describe('a page reads what its selection declares', () => {
  test.each([
    ['the key', 'nodes { __typename id kind category occurredAt }', ['kind', 'occurredAt'], []],
    ['of nodes', 'nodes { title }', ['subject', 'title'], []],
    ['of edges', 'edges { cursor node { title } }', ['subject', 'title'], []],
    ['under an alias', 'nodes { text: title }', ['subject', 'title'], []],
    ['of an interface', 'nodes { ... on TaskData { dueAt } }', ['dueAt'], []],
    ['of one type', 'nodes { ... on Note { author { id } } }', ['authorId'], []],
    ['under another name', 'nodes { ... on NoteData { content } }', ['description'], []],
    ['of a named fragment', 'nodes { ...Named }', ['statusLabel'], []],
    [
      'of both',
      'nodes { title } edges { node { metadata } }',
      ['metadata', 'subject', 'title'],
      [],
    ],
    ['with the actor', 'nodes { actor { id } }', ['assistantId', 'userId'], ['actor']],
    ['with the file', 'nodes { ... on FileUploaded { file { url } } }', [], ['attachments']],
  ])('%s', (_, selection, fields, joins) => {
    const named = 'fragment Named on TaskItem { ... on Todo { statusLabel } }';
    expect(selectionOf(selection, named)).toEqual({ fields, joins });
  });
});

describe('the field table', () => {
  test('names only GraphQL types that there are, each with the field', () => {
    for (const name of FIELD_NAMES) {
      for (const typeName of Object.keys(fieldDefinition(name).graphql ?? {})) {
        const type = schema.getType(typeName);
        expect(
          type && 'getFields' in type && type.getFields()[name],
          `${typeName}.${name}`,
        ).toBeTruthy();
      }
    }
  });

  test('has each column once', () => {
    const columns = Object.values(ACTIVITY_FIELDS).map(({ column }) => column);
    expect(new Set(columns).size).toBe(columns.length);
  });

  test.each(ACTIVITY_KINDS)(
    'every field of %s that has no declaration is made of the key',
    (kind) => {
      const type = schema.getType(findKind(kind).definition.type);
      if (!isObjectType(type)) throw new Error(`${kind} has no type`);
      const undeclared = Object.values(type.getFields())
        .filter(({ extensions }) => !extensions.activity)
        .map(({ name }) => name);
      expect(undeclared.sort()).toEqual(['category', 'id']);
    },
  );
});

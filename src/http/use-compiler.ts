import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type SelectionNode,
  type Source,
  type SourceLocation,
  visit,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import type { Plugin } from 'graphql-yoga';
import { isCompilable } from './is-compilable.js';

/**
 * Executes documents by graphql-jit from their second execution on; the answers are those of graphql-js. To compile
 * takes longer than to execute once, and most documents that people write, or that are too long for the cache of
 * documents, are executed once.
 */
export function useCompiler(): Plugin {
  const executed = new WeakSet<DocumentNode>();
  const compiled = new WeakMap<DocumentNode, CompiledQuery | null>();

  function compileOnce(document: DocumentNode, schema: GraphQLSchema): CompiledQuery | null {
    let query = compiled.get(document);
    if (query === undefined) {
      query = isCompilable(document, schema) ? compile(document, schema) : null;
      compiled.set(document, query);
    }
    return query;
  }

  return {
    onExecute({ args: { document, schema }, setExecuteFn }) {
      if (!executed.has(document)) {
        executed.add(document);
        return;
      }
      const query = compileOnce(document, schema);
      if (!query) return;
      setExecuteFn(async ({ rootValue, contextValue, variableValues }) => {
        const result = await query.query(rootValue, contextValue, variableValues);
        const { errors, data } = result;
        const source = document.loc?.source;
        return errors && source ? { errors: errors.map((it) => locate(it, source)), data } : result;
      });
    },
  };
}

function compile(document: DocumentNode, schema: GraphQLSchema): CompiledQuery | null {
  const query = compileQuery(schema, inFieldOrder(document));
  return isCompiledQuery(query) ? query : null;
}

/**
 * The same document for graphql-jit, which collects the fields of a selection set before those of its fragments,
 * and the last fragment first: with each field in a fragment, in reverse, it collects them in the order of the
 * specification, which is the order of the answer.
 */
function inFieldOrder(document: DocumentNode): DocumentNode {
  return visit(document, {
    SelectionSet: {
      leave(node) {
        if (node.selections.every(({ kind }) => kind === Kind.FIELD)) return;
        return { ...node, selections: node.selections.map(toFragment).reverse() };
      },
    },
  });
}

function toFragment(selection: SelectionNode): SelectionNode {
  if (selection.kind !== Kind.FIELD) return selection;
  const selectionSet = { kind: Kind.SELECTION_SET, selections: [selection] } as const;
  return { kind: Kind.INLINE_FRAGMENT, selectionSet };
}

/** Gives an error of graphql-jit, which has locations only, the positions that Yoga derives them from. */
function locate(error: GraphQLError, source: Source): GraphQLError {
  const { message, path, originalError, extensions, locations } = error;
  return new GraphQLError(message, {
    source,
    positions: locations?.map((it) => positionOf(it, source)),
    path,
    originalError,
    extensions,
  });
}

/** The index of a location in a document. */
function positionOf({ line, column }: SourceLocation, { body }: Source): number {
  const lineEnds = [...body.matchAll(/\r\n|[\n\r]/g)];
  const end = lineEnds[line - 2];
  return (end ? end.index + end[0].length : 0) + column - 1;
}

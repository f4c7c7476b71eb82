import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type Source,
  type SourceLocation,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import type { Plugin } from 'graphql-yoga';
import { toCompilable } from './compilable-document.js';

/**
 * Executes documents by graphql-jit from their second execution on. The data of the answers are those of graphql-js;
 * where several errors make one field null, there may be more of them, and in another order. To compile takes longer
 * than to execute once, and most documents that people write, or that are too long for the cache of documents, are
 * executed once.
 */
export function useCompiler(): Plugin {
  const executed = new WeakSet<DocumentNode>();
  const compiled = new WeakMap<DocumentNode, CompiledQuery | null>();

  function compileOnce(document: DocumentNode, schema: GraphQLSchema): CompiledQuery | null {
    let query = compiled.get(document);
    if (query === undefined) {
      query = compile(document, schema);
      compiled.set(document, query);
    }
    return query;
  }

  return {
    onExecute({ args: { document, schema, variableValues: given }, setExecuteFn }) {
      if (!executed.has(document)) {
        executed.add(document);
        return;
      }
      const query = compileOnce(document, schema);
      // Of a variable that is null and has a default, graphql-jit checks nothing.
      if (!query || hasNullForDefault(document, given)) return;
      setExecuteFn(async ({ rootValue, contextValue, variableValues }) => {
        const result = await query.query(rootValue, contextValue, variableValues);
        const { errors, data } = result;
        const source = document.loc?.source;
        return errors && source ? { errors: locateAll(errors, source), data } : result;
      });
    },
  };
}

function compile(document: DocumentNode, schema: GraphQLSchema): CompiledQuery | null {
  const compilable = toCompilable(document, schema);
  const query = compilable && compileQuery(schema, compilable);
  return query && isCompiledQuery(query) ? query : null;
}

function hasNullForDefault(
  { definitions }: DocumentNode,
  values: Record<string, unknown> | undefined,
): boolean {
  return definitions.some(
    (it) =>
      it.kind === Kind.OPERATION_DEFINITION &&
      it.variableDefinitions?.some(
        ({ variable, defaultValue }) => defaultValue && values?.[variable.name.value] === null,
      ),
  );
}

/** Gives errors of graphql-jit, which have locations only, the positions that Yoga derives them from. */
function locateAll(errors: readonly GraphQLError[], source: Source): GraphQLError[] {
  const lineEnds = [...source.body.matchAll(/\r\n|[\n\r]/g)];
  const positionOf = ({ line, column }: SourceLocation) => {
    const end = lineEnds[line - 2];
    return (end ? end.index + end[0].length : 0) + column - 1;
  };
  return errors.map(({ message, path, originalError, extensions, locations }) => {
    const positions = locations?.map(positionOf);
    return new GraphQLError(message, { source, positions, path, originalError, extensions });
  });
}

import type { DocumentNode } from 'graphql';

const known = new WeakMap<DocumentNode, boolean>();

/**
 * Whether graphql-jit answers a document as graphql-js does. It keeps the first operation that was
 * asked for, so there may be only one, and knows no defaults of variables that must not be null.
 */
export function isCompilable(document: DocumentNode): boolean {
  let answer = known.get(document);
  if (answer === undefined) {
    const operations = document.definitions.filter((it) => it.kind === 'OperationDefinition');
    const variables = operations[0]?.variableDefinitions ?? [];
    answer =
      operations.length === 1 &&
      !variables.some(({ type, defaultValue }) => type.kind === 'NonNullType' && defaultValue);
    known.set(document, answer);
  }
  return answer;
}

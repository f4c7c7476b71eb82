import { type ExecutionArgs, getOperationAST, type OperationDefinitionNode } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Authenticate } from '../access/authenticate.js';
import type { CursorSealer } from '../access/cursor-seal.js';
import { requireScope, type Viewer } from '../access/viewer.js';
import type { Database } from '../db/database.js';
import type { FeedHub } from '../feed/hub.js';
import type { GraphqlContext } from '../graphql/context.js';
import { SERVICE_FIELD } from '../graphql/federation-names.js';
import type { Sync } from '../sync/sync.js';
import { TimelineLoaders } from '../timeline/timeline-loaders.js';
import type { ServerContext } from './server-context.js';

export interface AccessOptions {
  authenticate: Authenticate;
  database: Database;
  cursorSealer: CursorSealer;
  feedHub: FeedHub;
  sync: Sync;
}

/**
 * Authenticates a request by its key and gives the resolvers their context. A document that selects only
 * the schema needs no key: the contract is public.
 */
export function useAccess({
  authenticate,
  database,
  cursorSealer,
  feedHub,
  sync,
}: AccessOptions): Plugin<object, ServerContext> {
  function authenticateOperation({ args }: { args: ExecutionArgs }): void | Promise<void> {
    const operation = getOperationAST(args.document, args.operationName);
    if (!operation || isIntrospection(operation)) return;
    const { authorization, closedSignal } = args.contextValue as ServerContext;
    const checkKey = async () => void (await authenticate(authorization));
    const attachContext = (viewer: Viewer) => {
      requireScope(viewer, operation.operation === 'mutation' ? 'write' : 'read');
      const loaders = new TimelineLoaders(database, viewer);
      const context: GraphqlContext = {
        rawVariables: args.variableValues ?? {},
        viewer,
        loaders,
        database,
        cursorSealer,
        feedHub,
        sync,
        caller: { organizationId: viewer.organizationId, closedSignal },
        checkKey,
      };
      Object.assign(args.contextValue as object, context);
    };
    const viewer = authenticate(authorization);
    return viewer instanceof Promise ? viewer.then(attachContext) : attachContext(viewer);
  }
  return { onExecute: authenticateOperation, onSubscribe: authenticateOperation };
}

const known = new WeakMap<OperationDefinitionNode, boolean>();

/** Whether the root selects only __schema, __type, __typename and the schema of the subgraph. */
function isIntrospection(operation: OperationDefinitionNode): boolean {
  let answer = known.get(operation);
  if (answer === undefined) {
    answer = operation.selectionSet.selections.every(
      (selection) =>
        selection.kind === 'Field' &&
        (selection.name.value.startsWith('__') || selection.name.value === SERVICE_FIELD),
    );
    known.set(operation, answer);
  }
  return answer;
}

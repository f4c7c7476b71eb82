import {
  type ArgumentNode,
  type DocumentNode,
  type ExecutionArgs,
  getOperationAST,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { GatewayError } from '../errors.js';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../timeline/page-arguments.js';

/** Fields of a document with its fragments written out: each is compiled. */
const MAX_FIELDS = 10_000;

/** Items that an operation may ask for, pages within pages multiplied. */
const MAX_ITEMS = 50_000;

/** What part of a document comes to, asked once. */
interface Size {
  fields: number;
  items: number;
}

/**
 * Refuses what is small to write and large to answer: fragments that spread others again and again,
 * and pages within pages. It is looked at before anything is compiled or read, of documents that need
 * no key too.
 */
export function useOperationSize(): Plugin {
  function check({ args }: { args: ExecutionArgs }): void {
    const { document, operationName, variableValues } = args;
    const operation = getOperationAST(document, operationName);
    if (!operation) return;
    const { fields, items } = measure(operation.selectionSet, document, variableValues ?? {});
    if (fields > MAX_FIELDS) throw tooLarge(`${fields} fields`, MAX_FIELDS);
    if (items > MAX_ITEMS) throw tooLarge(`up to ${items} items`, MAX_ITEMS);
  }
  return { onExecute: check, onSubscribe: check };
}

function tooLarge(what: string, limit: number): GatewayError {
  return new GatewayError(
    'OPERATION_TOO_LARGE',
    `The operation asks for ${what}; the limit is ${limit}. Ask in several operations.`,
  );
}

function measure(
  root: SelectionSetNode,
  document: DocumentNode,
  variables: Record<string, unknown>,
): Size {
  const fragments = new Map(
    document.definitions.flatMap((it) =>
      it.kind === 'FragmentDefinition' ? [[it.name.value, it.selectionSet] as const] : [],
    ),
  );
  const known = new Map<string, Size>();

  const sizeOf = (selectionSet: SelectionSetNode | undefined): Size => {
    const size = { fields: 0, items: 0 };
    for (const selection of selectionSet?.selections ?? []) {
      if (selection.kind === 'Field') {
        const inner = sizeOf(selection.selectionSet);
        const factor = itemsOf(selection.name.value, selection.arguments ?? [], variables);
        size.fields += 1 + inner.fields;
        size.items += factor === null ? inner.items : factor * (1 + inner.items);
      } else {
        const inner =
          selection.kind === 'InlineFragment'
            ? sizeOf(selection.selectionSet)
            : sizeOfFragment(selection.name.value);
        size.fields += inner.fields;
        size.items += inner.items;
      }
    }
    return size;
  };
  const sizeOfFragment = (name: string): Size => {
    const size = known.get(name) ?? sizeOf(fragments.get(name));
    known.set(name, size);
    return size;
  };
  return sizeOf(root);
}

/**
 * How many items a field gives; null for one that is no list to speak of. One that asks for
 * more than a page holds gives none: that is a bad argument, and its resolver says so.
 */
function itemsOf(
  field: string,
  args: readonly ArgumentNode[],
  variables: Record<string, unknown>,
): number | null {
  const value = (name: string) => read(args.find((it) => it.name.value === name)?.value, variables);
  switch (field) {
    case 'timeline':
    case 'activityChanges':
    case 'activities': {
      const size = value('first') ?? value('last') ?? DEFAULT_PAGE_SIZE;
      return typeof size === 'number' ? within(size) : DEFAULT_PAGE_SIZE;
    }
    case 'nodes': {
      const ids = value('ids'); // Those of a connection have no argument, and are counted with it.
      return Array.isArray(ids) ? within(ids.length) : null;
    }
    case 'records':
      return 2;
    default:
      return null;
  }
}

function within(size: number): number {
  return size >= 0 && size <= MAX_PAGE_SIZE ? size : 0;
}

function read(node: ValueNode | undefined, variables: Record<string, unknown>): unknown {
  switch (node?.kind) {
    case 'Variable':
      return variables[node.name.value];
    case 'IntValue':
      return Number(node.value);
    case 'ListValue':
      return node.values;
    default:
      return undefined;
  }
}

import type { FieldNode, GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import { isAbstractType, isObjectType } from 'graphql';
import type { ActivitySelection } from '../timeline/activity-sql.js';
import type { ReadsExtension } from './reads.js';

type Info = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments' | 'schema'>;

const knownPaths = new WeakMap<FieldNode, Map<string, boolean>>();

/**
 * Checks whether a field below the resolved one is selected, in fragments and inline fragments too,
 * whatever their type condition. `@skip` and `@include` are ignored: a field under them counts as
 * selected. The result is cached with the parsed document.
 * @param paths alternatives, each from the resolved field down: `edges.node.actor`.
 */
export function isSelected(info: Info, ...paths: string[]): boolean {
  return cached(knownPaths, info, paths, () =>
    paths.some((path) => fieldsAt(path, info).length > 0),
  );
}

const knownSelections = new WeakMap<FieldNode, Map<string, ActivitySelection>>();

/**
 * Collects what the selected fields of activities read, as declared beside each resolver with `reads`.
 * The result is cached with the parsed document.
 * @param paths the fields that are activities, each from the resolved field down: `edges.node`; none for the
 *   resolved field itself.
 */
export function selectActivities(info: Info, ...paths: string[]): ActivitySelection {
  return cached(knownSelections, info, paths, () => {
    const fields =
      paths.length > 0 ? paths.flatMap((path) => fieldsAt(path, info)) : info.fieldNodes;
    const declared = fields
      .flatMap((field) => childrenOf(field, info, 'Activity'))
      .flatMap(({ node, typeName }) => declarationsOf(info.schema, typeName, node.name.value));
    return {
      fields: [...new Set(declared.flatMap(({ reads }) => reads))].sort(),
      joins: [...new Set(declared.flatMap(({ joins }) => joins))].sort(),
    };
  });
}

/** The declarations of a field on a type; for an interface or a union, on each of its possible types. */
function declarationsOf(
  schema: GraphQLSchema,
  typeName: string,
  fieldName: string,
): ReadsExtension[] {
  const type = schema.getType(typeName);
  const types = isAbstractType(type)
    ? schema.getPossibleTypes(type)
    : isObjectType(type)
      ? [type]
      : [];
  return types.flatMap((each) => {
    const extension = each.getFields()[fieldName]?.extensions.activity;
    return extension ? [extension as ReadsExtension] : [];
  });
}

/** Caches a result by field and paths for the lifetime of the parsed document. */
function cached<T>(
  cache: WeakMap<FieldNode, Map<string, T>>,
  { fieldNodes }: Info,
  paths: string[],
  compute: () => T,
): T {
  const [node, ...merged] = fieldNodes;
  // A field that occurs in several fragments is merged from other nodes for each type.
  if (!node || merged.length > 0) return compute();
  const results = cache.get(node) ?? new Map<string, T>();
  cache.set(node, results);
  const key = paths.join(' ');
  const result = results.get(key) ?? compute();
  results.set(key, result);
  return result;
}

/** The selected fields at a path below the resolved one. */
function fieldsAt(path: string, info: Info): readonly FieldNode[] {
  let fields = info.fieldNodes;
  for (const name of path.split('.')) {
    fields = fields
      .flatMap((field) => childrenOf(field, info))
      .flatMap(({ node }) => (node.name.value === name ? [node] : []));
  }
  return fields;
}

/**
 * The fields selected directly below a field, those of fragments and inline fragments included, each
 * with the type that it is selected on.
 */
function childrenOf(
  { selectionSet }: Pick<FieldNode, 'selectionSet'>,
  info: Info,
  typeName = '',
): { node: FieldNode; typeName: string }[] {
  return (selectionSet?.selections ?? []).flatMap((selection) => {
    if (selection.kind === 'Field') return [{ node: selection, typeName }];
    const fragment =
      selection.kind === 'InlineFragment' ? selection : info.fragments[selection.name.value];
    return fragment
      ? childrenOf(fragment, info, fragment.typeCondition?.name.value ?? typeName)
      : [];
  });
}

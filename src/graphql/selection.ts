import type { GraphQLResolveInfo, SelectionNode, SelectionSetNode } from 'graphql';

type Info = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>;

const known = new WeakMap<object, Map<string, boolean>>();

/**
 * Whether a field that stands below the resolved one is selected anywhere in fragments and inline
 * fragments, whatever their type condition. `@skip` and `@include` are not looked at: a field under
 * them counts as selected. Remembered with the parsed document.
 * @param paths alternatives, each from the resolved field down: `edges.node.actor`.
 */
export function isSelected(info: Info, ...paths: string[]): boolean {
  return remember(known, info, paths, () =>
    paths.some((path) =>
      info.fieldNodes.some((field) => reaches(field.selectionSet, path.split('.'), info)),
    ),
  );
}

const knownFields = new WeakMap<object, Map<string, string[]>>();

/**
 * The names of all fields that are selected at some paths below the resolved field, sorted; those in
 * fragments and inline fragments too. Remembered with the parsed document.
 * @param paths each from the resolved field down: `edges.node`.
 */
export function selectedFields(info: Info, ...paths: string[]): string[] {
  return remember(knownFields, info, paths, () => {
    const names = new Set<string>();
    for (const path of paths) {
      for (const field of info.fieldNodes) {
        collect(field.selectionSet, path.split('.'), info, names);
      }
    }
    return [...names].sort();
  });
}

/** What was found for the same paths below the same field of the same parsed document. */
function remember<T>(
  known: WeakMap<object, Map<string, T>>,
  { fieldNodes }: Info,
  paths: string[],
  find: () => T,
): T {
  const [node, ...merged] = fieldNodes;
  // A field that stands in several fragments is merged of other nodes for each type.
  if (!node || merged.length > 0) return find();
  const answers = known.get(node) ?? new Map<string, T>();
  known.set(node, answers);
  const key = paths.join(' ');
  const answer = answers.get(key) ?? find();
  answers.set(key, answer);
  return answer;
}

function collect(
  selectionSet: SelectionSetNode | undefined,
  path: string[],
  info: Info,
  names: Set<string>,
): void {
  const [name, ...rest] = path;
  for (const selection of selectionSet?.selections ?? []) {
    if (selection.kind !== 'Field') {
      const fragment =
        selection.kind === 'InlineFragment' ? selection : info.fragments[selection.name.value];
      collect(fragment?.selectionSet, path, info, names);
    } else if (name === undefined) names.add(selection.name.value);
    else if (selection.name.value === name) collect(selection.selectionSet, rest, info, names);
  }
}

function reaches(selectionSet: SelectionSetNode | undefined, path: string[], info: Info): boolean {
  const [name, ...rest] = path;
  if (name === undefined) return true;
  const enter = (selection: SelectionNode): boolean => {
    if (selection.kind === 'Field') {
      return selection.name.value === name && reaches(selection.selectionSet, rest, info);
    }
    const fragment =
      selection.kind === 'InlineFragment' ? selection : info.fragments[selection.name.value];
    return reaches(fragment?.selectionSet, path, info);
  };
  return selectionSet?.selections.some(enter) ?? false;
}

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
  const [node] = info.fieldNodes;
  if (!node) return false;
  const answers = known.get(node) ?? new Map<string, boolean>();
  known.set(node, answers);
  const key = paths.join(' ');
  let answer = answers.get(key);
  if (answer === undefined) {
    answer = paths.some((path) =>
      info.fieldNodes.some((field) => reaches(field.selectionSet, path.split('.'), info)),
    );
    answers.set(key, answer);
  }
  return answer;
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

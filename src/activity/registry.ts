import type { CategoryDefinition, KindDefinition } from './category-definition.js';
import { contact } from './kinds/contact.js';
import { file } from './kinds/file.js';
import { interaction } from './kinds/interaction.js';
import { note } from './kinds/note.js';
import { segment } from './kinds/segment.js';
import { task } from './kinds/task.js';
import { withTidyNames } from './summary.js';
import type { ActivityCategory, ActivityKind } from './vocabulary.js';

/** Every category of activities. A new one is a file in kinds/ and a line here. */
export const CATEGORIES: readonly CategoryDefinition[] = [
  interaction,
  task,
  note,
  segment,
  file,
  contact,
].map((category) => ({ ...category, summarize: withTidyNames(category.summarize) }));

export const ACTIVITY_CATEGORIES: readonly ActivityCategory[] = CATEGORIES.map((c) => c.category);

/** Every kind, in the order of the registry. */
export const ACTIVITY_KINDS: readonly ActivityKind[] = CATEGORIES.flatMap((c) =>
  Object.keys(c.kinds),
);

const BY_KIND = new Map(
  CATEGORIES.flatMap((category) =>
    Object.entries(category.kinds).map(
      ([kind, definition]) => [kind, { category, definition }] as const,
    ),
  ),
);

/** Finds the definitions of a kind and of its category. @throws {RangeError} for an unknown kind. */
export function findKind(kind: ActivityKind): {
  category: CategoryDefinition;
  definition: KindDefinition;
} {
  const found = BY_KIND.get(kind);
  if (!found) throw new RangeError(`unknown kind of activity: ${kind}`);
  return found;
}

/** The kinds that can be logged, in the order of the registry. */
export const LOGGABLE_KINDS: readonly ActivityKind[] = ACTIVITY_KINDS.filter(
  (kind) => findKind(kind).definition.input,
);

/** Returns the category of a kind. */
export function categoryOf(kind: ActivityKind): ActivityCategory {
  return findKind(kind).category.category;
}

/** Lists the kinds of a category. */
export function kindsOf(category: ActivityCategory): ActivityKind[] {
  return ACTIVITY_KINDS.filter((kind) => categoryOf(kind) === category);
}

import type { FieldsOf } from '../activity/computed-field.js';
import type { ActivityKey } from '../activity/fields.js';
import { encodeId } from '../activity/type-id.js';
import type { RestContext } from './endpoint.js';

/** An activity of a page whose selection has its source. */
export type ItemActivity = FieldsOf<'sourceId'>;

/**
 * Answers activities as items of a system: what came from a source of the system as it came, everything else in
 * the system's format. Pages that are answered together read what came as it came in one statement.
 * @param map creates the item of an activity that came from elsewhere.
 */
export async function readItems<A extends ItemActivity>(
  activities: readonly ActivityKey[],
  system: string,
  map: (activity: A) => unknown,
  { loaders }: RestContext,
): Promise<unknown[]> {
  const sources = await loaders.sources;
  const own = new Set(sources.filter((it) => it.system === system).map(({ id }) => id));
  return Promise.all(
    (activities as readonly A[]).map(async (activity) => {
      const wire = own.has(activity.sourceId) ? await loaders.wire.load(activity.id) : null;
      return wire ?? map(activity);
    }),
  );
}

/** The id of an item that has none of its system. */
export function itemId({ id }: ActivityKey): string {
  return encodeId('activity', id);
}

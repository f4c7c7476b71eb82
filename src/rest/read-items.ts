import type { z } from 'zod';
import type { FieldsOf } from '../activity/computed-field.js';
import type { ActivityKey } from '../activity/fields.js';
import { encodeId } from '../activity/type-id.js';
import type { RestContext } from './endpoint.js';
import { sourcesOfSystem } from './find-path-record.js';
import { pickDocumented } from './pick-documented.js';

/** An activity of a page whose selection has its source. */
export type ItemActivity = FieldsOf<'sourceId'>;

/** The format of a system's items. */
export interface ItemFormat<A extends ItemActivity> {
  system: string;
  /** The documented members of an item. */
  schema: z.ZodType;
  /** Creates the item of an activity that came from elsewhere. */
  map(activity: A): unknown;
}

/**
 * Answers activities as items of a system: what came from a source of the system as it came, everything else in
 * the system's format. A key that is limited to objects is shown documented members only: others may be of records
 * that it may not read. Pages that are answered together read what came as it came in one statement.
 */
export async function readItems<A extends ItemActivity>(
  activities: readonly ActivityKey[],
  { system, schema, map }: ItemFormat<A>,
  { loaders, viewer }: RestContext,
): Promise<unknown[]> {
  const own = new Set((await sourcesOfSystem(system, loaders)).map(({ id }) => id));
  return Promise.all(
    (activities as readonly A[]).map(async (activity) => {
      const wire = own.has(activity.sourceId) ? await loaders.wire.load(activity.id) : null;
      if (wire === null) return map(activity);
      return viewer.objects === null ? wire : pickDocumented(schema, wire);
    }),
  );
}

/** The id of an item that has none of its system. */
export function itemId({ id }: ActivityKey): string {
  return encodeId('activity', id);
}

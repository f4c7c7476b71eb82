import type { Viewer } from '../access/viewer.js';
import { decodeId } from '../activity/type-id.js';
import type { Actor } from '../loaders/actor.js';
import type { TimelineLoaders } from './timeline-loaders.js';

/** Finds the user or assistant of a public id; null where the key may not see it or there is none. */
export async function findActor(
  id: string,
  { loaders, viewer }: { loaders: TimelineLoaders; viewer: Viewer },
): Promise<Actor | null> {
  const decoded = decodeId(id);
  if (decoded?.prefix !== 'user' && decoded?.prefix !== 'assistant') return null;
  const actor = await loaders.actor.load(decoded.uuid);
  if (actor?.type !== decoded.prefix.toUpperCase()) return null;
  const isVisible = viewer.objects === null || (await loaders.isReachable.load(decoded.uuid));
  return isVisible ? actor : null;
}

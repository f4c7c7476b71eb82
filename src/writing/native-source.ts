import type { Loaders } from '../loaders/loaders.js';
import { NATIVE } from '../sources/registry.js';

/** The UUID of the organization's native source, which holds what is logged here. */
export async function findNativeSourceId({ loaders }: { loaders: Loaders }): Promise<string> {
  const native = (await loaders.sources).find(({ system }) => system === NATIVE);
  if (!native) throw new Error('an organization without its native source');
  return native.id;
}

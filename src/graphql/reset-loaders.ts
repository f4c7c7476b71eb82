import { TimelineLoaders } from '../timeline/timeline-loaders.js';
import type { GraphqlContext } from './context.js';

/**
 * Replaces the loaders of a request, so that a mutation and the selection of its payload see what the
 * earlier mutations of the document have written.
 */
export function resetLoaders(context: GraphqlContext): void {
  context.loaders = new TimelineLoaders(context.database, context.viewer);
}

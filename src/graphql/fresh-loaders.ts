import { TimelineLoaders } from '../timeline/timeline-loaders.js';
import type { GraphqlContext } from './builder.js';

/**
 * Forgets what this request has looked up: a mutation, and what is asked of its result, sees what the
 * mutations before it in the same document have written.
 */
export function withFreshLoaders(context: GraphqlContext): GraphqlContext {
  context.loaders = new TimelineLoaders(context.database, context.viewer);
  return context;
}

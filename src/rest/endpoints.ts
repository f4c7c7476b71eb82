import { clarkyActivities, clarkyLogActivity } from './clarky.js';
import type { Endpoint } from './endpoint.js';
import { kasarActivity } from './kasar.js';

/** Every endpoint of an upstream system that is served here. */
export const ENDPOINTS: readonly Endpoint[] = [kasarActivity, clarkyActivities, clarkyLogActivity];

import { clarkyActivities, clarkyLogActivity } from './clarky.js';
import type { Endpoint } from './endpoint.js';
import { inventContactActivities, inventRecordActivities } from './invent.js';
import { kasarActivity } from './kasar.js';

/** Every endpoint of an upstream system that is served here. */
export const ENDPOINTS: readonly Endpoint[] = [
  kasarActivity,
  inventContactActivities,
  inventRecordActivities,
  clarkyActivities,
  clarkyLogActivity,
];

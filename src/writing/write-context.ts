import type { Viewer } from '../access/viewer.js';
import type { Database } from '../db/database.js';
import type { Upstreams } from '../outbox/send-activity.js';
import type { TimelineLoaders } from '../timeline/timeline-loaders.js';

/** What a write needs: who asks, what the request looks up, where it is stored, how it is sent. */
export interface WriteContext {
  viewer: Viewer;
  loaders: TimelineLoaders;
  database: Database;
  sync: Upstreams;
}

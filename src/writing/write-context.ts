import type { Viewer } from '../access/viewer.js';
import type { Database } from '../db/database.js';
import type { TimelineLoaders } from '../timeline/timeline-loaders.js';

/** What a write needs: the viewer, the request's lookups and the database. */
export interface WriteContext {
  viewer: Viewer;
  loaders: TimelineLoaders;
  database: Database;
}

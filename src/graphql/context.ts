import type { CursorSealer } from '../access/cursor-seal.js';
import type { Viewer } from '../access/viewer.js';
import type { Database } from '../db/database.js';
import type { FeedHub } from '../feed/hub.js';
import type { Caller } from '../sync/reading-slots.js';
import type { Sync } from '../sync/sync.js';
import type { TimelineLoaders } from '../timeline/timeline-loaders.js';

/** The context of a request: who asks, and the services that resolvers use. */
export interface GraphqlContext {
  viewer: Viewer;
  loaders: TimelineLoaders;
  database: Database;
  cursors: CursorSealer;
  /** The change feed, for subscriptions. */
  changes: FeedHub;
  /** Reads upstream systems. */
  sync: Sync;
  /** This request, for what is read from upstream systems while it waits. */
  caller: Caller;
  /** Whether the key is still good. @throws {GatewayError} UNAUTHENTICATED. */
  checkKey(): Promise<void>;
}

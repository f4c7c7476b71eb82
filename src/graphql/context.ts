import type { CursorSealer } from '../access/cursor-seal.js';
import type { Viewer } from '../access/viewer.js';
import type { Database } from '../db/database.js';
import type { FeedHub } from '../feed/hub.js';
import type { Caller } from '../sync/reading-slots.js';
import type { Sync } from '../sync/sync.js';
import type { TimelineLoaders } from '../timeline/timeline-loaders.js';

/** The context of a request: the viewer and the services that resolvers use. */
export interface GraphqlContext {
  /** The operation's variables as they were sent, before their scalars were parsed. */
  rawVariables: Readonly<Record<string, unknown>>;
  viewer: Viewer;
  loaders: TimelineLoaders;
  database: Database;
  cursorSealer: CursorSealer;
  /** The change feed, for subscriptions. */
  feedHub: FeedHub;
  /** Reads upstream systems. */
  sync: Sync;
  /** Identifies this request among those that wait for upstream systems. */
  caller: Caller;
  /** Checks that the key is still valid. @throws {GatewayError} UNAUTHENTICATED. */
  checkKey(): Promise<void>;
}

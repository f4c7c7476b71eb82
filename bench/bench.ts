import type { Database } from '../src/db/database.js';
import type { Server } from './measure.js';

/** What every part of the benchmark works with: one database, one gateway, one key. */
export interface Bench {
  database: Database;
  organizationId: string;
  nativeSourceId: string;
  gateway: Server;
  headers: Record<string, string>;
  recordIds: string[];
  environment: Record<string, string>;
  secretKey: string;
}

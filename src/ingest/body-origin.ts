import type { NamedRecordInSource } from '../activity/record-reference.js';
import type { SourceDefinition } from '../sources/source-definition.js';

/** Where a response body comes from. */
export interface BodyOrigin {
  /** File and line, for messages. */
  location: string;
  definition: SourceDefinition;
  /** The slug of the source. */
  source: string;
  /** The record whose list it is; null: not known. */
  record: NamedRecordInSource | null;
}

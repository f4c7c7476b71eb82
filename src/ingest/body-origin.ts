import type { NamedRecordInSource } from '../activity/record-reference.js';
import type { SourceDefinition } from '../sources/source-definition.js';

/** Where a body comes from. */
export interface BodyOrigin {
  /** A file and line, for messages. */
  place: string;
  definition: SourceDefinition;
  /** The slug of the source. */
  source: string;
  /** Whose list it is, where that is known. */
  record: NamedRecordInSource | null;
}

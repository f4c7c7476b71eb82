import type { NamedRecordInSource } from '../activity/record-reference.js';
import type { SourceDefinition } from '../sources/source-definition.js';
import type { ExportedReference } from './exported-ids.js';
import type { ExportedPlacement } from './write-activities.js';

/** Where a response body comes from. */
export interface BodyOrigin {
  /** File and line, for messages. */
  location: string;
  definition: SourceDefinition;
  /** The slug of the source. */
  source: string;
  /** The record whose list it is; null: not known. */
  record: NamedRecordInSource | null;
  /** What an export says of the only item of the body. */
  exported?: ExportedItem;
}

/** What an export says of an activity that its item does not: see ExportedPlacement. */
export interface ExportedItem extends Omit<ExportedPlacement, 'recordIds'> {
  /** The records that it is on. */
  records: ExportedReference[];
}

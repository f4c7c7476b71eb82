import type { ActivitySelection } from './activity-sql.js';
import { ENTRY_ORDERS, type Position, type TimelineOrder } from './entry-order.js';
import type { Condition } from './filters/condition.js';
import type { TimelineRequest } from './timelines-table.js';

/** Which page of which timeline is read, and what with it. */
export interface PageRequest extends TimelineRequest {
  recordId: string | null;
  /** Of an unchecked record: there is a page only if it exists in this organization. */
  mustExistIn: { organizationId: string; object: string | null } | null;
  /** All must hold. */
  conditions: readonly Condition[];
  order: TimelineOrder;
  from: 'start' | 'end';
  /** Most activities of the page; with 0 none is read. */
  size: number;
  after: Position | null;
  before: Position | null;
  selection: ActivitySelection;
  /** Whether to find out if there is anything on the other side of the cursor. */
  withBeyond: boolean;
  /** Whether to return the snapshot that the page was read in. */
  withSnapshot: boolean;
  /**
   * Which of the record's links to return: none; those of live sources that are older than maxAgeSeconds
   * (null: than their sources' own settings) or not complete; or all.
   */
  links: 'none' | 'outdated' | 'all';
  maxAgeSeconds: number | null;
}

/** Whether keys are read downwards: from the start of a list in descending order, or from the end of another. */
export function isReadDownwards({ order, from }: Pick<PageRequest, 'order' | 'from'>): boolean {
  return ENTRY_ORDERS[order].isDescending === (from === 'start');
}

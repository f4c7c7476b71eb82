import type { FaultCondition } from './fault-switch.js';
import type { Fault } from './faults.js';
import type { RecordList } from './record-list.js';
import type { RecordName } from './record-store.js';
import type { Settings } from './system.js';
import type { WireItem } from './wire-item.js';

/** A request that an upstream received. */
export interface Call {
  method: string;
  /** Without the query. */
  path: string;
  query: Record<string, string>;
  /** The header as it came. */
  authorization: string | null;
  /** Parsed where it is JSON, else its text; null where there is none. */
  body: unknown;
  /** When it was received, in milliseconds since 1970. */
  at: number;
}

/** A simulated upstream system on a port of its own. */
export interface Upstream<Item extends WireItem = WireItem> extends Settings {
  /** http://127.0.0.1:PORT */
  readonly url: string;
  /** The only bearer token that it accepts. */
  readonly token: string;
  /** Every request that it received, those with another token too. */
  readonly calls: Call[];
  /** Every answer waits so long. */
  latencyMs: number;
  /** What is wrong with every answer. */
  fault: Fault | null;
  /** Awaited before each answer is made: to change data in the middle of a walk. */
  onCall: ((call: Call) => void | Promise<void>) | null;
  /** The list of a record; from the first call on, the upstream knows the record. */
  record(object: string, id: string): RecordList<Item>;
  /** All records that it knows. */
  records(): RecordName[];
  /**
   * What is wrong with some answers. The first that is for a request goes before `fault`.
   * @returns takes it away again.
   */
  addFault(fault: Fault, when?: FaultCondition): () => void;
  /** Takes away `fault` and all that were added. */
  clearFaults(): void;
  /** Stops, and breaks all connections. */
  close(): Promise<void>;
}

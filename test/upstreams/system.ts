import type { Fault } from './faults.js';
import type { RecordList } from './record-list.js';
import type { RecordName, RecordStore } from './record-store.js';
import type { WireItem } from './wire-item.js';

/** What a test may set about how an upstream answers. */
export interface Settings {
  /** Invent's org id; another one in the path is 404. */
  org: string;
  /** Invent cuts a larger take down to this, in silence. */
  maxTake: number;
  /** Kasar: cursors that name the last item, or how many items came before. */
  cursorStyle: 'keyset' | 'offset';
}

/** A request for a page of a record's list. */
export interface ListRequest<Item extends WireItem = WireItem> {
  record: RecordName;
  list: RecordList<Item>;
  query: Record<string, string>;
  fault: Fault | null;
  settings: Settings;
}

/** One upstream system: its paths and what it answers there. */
export interface System<Item extends WireItem> {
  /** The record whose list stands at this path, null where none does. */
  findRecord(path: string, store: RecordStore<Item>, settings: Settings): RecordName | null;
  /** @throws {Refusal} where it does not know the record. */
  openList(record: RecordName, store: RecordStore<Item>): RecordList<Item>;
  /** The page that a query asks for, from 1. */
  pageOf(query: Record<string, string>): number;
  /**
   * @returns the body of the answer.
   * @throws {Refusal}
   */
  list(request: ListRequest<Item>): unknown;
  /** Where activities are logged, if anywhere. */
  createPath?: string;
  /**
   * Stores an activity.
   * @returns the body of the answer.
   * @throws {Refusal}
   */
  create?(body: unknown, store: RecordStore<Item>): unknown;
  /** An answer of the documented shape with these items, in two halves around them. */
  frame: { opening: string; closing: string; filler(): Item };
}

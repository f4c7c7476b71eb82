import { RecordList } from './record-list.js';
import type { WireItem } from './wire-item.js';

/** Names a record of an upstream: contacts, companies or another object, and its id there. */
export interface RecordName {
  object: string;
  id: string;
}

/** The records that an upstream knows, each with its list. */
export class RecordStore<Item extends WireItem = WireItem> {
  private readonly lists = new Map<string, { name: RecordName; list: RecordList<Item> }>();

  /** The list of a record, which is made when it is first asked for. */
  record(object: string, id: string): RecordList<Item> {
    const known = this.find({ object, id });
    if (known) return known;
    const list = new RecordList<Item>();
    this.lists.set(keyOf({ object, id }), { name: { object, id }, list });
    return list;
  }

  /** Undefined where nothing has asked for the record's list yet. */
  find(name: RecordName): RecordList<Item> | undefined {
    return this.lists.get(keyOf(name))?.list;
  }

  names(): RecordName[] {
    return [...this.lists.values()].map(({ name }) => name);
  }
}

function keyOf({ object, id }: RecordName): string {
  return `${object}/${id}`;
}

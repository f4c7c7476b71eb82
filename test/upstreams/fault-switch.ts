import { concernsMethod, type Fault } from './faults.js';

/** Which requests a fault is for; those that it leaves out are all. */
export interface FaultCondition {
  /** How many requests it strikes before it is used up. */
  times?: number;
  /** How many requests that it is for go unharmed first. */
  skip?: number;
  /** The id of the record that is asked for, or that an activity is logged on. */
  record?: string;
  method?: string;
  /** The page that is asked for, from 1; for Kasar, the how-many-th of a walk. */
  page?: number;
}

/** What of a request decides whether a fault is for it. */
export interface FaultTarget {
  method: string;
  records: readonly string[];
  page: number;
}

interface AddedFault {
  fault: Fault;
  when: FaultCondition;
  seen: number;
}

/** The faults of an upstream: those for some requests, in the order in which they were added. */
export class FaultSwitch {
  private added: AddedFault[] = [];

  /** @returns takes the fault away again. */
  add(fault: Fault, when: FaultCondition = {}): () => void {
    const added: AddedFault = { fault, when, seen: 0 };
    this.added.push(added);
    return () => {
      this.added = this.added.filter((other) => other !== added);
    };
  }

  clear(): void {
    this.added = [];
  }

  /** The first that strikes this request, else `otherwise`; each request is to ask once. */
  choose(target: FaultTarget, otherwise: Fault | null): Fault | null {
    for (const added of this.added) {
      if (!isFor(added, target)) continue;
      added.seen += 1;
      const struck = added.seen - (added.when.skip ?? 0);
      if (struck > 0 && struck <= (added.when.times ?? Number.POSITIVE_INFINITY)) {
        return added.fault;
      }
    }
    return otherwise && concernsMethod(otherwise, target.method) ? otherwise : null;
  }
}

function isFor({ fault, when }: AddedFault, target: FaultTarget): boolean {
  return (
    concernsMethod(fault, target.method) &&
    (when.method === undefined || when.method === target.method) &&
    (when.record === undefined || target.records.includes(when.record)) &&
    (when.page === undefined || when.page === target.page)
  );
}

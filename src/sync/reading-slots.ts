/** The most readings that run at the same time in this process, for requests that wait for them. */
export interface SlotLimits {
  process: number;
  organization: number;
  source: number;
}

/**
 * Each limit is well below the next wider one, so that a source that hangs leaves slots to the others of
 * its organization, and a busy organization leaves slots to others.
 */
export const SLOT_LIMITS: SlotLimits = { process: 320, organization: 160, source: 64 };

/** Whom a reading is for. One object for each request: callers take turns. */
export interface Caller {
  organizationId: string;
  /** Aborted when the request is answered or its client is gone. */
  gone: AbortSignal;
}

/** A list that is to be read. */
interface SlotRequest {
  /** The list's name: see referenceKey. */
  name: string;
  sourceId: string;
  caller: Caller;
}

/** Gives a slot back. */
export type Release = () => void;

interface Ticket extends SlotRequest {
  /** Ends waiting; null: without a slot. */
  settle(release: Release | null): void;
}

interface Organization {
  running: number;
  /** Waiting tickets in the order of arrival, by caller; the caller whose turn is next comes first. */
  waiting: Map<Caller, Ticket[]>;
}

/**
 * Limits how many readings run at the same time, by process, organization and source. What waits takes
 * turns: organizations with each other, and callers of one organization with each other, so that a request
 * for a few lists does not wait for all lists of a large one.
 */
export class ReadingSlots {
  private running = 0;
  /** Those with running or waiting readings; the one whose turn is next comes first. */
  private readonly organizations = new Map<string, Organization>();
  private readonly runningBySource = new Map<string, number>();

  constructor(private readonly limits: SlotLimits = SLOT_LIMITS) {}

  /** Takes a slot if one is free; null otherwise. It overtakes nobody: a free slot is of use to no waiter. */
  tryAcquire({ sourceId, caller }: SlotRequest): Release | null {
    const { organizationId } = caller;
    const isFree =
      this.running < this.limits.process &&
      (this.organizations.get(organizationId)?.running ?? 0) < this.limits.organization &&
      this.hasRoom(sourceId);
    return isFree ? this.occupy(organizationId, sourceId) : null;
  }

  /**
   * Waits for a slot.
   * @returns null where the signal aborts first, or somebody else begins to read the list: see withdraw.
   */
  acquire(request: SlotRequest, signal: AbortSignal): Promise<Release | null> {
    if (signal.aborted) return Promise.resolve(null);
    return new Promise((resolve) => {
      const { waiting } = this.organizationOf(request.caller.organizationId);
      const onAbort = () => {
        this.remove(ticket);
        ticket.settle(null);
      };
      const ticket: Ticket = {
        ...request,
        settle(release) {
          signal.removeEventListener('abort', onAbort);
          resolve(release);
        },
      };
      signal.addEventListener('abort', onAbort);
      const tickets = waiting.get(request.caller);
      if (tickets) tickets.push(ticket);
      else waiting.set(request.caller, [ticket]);
    });
  }

  /** Ends waiting for a slot to read this list, since the list is being read now. */
  withdraw(name: string): void {
    const tickets = [...this.organizations.values()].flatMap(({ waiting }) =>
      [...waiting.values()].flat().filter((ticket) => ticket.name === name),
    );
    for (const ticket of tickets) {
      this.remove(ticket);
      ticket.settle(null);
    }
  }

  private occupy(organizationId: string, sourceId: string): Release {
    this.count(organizationId, sourceId, 1);
    let isReleased = false;
    return () => {
      if (isReleased) return;
      isReleased = true;
      this.count(organizationId, sourceId, -1);
      this.grantWaiting();
    };
  }

  private count(organizationId: string, sourceId: string, change: 1 | -1): void {
    this.running += change;
    this.organizationOf(organizationId).running += change;
    const ofSource = (this.runningBySource.get(sourceId) ?? 0) + change;
    if (ofSource > 0) this.runningBySource.set(sourceId, ofSource);
    else this.runningBySource.delete(sourceId);
    this.forgetIdle(organizationId);
  }

  private grantWaiting(): void {
    for (let ticket = this.takeNext(); ticket; ticket = this.takeNext()) {
      ticket.settle(this.occupy(ticket.caller.organizationId, ticket.sourceId));
    }
  }

  /** Takes the next ticket that a slot is free for out of the queue. */
  private takeNext(): Ticket | null {
    if (this.running >= this.limits.process) return null;
    for (const [id, organization] of this.organizations) {
      if (organization.running >= this.limits.organization) continue;
      for (const [caller, tickets] of organization.waiting) {
        const ticket = tickets.find(({ sourceId }) => this.hasRoom(sourceId));
        if (!ticket) continue;
        this.remove(ticket);
        moveToEnd(organization.waiting, caller);
        moveToEnd(this.organizations, id);
        return ticket;
      }
    }
    return null;
  }

  private remove(ticket: Ticket): void {
    const { organizationId } = ticket.caller;
    const { waiting } = this.organizationOf(organizationId);
    const others = (waiting.get(ticket.caller) ?? []).filter((other) => other !== ticket);
    if (others.length > 0) waiting.set(ticket.caller, others);
    else waiting.delete(ticket.caller);
    this.forgetIdle(organizationId);
  }

  private hasRoom(sourceId: string): boolean {
    return (this.runningBySource.get(sourceId) ?? 0) < this.limits.source;
  }

  private organizationOf(id: string): Organization {
    let organization = this.organizations.get(id);
    if (!organization) {
      organization = { running: 0, waiting: new Map() };
      this.organizations.set(id, organization);
    }
    return organization;
  }

  private forgetIdle(id: string): void {
    const { running, waiting } = this.organizationOf(id);
    if (running === 0 && waiting.size === 0) this.organizations.delete(id);
  }
}

/** A Map is in the order of insertion: its last entry has its turn last. */
function moveToEnd<K, V>(map: Map<K, V>, key: K): void {
  const value = map.get(key);
  if (value === undefined) return;
  map.delete(key);
  map.set(key, value);
}

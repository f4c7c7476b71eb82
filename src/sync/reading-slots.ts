/** The most concurrent readings of this process for requests, in all, by organization and by source. */
export interface SlotLimits {
  process: number;
  organization: number;
  source: number;
}

/**
 * The default limits. Each is well below the next wider one, so that a source that hangs leaves slots to
 * other sources, and a busy organization leaves slots to other organizations.
 */
export const SLOT_LIMITS: SlotLimits = { process: 320, organization: 160, source: 64 };

/** A request that readings are for; compared by identity, one object for each request. */
export interface Caller {
  organizationId: string;
  /**
   * Returns the signal that aborts when an HTTP request is answered or its connection is closed; for an
   * operation on a WebSocket, when the connection is closed.
   */
  closedSignal(): AbortSignal;
}

/** A request for a slot, to read one list. */
interface SlotRequest {
  /** The list's name: see referenceKey. */
  name: string;
  sourceId: string;
  caller: Caller;
}

/** Releases a slot; idempotent. */
export type Release = () => void;

interface Ticket extends SlotRequest {
  /** Ends the wait; null: without a slot. */
  settle(release: Release | null): void;
}

interface Organization {
  running: number;
  /** Waiting tickets in the order of arrival, by caller; the caller whose turn is next comes first. */
  waiting: Map<Caller, Ticket[]>;
}

/**
 * Limits concurrent readings by process, organization and source. Waiting requests are served round-robin by
 * organization, and by caller within one organization, so that a request for a few lists does not wait for
 * all lists of a large request.
 */
export class ReadingSlots {
  private running = 0;
  /** Organizations with running or waiting readings; the one whose turn is next comes first. */
  private readonly organizations = new Map<string, Organization>();
  private readonly runningBySource = new Map<string, number>();

  constructor(private readonly limits: SlotLimits = SLOT_LIMITS) {}

  /** Takes a slot if one is free, else null. Fair: a slot is free only where no waiting request can use it. */
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
   * @returns null where the signal aborts first, or the list begins to be read: see withdraw.
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

  /** Ends all waits for a slot for this list: a reading of it has begun, and can be joined. */
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

  /** Removes and returns the next ticket that can have a slot. */
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

/** Moves an entry to the end of a Map, which keeps the order of insertion. */
function moveToEnd<K, V>(map: Map<K, V>, key: K): void {
  const value = map.get(key);
  if (value === undefined) return;
  map.delete(key);
  map.set(key, value);
}

import type { Source } from '../store/prisma/client.js';

/** CoverageState of the contract; the least favorable that holds comes first. */
export const COVERAGE_STATES = [
  'DISABLED',
  'FAILED',
  'SYNCING',
  'STALE',
  'NEVER_SYNCED',
  'FRESH',
] as const;

/** What is known of one link, or of several together. Instants are Dates or ISO 8601. */
export interface LinkFacts {
  sourceId: string;
  asOf: Date | string | null;
  completeDownTo: Date | string | null;
  complete: boolean;
  verifiedAt: Date | string | null;
  rejectedItems: number;
}

/** How fresh and complete what an answer rests on is, for one source. */
export interface SourceCoverage extends LinkFacts {
  state: (typeof COVERAGE_STATES)[number];
}

/** What is logged here: always fresh, always complete. */
export function nativeCoverage(sourceId: string, now = new Date()): SourceCoverage {
  return {
    sourceId,
    state: 'FRESH',
    asOf: now,
    completeDownTo: null,
    complete: true,
    verifiedAt: now,
    rejectedItems: 0,
  };
}

/**
 * The coverage of one link. What was imported does not grow stale by itself: it is as of its import,
 * and complete only where one import read from the first page to the last.
 */
export function linkCoverage(link: LinkFacts, source: Pick<Source, 'enabled'>): SourceCoverage {
  const { sourceId, asOf, completeDownTo, complete, verifiedAt, rejectedItems } = link;
  const state = !source.enabled ? 'DISABLED' : asOf === null ? 'NEVER_SYNCED' : 'FRESH';
  return { sourceId, state, asOf, completeDownTo, complete, verifiedAt, rejectedItems };
}

/** The coverage of several links to one source: of each, the least favorable. */
export function mergeCoverage(coverages: readonly SourceCoverage[]): SourceCoverage {
  return coverages.reduce((a, b) => ({
    sourceId: a.sourceId,
    state: rank(a) <= rank(b) ? a.state : b.state,
    asOf: earlier(a.asOf, b.asOf),
    completeDownTo: a.complete ? b.completeDownTo : b.complete ? a.completeDownTo : later(a, b),
    complete: a.complete && b.complete,
    verifiedAt: earlier(a.verifiedAt, b.verifiedAt),
    rejectedItems: a.rejectedItems + b.rejectedItems,
  }));
}

function rank({ state }: SourceCoverage): number {
  return COVERAGE_STATES.indexOf(state);
}

/** Null is the least favorable: never. */
function earlier(a: Date | string | null, b: Date | string | null): Date | string | null {
  if (!a || !b) return null;
  return new Date(a) < new Date(b) ? a : b;
}

function later(a: SourceCoverage, b: SourceCoverage): Date | string | null {
  if (!a.completeDownTo || !b.completeDownTo) return null;
  return new Date(a.completeDownTo) > new Date(b.completeDownTo)
    ? a.completeDownTo
    : b.completeDownTo;
}

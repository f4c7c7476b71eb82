import { CLOCK_TOLERANCE } from '../db/clock.js';
import type { Source } from '../db/prisma/client.js';
import type { SourceErrorCode } from '../sources/client/source-failure.js';

/** CoverageState of the contract, least favorable first. */
export const COVERAGE_STATES = [
  'DISABLED',
  'FAILED',
  'SYNCING',
  'STALE',
  'NEVER_SYNCED',
  'FRESH',
] as const;

/** How fresh and complete one link is, as stored. Timestamps are Dates or ISO 8601. */
export interface LinkStatus {
  sourceId: string;
  /** When the newest page was last requested; null: never. */
  asOf: Date | string | null;
  /** All items at or after it are stored; null: unknown or, with `complete`, all are. */
  completeDownTo: Date | string | null;
  complete: boolean;
  /** When the last full sync ended; null: there was none. */
  verifiedAt: Date | string | null;
  /** The number of items that were rejected. */
  rejectedItems: number;
  /** The number of warnings: of fields of kept items, and of lists. */
  warnings: number;
  /** Of the last attempt to read it; null: it succeeded. */
  errorCode: string | null;
  errorMessage: string | null;
  errorAt: Date | string | null;
  /** The earliest time at which a request may retry after an error. */
  retryAt: Date | string | null;
  /** When the lease of its reader expires. */
  leaseUntil: Date | string | null;
}

/** Why the last attempt to read a source failed. */
export interface SourceError {
  code: SourceErrorCode;
  message: string;
  at: Date | string;
  retryAt: Date | string | null;
}

/** How fresh and complete one source is. */
export interface SourceCoverage {
  sourceId: string;
  state: (typeof COVERAGE_STATES)[number];
  asOf: Date | string | null;
  completeDownTo: Date | string | null;
  complete: boolean;
  verifiedAt: Date | string | null;
  rejectedItems: number;
  warnings: number;
  error: SourceError | null;
}

/** The coverage of the native source: always fresh, always complete. */
export function nativeCoverage(sourceId: string, now = new Date()): SourceCoverage {
  return {
    sourceId,
    state: 'FRESH',
    asOf: now,
    completeDownTo: null,
    complete: true,
    verifiedAt: now,
    rejectedItems: 0,
    warnings: 0,
    error: null,
  };
}

/**
 * The coverage of one link. Imported data does not become stale: its asOf is that of the import, and it is
 * complete only where one import read the whole list.
 * @param now in milliseconds since 1970: by the database's clock, which set the timestamps of the link, where
 *   they were read with a page; otherwise by the clock of the process.
 * @param freshSince an earlier asOf is stale, in milliseconds since 1970; absent: by the source's own
 *   settings.
 */
export function linkCoverage(
  link: LinkStatus,
  source: Pick<Source, 'enabled' | 'url' | 'maxAgeSeconds'>,
  now = Date.now(),
  freshSince = now - source.maxAgeSeconds * 1_000,
): SourceCoverage {
  const { sourceId, asOf, completeDownTo, complete, verifiedAt, rejectedItems, warnings } = link;
  const common = { sourceId, asOf, completeDownTo, complete, verifiedAt, rejectedItems, warnings };
  const error = errorOf(link);
  const state = () => {
    if (!source.enabled) return 'DISABLED';
    if (error) return 'FAILED';
    if (link.leaseUntil !== null && toMilliseconds(link.leaseUntil) > now) return 'SYNCING';
    if (asOf === null) return 'NEVER_SYNCED';
    return source.url === null || isReadSince(asOf, freshSince, now) ? 'FRESH' : 'STALE';
  };
  return { ...common, state: state(), error };
}

/**
 * Whether a list was read at a timestamp or later, by its asOf. An asOf that is far in the future was set while the
 * clock of the database was ahead: when the list was read is not known.
 * @param since in milliseconds since 1970.
 * @param now in milliseconds since 1970.
 */
export function isReadSince(asOf: Date | string | null, since: number, now: number): boolean {
  if (asOf === null) return false;
  const readAt = toMilliseconds(asOf);
  return readAt >= since && readAt <= now + CLOCK_TOLERANCE * 1_000;
}

/** Combines the coverage of several links to one source: of each property, the least favorable. */
export function combineCoverage(coverages: readonly SourceCoverage[]): SourceCoverage {
  return coverages.reduce((a, b) => ({
    sourceId: a.sourceId,
    state: rank(a) <= rank(b) ? a.state : b.state,
    asOf: earlier(a.asOf, b.asOf),
    completeDownTo: a.complete ? b.completeDownTo : b.complete ? a.completeDownTo : later(a, b),
    complete: a.complete && b.complete,
    verifiedAt: earlier(a.verifiedAt, b.verifiedAt),
    rejectedItems: a.rejectedItems + b.rejectedItems,
    warnings: a.warnings + b.warnings,
    error: latestError(a.error, b.error),
  }));
}

export function toMilliseconds(instant: Date | string): number {
  return new Date(instant).getTime();
}

function errorOf({ errorCode, errorMessage, errorAt, retryAt }: LinkStatus): SourceError | null {
  if (errorCode === null || errorAt === null) return null;
  const code = errorCode as SourceErrorCode;
  return { code, message: errorMessage ?? '', at: errorAt, retryAt };
}

function latestError(a: SourceError | null, b: SourceError | null): SourceError | null {
  if (!a || !b) return a ?? b;
  return toMilliseconds(a.at) >= toMilliseconds(b.at) ? a : b;
}

function rank({ state }: SourceCoverage): number {
  return COVERAGE_STATES.indexOf(state);
}

/** Null is the least favorable: never. */
function earlier(a: Date | string | null, b: Date | string | null): Date | string | null {
  if (!a || !b) return null;
  return toMilliseconds(a) < toMilliseconds(b) ? a : b;
}

function later(a: SourceCoverage, b: SourceCoverage): Date | string | null {
  if (!a.completeDownTo || !b.completeDownTo) return null;
  return toMilliseconds(a.completeDownTo) > toMilliseconds(b.completeDownTo)
    ? a.completeDownTo
    : b.completeDownTo;
}

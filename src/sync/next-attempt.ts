import type { SourceFailure } from '../sources/client/source-failure.js';
import { type LeasedLink, type LinkChanges, NOW } from './lease.js';

// When a link is read again, by the outcome of the last reading: what `Sync` stores as it releases the
// lease. Times are seconds from now by PostgreSQL's clock.

/** The first and the longest wait after failures, in seconds. */
const BACKOFF = { first: 5, longest: 900 };

/** The shortest wait after a failure, in seconds: no reader may retry in a tight loop. */
const SHORTEST_WAIT = 0.2;

const RELEASED: LinkChanges = { leaseId: null, leaseUntil: null };

/** The process stops: another one reads the link at once. */
export const AFTER_STOP: LinkChanges = { ...RELEASED, nextAt: NOW };

/** An error of the gateway or its database, not of the source: it neither counts as a failure nor loops. */
export const AFTER_INTERNAL_ERROR: LinkChanges = { ...RELEASED, nextAt: 60 };

/**
 * After a reading that succeeded, the link is due after the interval of its source, with 10 % jitter; at
 * once where the list was not read to its end.
 */
export function afterSuccess({ everySeconds }: LeasedLink, isReadToEnd: boolean): LinkChanges {
  return {
    ...RELEASED,
    failures: 0,
    retryAt: null,
    errorCode: null,
    errorMessage: null,
    errorAt: null,
    nextAt: isReadToEnd ? everySeconds * (0.9 + 0.2 * Math.random()) : NOW,
  };
}

/**
 * After a failure, a reader may retry as soon as the source permits, and after an exponential backoff
 * where it does not say. On schedule the link always waits for the backoff, so that many lists of a dead
 * source are not requested again and again. Early retries by readers do not increase the backoff.
 */
export function afterFailure(
  { failures, isBeforeRetry }: Pick<LeasedLink, 'failures' | 'isBeforeRetry'>,
  { code, message, retryAt }: SourceFailure,
): LinkChanges {
  const count = isBeforeRetry ? failures : failures + 1;
  const exponential = Math.min(BACKOFF.first * 2 ** Math.min(count - 1, 20), BACKOFF.longest);
  const backoff = exponential * (0.8 + 0.4 * Math.random());
  const retryIn =
    retryAt === null ? backoff : Math.max(SHORTEST_WAIT, (retryAt - Date.now()) / 1_000);
  return {
    ...RELEASED,
    failures: count,
    errorCode: code,
    errorMessage: message,
    errorAt: NOW,
    retryAt: retryIn,
    // Never before retry_at: the schedule does not look at that.
    nextAt: Math.max(retryIn, backoff),
  };
}

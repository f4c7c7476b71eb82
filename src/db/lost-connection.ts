// How a connection is found lost whose other end vanishes without closing it: a host or a network that is gone.

/** Options of pg: after 10 idle seconds the system probes the other end, and closes a connection without one. */
export const KEEP_ALIVE = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 };

/**
 * How much longer than a statement may run its answer is awaited, in milliseconds. The option `query_timeout` of
 * pg, which only fails the statement: its connection must not be used again.
 */
export const ANSWER_MARGIN = 20_000;

/** Whether a statement failed because its answer did not arrive within `query_timeout`. */
export function isAnswerMissing(error: unknown): boolean {
  return (error as Partial<Error> | undefined)?.message === 'Query read timeout';
}

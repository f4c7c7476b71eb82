import type { CombinedError } from '@urql/core';
import { codesOf } from './client.js';

export const NO_SUCH_RECORD = 'There is no such record, or this key may not read it.';

const SENTENCES: Record<string, string> = {
  UNAUTHENTICATED: 'The gateway does not accept this key.',
  PERMISSION_DENIED: 'This key may not read this.',
  RECORD_NOT_FOUND: NO_SUCH_RECORD,
  UNAVAILABLE: 'The gateway is not ready at the moment. Try again.',
  OPERATION_TOO_LARGE: 'This took too long. Choose a shorter time or fewer filters.',
  CURSOR_EXPIRED: 'The timeline was opened too long ago to be continued. Try again.',
  BAD_CURSOR: 'The timeline has changed since it was opened. Try again.',
  PERSISTED_QUERY_NOT_FOUND: 'The gateway does not know this version of the page. Reload the page.',
};

const STATUS_SENTENCES: Record<number, string | undefined> = {
  401: SENTENCES.UNAUTHENTICATED,
  403: SENTENCES.PERMISSION_DENIED,
  // Of a proxy: the gateway limits no rate.
  429: 'Too many requests. Wait a moment, then try again.',
  502: SENTENCES.UNAVAILABLE,
  503: SENTENCES.UNAVAILABLE,
};

/** What went wrong, as a sentence for people. */
function explain(error: CombinedError): string {
  const known = codesOf(error).find((code) => code in SENTENCES);
  if (known) return SENTENCES[known]!;
  const message = error.graphQLErrors[0]?.message;
  if (message) return message;
  const status: number | undefined = error.response?.status;
  if (status === undefined) {
    return 'The gateway cannot be reached. Check the connection, then try again.';
  }
  return STATUS_SENTENCES[status] ?? `The gateway answered with status ${status}. Try again.`;
}

interface ProblemProps {
  /** An error of the gateway, or a sentence. */
  problem: CombinedError | string;
  retry: () => void;
}

/** Says what went wrong, and offers what can be done about it. */
export function Problem({ problem, retry }: ProblemProps) {
  const isText = typeof problem === 'string';
  // The page is older than the gateway: it would send the same again.
  const isOutdated = !isText && codesOf(problem).includes('PERSISTED_QUERY_NOT_FOUND');
  return (
    <div class="problem" role="alert">
      <p>{isText ? problem : explain(problem)}</p>
      <button type="button" class="button" onClick={isOutdated ? () => location.reload() : retry}>
        {isOutdated ? 'Reload the page' : 'Try again'}
      </button>
    </div>
  );
}

import { type Answer, jsonAnswer, refusalAnswer } from './answer.js';
import type { Fault } from './faults.js';
import { Refusal } from './refusal.js';
import type { Call } from './upstream.js';

const HTML = `<!doctype html>
<html><head><title>Something went wrong</title></head>
<body><h1>Something went wrong</h1><p>Please try again later.</p></body></html>
`;

/** What a fault answers in place of the right answer; null where the fault lets that be made. */
export function replaceAnswer(call: Call, fault: Fault | null): Answer | null {
  switch (fault?.name) {
    case 'rateLimited':
      return withRetryAfter(refusalAnswer(new Refusal(429, 'Too many requests')), fault.retryAfter);
    case 'status': {
      const refusal = new Refusal(fault.status, `A simulated ${fault.status}`, fault.code);
      return withRetryAfter(jsonAnswer(fault.body ?? refusal.body, fault.status), fault.retryAfter);
    }
    case 'refuse':
      return refusalAnswer(
        new Refusal(fault.status ?? 422, fault.message ?? 'It is refused', 'VALIDATION_ERROR'),
      );
    case 'html':
      return {
        status: fault.status ?? 200,
        headers: { 'content-type': 'text/html; charset=utf-8' },
        body: HTML,
      };
    case 'redirect':
      return { status: fault.status ?? 302, headers: { location: fault.to }, body: '' };
    case 'expiredCursor':
      return call.query.cursor
        ? refusalAnswer(new Refusal(400, 'The cursor is unknown or expired', 'INVALID_CURSOR'))
        : null;
    default:
      return null;
  }
}

function withRetryAfter(answer: Answer, after: number | string | Date | undefined): Answer {
  if (after === undefined) return answer;
  const value = after instanceof Date ? after.toUTCString() : String(after);
  return { ...answer, headers: { ...answer.headers, 'retry-after': value } };
}

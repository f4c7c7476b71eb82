import { z } from 'zod';
import { type Answer, jsonAnswer } from './answer.js';
import { faultDescriptions, faultSchema } from './faults.js';
import type { Call, Upstream } from './upstream.js';

const faultBody = z.looseObject({ fault: z.string() });
const latencyBody = z.object({ ms: z.number().min(0) });

/**
 * The switches of an upstream for use by hand, outside the documented paths and without a token:
 * PUT, DELETE and GET /_fault, PUT /_latency. Null where the path is none of these.
 */
export function answerControl(
  { method, path, body }: Call,
  upstream: Pick<Upstream, 'fault' | 'latencyMs' | 'clearFaults'>,
): Answer | null {
  switch (`${method} ${path}`) {
    case 'GET /_fault':
      return jsonAnswer({ fault: upstream.fault, faults: faultDescriptions });
    case 'DELETE /_fault':
      upstream.clearFaults();
      return jsonAnswer({ fault: null });
    case 'PUT /_fault':
      return parsed(readFault(body), (fault) => {
        upstream.fault = fault;
        return { fault };
      });
    case 'PUT /_latency':
      return parsed(latencyBody.safeParse(body), ({ ms }) => {
        upstream.latencyMs = ms;
        return { ms };
      });
    default:
      return path.startsWith('/_') ? jsonAnswer({ error: `no ${method} ${path}` }, 404) : null;
  }
}

/** A fault as it is written by hand: its name in `fault`, its parameters beside it. */
function readFault(body: unknown) {
  const given = faultBody.safeParse(body);
  if (!given.success) return faultSchema.safeParse(body);
  const { fault: name, ...parameters } = given.data;
  return faultSchema.safeParse({ ...parameters, name });
}

function parsed<T>(result: z.ZodSafeParseResult<T>, use: (value: T) => unknown): Answer {
  if (result.success) return jsonAnswer(use(result.data));
  const [issue] = result.error.issues;
  const reason = `${issue?.path.join('.')}: ${issue?.message}`;
  return jsonAnswer({ error: reason, faults: faultDescriptions }, 400);
}

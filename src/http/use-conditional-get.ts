import type { ExecutionResult } from 'graphql';
import type { FetchAPI, Plugin } from 'graphql-yoga';
import { entityTag, hasTag } from './entity-tag.js';
import type { ServerContext } from './server-context.js';

/** Errors of access: what a key may not read today it may read tomorrow, so no client keeps such an answer. */
const ACCESS_ERRORS = new Set<unknown>(['UNAUTHENTICATED', 'PERMISSION_DENIED']);

/** The answer depends on the key, and its media type on Accept. */
const VARY = 'Accept, Authorization';

/**
 * Makes queries by GET cacheable by their client: an ETag over the whole result, data and errors, and 304
 * where the client has it already (RFC 9110, section 13.1.2). A client asks each time, since answers
 * change without its doing. An answer without data, or with an error of access, is not stored. Answers to
 * POST and event streams stay as they are.
 */
export function useConditionalGet(): Plugin<object, ServerContext> {
  /** Requests whose result may be stored. */
  const storable = new WeakSet<Request>();
  return {
    onResultProcess({ request, result }) {
      if (request.method !== 'GET') return;
      const { data, errors = [] } = result as ExecutionResult;
      const isDenied = errors.some(({ extensions }) => ACCESS_ERRORS.has(extensions?.code));
      if (data && !isDenied) storable.add(request);
    },
    onResponse({ request, response, setResponse, fetchAPI }) {
      if (request.method !== 'GET' || !isJson(response)) return;
      if (response.status === 200 && storable.has(request)) {
        return addTag(request, response, fetchAPI).then(setResponse);
      }
      response.headers.set('Cache-Control', 'no-store');
    },
  };
}

/** Returns the response with its tag, or 304 without a body where the request names the tag. */
async function addTag(
  request: Request,
  response: Response,
  { Response }: Pick<FetchAPI, 'Response'>,
): Promise<Response> {
  const type = response.headers.get('Content-Type') ?? '';
  const body = await response.text();
  // Two representations of one address have two tags.
  const tag = entityTag(`${type}\n${body}`);
  const headers = { ETag: tag, 'Cache-Control': 'private, no-cache', Vary: VARY };
  return hasTag(request.headers.get('If-None-Match'), tag)
    ? new Response(null, { status: 304, headers })
    : new Response(body, { headers: { ...headers, 'Content-Type': type } });
}

function isJson({ headers }: Response): boolean {
  return /^application\/(graphql-response\+)?json\b/.test(headers.get('Content-Type') ?? '');
}

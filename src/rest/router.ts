import { z } from 'zod';
import type { Authenticate } from '../access/authenticate.js';
import { requireScope } from '../access/viewer.js';
import { parseJson } from '../db/json.js';
import { badInput, GatewayError } from '../errors.js';
import { TimelineLoaders } from '../timeline/timeline-loaders.js';
import { COVERAGE_HEADER, writeCoverage } from './coverage-header.js';
import type { Endpoint, RestContext } from './endpoint.js';
import { ENDPOINTS } from './endpoints.js';
import { type GivenPart, parseParts, toHeaderName } from './parameters.js';

/** The endpoints of a path, and the members of the path as they were given. */
export interface Route {
  endpoints: readonly Endpoint[];
  /** Percent-encoded. */
  path: Readonly<Record<string, string>>;
}

/** A request for an endpoint. */
export interface RestCall {
  authorization: string | null;
  query: URLSearchParams;
  /** By their names in lower case. */
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Reads the body to its end. */
  readBody(): Promise<string>;
  /** Returns the signal that aborts when the request is answered or its connection is closed. */
  closedSignal(): AbortSignal;
}

/** What requests are answered from. */
export type RestServices = Pick<RestContext, 'database' | 'cursorSealer' | 'sync'> & {
  authenticate: Authenticate;
};

/** The body of an answer, and its headers by their names. */
export interface RestAnswer {
  body: unknown;
  headers: Record<string, string>;
}

/** Finds the endpoints of a path; null where there are none. */
export function findRoute(pathname: string): Route | null {
  for (const { pattern, endpoints } of ROUTES) {
    const match = pattern.exec(pathname);
    if (match) return { endpoints, path: match.groups ?? {} };
  }
  return null;
}

/** The paths of all endpoints, with the pattern of each. */
const ROUTES = [...new Set(ENDPOINTS.map(({ path }) => path))].map((path) => ({
  pattern: new RegExp(`^${path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
  endpoints: ENDPOINTS.filter((endpoint) => endpoint.path === path),
}));

/**
 * Authenticates a request, parses it and has its endpoint answer it.
 * @throws {GatewayError} UNAUTHENTICATED, PERMISSION_DENIED, BAD_USER_INPUT; what the endpoint throws.
 */
export async function answerCall(
  endpoint: Endpoint,
  path: Route['path'],
  call: RestCall,
  { authenticate, ...services }: RestServices,
): Promise<RestAnswer> {
  const viewer = await authenticate(call.authorization);
  requireScope(viewer, endpoint.scope);
  const { parameters, body: bodySchema } = endpoint;
  const parts: GivenPart[] = [
    { schema: parameters.path, given: decodePath(path), name: 'path' },
    { schema: parameters.query, given: readQuery(parameters.query, call.query), name: 'query' },
    {
      schema: parameters.header ?? z.object(),
      given: call.headers,
      name: 'headers',
      nameMember: toHeaderName,
    },
    ...(bodySchema
      ? [{ schema: bodySchema, given: parseBody(await call.readBody()), name: 'body' }]
      : []),
  ];
  const [pathValues, query, header, body] = parseParts(parts) as Record<string, unknown>[];
  const loaders = new TimelineLoaders(services.database, viewer);
  const answer = await endpoint.handle(
    { path: pathValues!, query: query!, header: header!, body },
    {
      ...services,
      viewer,
      loaders,
      caller: { organizationId: viewer.organizationId, closedSignal: call.closedSignal },
    },
  );
  const coverage = answer.coverage && writeCoverage(answer.coverage, await loaders.sources);
  return { body: answer.body, headers: coverage ? { [COVERAGE_HEADER]: coverage } : {} };
}

function decodePath(path: Route['path']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(path).map(([name, given]) => {
      try {
        return [name, decodeURIComponent(given)];
      } catch {
        throw badInput(name, given, 'must be percent-encoded UTF-8');
      }
    }),
  );
}

/** The parameters of a query that an endpoint has; others are ignored, as the systems do. */
function readQuery({ shape }: z.ZodObject, query: URLSearchParams): Record<string, string> {
  const given: Record<string, string> = {};
  for (const name of Object.keys(shape)) {
    const values = query.getAll(name);
    if (values.length > 1) throw badInput(name, values, 'must be given once');
    if (values.length === 1) given[name] = values[0]!;
  }
  return given;
}

/** Parses JSON; of integers beyond 2^53 the digits are kept, in metadata. */
function parseBody(text: string): unknown {
  try {
    return parseJson(text, (number) => /^-?[1-9]\d*$/.test(number));
  } catch (error) {
    throw new GatewayError('BAD_USER_INPUT', `body: ${(error as Error).message}.`);
  }
}

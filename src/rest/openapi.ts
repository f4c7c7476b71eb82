import { createRequire } from 'node:module';
import { z } from 'zod';
import { ERROR_STATUS, type ErrorCode } from '../errors.js';
import { COVERAGE_HEADER } from './coverage-header.js';
import type { Endpoint } from './endpoint.js';
import { ENDPOINTS } from './endpoints.js';
import { toHeaderName } from './parameters.js';

const { version } = createRequire(import.meta.url)('#package.json') as { version: string };

/** The errors that every endpoint can have. */
const COMMON_ERRORS: readonly ErrorCode[] = [
  'BAD_USER_INPUT',
  'UNAUTHENTICATED',
  'PERMISSION_DENIED',
  'OPERATION_TOO_LARGE',
  'UNAVAILABLE',
  'INTERNAL_SERVER_ERROR',
];

/** What an error of each code says. */
const ERROR_MEANINGS: Partial<Record<ErrorCode, string>> = {
  BAD_USER_INPUT: 'A parameter or field is invalid; the message names and echoes each.',
  BAD_CURSOR: 'The cursor is of another record, other sections or another channel.',
  INVALID_OBJECT: 'The object does not exist.',
  UNAUTHENTICATED: 'There is no key, or it is unknown, expired or revoked.',
  PERMISSION_DENIED: 'The key lacks the scope, or may not read the object.',
  RECORD_NOT_FOUND: 'There is no record with the id that the key may read.',
  ACTIVITY_NOT_FOUND: 'What was logged with the Idempotency-Key is deleted.',
  CONFLICT: 'The id is of several records, or the Idempotency-Key was used with another body.',
  OPERATION_TOO_LARGE: 'The answer took too long to read.',
  UNAVAILABLE:
    'The database cannot be reached, or the sources are still being read and not yet as far as the page; try ' +
    'again after Retry-After.',
  INTERNAL_SERVER_ERROR: 'A defect of the gateway.',
};

/** Creates the OpenAPI 3.1 document of the endpoints, from the schemas that parse their requests. */
export function createOpenapi() {
  const systems = [...new Set(ENDPOINTS.map(({ system }) => system))];
  const paths: Record<string, Record<string, unknown>> = {};
  for (const endpoint of ENDPOINTS) {
    paths[endpoint.path] = {
      ...paths[endpoint.path],
      [endpoint.method.toLowerCase()]: describeEndpoint(endpoint),
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Activity Gateway: REST endpoints of upstream systems',
      version,
      description:
        'The documented endpoints of Kasar, Invent and Clarky, served from the unified timeline. Everything else is ' +
        'in the GraphQL API at /graphql.',
    },
    servers: [{ url: '/' }],
    security: [{ key: [] }],
    tags: systems.map((name) => ({ name, description: `The API of ${name}.` })),
    paths,
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'A key of the gateway: agw_…' },
      },
      schemas: {
        Error: {
          type: 'object',
          required: ['error'],
          properties: {
            error: {
              type: 'object',
              required: ['code', 'message'],
              properties: { code: { type: 'string' }, message: { type: 'string' } },
            },
          },
        },
      },
    },
  };
}

function describeEndpoint(endpoint: Endpoint) {
  const { id, system, method, summary, description, parameters, body, status, answer, scope } =
    endpoint;
  return {
    operationId: id,
    tags: [system],
    summary,
    description: `${description} Needs the scope ${scope}.`,
    parameters: [
      ...describeParameters('path', parameters.path),
      ...describeParameters('query', parameters.query),
      ...(parameters.header ? describeParameters('header', parameters.header) : []),
    ],
    ...(body ? { requestBody: { required: true, content: jsonOf(toSchema(body, 'input')) } } : {}),
    responses: {
      [status]: {
        description: status === 201 ? 'What was created.' : 'The answer.',
        ...(method === 'GET' ? { headers: COVERAGE_HEADERS } : {}),
        content: jsonOf(toSchema(answer, 'output')),
      },
      ...describeErrors([...COMMON_ERRORS, ...endpoint.errors]),
      ...(body ? { 413: errorResponse('OPERATION_TOO_LARGE: The body is too large.') } : {}),
    },
  };
}

const COVERAGE_HEADERS = {
  [COVERAGE_HEADER]: {
    description:
      'The sources of the timeline whose activities are not fresh or not complete, with their state, as a list of ' +
      'RFC 9651. Absent: all are fresh and complete.',
    schema: { type: 'string' },
    example: '"kasar";state=FAILED;complete=?1, "clarky";state=FRESH;complete=?0',
  },
};

function describeParameters(place: 'path' | 'query' | 'header', { shape }: z.ZodObject) {
  return Object.entries(shape).map(([name, schema]) => {
    // What is parsed of its text: a number, a list.
    const { description, ...described } = toSchema(schema as z.ZodType, 'output');
    return {
      name: place === 'header' ? toHeaderName(name) : name,
      in: place,
      required: !(schema as z.ZodType).safeParse(undefined).success,
      description,
      ...(described.type === 'array' ? { style: 'form', explode: false } : {}),
      schema: described,
    };
  });
}

function describeErrors(codes: readonly ErrorCode[]) {
  const statuses = [...new Set(codes.map((code) => ERROR_STATUS[code]))];
  const meaningsOf = (status: number) =>
    codes
      .filter((code) => ERROR_STATUS[code] === status)
      .map((code) => `${code}: ${ERROR_MEANINGS[code]}`)
      .join(' ');
  return Object.fromEntries(statuses.map((status) => [status, errorResponse(meaningsOf(status))]));
}

function errorResponse(description: string) {
  return { description, content: jsonOf({ $ref: '#/components/schemas/Error' }) };
}

function toSchema(schema: z.ZodType, io: 'input' | 'output') {
  // OpenAPI 3.1 has JSON Schema 2020-12 as its dialect already.
  const { $schema: _, ...described } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return described;
}

function jsonOf(schema: object) {
  return { 'application/json': { schema } };
}

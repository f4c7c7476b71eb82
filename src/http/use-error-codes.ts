import type { ExecutionResult } from 'graphql';
import { GraphQLError, specifiedRules, validate } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { ERROR_STATUS, type ErrorCode, GatewayError } from '../errors.js';
import type { ServerContext } from './server-context.js';
import { rootCause } from './to-public-error.js';
import { adaptRules } from './validation-rules.js';

/** Codes of request errors: status 200 for application/json, as GraphQL over HTTP specifies. */
const REQUEST_ERRORS = new Set<ErrorCode>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'OPERATION_TOO_LARGE',
  'PERSISTED_QUERY_NOT_FOUND',
]);

/**
 * Sets the code of validation errors (toPublicError sets the others) and, for a result without data, the HTTP status (GraphQL over HTTP);
 * logs errors with their causes under the request's id. Without introspection, an operation that reads the
 * schema is invalid, and no error suggests its names.
 */
export function useErrorCodes({
  introspection,
}: {
  introspection: boolean;
}): Plugin<object, ServerContext> {
  return {
    onValidate({ setValidationFn }) {
      setValidationFn((schema, document, rules = specifiedRules, options, typeInfo) => {
        const hiding = { ...options, hideSuggestions: !introspection };
        return validate(schema, document, adaptRules(rules, { introspection }), hiding, typeInfo);
      });
      return ({ valid, result, setResult }) => {
        if (!valid) setResult(result.map(withValidationCode));
      };
    },
    onResultProcess({ result, serverContext }) {
      const { errors, data } = result as ExecutionResult;
      if (!errors) return;
      logErrors(errors, serverContext);
      for (const error of errors) {
        if (data === undefined) setStatus(error, error.extensions?.code as ErrorCode);
      }
    },
  };
}

/** Logs errors with their causes: defects as errors, the gateway's own errors at debug level. */
export function logErrors(
  errors: readonly GraphQLError[],
  { log, requestId }: Pick<ServerContext, 'log' | 'requestId'>,
): void {
  for (const error of errors) {
    const code = error.extensions?.code as ErrorCode;
    const cause = rootCause(error);
    const isDefect = ERROR_STATUS[code] >= 500 && !(cause instanceof GatewayError);
    const level = isDefect ? 'error' : 'debug';
    log[level]({ requestId, code, path: error.path, err: cause }, error.message);
  }
}

/** The headers of an answer with an error. */
export const ERROR_HEADERS: Partial<Record<ErrorCode, Record<string, string>>> = {
  UNAUTHENTICATED: { 'WWW-Authenticate': 'Bearer' },
  UNAVAILABLE: { 'Retry-After': '1' },
};

function setStatus(error: GraphQLError, code: ErrorCode): void {
  const headers = ERROR_HEADERS[code];
  // Yoga sets the status of its own errors, such as 405 for a method.
  error.extensions.http ??= {
    status: ERROR_STATUS[code] ?? 500,
    ...(REQUEST_ERRORS.has(code) ? { spec: true } : {}),
    ...(headers ? { headers } : {}),
  };
}

function withValidationCode(error: Error): GraphQLError {
  const { nodes, source, positions, message, extensions } = error as GraphQLError;
  return new GraphQLError(message, {
    nodes,
    source,
    positions,
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED', ...extensions },
  });
}

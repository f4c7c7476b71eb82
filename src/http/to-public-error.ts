import { GraphQLError } from 'graphql';
import { isConnectCall } from '../db/connect-call.js';
import { ERROR_STATUS, type ErrorCode } from '../errors.js';

/**
 * Converts any error into one that a client may see. The gateway's own errors pass unchanged; errors of
 * GraphQL itself get their code; a statement that PostgreSQL cancels at its time limit is
 * OPERATION_TOO_LARGE; connection errors and lock timeouts are UNAVAILABLE; every other error is a defect, whose details only the log has.
 */
export function toPublicError(error: unknown): Error {
  if (!(error instanceof GraphQLError)) return withoutDetails(error, error);
  if (hasPublicCode(error)) return error;
  const cause = rootCause(error);
  if (cause instanceof GraphQLError) {
    // Raised by GraphQL itself: without a path it concerns the request, otherwise the execution.
    if (hasPublicCode(cause)) return copy(error, cause.message, cause.extensions.code as ErrorCode);
    if (!error.path || isBadArgument(cause)) {
      return copy(error, error.message, requestCode(error));
    }
  }
  return withoutDetails(error, cause);
}

/** Unwraps an error down to its original cause. */
export function rootCause(error: unknown): unknown {
  let cause = error;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
}

/** Extensions may be absent: graphql-jit omits them where the wrapped error has none. */
function hasPublicCode({ extensions }: Partial<GraphQLError>): boolean {
  return Object.hasOwn(ERROR_STATUS, String(extensions?.code));
}

/** Whether a null variable was passed to a non-null argument, which is only found at execution. */
function isBadArgument({ message }: GraphQLError): boolean {
  return message.startsWith('Argument "');
}

function requestCode(error: GraphQLError): ErrorCode {
  return error.message.startsWith('Syntax Error') ? 'GRAPHQL_PARSE_FAILED' : 'BAD_USER_INPUT';
}

function withoutDetails(error: unknown, cause: unknown): GraphQLError {
  const known = databaseError(cause);
  const { message, code } = known ?? { message: 'Internal server error.', code: INTERNAL };
  return copy(error, message, code);
}

/** The maximum length of a message, in characters: errors echo the refused value. */
const MAX_MESSAGE = 500;

const INTERNAL = 'INTERNAL_SERVER_ERROR';

function copy(error: unknown, message: string, code: ErrorCode): GraphQLError {
  const { nodes, source, positions, path, extensions }: Partial<GraphQLError> =
    error instanceof GraphQLError ? error : {};
  // Yoga's BAD_REQUEST is not a GraphQL request: status 400 for every media type.
  const spec = extensions?.code === 'BAD_REQUEST' ? { spec: false } : {};
  const http = extensions?.http ? { http: { ...extensions.http, ...spec } } : {};
  return new GraphQLError(shorten(message), {
    nodes,
    source,
    positions,
    path,
    originalError: error instanceof Error ? error : undefined,
    extensions: { code, ...http },
  });
}

/** Truncates a message to the maximum length. */
export function shorten(message: string): string {
  return message.length > MAX_MESSAGE ? `${message.slice(0, MAX_MESSAGE)}…` : message;
}

/** SQLSTATE classes and codes of Node and Prisma for an unreachable database. */
const UNREACHABLE =
  /^(08|53|57P0|P1001|P1008|P1017|P2024|ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)/;

/** The public message and code of a database error that is not a defect; null for any other error. */
function databaseError(cause: unknown): { message: string; code: ErrorCode } | null {
  const { code, syscall, message, meta } = (cause ?? {}) as {
    code?: unknown;
    syscall?: unknown;
    message?: string;
    meta?: { driverAdapterError?: { cause?: { originalCode?: string; kind?: string } } };
  };
  const driver = meta?.driverAdapterError?.cause;
  const state = [code, driver?.originalCode, driver?.kind].filter(Boolean).map(String);
  if (state.includes('57014')) {
    return {
      message:
        'This took too long and was cancelled. Use a narrower filter or request fewer records.',
      code: 'OPERATION_TOO_LARGE',
    };
  }
  if (state.includes('55P03')) {
    return {
      message: 'Other changes of this organization are in progress; try again.',
      code: 'UNAVAILABLE',
    };
  }
  const isUnreachable =
    isConnectCall(syscall) ||
    state.some((it) => UNREACHABLE.test(it) || it === 'DatabaseNotReachable') ||
    /timeout exceeded when trying to connect|Query read timeout|Connection terminated|is not queryable|Can't reach database/i.test(
      message ?? '',
    );
  return isUnreachable
    ? { message: 'The database cannot be reached; try again.', code: 'UNAVAILABLE' }
    : null;
}

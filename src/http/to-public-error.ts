import { GraphQLError } from 'graphql';
import { ERROR_STATUS, type ErrorCode } from '../errors.js';

/**
 * Makes of any error one that a client may see. What the gateway itself raised passes; what the
 * database says of its state becomes UNAVAILABLE; all else is a defect, and says nothing.
 */
export function toPublicError(error: unknown): Error {
  if (!(error instanceof GraphQLError)) return withoutDetails(error, error);
  if (hasPublicCode(error)) return error;
  const cause = rootCause(error);
  if (cause instanceof GraphQLError) {
    // GraphQL itself found fault: with the request, unless it was in the middle of an answer.
    if (hasPublicCode(cause)) return copy(error, cause.message, cause.extensions.code as ErrorCode);
    if (!error.path || isBadArgument(cause)) {
      return copy(error, error.message, requestCode(error));
    }
  }
  return withoutDetails(error, cause);
}

/** The error at the bottom, which others were wrapped around. */
export function rootCause(error: unknown): unknown {
  let cause = error;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
}

/** graphql-jit's own errors have no extensions where what they wrap has none. */
function hasPublicCode({ extensions }: Partial<GraphQLError>): boolean {
  return Object.hasOwn(ERROR_STATUS, String(extensions?.code));
}

/** A variable left null where an argument wants a value: known only when the field is executed. */
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

/** An error echoes what it refuses, but not a megabyte of it. */
const MAX_MESSAGE = 500;

const INTERNAL = 'INTERNAL_SERVER_ERROR';

function copy(error: unknown, message: string, code: ErrorCode): GraphQLError {
  const { nodes, source, positions, path, extensions }: Partial<GraphQLError> =
    error instanceof GraphQLError ? error : {};
  // What Yoga calls a bad request is no GraphQL request at all: 400 to every client.
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

export function shorten(message: string): string {
  return message.length > MAX_MESSAGE ? `${message.slice(0, MAX_MESSAGE)}…` : message;
}

/** SQLSTATE classes and codes of Node and Prisma for a database that cannot be reached now. */
const UNREACHABLE =
  /^(08|53|57P0|P1001|P1008|P1017|P2024|ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|ETIMEDOUT)/;

function databaseError(cause: unknown): { message: string; code: ErrorCode } | null {
  const { code, message, meta } = (cause ?? {}) as {
    code?: unknown;
    message?: string;
    meta?: { driverAdapterError?: { cause?: { originalCode?: string; kind?: string } } };
  };
  const driver = meta?.driverAdapterError?.cause;
  const state = [code, driver?.originalCode, driver?.kind].filter(Boolean).map(String);
  if (state.includes('57014')) {
    return {
      message:
        'This took too long and was cut off. Ask for less: a narrower filter, fewer records.',
      code: 'OPERATION_TOO_LARGE',
    };
  }
  if (state.includes('55P03')) {
    return {
      message: 'Records of this organization are being merged or erased; try again.',
      code: 'UNAVAILABLE',
    };
  }
  const isAway =
    state.some((it) => UNREACHABLE.test(it) || it === 'DatabaseNotReachable') ||
    /timeout exceeded when trying to connect|Connection terminated|Can't reach database/i.test(
      message ?? '',
    );
  return isAway
    ? { message: 'The database cannot be reached at the moment; try again.', code: 'UNAVAILABLE' }
    : null;
}

import { GraphQLError } from 'graphql';

/**
 * Every error code of the public contract with its HTTP status. GraphQL answers carry the code in
 * `extensions.code`; where a whole request is refused, the status is this one too, but 200 for request errors
 * that are answered as application/json (use-error-codes.ts) and 413 for a body that is too large
 * (limit-body.ts). RATE_LIMITED is the code of a source's error only: the gateway limits no rate.
 */
export const ERROR_STATUS = {
  UNAUTHENTICATED: 401,
  PERMISSION_DENIED: 403,
  ACTIVITY_READ_ONLY: 403,
  INVALID_OBJECT: 400,
  RECORD_NOT_FOUND: 404,
  ACTIVITY_NOT_FOUND: 404,
  BAD_CURSOR: 400,
  CURSOR_EXPIRED: 410,
  BAD_USER_INPUT: 400,
  CONFLICT: 409,
  OPERATION_TOO_LARGE: 400,
  RATE_LIMITED: 429,
  SOURCE_UNAVAILABLE: 502,
  UNAVAILABLE: 503,
  PERSISTED_QUERY_NOT_FOUND: 404,
  GRAPHQL_PARSE_FAILED: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  INTERNAL_SERVER_ERROR: 500,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** An error that a client may see: its message is public, its code is one of the contract's. */
export class GatewayError extends GraphQLError {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options: { cause?: unknown } = {}) {
    super(message, { extensions: { code } });
    this.code = code;
    if (options.cause !== undefined) this.cause = options.cause;
  }
}

/** `BAD_USER_INPUT` that names the argument and echoes what was given, cut to a readable length. */
export function badInput(argument: string, value: unknown, reason: string): GatewayError {
  return new GatewayError('BAD_USER_INPUT', `${argument}: ${reason}, got ${echo(value)}.`);
}

/** A value as it is shown in an error: JSON, at most 120 characters. */
export function echo(value: unknown): string {
  const text = toText(value);
  return text.length <= 120 ? text : `${text.slice(0, 117)}…`;
}

function toText(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    // JSON.stringify recurses: it cannot write what is nested some thousand levels deep.
    return Array.isArray(value) ? '[…]' : '{…}';
  }
}

/**
 * What an operator or a command's user did wrong: shown as it is on standard error, without a stack.
 * `exitCode` is 2 for a wrong call, 1 for everything else.
 */
export class CommandError extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode = 1, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CommandError';
    this.exitCode = exitCode;
  }
}

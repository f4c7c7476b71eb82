/** SourceErrorCode of the contract. */
export const SOURCE_ERROR_CODES = [
  'TIMEOUT',
  'RATE_LIMITED',
  'UNAUTHORIZED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_RESPONSE',
  'UNREACHABLE',
  'CIRCUIT_OPEN',
] as const;

export type SourceErrorCode = (typeof SOURCE_ERROR_CODES)[number];

/**
 * A failed read or write of an upstream system. The message is public: it contains no token, and of what the
 * system sent at most the start of a body that cannot be used.
 */
export class SourceFailure extends Error {
  constructor(
    readonly code: SourceErrorCode,
    message: string,
    /** The earliest next attempt, in milliseconds since 1970; null: the source named none. */
    readonly retryAt: number | null = null,
    options: ErrorOptions & { status?: number } = {},
  ) {
    super(message, options);
    this.name = 'SourceFailure';
    this.status = options.status ?? null;
  }

  /**
   * The HTTP status of the response; null where none came, it was not valid HTTP, the HTTP client cut it off at
   * its size limit, or its JSON was read and is not a page of the source.
   */
  readonly status: number | null;
}

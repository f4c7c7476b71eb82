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
 * Why an upstream system could not be read or written. The message is public: it says nothing of the
 * token, and nothing that the system sent.
 */
export class SourceFailure extends Error {
  constructor(
    readonly code: SourceErrorCode,
    message: string,
    /** Before when it must not be asked again, in milliseconds since 1970; null: it did not say. */
    readonly retryAt: number | null = null,
    options: ErrorOptions & { status?: number } = {},
  ) {
    super(message, options);
    this.name = 'SourceFailure';
    this.status = options.status ?? null;
  }

  /** The HTTP status of the answer; null: there was none, or none that counts. */
  readonly status: number | null;
}

const CODES: Record<number, string> = {
  400: 'INVALID_OBJECT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'RECORD_NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  422: 'VALIDATION_ERROR',
  429: 'RATE_LIMITED',
  500: 'INTERNAL_ERROR',
  502: 'BAD_GATEWAY',
  503: 'UNAVAILABLE',
};

/** Thrown where a request is answered with an error; `code` is the usual one of the status if not given. */
export class Refusal extends Error {
  readonly code: string;

  constructor(
    readonly status: number,
    message: string,
    code?: string,
  ) {
    super(message);
    this.code = code ?? CODES[status] ?? 'ERROR';
  }

  /** As Kasar's document shows errors; the other documents show none. */
  get body() {
    return { error: { code: this.code, message: this.message } };
  }
}

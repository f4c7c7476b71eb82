import type { FieldGateway } from './field-gateway.js';

/** One untidy input as real systems send it, and what must come of it. */
export interface FieldCase {
  /** What is sent, in the table. */
  input: string;
  expected: unknown;
  /** Sends it through the gateway's doors. @returns what came of it, in the form of `expected`. */
  got(field: FieldGateway): Promise<unknown>;
}

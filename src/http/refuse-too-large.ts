import type { GraphQLError } from 'graphql';
import { GatewayError } from '../errors.js';

/** Throws OPERATION_TOO_LARGE for an operation that a limit rejects; for the plugins' `onReject`. */
export function refuseTooLarge(_context: unknown, error: GraphQLError): never {
  throw new GatewayError('OPERATION_TOO_LARGE', error.message.replace(/^Syntax Error: /, ''));
}

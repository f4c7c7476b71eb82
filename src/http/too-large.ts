import type { GraphQLError } from 'graphql';
import { GatewayError } from '../errors.js';

/** Gives what a limit refuses the contract's code; for the limits' `onReject`. */
export function tooLarge(_context: unknown, error: GraphQLError): never {
  throw new GatewayError('OPERATION_TOO_LARGE', error.message.replace(/^Syntax Error: /, ''));
}

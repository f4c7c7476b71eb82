import {
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  getOperationAST,
  getVariableValues,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { GatewayError } from '../errors.js';
import type { ServerContext } from './server-context.js';
import { shorten } from './to-public-error.js';

/** Says what is wrong with a request where the libraries would call it a defect, or not say it. */
export function useBadInput(): Plugin<object, ServerContext> {
  return {
    onRequestParse({ request, requestParser, setRequestParser }) {
      // Variables in a query string or a form are JSON too, and only JSON bodies have it explained.
      if (!requestParser || request.headers.get('content-type')?.includes('json')) return;
      setRequestParser(async (given) => {
        try {
          return await requestParser(given);
        } catch (error) {
          if (!(error instanceof SyntaxError)) throw error;
          throw new GatewayError('BAD_USER_INPUT', `variables, extensions: ${error.message}.`);
        }
      });
    },
    // The parser calls itself for each level: it may run out of stack below the limit of tokens.
    onParse: () => {
      return ({ result, replaceParseResult }) => {
        if (!(result instanceof RangeError)) return;
        replaceParseResult(new GatewayError('OPERATION_TOO_LARGE', 'It is nested too deeply.'));
      };
    },
    onExecute: checkVariables,
    onSubscribe: checkVariables,
  };
}

/**
 * graphql-js coerces the variables first: graphql-jit takes an empty list for an input object, calls a
 * variable by the name of its innermost field, and drops a scalar's reason.
 */
function checkVariables({
  args,
  setResultAndStopExecution,
}: {
  args: ExecutionArgs;
  setResultAndStopExecution(result: ExecutionResult): void;
}): void {
  const definitions = getOperationAST(args.document, args.operationName)?.variableDefinitions;
  if (!definitions || definitions.length === 0) return;
  const { errors } = getVariableValues(args.schema, definitions, args.variableValues ?? {});
  if (errors) setResultAndStopExecution({ errors: errors.map(toBadInput) });
}

function toBadInput({ message, nodes }: GraphQLError): GraphQLError {
  return new GraphQLError(shorten(message), { nodes, extensions: { code: 'BAD_USER_INPUT' } });
}

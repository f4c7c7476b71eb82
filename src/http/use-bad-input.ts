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

interface BadInputOptions {
  /** Whether errors suggest no names of the schema. */
  hideSuggestions: boolean;
}

/** Reports invalid input that the libraries would report as a defect or without the reason. */
export function useBadInput(options: BadInputOptions): Plugin<object, ServerContext> {
  const checkVariables = (payload: ExecutionPayload) => reportBadVariables(payload, options);
  return {
    onRequestParse({ request, requestParser, setRequestParser }) {
      // Yoga explains malformed JSON only for JSON bodies; a query string or a form contains JSON, too.
      if (!requestParser || request.headers.get('content-type')?.includes('json')) return;
      setRequestParser(async (body) => {
        try {
          return await requestParser(body);
        } catch (error) {
          if (!(error instanceof SyntaxError)) throw error;
          throw new GatewayError('BAD_USER_INPUT', `variables, extensions: ${error.message}.`);
        }
      });
    },
    // The parser is recursive: nesting may exceed the stack below the token limit.
    onParse: () => {
      return ({ result, replaceParseResult }) => {
        if (!(result instanceof RangeError)) return;
        replaceParseResult(
          new GatewayError('OPERATION_TOO_LARGE', 'The operation is nested too deeply.'),
        );
      };
    },
    onExecute: checkVariables,
    onSubscribe: checkVariables,
  };
}

interface ExecutionPayload {
  args: ExecutionArgs;
  setResultAndStopExecution(result: ExecutionResult): void;
}

/**
 * Coerces the variables with graphql-js before graphql-jit does, which accepts an empty list as an input
 * object, reports the innermost field as the variable's name, and drops a scalar's reason.
 */
function reportBadVariables(
  { args, setResultAndStopExecution }: ExecutionPayload,
  options: BadInputOptions,
): void {
  const definitions = getOperationAST(args.document, args.operationName)?.variableDefinitions;
  if (!definitions || definitions.length === 0) return;
  const { errors } = getVariableValues(
    args.schema,
    definitions,
    args.variableValues ?? {},
    options,
  );
  if (errors) setResultAndStopExecution({ errors: errors.map(toBadInput) });
}

function toBadInput({ message, nodes }: GraphQLError): GraphQLError {
  return new GraphQLError(shorten(message), { nodes, extensions: { code: 'BAD_USER_INPUT' } });
}

import type { ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { parseJson, stringifyJson } from '../db/json.js';

/**
 * Keeps the digits of numbers: of integers beyond 2^53 in variables, which JSON.parse would round, and of
 * all numbers in the JSON fields of results, for which Yoga's hook is `stringify`.
 */
export function useJsonNumbers(): Plugin {
  return {
    onRequestParse({ request }) {
      const json = async () => parseJson(await request.text(), isInteger);
      Object.defineProperty(request, 'json', { value: json });
    },
    onSubscribe: () => ({
      onSubscribeResult: () => ({
        onNext: ({ result }) => setStringify(result as ExecutionResult),
      }),
    }),
    onResultProcess: ({ result }) => setStringify(result as ExecutionResult),
  };
}

/** Whether a number is an integer but -0: others may be the value of an Int or Float, which is a JavaScript number. */
function isInteger(number: string): boolean {
  return /^-?[1-9]\d*$/.test(number);
}

function setStringify(result: ExecutionResult): void {
  Object.assign(result, { stringify: stringifyJson });
}

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

/**
 * Whether a number of variables keeps its digits: an integer other than 0 and -0. Decimals and exponents stay
 * JavaScript numbers, as Float expects.
 */
function isInteger(number: string): boolean {
  return /^-?[1-9]\d*$/.test(number);
}

function setStringify(result: ExecutionResult): void {
  Object.assign(result, { stringify: stringifyJson });
}

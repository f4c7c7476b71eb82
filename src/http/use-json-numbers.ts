import type { ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { stringifyJson } from '../db/json.js';

/** Writes results with all digits of the numbers in JSON fields; `stringify` is Yoga's hook for it. */
export function useJsonNumbers(): Plugin {
  return {
    onSubscribe: () => ({
      onSubscribeResult: () => ({
        onNext: ({ result }) => setStringify(result as ExecutionResult),
      }),
    }),
    onResultProcess: ({ result }) => setStringify(result as ExecutionResult),
  };
}

function setStringify(result: ExecutionResult): void {
  Object.assign(result, { stringify: stringifyJson });
}

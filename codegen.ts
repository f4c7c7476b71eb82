import type { CodegenConfig } from '@graphql-codegen/cli';
import { addTypenameSelectionDocumentTransform } from '@graphql-codegen/client-preset';
import { hashDocument } from './examples/hash-document.js';

const typedDocuments = {
  preset: 'client',
  presetConfig: { fragmentMasking: false },
  config: {
    importExtension: '.js',
    useTypeImports: true,
    enumsAsTypes: true,
    scalars: { DateTime: 'string', Date: 'string', JSON: 'unknown' },
  },
} as const;

/** Documents with their hashes, and a file of both: the operations that a gateway may be locked to. */
const persistedDocuments = {
  ...typedDocuments.presetConfig,
  persistedDocuments: { hashAlgorithm: hashDocument },
};

/** Typed documents for the tests and the benchmark's client, the examples and the dashboard: `npm run generate`. */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  ignoreNoDocuments: true,
  generates: {
    './test/gql/': {
      ...typedDocuments,
      documents: ['test/**/*.ts', 'bench/**/*.ts', '!test/gql/**'],
    },
    './examples/gql/': {
      ...typedDocuments,
      presetConfig: persistedDocuments,
      documents: ['examples/*.ts'],
    },
    './dashboard/src/gql/': {
      ...typedDocuments,
      config: {
        ...typedDocuments.config,
        inlineFragmentTypes: 'combine',
        mergeFragmentTypes: true,
      },
      presetConfig: persistedDocuments,
      // What a normalized cache adds to an operation: its hash is that of what is stored.
      documentTransforms: [addTypenameSelectionDocumentTransform],
      documents: ['dashboard/src/**/*.{ts,tsx}', '!dashboard/src/gql/**'],
    },
    // The types of each interface and union, by which the dashboard's cache matches fragments.
    './dashboard/src/gql/possible-types.ts': {
      plugins: ['fragment-matcher'],
      config: { apolloClientVersion: 3, useExplicitTyping: true },
    },
  },
};

export default config;

import type { SourceDefinition } from '../source-definition.js';
import { normalizeInventActivity } from './normalize.js';

/** Invent: contact events and record events, plain arrays by page and take. */
export const invent: SourceDefinition = {
  system: 'INVENT',
  label: 'Invent',
  itemPaths: ['$.*'],
  pagePaths: [],
  namesRecords: false,
  normalize: (item) => normalizeInventActivity(item),
  trackPages() {
    let isLast = false;
    return {
      // An array does not say which page it is; only an empty one proves that the list has ended.
      add({ items }) {
        isLast = (items['$.*'] ?? 0) === 0;
      },
      isComplete: () => isLast,
    };
  },
};

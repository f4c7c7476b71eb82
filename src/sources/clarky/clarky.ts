import { z } from 'zod';
import type { SourceDefinition } from '../source-definition.js';
import { normalizeClarkyActivity } from './normalize.js';

const pagination = z.object({ page: z.number(), total: z.number(), total_pages: z.number() });

/** Clarky: notes, calls, meetings and tasks, by page and page_size with a total. */
export const clarky: SourceDefinition = {
  system: 'CLARKY',
  label: 'Clarky',
  itemPaths: ['$.data.*'],
  pagePaths: ['$.pagination'],
  namesRecords: true,
  normalize: (item) => normalizeClarkyActivity(item),
  trackPages() {
    const pages = new Set<number>();
    let read = 0;
    let isComplete = false;
    return {
      add({ items, values }) {
        const facts = pagination.safeParse(values['$.pagination']).data;
        if (!facts) return;
        pages.add(facts.page);
        read += items['$.data.*'] ?? 0;
        isComplete = pages.size >= facts.total_pages && read === facts.total;
      },
      isComplete: () => isComplete,
    };
  },
};

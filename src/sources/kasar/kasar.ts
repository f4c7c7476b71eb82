import { z } from 'zod';
import type { ActivityInput } from '../../activity/activity-input.js';
import type { Warn } from '../read-wire.js';
import type { SourceDefinition } from '../source-definition.js';
import { pageCursor, pageNumber } from '../wire-schema.js';
import { normalizeInteraction, normalizeNote, normalizeTask } from './normalize.js';

const SECTIONS: Record<string, (item: unknown, warn: Warn) => ActivityInput> = {
  '$.interactions.data.*': normalizeInteraction,
  '$.tasks.data.*': normalizeTask,
  '$.notes.data.*': normalizeNote,
};

/** The largest page size, for each section. */
const LIMIT = 100;

const SECTION_TOTALS = ['$.interactions.total', '$.tasks.total', '$.notes.total'] as const;

/** What a page contains besides its items. */
const pageFacts = z
  .object({
    '$.nextCursor': pageCursor,
    '$.interactions.total': pageNumber.optional(),
    '$.tasks.total': pageNumber.optional(),
    '$.notes.total': pageNumber.optional(),
  })
  // A section may be missing, but not all of them: such a body is not a list, not even an empty one.
  .refine((facts) => SECTION_TOTALS.some((path) => facts[path] !== undefined), {
    path: ['$.interactions.total'],
    message: 'is missing, and so are the totals of the other sections',
  });

/** Kasar: one feed for each record, in three sections under one cursor. */
export const kasar: SourceDefinition = {
  system: 'KASAR',
  label: 'Kasar',
  itemPaths: Object.keys(SECTIONS),
  pagePaths: [...SECTION_TOTALS, '$.nextCursor'],
  // Interactions, tasks and notes are three tables, each with ids of its own.
  sections: {
    '$.interactions.data.*': 'interactions',
    '$.tasks.data.*': 'tasks',
    '$.notes.data.*': 'notes',
  },
  namesRecords: false,
  normalize(item, path, warn) {
    const normalize = SECTIONS[path];
    if (!normalize) throw new RangeError(`Kasar has no items at ${path}`);
    return normalize(item, warn);
  },
  configSchema: z.object({}),
  hasList: () => true,
  pagePath({ object, externalId }, position) {
    const query = new URLSearchParams({ limit: String(LIMIT) });
    if (position) query.set('cursor', String(position.cursor));
    return `/api/v1/activity/${encodeURIComponent(object)}/${encodeURIComponent(externalId)}?${query}`;
  },
  parseListFacts({ values }) {
    const facts = pageFacts.parse(values, { reportInput: true });
    const cursor = facts['$.nextCursor'];
    const totals: Record<string, number> = {};
    for (const path of SECTION_TOTALS) {
      const total = facts[path];
      if (total !== undefined) totals[path.replace(/total$/, 'data.*')] = total;
    }
    return { next: cursor ? { cursor } : null, totals };
  },
  belongsTo: () => true,
};

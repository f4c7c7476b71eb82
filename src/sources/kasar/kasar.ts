import type { ActivityInput } from '../../activities/activity-input.js';
import type { SourceDefinition } from '../source-definition.js';
import { normalizeInteraction, normalizeNote, normalizeTask } from './normalize.js';

const SECTIONS: Record<string, (item: unknown) => ActivityInput> = {
  '$.interactions.data.*': normalizeInteraction,
  '$.tasks.data.*': normalizeTask,
  '$.notes.data.*': normalizeNote,
};

/** Kasar: one feed for each record, in three sections under one cursor. */
export const kasar: SourceDefinition = {
  system: 'KASAR',
  label: 'Kasar',
  itemPaths: Object.keys(SECTIONS),
  pagePaths: ['$.interactions.total', '$.tasks.total', '$.notes.total', '$.nextCursor'],
  namesRecords: false,
  normalize(item, path) {
    const normalize = SECTIONS[path];
    if (!normalize) throw new RangeError(`Kasar has no items at ${path}`);
    return normalize(item);
  },
  trackPages() {
    const read: Record<string, number> = {};
    let isLast = false;
    let totals: unknown[] = [];
    return {
      add({ items, values }) {
        for (const [path, count] of Object.entries(items)) read[path] = (read[path] ?? 0) + count;
        totals = readTotals(values);
        isLast = values['$.nextCursor'] === null;
      },
      // Every section says how many there are in all: none may have been left out or skipped.
      isComplete: () =>
        isLast && Object.keys(SECTIONS).every((path, index) => totals[index] === (read[path] ?? 0)),
    };
  },
};

function readTotals(values: Record<string, unknown>): unknown[] {
  return ['interactions', 'tasks', 'notes'].map((section) => values[`$.${section}.total`]);
}

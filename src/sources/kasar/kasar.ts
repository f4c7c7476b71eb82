import { z } from 'zod';
import type { ActivityInput } from '../../activity/activity-input.js';
import { readPageCursor, readPageNumber } from '../read-page-value.js';
import type { Warn } from '../read-wire.js';
import type { SourceDefinition } from '../source-definition.js';
import { normalizeInteraction, normalizeNote, normalizeTask } from './normalize.js';

/** The sections of a feed, each with the mapping of its items. */
const NORMALIZERS: Record<string, (item: unknown, warn: Warn) => ActivityInput> = {
  interactions: normalizeInteraction,
  tasks: normalizeTask,
  notes: normalizeNote,
};

const SECTIONS = Object.entries(NORMALIZERS).map(([name, normalize]) => ({
  name,
  itemPath: `$.${name}.data.*`,
  totalPath: `$.${name}.total`,
  normalize,
}));

/** The largest page size, for each section. */
const LIMIT = 100;

/** Kasar: one feed for each record, in three sections under one cursor. */
export const kasar: SourceDefinition = {
  system: 'KASAR',
  label: 'Kasar',
  itemPaths: SECTIONS.map(({ itemPath }) => itemPath),
  pagePaths: [...SECTIONS.map(({ totalPath }) => totalPath), '$.nextCursor'],
  // Interactions, tasks and notes are three tables, each with ids of its own.
  sectionNames: Object.fromEntries(SECTIONS.map(({ itemPath, name }) => [itemPath, name])),
  namesRecords: false,
  normalize(item, path, warn) {
    const section = SECTIONS.find(({ itemPath }) => itemPath === path);
    if (!section) throw new RangeError(`Kasar has no items at ${path}`);
    return section.normalize(item, warn);
  },
  configSchema: z.object({}),
  hasList: () => true,
  pagePath({ object, externalId }, position) {
    const query = new URLSearchParams({ limit: String(LIMIT) });
    if (position) query.set('cursor', String(position.cursor));
    return `/api/v1/activity/${encodeURIComponent(object)}/${encodeURIComponent(externalId)}?${query}`;
  },
  parsePaging({ items, values }, _position, warn) {
    const cursor = readPageCursor(values['$.nextCursor'], 'nextCursor', warn);
    // A section may be missing, but not all of them.
    const hasTotal = SECTIONS.some(({ totalPath }) => values[totalPath] !== undefined);
    if (!hasTotal) warn({ field: 'total', reason: 'is missing in all sections', isMissing: true });
    const totals: Record<string, number> = {};
    for (const { name, itemPath, totalPath } of SECTIONS) {
      if (values[totalPath] === undefined && (!hasTotal || !items[itemPath])) continue;
      const total = readPageNumber(values[totalPath], `${name}.total`, warn);
      if (total !== undefined) totals[itemPath] = total;
    }
    return {
      next: cursor ? { cursor } : null,
      isEndUnstated: cursor === undefined,
      totals,
    };
  },
  belongsTo: () => true,
};

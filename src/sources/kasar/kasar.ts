import { z } from 'zod';
import type { ActivityInput } from '../../activity/activity-input.js';
import type { Warn } from '../read-wire.js';
import type { SourceDefinition } from '../source-definition.js';
import { pageCursor, pageNumber } from '../wire-schema.js';
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

const cursorSchema = z.object({ '$.nextCursor': pageCursor });

const totalsSchema = z
  .object(Object.fromEntries(SECTIONS.map(({ totalPath }) => [totalPath, pageNumber.optional()])))
  // A section may be missing, but not all of them: such a body is not a list, not even an empty one.
  .refine((totals) => Object.values(totals).some((total) => total !== undefined), {
    path: [SECTIONS[0]!.totalPath],
    message: 'is missing, and so are the totals of the other sections',
  });

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
  parsePaging({ values }) {
    const { '$.nextCursor': cursor } = cursorSchema.parse(values, { reportInput: true });
    const stated = totalsSchema.parse(values, { reportInput: true });
    const totals: Record<string, number> = {};
    for (const { itemPath, totalPath } of SECTIONS) {
      const total = stated[totalPath];
      if (total !== undefined) totals[itemPath] = total;
    }
    return { next: cursor ? { cursor } : null, totals };
  },
  belongsTo: () => true,
};

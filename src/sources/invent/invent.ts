import { z } from 'zod';
import type { SourceDefinition } from '../source-definition.js';
import { normalizeInventActivity } from './normalize.js';

/** The most that is asked for at once; a server may give less. */
const TAKE = 100;

/** Invent: contact events and record events, plain arrays by page and take. */
export const invent: SourceDefinition = {
  system: 'INVENT',
  label: 'Invent',
  itemPaths: ['$.*'],
  pagePaths: [],
  namesRecords: false,
  normalize: (item) => normalizeInventActivity(item),
  configSchema: z.object({
    org: z
      .string('is required: the org in the paths of its API')
      .min(1, 'is empty')
      .max(200)
      .regex(/^(?!\.{1,2}$)/, 'is a step in a path'),
  }),
  hasList: () => true,
  // Contacts have a list of their own kind; whatever else there is are records.
  pagePath({ object, externalId, config }, position) {
    const lists = object === 'contacts' ? 'contacts' : 'records';
    const query = new URLSearchParams({ page: String(position?.page ?? 1), take: String(TAKE) });
    const org = encodeURIComponent(config.org ?? '');
    return `/orgs/${org}/${lists}/${encodeURIComponent(externalId)}/activities?${query}`;
  },
  // A page that is shorter than others is the last. One that is short of what was asked for may be, or
  // its server gives no more at once: then that is told by the page after it.
  readList({ items }, position, most) {
    const count = items['$.*'] ?? 0;
    const page = Number(position?.page ?? 1);
    const full = Math.max(Number(position?.full ?? 0), most);
    const isLast = count === 0 || count < full;
    const next = { page: page + 1, full: Math.max(full, count) };
    return { next: isLast ? null : next, totals: {} };
  },
  // What a note says of its contact is about the note: it may be an id of before a merge.
  isOf: () => true,
};

import { z } from 'zod';
import type { SourceDefinition } from '../source-definition.js';
import { normalizeInventActivity } from './normalize.js';

/** The requested page size; a server may return less. */
const TAKE = 100;

/** Invent: contact events and record events, plain arrays by page and take. */
export const invent: SourceDefinition = {
  system: 'INVENT',
  label: 'Invent',
  itemPaths: ['$.*'],
  pagePaths: [],
  namesRecords: false,
  normalize: (item, _path, warn) => normalizeInventActivity(item, warn),
  configSchema: z.object({
    org: z
      .string('is required: the org in the paths of its API')
      .min(1, 'is empty')
      .max(200)
      .regex(/^(?!\.{1,2}$)/, 'must not be . or ..'),
  }),
  hasList: () => true,
  // Contacts have lists of their own; every other object is a record.
  pagePath({ object, externalId, config }, position) {
    const lists = object === 'contacts' ? 'contacts' : 'records';
    const query = new URLSearchParams({ page: String(position?.page ?? 1), take: String(TAKE) });
    const org = encodeURIComponent(config.org ?? '');
    return `/orgs/${org}/${lists}/${encodeURIComponent(externalId)}/activities?${query}`;
  },
  // Only an empty page is the last: the server may have a smaller limit than TAKE, and may leave items out
  // of a page, so a short page says nothing.
  parsePaging({ items }, position) {
    const isLast = (items['$.*'] ?? 0) === 0;
    return { next: isLast ? null : { page: Number(position?.page ?? 1) + 1 }, totals: {} };
  },
  // A note's contact id does not count: it may be the id before a merge.
  belongsTo: () => true,
};

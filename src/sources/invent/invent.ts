import { z } from 'zod';
import type { SourceDefinition } from '../source-definition.js';
import { normalizeInventActivity } from './normalize.js';

/** The most that is asked for at once; a server may give less. */
const TAKE = 100;

const withNote = z.object({ note: z.object({ contact_id: z.string() }) });

/** Invent: contact events and record events, plain arrays by page and take. */
export const invent: SourceDefinition = {
  system: 'INVENT',
  label: 'Invent',
  itemPaths: ['$.*'],
  pagePaths: [],
  namesRecords: false,
  normalize: (item) => normalizeInventActivity(item),
  configSchema: z.object({
    org: z.string('is required: the org in the paths of its API').min(1, 'is empty').max(200),
  }),
  hasList: () => true,
  // Contacts have a list of their own kind; whatever else there is are records.
  pagePath({ object, externalId, config }, position) {
    const lists = object === 'contacts' ? 'contacts' : 'records';
    const query = new URLSearchParams({ page: String(position?.page ?? 1), take: String(TAKE) });
    const org = encodeURIComponent(config.org ?? '');
    return `/orgs/${org}/${lists}/${encodeURIComponent(externalId)}/activities?${query}`;
  },
  // A short page may be the last, or one of a server that gives fewer than it was asked for: that is
  // told by the page after it. How long the first was is how many it gives.
  readList({ items }, position) {
    const count = items['$.*'] ?? 0;
    const page = Number(position?.page ?? 1);
    const full = Number(position?.full ?? count);
    const isLast = count === 0 || count < full;
    return { next: isLast ? null : { page: page + 1, full }, totals: {} };
  },
  isOf(item, { object, externalId }) {
    const note = object === 'contacts' ? withNote.safeParse(item).data?.note : undefined;
    return note === undefined || note.contact_id === externalId;
  },
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

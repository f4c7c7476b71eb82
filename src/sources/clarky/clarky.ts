import { z } from 'zod';
import type { SourceDefinition } from '../source-definition.js';
import { optionalId, pageNumber } from '../wire-schema.js';
import { namedRecords, normalizeClarkyActivity } from './normalize.js';
import { writeClarky } from './write.js';

const pagination = z.object({ page: pageNumber, total: pageNumber, total_pages: pageNumber });

/** The largest page size; a server that returns less reports so in `pagination`. */
const PAGE_SIZE = 100;

const named = z.object({ contact_id: optionalId.catch(null), company_id: optionalId.catch(null) });

/** Clarky: notes, calls, meetings and tasks, by page and page_size with a total. */
export const clarky: SourceDefinition = {
  system: 'CLARKY',
  label: 'Clarky',
  itemPaths: ['$.data.*'],
  pagePaths: ['$.pagination'],
  namesRecords: true,
  namedRecords(item) {
    const { contact_id, company_id } = named.safeParse(item).data ?? {};
    return namedRecords(contact_id, company_id) ?? [];
  },
  normalize: (item, _path, warn) => normalizeClarkyActivity(item, warn),
  configSchema: z.object({}),
  // A company's activities are in the lists of its contacts; it has no list of its own.
  hasList: (object) => object === 'contacts',
  pagePath({ externalId }, position) {
    const query = new URLSearchParams({
      page: String(position?.page ?? 1),
      page_size: String(PAGE_SIZE),
    });
    return `/api/v1/contacts/${encodeURIComponent(externalId)}/activities?${query}`;
  },
  parsePaging({ values }) {
    const { page, total, total_pages } = pagination.parse(values['$.pagination'], {
      reportInput: true,
    });
    const next = page < total_pages ? { page: page + 1 } : null;
    return { next, totals: { '$.data.*': total }, pageNumber: page };
  },
  belongsTo(item, { object, externalId }) {
    const contactId = object === 'contacts' ? named.safeParse(item).data?.contact_id : null;
    return contactId == null || contactId === externalId;
  },
  write: writeClarky,
};

import { z } from 'zod';
import { readPageNumber, readPageObject } from '../read-page-value.js';
import type { SourceDefinition } from '../source-definition.js';
import { optionalId } from '../wire-schema.js';
import { namedRecords, normalizeClarkyActivity } from './normalize.js';
import { writeClarky } from './write.js';

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
  parsePaging({ items, values }, position, warn) {
    const requested = Number(position?.page ?? 1);
    const pagination = readPageObject(values['$.pagination'], 'pagination', warn);
    const read = (name: string) =>
      pagination && readPageNumber(pagination[name], `pagination.${name}`, warn);
    const [page, total, totalPages] = [read('page'), read('total'), read('total_pages')];
    // Another page than the requested one says nothing of what follows: a server may ignore the number.
    const isOther = position !== null && page !== undefined && page !== requested;
    if (isOther) {
      const reason = `must be ${requested}, the page that was requested, got ${page}`;
      warn({ field: 'pagination.page', reason });
    }
    const isEndUnstated = totalPages === undefined || isOther;
    const isLast = isEndUnstated ? !items['$.data.*'] : (page ?? requested) >= totalPages;
    const totals: Record<string, number> = total === undefined ? {} : { '$.data.*': total };
    const next = isLast ? null : { page: requested + 1 };
    return { next, isEndUnstated, totals, ...(page === undefined ? {} : { pageNumber: page }) };
  },
  belongsTo(item, { object, externalId }) {
    const contactId = object === 'contacts' ? named.safeParse(item).data?.contact_id : null;
    return contactId == null || contactId === externalId;
  },
  write: writeClarky,
};

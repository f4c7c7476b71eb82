import { parseLoggedActivity } from './clarky-body.js';
import { type ClarkyItem, clarkyActivity } from './clarky-items.js';
import { readCount } from './query.js';
import { Refusal } from './refusal.js';
import { spoilList, spoilPage, totalError } from './spoil.js';
import type { System } from './system.js';

/** GET /api/v1/contacts/{id}/activities in numbered pages, and POST /api/v1/activities. */
export const clarky: System<ClarkyItem> = {
  findRecord(path) {
    const [, id] = /^\/api\/v1\/contacts\/([^/]+)\/activities$/.exec(path) ?? [];
    return id ? { object: 'contacts', id: decodeURIComponent(id) } : null;
  },
  openList(record, store) {
    const list = store.find(record);
    if (!list) throw new Refusal(404, `No contact ${record.id}`);
    return list;
  },
  pageOf: ({ page }) => readCount(page, 1, Number.MAX_SAFE_INTEGER),
  list({ list, query, fault }) {
    const type = query.activity_type;
    const found = list.inOrder().filter(({ item }) => !type || item.activity_type === type);
    const entries = spoilList(found, fault);
    const pageSize = readCount(query.page_size, 25, 100);
    const page = clarky.pageOf(query);
    if (fault?.name === 'samePageForever') {
      const pagination = { page, page_size: pageSize, total: (page + 1) * pageSize };
      return {
        data: spoilPage(entries, 0, pageSize, fault),
        pagination: { ...pagination, total_pages: page + 1 },
      };
    }
    const total = Math.max(0, entries.length + totalError(fault));
    return {
      data: spoilPage(entries, (page - 1) * pageSize, pageSize, fault),
      pagination: { page, page_size: pageSize, total, total_pages: Math.ceil(total / pageSize) },
    };
  },
  createPath: '/api/v1/activities',
  create(body, store) {
    const given = parseLoggedActivity(body);
    const { contact_id, company_id } = given;
    const contact = contact_id ? store.find({ object: 'contacts', id: contact_id }) : undefined;
    if (contact_id && !contact) throw new Refusal(404, `No contact ${contact_id}`);
    const company = company_id ? store.find({ object: 'companies', id: company_id }) : undefined;
    if (company_id && !company) throw new Refusal(404, `No company ${company_id}`);
    const item = clarkyActivity({ ...given, created_at: new Date().toISOString() });
    (contact ?? company)?.add(item);
    return { data: item };
  },
  frame: {
    opening: '{"data":[',
    closing: '],"pagination":{"page":1,"page_size":100,"total":1000000,"total_pages":10000}}',
    filler: () => clarkyActivity(),
  },
};

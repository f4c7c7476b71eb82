import { type InventItem, inventRecordActivity } from './invent-items.js';
import { readCount } from './query.js';
import { Refusal } from './refusal.js';
import { spoilList, spoilPage } from './spoil.js';
import type { ListRequest, System } from './system.js';
import type { WireItem } from './wire-item.js';

/**
 * GET /orgs/{org}/contacts/{id}/activities for contacts and GET /orgs/{org}/records/{id}/activities for
 * the records of all other objects: bare arrays by page and take.
 */
export const invent: System<InventItem> = {
  findRecord(path, store, { org }) {
    const match = /^\/orgs\/([^/]+)\/(contacts|records)\/([^/]+)\/activities$/.exec(path);
    const [, givenOrg, kind, givenId] = match ?? [];
    if (!givenOrg || !givenId) return null;
    if (decodeURIComponent(givenOrg) !== org) throw new Refusal(404, 'No such org');
    const id = decodeURIComponent(givenId);
    if (kind === 'contacts') return { object: 'contacts', id };
    const isRecord = (name: { object: string; id: string }) =>
      name.object !== 'contacts' && name.id === id;
    return store.names().find(isRecord) ?? { object: 'records', id };
  },
  openList(record, store) {
    const list = store.find(record);
    if (!list) throw new Refusal(404, `No record ${record.id}`);
    return list;
  },
  pageOf: ({ page }) => readCount(page, 1, Number.MAX_SAFE_INTEGER),
  list({ record, list, query, fault, settings }: ListRequest<InventItem>) {
    const matches = record.object === 'contacts' ? isContactMatch : isRecordMatch;
    const found = list.inOrder().filter(({ item }) => matches(item, query));
    const take = readCount(query.take, 20, settings.maxTake);
    const last = Math.max(1, Math.ceil(found.length / take));
    const highest = { samePageForever: 1, lastPageForever: last }[fault?.name as string];
    const page = Math.min(invent.pageOf(query), highest ?? Number.POSITIVE_INFINITY);
    return spoilPage(spoilList(found, fault), (page - 1) * take, take, fault);
  },
  frame: { opening: '[', closing: ']', filler: () => inventRecordActivity() },
};

function isContactMatch(item: InventItem, { type }: Record<string, string>): boolean {
  return !type || item.type === type;
}

/** What items do not say (contact_id, table_id, record_id) is not filtered by. */
function isRecordMatch(item: InventItem, query: Record<string, string>): boolean {
  const hasId = (field: string, id: string | undefined) =>
    !id || (item[field] as WireItem | undefined)?.id === id;
  return (
    isContactMatch(item, query) &&
    hasId('actor', query.actor_id) &&
    hasId('assistant', query.assistant_id) &&
    hasId('segment', query.segment_id)
  );
}

import { createRandom } from '../../demo/random.js';
import type { Fault } from './faults.js';
import type { Entry } from './record-list.js';
import type { WireItem } from './wire-item.js';

/** The whole list, before it is cut into pages, as a fault makes it. */
export function spoilList<Item extends WireItem>(
  list: readonly Entry<Item>[],
  fault: Fault | null,
): readonly Entry<Item>[] {
  switch (fault?.name) {
    case 'emptyList':
      return [];
    case 'dropItems':
      return list.filter((_, index) => index < fault.from || index > fault.to);
    case 'shuffledList':
      return createRandom('shuffled list').shuffle(list);
    default:
      return list;
  }
}

/** One page of a list, as a fault makes it. */
export function spoilPage(
  list: readonly Entry[],
  start: number,
  size: number,
  fault: Fault | null,
): WireItem[] {
  const items = list.slice(start, start + size).map((entry) => entry.item);
  switch (fault?.name) {
    case 'duplicatedItems': {
      if (fault.how !== 'lastOfPrevious') return items.flatMap((item) => [item, item]);
      const previous = list[start - 1];
      return previous ? [previous.item, ...items] : items;
    }
    case 'shortPage':
      return items.slice(0, -1);
    case 'reorderedItems':
      return createRandom('reordered items').shuffle(items);
    case 'withoutIds':
      return items.map((item, index) =>
        (index + 1) % (fault.every ?? 1) === 0 ? withoutId(item) : item,
      );
    case 'badItems':
      return items.map(makeBad);
    case 'unknownTypesAndFields':
      return items.map(makeUnknown);
    default:
      return items;
  }
}

/** By how much a fault makes totals wrong. */
export function totalError(fault: Fault | null): number {
  return fault?.name === 'wrongTotal' ? fault.by : 0;
}

function withoutId({ id: _, ...rest }: WireItem): WireItem {
  return rest;
}

function makeBad(item: WireItem): WireItem {
  const bad: WireItem = { ...item, created_at: 'the day before yesterday' };
  for (const field of ['type', 'activity_type', 'channel', 'status'] as const) {
    if (field in bad) bad[field] = 42;
  }
  return bad;
}

function makeUnknown(item: WireItem): WireItem {
  const unknown: WireItem = { ...item, importance: 'high', links: [{ rel: 'self' }] };
  if ('type' in item) unknown.type = 'hologram_received';
  if ('activity_type' in item) unknown.activity_type = 'hologram';
  if ('channel' in item) unknown.channel = 'carrier_pigeon';
  if ('status' in item) unknown.status = 'delegated';
  return unknown;
}

import { demoEnvelopes } from '../../demo/demo-organization.js';
import type { ClarkyItem } from './clarky-items.js';
import type { InventItem } from './invent-items.js';
import { KASAR_SECTIONS, type KasarItem } from './kasar-items.js';
import type { RecordName } from './record-store.js';
import type { Upstreams } from './start-upstream.js';
import type { Upstream } from './upstream.js';
import type { WireItem } from './wire-item.js';

type KasarBody = Partial<Record<KasarItem['section'], { data: Omit<KasarItem, 'section'>[] }>>;

/**
 * Gives the simulators the lists of the demo organization. Contacts have their contact feed at Invent,
 * other records their record feed.
 */
export function fillFromDemo(upstreams: Upstreams): void {
  const kasar = new Collector<KasarItem>();
  const invent = new Collector<InventItem>();
  const clarky = new Collector<ClarkyItem>();
  for (const { system, object, record, response } of demoEnvelopes()) {
    const name = { object, id: record };
    if (system === 'kasar') kasar.add(name, readKasarItems(response as KasarBody));
    else if (system === 'clarky') clarky.add(name, (response as { data: ClarkyItem[] }).data);
    else {
      const items = response as InventItem[];
      invent.add(name, items);
      // A contact's record feed follows after the empty page that ends its contact feed.
      if (items.length === 0) invent.end(name);
    }
  }
  kasar.fill(upstreams.kasar);
  invent.fill(upstreams.invent);
  clarky.fill(upstreams.clarky);
}

/** Puts pages together again. */
class Collector<Item extends WireItem> {
  private readonly lists = new Map<string, { name: RecordName; items: Item[]; ended: boolean }>();

  add(name: RecordName, items: readonly Item[]): void {
    const list = this.listOf(name);
    if (!list.ended) list.items.push(...items);
  }

  end(name: RecordName): void {
    this.listOf(name).ended = true;
  }

  /** Oldest first, so that items of the same instant keep the order that they have in the demo. */
  fill(upstream: Upstream<Item>): void {
    for (const { name, items } of this.lists.values()) {
      upstream.record(name.object, name.id).add(...items.reverse());
    }
  }

  private listOf(name: RecordName) {
    const key = `${name.object}/${name.id}`;
    const known = this.lists.get(key);
    if (known) return known;
    const list = { name, items: [] as Item[], ended: false };
    this.lists.set(key, list);
    return list;
  }
}

function readKasarItems(body: KasarBody): KasarItem[] {
  return KASAR_SECTIONS.flatMap((section) =>
    (body[section]?.data ?? []).map((item) => ({ ...item, section })),
  );
}

import { encodeId } from '../../src/activity/type-id.js';
import { stateRecord } from '../../src/record/link-records.js';
import { TokenVault } from '../../src/sources/client/token-vault.js';
import { findSourceDefinition } from '../../src/sources/registry.js';
import { addSource } from '../../src/sync/add-source.js';
import { clarkyActivity } from '../upstreams/clarky-items.js';
import { inventContactActivity } from '../upstreams/invent-items.js';
import { kasarInteraction, kasarNote, kasarTask } from '../upstreams/kasar-items.js';
import { SYSTEMS, type SystemName, type Upstreams } from '../upstreams/start-upstream.js';
import type { Upstream } from '../upstreams/upstream.js';
import { createTestOrganization, type TestDatabase } from './test-database.js';
import { TEST_SECRET_KEY } from './test-server.js';

/** An organization with live sources and many contacts, each known to every source. */
export interface LiveFleet {
  organizationId: string;
  /** The UUIDs of the sources, by slug. */
  sourceIds: Record<string, string>;
  /** The contacts, by their number: what every source calls them, and their id in the contract. */
  contacts: { externalId: string; recordId: string; id: string }[];
}

/**
 * Makes such an organization. The systems know a contact by `prefix` and its number.
 * @param systems its sources: all three, unless said otherwise.
 */
export async function createLiveFleet(
  database: TestDatabase,
  upstreams: Upstreams,
  {
    slug,
    prefix = slug,
    count,
    systems = SYSTEMS,
    maxAgeSeconds = 300,
    everySeconds = 900,
  }: {
    slug: string;
    prefix?: string;
    count: number;
    systems?: readonly SystemName[];
    maxAgeSeconds?: number;
    everySeconds?: number;
  },
): Promise<LiveFleet> {
  const organizationId = await createTestOrganization(database, slug);
  const vault = new TokenVault(TEST_SECRET_KEY);
  for (const name of systems) {
    await addSource(database, vault, organizationId, {
      slug: name,
      definition: findSourceDefinition(name)!,
      name,
      url: upstreams[name].url,
      config: name === 'invent' ? { org: upstreams.invent.org } : {},
      token: upstreams[name].token,
      maxAgeSeconds,
      everySeconds,
      writeBack: false,
    });
  }
  const sources = await database.prisma.source.findMany({ where: { organizationId } });
  const sourceIds = Object.fromEntries(
    sources.filter(({ url }) => url !== null).map((source) => [source.slug, source.id]),
  );
  const contacts: LiveFleet['contacts'] = [];
  for (let number = 0; number < count; number++) {
    const externalId = `${prefix}_${number}`;
    for (const name of systems) upstreams[name].record('contacts', externalId);
    await stateRecord(database, organizationId, {
      object: 'contacts',
      external: systems.map((name) => ({
        sourceId: sourceIds[name]!,
        object: 'contacts',
        externalId,
      })),
    });
    const { recordId } = await database.prisma.recordLink.findFirstOrThrow({
      where: { organizationId, externalId },
    });
    contacts.push({ externalId, recordId, id: encodeId('contact', recordId) });
  }
  return { organizationId, sourceIds, contacts };
}

/** An item of a contact's list, of a kind that its number decides. */
export function createItem(name: SystemName, contact: string, number: number, createdAt: string) {
  const given = { id: `${contact}/${number}`, created_at: createdAt };
  if (name === 'kasar') {
    const make = [kasarInteraction, kasarTask, kasarNote, kasarInteraction][number % 4]!;
    return make(given);
  }
  if (name === 'invent') {
    const type = ['note_created', 'segment_added', 'segment_removed'][number % 3]!;
    return inventContactActivity({ ...given, type });
  }
  const companyId = number % 5 === 0 ? `${contact}_company` : null;
  return clarkyActivity({ ...given, contact_id: contact, company_id: companyId });
}

/** Adds items to the list of a contact. @param createdAt of an item, by its number. */
export function addItems(
  upstreams: Upstreams,
  name: SystemName,
  contact: string,
  numbers: Iterable<number>,
  createdAt: (number: number) => string,
): void {
  const list = (upstreams[name] as Upstream).record('contacts', contact);
  list.add(
    ...Array.from(numbers, (number) => createItem(name, contact, number, createdAt(number))),
  );
}

/** 2026-03-01T00:00Z and so many minutes. */
export function atMinute(minutes: number): string {
  return new Date(Date.UTC(2026, 2, 1) + minutes * 60_000).toISOString();
}

import { createRandom, type Random } from '../../demo/random.js';
import { type ClarkyItem, clarkyActivity } from './clarky-items.js';
import { type InventItem, inventContactActivity, inventRecordActivity } from './invent-items.js';
import { type KasarItem, kasarInteraction, kasarNote, kasarTask } from './kasar-items.js';
import type { RecordName } from './record-store.js';
import type { Upstreams } from './start-upstream.js';

/** What was added, to be told to whoever watches. */
export interface AddedItem {
  system: keyof Upstreams;
  record: RecordName;
  id: string;
}

const SUBJECTS = [
  'Invoice for last month',
  'Roster for next week',
  'A question about the mobile app',
  'Renewal of the contract',
  'Appointment for the training',
];

const SENTENCES = [
  'They want to add two more teams before the summer.',
  'The export works again, they have checked it.',
  'Asked for a call on Thursday afternoon.',
  'The new price is accepted, the contract follows.',
  'Nobody answered; another try next week.',
];

/**
 * Adds a new item, created now, to one of the records every so many milliseconds. Which record and
 * what it says follows from a fixed seed.
 * @returns stops it.
 */
export function startActivity(
  upstreams: Upstreams,
  everyMs: number,
  onAdded: (added: AddedItem) => void = () => {},
): () => void {
  const random = createRandom('live activity');
  const timer = setInterval(() => {
    const added = addActivity(upstreams, random);
    if (added) onAdded(added);
  }, everyMs);
  return () => clearInterval(timer);
}

/** Adds one new item to one of the records; null where the system that it chose knows none. */
export function addActivity(upstreams: Upstreams, random: Random): AddedItem | null {
  const system = random.pick(['kasar', 'invent', 'clarky'] as const);
  const known = upstreams[system].records();
  // No document tells how to read the activities of a company from Clarky.
  const records = known.filter(({ object }) => system !== 'clarky' || object === 'contacts');
  if (records.length === 0) return null;
  const record = random.pick(records);
  return { system, record, id: addTo(upstreams, system, record, random) };
}

/** @returns the id of what it added. */
function addTo(
  upstreams: Upstreams,
  system: keyof Upstreams,
  record: RecordName,
  random: Random,
): string {
  const { object, id } = record;
  switch (system) {
    case 'kasar': {
      const item = newKasarItem(random);
      upstreams.kasar.record(object, id).add(item);
      return item.id;
    }
    case 'invent': {
      const item = newInventItem(random, record);
      upstreams.invent.record(object, id).add(item);
      return item.id;
    }
    case 'clarky': {
      const item = newClarkyItem(random, id);
      upstreams.clarky.record(object, id).add(item);
      return item.id;
    }
  }
}

function newKasarItem(random: Random): KasarItem & { id: string } {
  const created_at = new Date().toISOString();
  switch (random.pick(['interaction', 'interaction', 'task', 'note'])) {
    case 'task':
      return kasarTask({
        title: random.pick(SUBJECTS),
        due_date: inDays(random.int(1, 14)).slice(0, 10),
        created_at,
      });
    case 'note':
      return kasarNote({ content: random.pick(SENTENCES), created_at });
    default:
      return kasarInteraction({
        channel: random.pick(['email', 'call', 'whatsapp', 'linkedin']),
        direction: random.pick(['inbound', 'outbound']),
        subject: random.pick(SUBJECTS),
        snippet: random.pick(SENTENCES),
        created_at,
      });
  }
}

function newInventItem(random: Random, { object, id }: RecordName): InventItem {
  const created_at = new Date().toISOString();
  if (object !== 'contacts') {
    return inventRecordActivity({ created_at, comment: random.pick(SENTENCES) });
  }
  const item = inventContactActivity({ created_at });
  return {
    ...item,
    note: { ...(item.note as object), contact_id: id, content: random.pick(SENTENCES) },
  };
}

function newClarkyItem(random: Random, contactId: string): ClarkyItem {
  const type = random.pick(['note', 'call', 'meeting', 'task']);
  const isTask = type === 'task';
  const isTalk = type === 'call' || type === 'meeting';
  return clarkyActivity({
    contact_id: contactId,
    activity_type: type,
    title: random.pick(SUBJECTS),
    description: random.pick(SENTENCES),
    due_date: isTask ? inDays(random.int(1, 14)) : null,
    duration_minutes: isTalk ? random.int(5, 60) : null,
    completed_at: isTalk ? new Date().toISOString() : null,
    metadata: {},
    created_at: new Date().toISOString(),
  });
}

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString();
}

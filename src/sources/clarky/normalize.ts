import type { ActivityInput } from '../../activity/activity-input.js';
import { KIND_CHANNELS, kindOfChannel } from '../../activity/channel.js';
import type { RecordInSource } from '../../activity/record-reference.js';
import type { ActivityKind } from '../../activity/vocabulary.js';
import { echo } from '../../errors.js';
import { documentedSpelling } from '../documented-spelling.js';
import { readWire, type Warn } from '../read-wire.js';
import { MAX_EXTERNAL_ID_BYTES } from '../wire-schema.js';
import { CLARKY_TYPES, clarkyActivity } from './wire.js';

const TASKS = new Set(['task', 'todo', 'reminder']);

/** Normalizes Clarky's Activity object into an activity on its contact, its company, or both. */
export function normalizeClarkyActivity(item: unknown, warn: Warn): ActivityInput {
  const warnedOf = new Set<string>();
  const wire = readWire(clarkyActivity, item, (problem) => {
    warnedOf.add(problem.field);
    warn(problem);
  });
  const type = wire.activity_type;
  const isTask = TASKS.has(type);
  const isNote = type === 'note';
  const placed =
    isTask || isNote ? { kind: type.toUpperCase() as ActivityKind } : readChannel(type);
  if (!CLARKY_TYPES.some((known) => known === type)) {
    const reason = `is not documented and is read as ${placed.kind}, got ${echo(type)}`;
    warn({ field: 'activity_type', reason });
  }
  const due = wire.due_date;
  // Something that cannot be read says neither when it was done nor that it is open.
  const openStatus = warnedOf.has('completed_at') ? null : 'PENDING';
  return {
    externalId: wire.id,
    ...placed,
    occurredAt: wire.created_at?.instant ?? null,
    occurredOnDay: wire.created_at?.dayOnly ?? false,
    occurredMicroseconds: wire.created_at?.microseconds,
    title: wire.title,
    description: wire.description,
    dueDate: due?.day ?? null,
    dueAt: due && !(due.dayOnly && isTask) ? due.instant : null,
    durationMinutes: wire.duration_minutes,
    completedAt: wire.completed_at,
    status: isTask ? (wire.completed_at ? 'COMPLETED' : openStatus) : null,
    sourceUpdatedAt: wire.updated_at,
    details: isNote ? { noteId: wire.id, editedAt: wire.updated_at } : null,
    metadata: wire.metadata ?? null,
    records: namedRecords(wire.contact_id, wire.company_id),
    wire: item,
  };
}

/** The channel of a type that is not a task or a note; one that is too long for an index is not kept. */
function readChannel(type: string) {
  const isKept = Buffer.byteLength(type) <= MAX_EXTERNAL_ID_BYTES;
  return kindOfChannel(isKept ? documentedSpelling(KIND_CHANNELS, type) : null);
}

/** The records that an item names; undefined: none. */
export function namedRecords(
  contactId: string | null | undefined,
  companyId: string | null | undefined,
): RecordInSource[] | undefined {
  const records: RecordInSource[] = [];
  if (contactId) records.push({ object: 'contacts', externalId: contactId });
  if (companyId) records.push({ object: 'companies', externalId: companyId });
  return records.length > 0 ? records : undefined;
}

import type { ActivityInput } from '../../activity/activity-input.js';
import { kindOfChannel } from '../../activity/channel.js';
import type { RecordInSource } from '../../activity/record-reference.js';
import { parseWire } from '../wire-schema.js';
import { clarkyActivity } from './wire.js';

const TASKS = new Set(['task', 'todo', 'reminder']);

/** Normalizes Clarky's Activity object into an activity on its contact, its company, or both. */
export function normalizeClarkyActivity(item: unknown): ActivityInput {
  const wire = parseWire(clarkyActivity, item);
  const isTask = TASKS.has(wire.activity_type);
  const isNote = wire.activity_type === 'note';
  const due = wire.due_date;
  return {
    externalId: wire.id,
    ...(isTask || isNote
      ? { kind: wire.activity_type.toUpperCase() }
      : kindOfChannel(wire.activity_type)),
    occurredAt: wire.created_at?.instant ?? null,
    occurredOnDay: wire.created_at?.dayOnly ?? false,
    title: wire.title,
    description: wire.description,
    dueDate: due ? due.instant.slice(0, 10) : null,
    dueAt: due && !(due.dayOnly && isTask) ? due.instant : null,
    durationMinutes: wire.duration_minutes,
    completedAt: wire.completed_at,
    status: isTask ? (wire.completed_at ? 'COMPLETED' : 'PENDING') : null,
    sourceUpdatedAt: wire.updated_at,
    details: isNote ? { noteId: wire.id, editedAt: wire.updated_at } : null,
    metadata: wire.metadata ?? null,
    records: namedRecords(wire.contact_id, wire.company_id),
    wire: item,
  };
}

function namedRecords(
  contactId: string | null | undefined,
  companyId: string | null | undefined,
): RecordInSource[] | undefined {
  const records: RecordInSource[] = [];
  if (contactId) records.push({ object: 'contacts', externalId: contactId });
  if (companyId) records.push({ object: 'companies', externalId: companyId });
  return records.length > 0 ? records : undefined;
}

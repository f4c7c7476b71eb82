import type { ActivityInput } from '../../activity/activity-input.js';
import { kindOfChannel } from '../../activity/channel.js';
import type { Timestamp } from '../../activity/timestamp.js';
import { DIRECTIONS } from '../../activity/vocabulary.js';
import { parseTaskStatus } from '../task-status.js';
import { parseWire } from '../wire-schema.js';
import { kasarInteraction, kasarNote, kasarTask } from './wire.js';

/** An email, call, meeting, video call, or a message on any other channel. */
export function normalizeInteraction(item: unknown): ActivityInput {
  const wire = parseWire(kasarInteraction, item);
  const { kind, channel } = kindOfChannel(wire.channel);
  const direction = wire.direction?.toUpperCase();
  return {
    externalId: wire.id,
    kind,
    channel,
    direction: DIRECTIONS.find((known) => known === direction) ?? null,
    subject: wire.subject,
    snippet: wire.snippet,
    ...occurrence(wire.created_at),
    wire: item,
  };
}

export function normalizeTask(item: unknown): ActivityInput {
  const wire = parseWire(kasarTask, item);
  const due = wire.due_date;
  return {
    externalId: wire.id,
    kind: 'TASK',
    title: wire.title,
    status: parseTaskStatus(wire.status),
    statusLabel: wire.status,
    dueDate: due ? due.instant.slice(0, 10) : null,
    dueAt: due && !due.dayOnly ? due.instant : null,
    assigneeName: wire.assigned_to,
    ...occurrence(wire.created_at),
    wire: item,
  };
}

export function normalizeNote(item: unknown): ActivityInput {
  const wire = parseWire(kasarNote, item);
  return {
    externalId: wire.id,
    kind: 'NOTE',
    title: wire.title,
    description: wire.content ?? wire.body,
    sourceUpdatedAt: wire.updated_at,
    details: { noteId: wire.id, editedAt: wire.updated_at },
    ...occurrence(wire.created_at),
    wire: item,
  };
}

function occurrence(
  created: Timestamp | null,
): Pick<ActivityInput, 'occurredAt' | 'occurredOnDay'> {
  return { occurredAt: created?.instant ?? null, occurredOnDay: created?.dayOnly ?? false };
}

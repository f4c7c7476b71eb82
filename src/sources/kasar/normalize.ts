import type { ActivityInput } from '../../activity/activity-input.js';
import { KIND_CHANNELS, kindOfChannel } from '../../activity/channel.js';
import { DIRECTIONS } from '../../activity/vocabulary.js';
import { echo } from '../../errors.js';
import { documentedSpelling } from '../documented-spelling.js';
import { readWire, type Warn } from '../read-wire.js';
import { parseTaskStatus } from '../task-status.js';
import { firstText } from '../wire-schema.js';
import type { WireTimestamp } from '../wire-timestamp.js';
import { kasarInteraction, kasarNote, kasarTask } from './wire.js';

/** An email, call, meeting, video call, or a message on any other channel. */
export function normalizeInteraction(item: unknown, warn: Warn): ActivityInput {
  const wire = readWire(kasarInteraction, item, warn);
  const { kind, channel } = kindOfChannel(
    wire.channel && documentedSpelling(KIND_CHANNELS, wire.channel),
  );
  const direction = wire.direction?.trim().toUpperCase();
  const known = DIRECTIONS.find((it) => it === direction) ?? null;
  if (direction && !known) {
    const expected = DIRECTIONS.join(' or ').toLowerCase();
    warn({ field: 'direction', reason: `must be ${expected}, got ${echo(wire.direction)}` });
  }
  return {
    externalId: wire.id,
    kind,
    channel,
    direction: known,
    subject: wire.subject,
    snippet: wire.snippet,
    // Undefined, not null: the hashes of what is stored without one stay.
    sourceUpdatedAt: wire.updated_at ?? undefined,
    ...occurrence(wire.created_at),
    wire: item,
  };
}

export function normalizeTask(item: unknown, warn: Warn): ActivityInput {
  const wire = readWire(kasarTask, item, warn);
  const due = wire.due_date;
  return {
    externalId: wire.id,
    kind: 'TASK',
    title: wire.title,
    status: parseTaskStatus(wire.status),
    statusLabel: wire.status,
    dueDate: due?.day ?? null,
    dueAt: due && !due.dayOnly ? due.instant : null,
    assigneeName: wire.assigned_to,
    sourceUpdatedAt: wire.updated_at ?? undefined,
    ...occurrence(wire.created_at),
    wire: item,
  };
}

export function normalizeNote(item: unknown, warn: Warn): ActivityInput {
  const wire = readWire(kasarNote, item, warn);
  return {
    externalId: wire.id,
    kind: 'NOTE',
    title: wire.title,
    description: firstText(wire.content, wire.body),
    sourceUpdatedAt: wire.updated_at,
    details: { noteId: wire.id, editedAt: wire.updated_at },
    ...occurrence(wire.created_at),
    wire: item,
  };
}

function occurrence(
  created: WireTimestamp | null,
): Pick<ActivityInput, 'occurredAt' | 'occurredOnDay' | 'occurredMicroseconds'> {
  return {
    occurredAt: created?.instant ?? null,
    occurredOnDay: created?.dayOnly ?? false,
    occurredMicroseconds: created?.microseconds,
  };
}

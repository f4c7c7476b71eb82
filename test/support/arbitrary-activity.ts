import fc from 'fast-check';
import type { AttachmentInput } from '../../src/activity/activity-input.js';
import { DIRECTIONS, TASK_STATUSES } from '../../src/activity/vocabulary.js';
import type { JournalEntry } from './activity-journal.js';
import { categoryOfKind, KINDS_BY_CATEGORY, WRITTEN_WORDS } from './known-activity.js';

export const KINDS: readonly string[] = Object.values(KINDS_BY_CATEGORY).flat();
export const CHANNELS = ['email', 'call', 'meeting', 'video_call', 'linkedin', 'whatsapp'];
export const USERS = ['u1', 'u2', 'u3'];
export const ASSISTANTS = ['b1', 'b2'];
export const SEGMENTS = ['s1', 's2', 's3'];

/** The first instant at which generated activities occur. */
export const EPOCH = Date.UTC(2026, 2, 1);

/** So many milliseconds after EPOCH. */
export function instant(milliseconds: number): string {
  return new Date(EPOCH + milliseconds).toISOString();
}

/** A text of a few words, in any writing and with any separators. */
export function arbitraryText({ minLength = 0, maxLength = 3 } = {}): fc.Arbitrary<string> {
  const word = fc.constantFrom(...Object.values(WRITTEN_WORDS).flat());
  const separator = fc.constantFrom(' ', ', ', '-', '/', '. ', '_', '@');
  return fc
    .array(fc.tuple(word, separator), { minLength, maxLength })
    .map((pairs) => pairs.map(([written, after], i) => written + (pairs[i + 1] ? after : '')))
    .map((parts) => parts.join(''));
}

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const one = <T>(values: readonly T[]) => fc.constantFrom(...values);

/** What an activity says, apart from its id, its time and its records. */
export type ActivityContent = Omit<JournalEntry, 'externalId' | 'occurredAt' | 'records'>;

/** Any kind, with whatever its documents allow; also with what no filter may be misled by. */
export const arbitraryContent: fc.Arbitrary<ActivityContent> = fc
  .record({
    kind: one(KINDS),
    text: fc.record({
      title: optional(arbitraryText()),
      subject: optional(arbitraryText()),
      snippet: optional(arbitraryText()),
      description: optional(arbitraryText()),
    }),
    filename: optional(arbitraryText({ minLength: 1 })),
    channel: one(CHANNELS),
    direction: optional(one(DIRECTIONS)),
    status: optional(one(TASK_STATUSES)),
    due: optional(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.boolean())),
    user: optional(one(USERS)),
    assistant: optional(one(ASSISTANTS)),
    assignee: optional(one(USERS)),
    segment: one(SEGMENTS),
  })
  .map(({ kind, text, filename, due, user, assistant, assignee, ...given }) => {
    const category = categoryOfKind(kind);
    const isTask = category === 'TASK';
    const isInteraction = category === 'INTERACTION';
    const at = due && instant(due[0] * 12 * 3_600_000);
    const attachments: AttachmentInput[] = filename
      ? [{ isFile: category === 'FILE', filename, size: 1 }]
      : [];
    return {
      kind,
      ...text,
      attachments,
      channel: isInteraction ? given.channel : null,
      direction: isInteraction ? given.direction : undefined,
      status: isTask ? given.status : undefined,
      // Of a due day alone there is no instant; an interaction may be due, but no filter finds it.
      dueAt: due && !(due[1] && isTask) ? at : undefined,
      dueDate: at?.slice(0, 10),
      user: user ? { externalId: user, name: user } : undefined,
      assistant: assistant ? { externalId: assistant, name: assistant } : undefined,
      // Somebody must have acted for the gateway to know of them.
      author: isTask && assignee ? { externalId: assignee } : undefined,
      assigneeUser: isTask ? assignee : undefined,
      segment:
        category === 'SEGMENT' ? { externalId: given.segment, name: given.segment } : undefined,
    };
  });

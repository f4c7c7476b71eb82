import {
  DAY,
  formatDay,
  formatMilliseconds,
  formatSeconds,
  MINUTE,
  officeTimeAfter,
  WINDOW_END,
} from './calendar.js';
import type { Cast } from './cast.js';
import type { ClarkyActivityWire } from './clarky-pages.js';
import type { Broadcast, Segment } from './demo-audiences.js';
import type { Company } from './demo-companies.js';
import type { Contact } from './demo-contacts.js';
import type { Assistant, Employee } from './demo-staff.js';
import { createInventId } from './external-ids.js';
import type { InventChangeWire, InventFileWire } from './invent-pages.js';
import { attribute, toFileWire, toSegmentWire } from './invent-wires.js';
import type { Journal } from './journal.js';
import { cutSnippet, drawTitle } from './snippets.js';
import { StoryVoice } from './story-voice.js';
import { drawTaskStatus } from './task-status.js';

type Direction = 'inbound' | 'outbound' | 'internal';
type Conversation = 'call' | 'meeting' | 'video_call';
type ContactEventType =
  | 'contact_blocked'
  | 'contact_unblocked'
  | 'contact_unsubscribed'
  | 'contact_resubscribed';

/** Optional details of a call or a meeting. */
export interface TalkDetails {
  direction?: Direction;
  minutes?: number;
  metadata?: Record<string, unknown>;
}

/**
 * One story while it is generated: a clock that advances in office hours, the values for its
 * templates, and one method per kind of activity. A method writes to a system that has the record;
 * where none of the suitable systems has it, nothing is written.
 */
export class Scene extends StoryVoice {
  readonly contact: Contact;
  readonly company: Company | undefined;
  readonly #journal: Journal;
  #subject = '';

  constructor(cast: Cast, start: number) {
    super(cast, start);
    this.contact = cast.contact;
    this.company = cast.company;
    this.#journal = cast.journal;
  }

  email(direction: Direction, subject: string, text: string): void {
    if (direction !== 'internal') this.#subject = subject;
    this.#interact('email', direction, subject, text);
  }

  /** An answer in the thread of the last mail. */
  reply(direction: Direction, text: string): void {
    this.#interact('email', direction, `Re: ${this.#subject}`, text);
  }

  /** A chat message on the contact's preferred channel. */
  chat(direction: Direction, text: string, channel = this.contact.chatChannel): void {
    const other = direction === 'inbound' ? this.contact.first : this.success.first;
    this.#interact(channel, direction, `Chat with ${other}`, text);
  }

  /** A call, meeting or video call, logged in one of the systems. */
  talk(kind: Conversation, title: string, text: string, details: TalkDetails = {}): void {
    const minutes = details.minutes ?? this.random.int(6, 50);
    if (!this.#prefersClarky(0.5)) {
      this.#interact(kind, details.direction ?? 'outbound', title, text);
      return;
    }
    // Logged after it ends: created_at is a minute or two after the end.
    const completedAt = this.now - this.random.int(1, 4) * MINUTE;
    this.#logToClarky(
      kind,
      {
        title,
        // Some are logged with a duration and no text.
        description: this.random.chance(0.06) ? null : text,
        due_date: null,
        duration_minutes: minutes,
        completed_at: formatMilliseconds(completedAt),
        metadata: details.metadata ?? {},
      },
      kind !== 'call' && this.random.chance(0.4),
    );
  }

  task(title: string, assignee: Employee, dueInDays: number, description?: string): void {
    const dueAt = officeTimeAfter(this.now, dueInDays, this.utcOffset, this.random);
    if (this.#prefersClarky(0.35)) {
      this.#logTodo('task', title, description ?? null, dueAt, { assignee: assignee.name });
      return;
    }
    this.#journal.addKasarTask(this.now, {
      title,
      status: drawTaskStatus(dueAt, this.random),
      due_date: formatDay(dueAt),
      assigned_to: assignee.name,
    });
  }

  todo(title: string, description: string | null = null): void {
    this.#logTodo('todo', title, description, null, {});
  }

  reminder(title: string, dueInDays: number, description: string | null = null): void {
    const dueAt = officeTimeAfter(this.now, dueInDays, this.utcOffset, this.random);
    this.#logTodo('reminder', title, description, dueAt, {});
  }

  /** An internal note, in one of the systems. */
  note(text: string, author: Employee): void {
    const { invent, kasar, clarky, isCompany } = this.#journal.owner;
    const rooms = [invent && 'invent', kasar && 'kasar', clarky && 'clarky'].filter(Boolean);
    if (rooms.length === 0) return;
    const room = this.random.pick(rooms);
    if (room === 'kasar') this.#journal.addKasarNote(this.now, text);
    if (room === 'invent') this.#addInventNote(text, author);
    if (room === 'clarky') {
      const title = this.random.chance(0.3) ? null : drawTitle(text);
      const fields = { title, description: text, metadata: { author: author.name } };
      this.#logToClarky('note', fields, !isCompany && this.random.chance(0.2));
    }
  }

  comment(text: string, author: Employee | Assistant, files: readonly string[] = []): void {
    this.#journal.addRecordEvent(this.now, {
      // Invent's documentation has both names of the type.
      type: this.random.chance(0.012) ? 'comment' : 'comment_created',
      ...attribute(author),
      comment: text,
      ...(files.length > 0 || this.random.chance(0.6)
        ? { attachments: files.map((file) => this.#file(file)) }
        : {}),
      metadata: {},
    });
  }

  file(filename: string, author: Employee | Assistant): void {
    const file = this.#file(filename);
    this.#journal.addRecordEvent(this.now, {
      type: 'file_uploaded',
      ...attribute(author),
      file,
      metadata: { type: 'file_uploaded' },
    });
  }

  update(author: Employee | Assistant, changes: readonly [string, unknown, unknown][]): void {
    const wires = changes.map(
      ([key, oldValue, newValue]): InventChangeWire => ({
        key,
        old_value: oldValue,
        new_value: newValue,
      }),
    );
    this.#journal.addRecordEvent(this.now, {
      type: 'contact_updated',
      ...attribute(author),
      metadata: { type: 'contact_updated', changes: wires },
    });
  }

  /** An addition to a segment. Table rows have no contact feed, so theirs is a record event. */
  join(segment: Segment, by: Employee | Assistant, options: SegmentOptions = {}): void {
    this.#segmentEvent('segment_added', segment, by, options);
  }

  leave(segment: Segment, by: Employee | Assistant, options: SegmentOptions = {}): void {
    this.#segmentEvent('segment_removed', segment, by, options);
  }

  setContact(type: ContactEventType, by: Employee | Assistant | null, broadcast?: Broadcast): void {
    const event = {
      type,
      // A contact who unsubscribes by the link in a mailing is no user.
      ...(by ? attribute(by) : {}),
      ...(broadcast ? { broadcast: { id: broadcast.id, name: broadcast.name } } : {}),
      metadata: {},
    };
    if (this.random.chance(0.75)) this.#journal.addContactEvent(this.now, event);
    else this.#journal.addRecordEvent(this.now, event);
  }

  #interact(channel: string, direction: Direction, subject: string, text: string): void {
    this.#journal.addInteraction(this.now, {
      channel,
      direction,
      subject,
      snippet: cutSnippet(text),
    });
  }

  #prefersClarky(share: number): boolean {
    const { kasar, clarky } = this.#journal.owner;
    return clarky !== undefined && (kasar === undefined || this.random.chance(share));
  }

  #addInventNote(text: string, author: Employee): void {
    const { invent = '' } = this.#journal.owner;
    const edited = this.random.chance(0.15) ? this.random.int(2, 90) * MINUTE : 0;
    this.#journal.addContactEvent(this.now, {
      type: 'note_created',
      ...attribute(author),
      note: {
        id: createInventId(this.random, 'note'),
        contact_id: invent,
        content: text,
        created_at: formatSeconds(this.now),
        updated_at: formatSeconds(this.now + edited),
        user: { id: author.id, name: author.name, avatar: author.avatar },
      },
      metadata: {},
    });
  }

  #logTodo(
    kind: 'task' | 'todo' | 'reminder',
    title: string,
    description: string | null,
    dueAt: number | null,
    metadata: Record<string, unknown>,
  ): void {
    const doneAt =
      (dueAt ?? this.now + this.random.int(1, 6) * DAY) - this.random.int(0, 150) * MINUTE;
    const isDone = doneAt > this.now && doneAt < WINDOW_END && this.random.chance(0.86);
    const fields = {
      title,
      description,
      due_date: dueAt === null ? null : formatMilliseconds(dueAt),
      completed_at: isDone ? formatMilliseconds(doneAt) : null,
    };
    // Clarky omits absent optional fields in its answer to a logged task, and in a few of its items.
    const isShort = description === null && this.random.chance(0.04);
    const rest = isShort ? {} : { duration_minutes: null, metadata };
    this.#logToClarky(kind, { ...fields, ...rest }, this.random.chance(0.06));
  }

  #logToClarky(
    kind: ClarkyActivityWire['activity_type'],
    fields: Partial<ClarkyActivityWire>,
    isShared: boolean,
  ): void {
    const { title = null, ...rest } = fields;
    const blank =
      kind === 'note' || kind === 'call' || kind === 'meeting' || kind === 'video_call'
        ? { due_date: null, duration_minutes: null, completed_at: null }
        : {};
    this.#journal.addActivity(
      this.now,
      { activity_type: kind, title, ...blank, ...rest },
      isShared,
    );
  }

  #file(filename: string): InventFileWire {
    return toFileWire(filename, this.now, this.random);
  }

  #segmentEvent(
    type: 'segment_added' | 'segment_removed',
    segment: Segment,
    by: Employee | Assistant,
    options: SegmentOptions,
  ): void {
    const { broadcast, inRecordFeed = this.random.chance(0.2) } = options;
    const event = {
      type,
      ...attribute(by),
      segment: toSegmentWire(segment, !inRecordFeed),
      ...(broadcast ? { broadcast: { id: broadcast.id, name: broadcast.name } } : {}),
      metadata: {},
    };
    if (inRecordFeed) this.#journal.addRecordEvent(this.now, event);
    else this.#journal.addContactEvent(this.now, event);
  }
}

interface SegmentOptions {
  broadcast?: Broadcast;
  inRecordFeed?: boolean;
}

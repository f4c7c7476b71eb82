import { badInput } from '../errors.js';
import type { ActorType } from '../loaders/actor.js';
import type { ActivityKind, Direction, TaskStatus } from './activity.js';
import { INPUT_FIELDS, type InputField } from './category-definition.js';
import { kindOfChannel } from './channel.js';
import { checkSize, checkStorable } from './check-text.js';
import { categoryOf, findKind } from './registry.js';

/** The most that is taken; characters are counted as JavaScript does, in UTF-16. */
export const LIMITS = {
  title: 1_000,
  subject: 1_000,
  description: 100_000,
  channel: 64,
  /** A year. */
  durationMinutes: 525_600,
  /** As JSON without spaces. */
  metadataCharacters: 65_536,
  metadataLevels: 64,
} as const;

const TEXTS = ['title', 'subject', 'description'] as const;

/** What every kind takes. */
const COMMON = ['title', 'description', 'occurredAt', 'actor', 'metadata'] as const;

/**
 * What an activity that is logged here says. Instants are ISO 8601 in UTC with milliseconds, days are
 * YYYY-MM-DD, ids are UUIDs. Absent is null.
 */
export interface NativeActivity {
  kind: ActivityKind;
  occurredAt: string;
  title: string | null;
  subject: string | null;
  description: string | null;
  channel: string | null;
  direction: Direction | null;
  status: TaskStatus | null;
  /** The UTC day of `dueAt`; on its own only for tasks. */
  dueDate: string | null;
  dueAt: string | null;
  durationMinutes: number | null;
  completedAt: string | null;
  userId: string | null;
  assistantId: string | null;
  assigneeId: string | null;
  metadata: unknown;
}

/** What is given of an activity, as GraphQL coerces it; the ids of people are looked up already. */
export interface ActivityFieldsInput {
  title?: string | null;
  subject?: string | null;
  description?: string | null;
  channel?: string | null;
  direction?: Direction | null;
  occurredAt?: string | null;
  dueAt?: string | null;
  dueDate?: string | null;
  durationMinutes?: number | null;
  completedAt?: string | null;
  status?: TaskStatus | null;
  metadata?: unknown;
  actor?: { type: ActorType; id: string } | null;
  assignee?: { id: string } | null;
}

/** The same with people in any form, as the ids that a client gives. */
export type UncheckedFields = Omit<ActivityFieldsInput, 'actor' | 'assignee'> & {
  actor?: unknown;
  assignee?: unknown;
};

/**
 * The activity that an input logs; null is the same as absent.
 * @param now ISO 8601 in UTC with milliseconds: when it occurred, or was completed, unless that is given.
 * @throws BAD_USER_INPUT that names the field.
 */
export function createNativeActivity(
  kind: ActivityKind,
  input: ActivityFieldsInput,
  now: string,
): NativeActivity {
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null));
  return changeNativeActivity(blank(kind, now), given, now);
}

/**
 * What an activity says after a change: absent keeps, null clears. Where nothing is changed, it is
 * deeply equal to the current one.
 * @param now ISO 8601 in UTC with milliseconds: when it was completed, unless that is given.
 * @throws BAD_USER_INPUT that names the field.
 */
export function changeNativeActivity(
  current: NativeActivity,
  input: ActivityFieldsInput,
  now: string,
): NativeActivity {
  const { kind } = current;
  checkActivityFields(kind, input);
  // Even to clear what the kind does not have is a mistake of the client's.
  refuseForeignFields(kind, input, (value) => value !== undefined);
  if (input.occurredAt === null) throw badInput('input.occurredAt', null, 'cannot be cleared');
  return {
    kind,
    occurredAt: input.occurredAt ?? current.occurredAt,
    title: changed(current.title, input.title),
    subject: changed(current.subject, input.subject),
    description: changed(current.description, input.description),
    channel: input.channel === undefined ? current.channel : channelOf(kind, input.channel),
    direction: changed(current.direction, input.direction),
    durationMinutes: changed(current.durationMinutes, input.durationMinutes),
    metadata: changed(current.metadata, input.metadata),
    ...people(current, input),
    ...due(current, input),
    ...completion(current, input, now),
  };
}

/**
 * Checks what can be told of each field alone: that the kind has it, and its limits. For an input
 * before its people are looked up; null passes as absent.
 * @throws BAD_USER_INPUT that names the field; RangeError where the kind cannot be logged.
 */
export function checkActivityFields(kind: ActivityKind, input: UncheckedFields): void {
  refuseForeignFields(kind, input, (value) => value != null);
  for (const field of TEXTS) {
    const text = input[field];
    if (text == null) continue;
    checkText(field, text);
    checkLength(field, text, text.length, LIMITS[field]);
  }
  if (input.channel != null) checkChannel(kind, input.channel);
  if (input.durationMinutes != null) checkDuration(input.durationMinutes);
  checkMetadata(input.metadata);
}

function blank(kind: ActivityKind, now: string): NativeActivity {
  return {
    kind,
    occurredAt: now,
    title: null,
    subject: null,
    description: null,
    channel: channelOf(kind, null),
    direction: null,
    status: isTask(kind) ? 'PENDING' : null,
    dueDate: null,
    dueAt: null,
    durationMinutes: null,
    completedAt: null,
    userId: null,
    assistantId: null,
    assigneeId: null,
    metadata: null,
  };
}

function changed<T>(current: T, given: T | undefined): T {
  return given === undefined ? current : given;
}

function people(
  { userId, assistantId, assigneeId }: NativeActivity,
  { actor, assignee }: ActivityFieldsInput,
): Pick<NativeActivity, 'userId' | 'assistantId' | 'assigneeId'> {
  const idOf = (type: ActorType) => (actor?.type === type ? actor.id : null);
  return {
    userId: actor === undefined ? userId : idOf('USER'),
    assistantId: actor === undefined ? assistantId : idOf('ASSISTANT'),
    assigneeId: assignee === undefined ? assigneeId : (assignee?.id ?? null),
  };
}

/** Null is the kind's own channel, or none where the kind has none. */
function channelOf(kind: ActivityKind, channel: string | null): string | null {
  if (!inputFieldsOf(kind).includes('channel')) return null;
  return (channel ?? kind).trim().toLowerCase();
}

/** When it is due: the instant decides over the day, and a day alone is an instant but for tasks. */
function due(
  { kind, ...current }: NativeActivity,
  { dueAt, dueDate }: ActivityFieldsInput,
): Pick<NativeActivity, 'dueAt' | 'dueDate'> {
  const kept = { dueAt: current.dueAt, dueDate: current.dueDate };
  if (dueAt) {
    const day = dueAt.slice(0, 'YYYY-MM-DD'.length);
    if (dueDate && dueDate !== day) {
      throw badInput('input.dueDate', dueDate, `must be ${day}, the UTC day of input.dueAt`);
    }
    return { dueAt, dueDate: day };
  }
  if (dueDate) {
    // Who gives the day back that was read does not mean to lose the time of day.
    if (dueAt === undefined && dueDate === current.dueDate) return kept;
    return { dueAt: isTask(kind) ? null : `${dueDate}T00:00:00.000Z`, dueDate };
  }
  const isCleared = dueDate === null || (dueAt === null && current.dueAt !== null);
  return isCleared ? { dueAt: null, dueDate: null } : kept;
}

/** A task with a status is completed exactly where it has an instant of completion. */
function completion(
  { kind, ...current }: NativeActivity,
  { status, completedAt }: ActivityFieldsInput,
  now: string,
): Pick<NativeActivity, 'status' | 'completedAt'> {
  if (!isTask(kind)) {
    return { status: null, completedAt: changed(current.completedAt, completedAt) };
  }
  if (status === null) {
    return { status, completedAt: changed(current.completedAt, completedAt) };
  }
  if (status === 'COMPLETED') {
    if (completedAt === null) {
      throw badInput('input.completedAt', null, 'cannot be null where input.status is COMPLETED');
    }
    return { status, completedAt: completedAt ?? current.completedAt ?? now };
  }
  if (status) {
    if (completedAt) {
      throw badInput('input.status', status, 'must be COMPLETED where input.completedAt is given');
    }
    return { status, completedAt: null };
  }
  if (completedAt) return { status: 'COMPLETED', completedAt };
  if (completedAt === undefined)
    return { status: current.status, completedAt: current.completedAt };
  const reopened = current.status === 'COMPLETED' ? 'PENDING' : current.status;
  return { status: reopened, completedAt: null };
}

function isTask(kind: ActivityKind): boolean {
  return categoryOf(kind) === 'TASK';
}

function inputFieldsOf(kind: ActivityKind): readonly InputField[] {
  const { input } = findKind(kind).definition;
  if (!input) throw new RangeError(`No ${kind} can be logged.`);
  return input;
}

function refuseForeignFields(
  kind: ActivityKind,
  input: UncheckedFields,
  isGiven: (value: unknown) => boolean,
): void {
  const own = inputFieldsOf(kind);
  const foreign = INPUT_FIELDS.find((field) => isGiven(input[field]) && !own.includes(field));
  if (!foreign) return;
  const fields = [...COMMON, ...own].join(', ');
  throw badInput(`input.${foreign}`, input[foreign], `${kind} does not have it, only ${fields}`);
}

function checkText(field: string, text: string): void {
  checkStorable(`input.${field}`, text);
}

function checkLength(field: string, value: unknown, length: number, most: number): void {
  checkSize(`input.${field}`, value, length, most);
}

function checkChannel(kind: ActivityKind, given: string): void {
  checkText('channel', given);
  if (!given.trim()) throw badInput('input.channel', given, 'must not be empty');
  const { kind: ofChannel, channel } = kindOfChannel(given);
  // As it is stored: lower case can be longer.
  checkLength('channel', given, channel.length, LIMITS.channel);
  if (ofChannel === kind) return;
  const reason =
    kind === 'MESSAGE'
      ? `must be another one for MESSAGE, this is the channel of ${ofChannel}`
      : `must be ${channelOf(kind, null)} for ${kind}`;
  throw badInput('input.channel', given, reason);
}

function checkDuration(minutes: number): void {
  // Written so that NaN fails too.
  if (minutes >= 0 && minutes <= LIMITS.durationMinutes) return;
  throw badInput('input.durationMinutes', minutes, `must be from 0 to ${LIMITS.durationMinutes}`);
}

/** Goes down level by level: neither JSON.stringify nor a recursion survives any depth. */
function checkMetadata(metadata: unknown): void {
  let levels = 0;
  let values = [metadata];
  while (values.length > 0) {
    for (const value of values) checkScalar(value);
    const containers = values.filter((value) => typeof value === 'object' && value !== null);
    if (containers.length > 0) levels++;
    values = containers.flatMap((it) => (Array.isArray(it) ? it : Object.entries(it).flat()));
  }
  if (levels > LIMITS.metadataLevels) {
    throw badInput('input.metadata', levels, `takes at most ${LIMITS.metadataLevels} levels`);
  }
  const { length } = JSON.stringify(metadata) ?? '';
  checkLength('metadata', metadata, length, LIMITS.metadataCharacters);
}

/** A key or a value within metadata. */
function checkScalar(value: unknown): void {
  if (typeof value === 'string') checkText('metadata', value);
  // Parsers read 1e999 as Infinity, which would be stored as null.
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw badInput('input.metadata', String(value), 'must not hold a number beyond all bounds');
  }
}

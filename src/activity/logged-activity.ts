import { isStorableNumber, JsonNumber, stringifyJson } from '../db/json.js';
import { badInput } from '../errors.js';
import type { ActorType } from '../loaders/actor.js';
import { kindOfChannel } from './channel.js';
import { checkSize, checkStorable, sizeProblem, storableProblem } from './check-text.js';
import {
  ACTIVITY_FIELDS,
  type Activity,
  fieldDefinition,
  type InputForm,
  LOGGED_FIELDS,
  type LoggedField,
} from './fields.js';
import { categoryOf, findKind } from './registry.js';
import type { ActivityKind } from './vocabulary.js';

const MAX_METADATA_LEVELS = 64;

/** The users and assistants that an input names, and the forms that have each. */
const ACTORS = {
  actor: 'all',
  assignee: ['task'],
} as const satisfies Record<string, 'all' | readonly InputForm[]>;

/** A field of LogActivityInput. */
export type InputField = LoggedField | keyof typeof ACTORS;

/** The fields of LogActivityInput, in the order of the field table. */
const ALL_INPUT_FIELDS: readonly InputField[] = [...LOGGED_FIELDS, 'actor', 'assignee'];

/** The fields of LogActivityInput that only some forms have. */
export const INPUT_FIELDS: readonly InputField[] = ALL_INPUT_FIELDS.filter(
  (field) => formsOf(field) !== 'all',
);

/**
 * The content of an activity that a client logs, here or in a source. Instants are ISO 8601 in UTC with milliseconds, days
 * are YYYY-MM-DD, ids are UUIDs. Absent is null. `dueDate` is the day of `dueAt` as it was written; only a task may
 * have it without `dueAt`.
 */
export type LoggedActivity = Pick<
  Activity,
  LoggedField | 'kind' | 'userId' | 'assistantId' | 'assigneeId'
>;

/**
 * What is given of an activity, as GraphQL coerces it; the actor and the assignee are looked up already.
 * `dueAt` may have an offset, which determines its day: 2026-05-06T00:00:00.000+02:00.
 */
export type ActivityFieldsInput = { [K in LoggedField]?: Activity[K] | null } & {
  actor?: { type: ActorType; id: string } | null;
  assignee?: { id: string } | null;
};

/** The same with actor and assignee in any form, as the ids that a client gives. */
export type UncheckedFields = Omit<ActivityFieldsInput, 'actor' | 'assignee'> & {
  actor?: unknown;
  assignee?: unknown;
};

/**
 * Creates the activity that an input logs; null is the same as absent.
 * @param now ISO 8601 in UTC with milliseconds: when it occurred, or was completed, unless given.
 * @throws {GatewayError} BAD_USER_INPUT that names the field.
 */
export function createLoggedActivity(
  kind: ActivityKind,
  input: ActivityFieldsInput,
  now: string,
): LoggedActivity {
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null));
  return changeLoggedActivity(emptyActivity(kind, now), given, now);
}

/**
 * Applies a change to an activity: absent keeps, null clears. Where nothing changes, the result is
 * deeply equal to the current one.
 * @param now ISO 8601 in UTC with milliseconds: when it was completed, unless given.
 * @throws {GatewayError} BAD_USER_INPUT that names the field.
 */
export function changeLoggedActivity(
  current: LoggedActivity,
  input: ActivityFieldsInput,
  now: string,
): LoggedActivity {
  const { kind } = current;
  checkActivityFields(kind, input);
  // Clearing a field that the kind does not have is an error of the client too.
  refuseForeignFields(kind, input, (value) => value !== undefined);
  if (input.occurredAt === null) throw badInput('input.occurredAt', null, 'cannot be cleared');
  const given = LOGGED_FIELDS.filter((field) => input[field] !== undefined);
  return {
    ...current,
    ...Object.fromEntries(given.map((field) => [field, input[field]])),
    ...(input.channel === undefined ? {} : { channel: channelOf(kind, input.channel) }),
    ...actorIds(current, input),
    ...due(current, input),
    ...completion(current, input, now),
  };
}

/**
 * Checks each field by itself: that the kind has it, and its limits. For an input whose actors are not
 * looked up yet; null passes as absent.
 * @throws {GatewayError} BAD_USER_INPUT that names the field; RangeError where the kind cannot be
 *   logged.
 */
export function checkActivityFields(kind: ActivityKind, input: UncheckedFields): void {
  refuseForeignFields(kind, input, (value) => value != null);
  if (input.channel != null) checkChannel(kind, input.channel);
  for (const field of LOGGED_FIELDS) {
    if (field !== 'channel' && input[field] != null) checkValue(field, input[field]);
  }
}

function checkValue(field: LoggedField, value: unknown): void {
  const problem = findValueProblem(field, value);
  if (problem) throw badInput(`input.${field}`, problem.value ?? value, problem.reason);
}

/** What is wrong with a value. */
export interface ValueProblem {
  reason: string;
  /** The part of the value that it is about; absent: all of it. */
  value?: unknown;
}

/**
 * Compares a value with the limit that the definition of its field sets for its type.
 * @param value of this type.
 */
export function findValueProblem(field: LoggedField, value: unknown): ValueProblem | null {
  const { type, logged } = fieldDefinition(field);
  const max = logged?.max ?? Number.POSITIVE_INFINITY;
  if (type.graphql === 'String') {
    const text = value as string;
    return toProblem(storableProblem(text) ?? sizeProblem(text.length, max));
  }
  if (type.graphql === 'Float') return toProblem(rangeProblem(value as number, max));
  return type.graphql === 'JSON' ? findJsonProblem(value, max) : null;
}

function toProblem(reason: string | null, part: Pick<ValueProblem, 'value'> = {}) {
  return reason === null ? null : { reason, ...part };
}

function emptyActivity(kind: ActivityKind, now: string): LoggedActivity {
  const nulls = Object.fromEntries(LOGGED_FIELDS.map((field) => [field, null]));
  return {
    ...(nulls as Record<LoggedField, null>),
    kind,
    occurredAt: now,
    channel: channelOf(kind, null),
    status: isTask(kind) ? 'PENDING' : null,
    userId: null,
    assistantId: null,
    assigneeId: null,
  };
}

function changed<T>(current: T, given: T | undefined): T {
  return given === undefined ? current : given;
}

function actorIds(
  { userId, assistantId, assigneeId }: LoggedActivity,
  { actor, assignee }: ActivityFieldsInput,
): Pick<LoggedActivity, 'userId' | 'assistantId' | 'assigneeId'> {
  const idOf = (type: ActorType) => (actor?.type === type ? actor.id : null);
  return {
    userId: actor === undefined ? userId : idOf('USER'),
    assistantId: actor === undefined ? assistantId : idOf('ASSISTANT'),
    assigneeId: assignee === undefined ? assigneeId : (assignee?.id ?? null),
  };
}

/** The stored channel. Null gives the kind's own channel, or none where the kind has none. */
function channelOf(kind: ActivityKind, channel: string | null): string | null {
  if (!inputFieldsOf(kind).includes('channel')) return null;
  return (channel ?? kind).trim().toLowerCase();
}

/** When it is due: the instant determines the day; a day alone becomes an instant, except for tasks. */
function due(
  { kind, ...current }: LoggedActivity,
  { dueAt, dueDate }: ActivityFieldsInput,
): Pick<LoggedActivity, 'dueAt' | 'dueDate'> {
  const kept = { dueAt: current.dueAt, dueDate: current.dueDate };
  if (dueAt) {
    const instant = new Date(dueAt).toISOString();
    const isUtc = dueAt === instant;
    // A client that sends back what it has read, which is in UTC, does not mean to move the day.
    if (isUtc && instant === current.dueAt && (!dueDate || dueDate === current.dueDate)) {
      return kept;
    }
    const day = dueAt.slice(0, 'YYYY-MM-DD'.length);
    if (dueDate && dueDate !== day) {
      const which = isUtc ? 'the UTC day' : 'the day';
      throw badInput('input.dueDate', dueDate, `must be ${day}, ${which} of input.dueAt`);
    }
    return { dueAt: instant, dueDate: day };
  }
  if (dueDate) {
    // A client that sends back the day it has read does not mean to drop the time of day.
    if (dueAt === undefined && dueDate === current.dueDate) return kept;
    return { dueAt: isTask(kind) ? null : `${dueDate}T00:00:00.000Z`, dueDate };
  }
  const isCleared = dueDate === null || (dueAt === null && current.dueAt !== null);
  return isCleared ? { dueAt: null, dueDate: null } : kept;
}

/** A task with a status is COMPLETED if and only if it has a completedAt. */
function completion(
  { kind, ...current }: LoggedActivity,
  { status, completedAt }: ActivityFieldsInput,
  now: string,
): Pick<LoggedActivity, 'status' | 'completedAt'> {
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

function formsOf(field: InputField): 'all' | readonly InputForm[] {
  if (field === 'actor' || field === 'assignee') return ACTORS[field];
  return fieldDefinition(field).logged?.forms ?? 'all';
}

/** The fields of LogActivityInput that a kind has; those that every kind has come first. */
export function inputFieldsOf(kind: ActivityKind): readonly InputField[] {
  const { input: form } = findKind(kind).definition;
  if (!form) throw new RangeError(`${kind} cannot be logged.`);
  const isOwn = (field: InputField) => {
    const forms = formsOf(field);
    return forms !== 'all' && forms.includes(form);
  };
  const common = ALL_INPUT_FIELDS.filter((field) => formsOf(field) === 'all');
  return [...common, ...ALL_INPUT_FIELDS.filter(isOwn)];
}

function refuseForeignFields(
  kind: ActivityKind,
  input: UncheckedFields,
  isGiven: (value: unknown) => boolean,
): void {
  const own = inputFieldsOf(kind);
  const foreign = INPUT_FIELDS.find((field) => isGiven(input[field]) && !own.includes(field));
  if (!foreign) return;
  const reason = `${kind} does not have it, only ${own.join(', ')}`;
  throw badInput(`input.${foreign}`, input[foreign], reason);
}

function checkChannel(kind: ActivityKind, given: string): void {
  checkStorable('input.channel', given);
  if (!given.trim()) throw badInput('input.channel', given, 'must not be empty');
  const { kind: ofChannel, channel } = kindOfChannel(given);
  // The length as it is stored: lower case can be longer.
  checkSize('input.channel', given, channel.length, ACTIVITY_FIELDS.channel.logged.max);
  if (ofChannel === kind) return;
  const reason =
    kind === 'MESSAGE'
      ? `must be another one for MESSAGE, this is the channel of ${ofChannel}`
      : `must be ${channelOf(kind, null)} for ${kind}`;
  throw badInput('input.channel', given, reason);
}

function rangeProblem(value: number, max: number): string | null {
  // Written so that NaN fails too.
  return value >= 0 && value <= max ? null : `must be from 0 to ${max}`;
}

/** Descends level by level: neither JSON.stringify nor a recursion survives any depth. */
function findJsonProblem(json: unknown, max: number): ValueProblem | null {
  let levels = 0;
  let values = [json];
  while (values.length > 0) {
    for (const value of values) {
      const problem = findScalarProblem(value);
      if (problem) return problem;
    }
    const containers = values.filter(isContainer);
    if (containers.length > 0) levels++;
    values = containers.flatMap((it) => (Array.isArray(it) ? it : Object.entries(it).flat()));
  }
  if (levels > MAX_METADATA_LEVELS) {
    return { reason: `takes at most ${MAX_METADATA_LEVELS} levels`, value: levels };
  }
  return toProblem(sizeProblem(stringifyJson(json).length, max));
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(value instanceof JsonNumber);
}

/** Finds what is wrong with a key or a value within JSON. */
function findScalarProblem(value: unknown): ValueProblem | null {
  if (typeof value === 'string') return toProblem(storableProblem(value), { value });
  if (value instanceof JsonNumber && !isStorableNumber(value)) {
    return { reason: 'must not contain a number of more than 1,000 digits', value: value.text };
  }
  // JSON parsers read 1e999 as Infinity, which would be stored as null.
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return { reason: 'must not contain a number that is not finite', value: String(value) };
  }
  return null;
}

import type { Broadcast, Segment } from '../db/prisma/client.js';
import type { Actor } from '../loaders/actor.js';
import type { Attachment } from '../loaders/attachment.js';
import type { Loaders } from '../loaders/loaders.js';
import type { Activity, ActivityKey, FieldName } from './fields.js';
import type { FieldChange } from './vocabulary.js';

/** The GraphQL types of computed fields, and what is resolved for each. */
interface OutputTypes {
  String: string;
  DateTime: string;
  Actor: Actor;
  Attachment: Attachment;
  Broadcast: Broadcast;
  FieldChange: FieldChange;
  Segment: Segment;
  User: Actor;
}

/** What is joined to an activity where a page is read, so that its loader need not ask. */
export const JOINS = ['actor', 'attachments'] as const;
export type Join = (typeof JOINS)[number];

/** The fields of an activity that a resolver reads: the key, and what it declares. */
export type FieldsOf<R extends FieldName> = Pick<Activity, R | keyof ActivityKey>;

interface Described<T, R> {
  type: T;
  /** It is never null. */
  required?: true;
  description: string;
  /** The fields that `resolve` is given, besides those of ActivityKey. */
  reads: readonly R[];
  joins?: readonly Join[];
}

/** A GraphQL field that is not simply a field of the activity. */
export interface ComputedField extends Described<keyof OutputTypes, FieldName> {
  isList: boolean;
  resolve(activity: FieldsOf<FieldName>, loaders: Loaders): unknown;
}

/**
 * Defines a GraphQL field that is computed from fields of the activity. Its resolver is given an object
 * with exactly the fields in `reads`, which every page that selects it reads: any other is a type error.
 */
export function computed<T extends keyof OutputTypes, const R extends FieldName = never>(
  field: Described<T, R> & {
    resolve(
      activity: FieldsOf<R>,
      loaders: Loaders,
    ): OutputTypes[T] | null | Promise<OutputTypes[T] | null>;
  },
): ComputedField {
  return { ...field, isList: false };
}

/** The same for a list, which is never null and has no nulls. */
export function computedList<T extends keyof OutputTypes, const R extends FieldName = never>(
  field: Described<T, R> & {
    resolve(activity: FieldsOf<R>, loaders: Loaders): OutputTypes[T][] | Promise<OutputTypes[T][]>;
  },
): ComputedField {
  return { ...field, required: true, isList: true };
}

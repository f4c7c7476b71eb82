import type { ActivityFieldsInput } from '../activity/native-activity.js';
import { badInput } from '../errors.js';
import type { Actor } from '../loaders/actor.js';
import { findActor } from '../timeline/find-actor.js';
import type { WriteContext } from './write-context.js';

/** The people of an activity as a client gives them: public ids of users or assistants. */
export interface PeopleInput {
  actor?: string | null;
  assignee?: string | null;
}

/** The fields of an activity as a client gives them. */
export type ClientFields = Omit<ActivityFieldsInput, 'actor' | 'assignee'> & PeopleInput;

/**
 * Looks up the people that an input names; absent stays absent, null stays null.
 * @throws {GatewayError} BAD_USER_INPUT for an id that is none of a visible user or assistant.
 */
export async function findPeople(
  { actor, assignee }: PeopleInput,
  context: WriteContext,
): Promise<{ actor?: Actor | null; assignee?: Actor | null }> {
  return {
    ...(actor === undefined ? {} : { actor: await findPerson('actor', actor, context) }),
    ...(assignee === undefined
      ? {}
      : { assignee: await findPerson('assignee', assignee, context) }),
  };
}

async function findPerson(
  field: string,
  given: string | null,
  context: WriteContext,
): Promise<Actor | null> {
  if (given === null) return null;
  const actor = await findActor(given, context);
  if (!actor) throw badInput(`input.${field}`, given, 'must be the id of a user or an assistant');
  return actor;
}

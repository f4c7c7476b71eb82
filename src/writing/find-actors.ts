import type { ActivityFieldsInput } from '../activity/logged-activity.js';
import { badInput } from '../errors.js';
import type { Actor } from '../loaders/actor.js';
import { findActor } from '../timeline/find-actor.js';
import type { WriteContext } from './write-context.js';

/** The actor and the assignee of an activity as a client gives them: public ids of users or assistants. */
export interface ActorsInput {
  actor?: string | null;
  assignee?: string | null;
}

/** The fields of an activity as a client gives them. */
export type ClientFields = Omit<ActivityFieldsInput, 'actor' | 'assignee'> & ActorsInput;

/**
 * Looks up the users and assistants that an input names; absent stays absent, null stays null.
 * @throws {GatewayError} BAD_USER_INPUT for an id that is none of a visible user or assistant.
 */
export async function findActors(
  { actor, assignee }: ActorsInput,
  context: WriteContext,
): Promise<{ actor?: Actor | null; assignee?: Actor | null }> {
  return {
    ...(actor === undefined ? {} : { actor: await findNamedActor('actor', actor, context) }),
    ...(assignee === undefined
      ? {}
      : { assignee: await findNamedActor('assignee', assignee, context) }),
  };
}

async function findNamedActor(
  field: string,
  given: string | null,
  context: WriteContext,
): Promise<Actor | null> {
  if (given === null) return null;
  const actor = await findActor(given, context);
  if (!actor) throw badInput(`input.${field}`, given, 'must be the id of a user or an assistant');
  return actor;
}

import { z } from 'zod';
import { badInput } from '../errors.js';
import type { ActivitySelection } from '../timeline/activity-sql.js';
import type { GraphqlContext } from './context.js';
import { findNode, type TypedRow } from './find-node.js';
import { IdList } from './id-list.js';

/** A router asks for all entities of a page of another subgraph at once; the cost limits what is selected of them. */
export const REPRESENTATIONS = new IdList('representations', 1_000);

/** How a router refers to an entity: its type and its key. What it sends besides is not needed. */
const representationSchema = z.object({ __typename: z.string(), id: z.string() });
type Representation = z.infer<typeof representationSchema>;

/**
 * Finds the entities of a router's representations, in the same order; null where there is none with this id
 * and type, or the key may not read it.
 * @param typeNames the types of entities.
 * @param selection what is read of activities.
 * @throws {GatewayError} BAD_USER_INPUT for more than 1,000, one without type or id, or of a type that is no entity.
 */
export async function findEntities(
  representations: readonly unknown[],
  typeNames: ReadonlySet<string>,
  selection: ActivitySelection,
  context: GraphqlContext,
): Promise<(TypedRow | null)[]> {
  REPRESENTATIONS.check(representations);
  const parsed = representations.map((value, index) =>
    parseRepresentation(value, index, typeNames),
  );
  return Promise.all(
    parsed.map(async ({ __typename, id }) => {
      const node = await findNode(id, selection, context);
      return node?.__typename === __typename ? node : null;
    }),
  );
}

function parseRepresentation(
  value: unknown,
  index: number,
  typeNames: ReadonlySet<string>,
): Representation {
  const argument = `representations[${index}]`;
  const { data } = representationSchema.safeParse(value);
  if (!data) throw badInput(argument, value, 'must have __typename and id, both strings');
  if (!typeNames.has(data.__typename)) {
    throw badInput(`${argument}.__typename`, data.__typename, 'must be a type that has an id');
  }
  return data;
}

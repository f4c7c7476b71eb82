import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type DocumentNode, parse } from 'graphql';
import { createYoga } from 'graphql-yoga';
import { listen, type RunningServer } from './listen.js';

/** A person as the CRM knows them, by their id in Activity Gateway. */
export interface Person {
  id: string;
  jobTitle: string;
  owner: CrmUser;
}

/** A user of the CRM, by their id in Activity Gateway. */
export interface CrmUser {
  id: string;
  name: string;
  team: string;
}

export const crmTypeDefs: DocumentNode = parse(
  readFileSync(new URL('crm.graphql', import.meta.url), 'utf8'),
);

/** Starts the subgraph of a CRM that has profiles of some contacts, on a free port. */
export function startCrm(people: readonly Person[]): Promise<RunningServer> {
  const profiles = new Map(people.map((person) => [person.id, person]));
  const users = new Map(people.map(({ owner }) => [owner.id, owner]));
  const schema = buildSubgraphSchema({
    typeDefs: crmTypeDefs,
    resolvers: {
      Query: {
        people: (_root: unknown, { first }: { first: number }) => ({
          nodes: people.slice(0, first),
          pageInfo: { hasNextPage: first < people.length, hasPreviousPage: false },
        }),
        node: (_root: unknown, { id }: { id: string }) => profiles.get(id) ?? users.get(id),
      },
      Node: { __resolveType: ({ id }: { id: string }) => (users.has(id) ? 'User' : 'Contact') },
      // A router has the id of a contact or a user from the other subgraph and asks for the rest here.
      Contact: { __resolveReference: ({ id }: { id: string }) => profiles.get(id) ?? null },
      User: { __resolveReference: ({ id }: { id: string }) => users.get(id) ?? null },
    },
  });
  return listen(createServer(createYoga({ schema, logging: false, landingPage: false })));
}

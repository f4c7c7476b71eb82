import type { CrmRecord, Segment } from '../db/prisma/client.js';
import { listActors, listContacts, listRecords, listSegments } from '../lists/lists.js';
import type { Actor } from '../loaders/actor.js';
import { builder } from './builder.js';
import { pageCost } from './cost.js';
import { ActorTypeEnum } from './enums.js';
import { type NameConnection, readNameConnection, TOTAL_COUNT } from './name-connection.js';

const CrmRecordConnection = builder.connectionObject<'CrmRecord', NameConnection<CrmRecord>>(
  {
    type: 'CrmRecord',
    name: 'CrmRecordConnection',
    description: 'A page of records.',
    fields: (t) => ({ totalCount: t.int(TOTAL_COUNT) }),
  },
  { name: 'CrmRecordEdge', description: 'A record with its cursor.' },
);

const ContactConnection = builder.connectionObject<'Contact', NameConnection<CrmRecord>>(
  {
    type: 'Contact',
    name: 'ContactConnection',
    description: 'A page of contacts.',
    fields: (t) => ({ totalCount: t.int(TOTAL_COUNT) }),
  },
  { name: 'ContactEdge', description: 'A contact with its cursor.' },
);

const ActorConnection = builder.connectionObject<'Actor', NameConnection<Actor>>(
  {
    type: 'Actor',
    name: 'ActorConnection',
    description: 'A page of users and assistants.',
    fields: (t) => ({ totalCount: t.int(TOTAL_COUNT) }),
  },
  { name: 'ActorEdge', description: 'A user or an assistant with its cursor.' },
);

const SegmentConnection = builder.connectionObject<'Segment', NameConnection<Segment>>(
  {
    type: 'Segment',
    name: 'SegmentConnection',
    description: 'A page of segments.',
    fields: (t) => ({ totalCount: t.int(TOTAL_COUNT) }),
  },
  { name: 'SegmentEdge', description: 'A segment with its cursor.' },
);

const ORDER =
  'They are ordered by name without case and accents, in the order of code points, then by id; what ' +
  'has no name comes last.';

const SEARCH =
  'Words of the name, in any order; each may be the beginning of one. Case and accents make no difference. ' +
  'Blank: no search.';

builder.queryField('records', (t) =>
  t.connection(
    {
      type: 'CrmRecord',
      complexity: pageCost,
      description: `The records of the organization that the key may read. ${ORDER}`,
      args: {
        object: t.arg.string({
          description:
            'Only records of this object: contacts, companies, or the id of a custom table; by default all.',
        }),
        search: t.arg.string({ description: SEARCH }),
      },
      resolve: async (_root, args, context, info) =>
        readNameConnection(await listRecords(context, args), info),
    },
    CrmRecordConnection,
  ),
);

builder.queryField('actors', (t) =>
  t.connection(
    {
      type: 'Actor',
      complexity: pageCost,
      description:
        'The users and assistants of the organization; for a key that is limited to objects, those of ' +
        `activities that it may read. ${ORDER}`,
      args: {
        type: t.arg({
          type: ActorTypeEnum,
          description: 'Only users, or only assistants; by default both.',
        }),
        search: t.arg.string({
          description: `${SEARCH} Users are found by their e-mail address, too.`,
        }),
      },
      resolve: (_root, args, context, info) => readNameConnection(listActors(context, args), info),
    },
    ActorConnection,
  ),
);

builder.queryField('segments', (t) =>
  t.connection(
    {
      type: 'Segment',
      complexity: pageCost,
      description:
        'The segments of the organization; for a key that is limited to objects, those of activities ' +
        `that it may read. ${ORDER}`,
      args: { search: t.arg.string({ description: SEARCH }) },
      resolve: (_root, args, context, info) =>
        readNameConnection(listSegments(context, args), info),
    },
    SegmentConnection,
  ),
);

builder.objectField('Company', 'contacts', (t) =>
  t.connection(
    {
      type: 'Contact',
      complexity: pageCost,
      description: `The contacts that belong to the company. ${ORDER}`,
      resolve: (company, args, context, info) =>
        readNameConnection(listContacts(context, company, args), info),
    },
    ContactConnection,
  ),
);

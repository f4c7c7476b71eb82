import { encodeId } from '../db/type-id.js';
import { builder } from './builder.js';
import { SHORT_LIST } from './cost.js';

interface Board {
  boardId: string;
  boardName: string | null;
  columnId: string | null;
}

const SegmentBoard = builder.objectRef<Board>('SegmentBoard').implement({
  description: 'A board on which a segment is shown.',
  fields: (t) => ({
    boardId: t.exposeString('boardId', {
      nullable: false,
      description: "The board's id in the upstream system.",
    }),
    boardName: t.exposeString('boardName', { description: 'Its name.' }),
    columnId: t.exposeString('columnId', { description: 'The column in which it stands.' }),
  }),
});

builder.objectType('Segment', {
  description: 'A group of contacts or records in an upstream system.',
  interfaces: ['Node'],
  fields: (t) => ({
    id: t.id({
      nullable: false,
      description: 'Opaque and stable.',
      resolve: ({ id }) => encodeId('segment', id),
    }),
    name: t.exposeString('name', { description: 'Its name.' }),
    color: t.exposeString('color', { description: "The upstream's word for its color." }),
    contactsCount: t.exposeInt('contactsCount', {
      description: 'How many contacts the upstream system counts in it.',
    }),
    boards: t.field({
      type: [SegmentBoard],
      nullable: false,
      complexity: SHORT_LIST,
      description: 'The boards on which it is shown.',
      resolve: ({ boards }) => boards as unknown as Board[],
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last changed.' }),
  }),
});

builder.objectType('Broadcast', {
  description: 'A message that was sent to many contacts.',
  interfaces: ['Node'],
  fields: (t) => ({
    id: t.id({
      nullable: false,
      description: 'Opaque and stable.',
      resolve: ({ id }) => encodeId('broadcast', id),
    }),
    name: t.exposeString('name', { description: 'Its name.' }),
  }),
});

builder.objectType('FieldChange', {
  description: 'One field of a record that was changed.',
  fields: (t) => ({
    key: t.exposeString('key', { nullable: false, description: 'The name of the field.' }),
    oldValue: t.expose('oldValue', { type: 'JSON', description: 'The value before.' }),
    newValue: t.expose('newValue', { type: 'JSON', description: 'The value after.' }),
  }),
});

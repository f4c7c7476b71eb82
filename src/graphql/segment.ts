import { encodeId } from '../activity/type-id.js';
import { builder } from './builder.js';
import { SHORT_LIST } from './cost.js';

interface Board {
  boardId: string;
  boardName: string | null;
  columnId: string | null;
}

const SegmentBoard = builder.objectRef<Board>('SegmentBoard').implement({
  description: 'A board that shows a segment.',
  fields: (t) => ({
    boardId: t.exposeString('boardId', {
      nullable: false,
      description: 'The id of the board in the source.',
    }),
    boardName: t.exposeString('boardName', {
      description: 'The display name of the board, as the source has it.',
    }),
    columnId: t.exposeString('columnId', {
      description: 'The id of the column that shows the segment.',
    }),
  }),
});

builder.objectType('Segment', {
  description: 'A group of contacts or records in a source.',
  interfaces: ['Node'],
  fields: (t) => ({
    id: t.id({
      nullable: false,
      description: 'Opaque and stable.',
      resolve: ({ id }) => encodeId('segment', id),
    }),
    name: t.exposeString('name', {
      description: 'The display name, as the newest item of the source has it.',
    }),
    color: t.exposeString('color', { description: 'The color, as the source names it.' }),
    contactsCount: t.exposeInt('contactsCount', {
      description: 'The number of contacts, according to the source.',
    }),
    boards: t.field({
      type: [SegmentBoard],
      nullable: false,
      complexity: SHORT_LIST,
      description: 'The boards that show the segment.',
      resolve: ({ boards }) => boards as unknown as Board[],
    }),
    createdAt: t.expose('createdAt', {
      type: 'DateTime',
      description: 'When the segment was created, according to the source.',
    }),
    updatedAt: t.expose('updatedAt', {
      type: 'DateTime',
      description: 'When the segment was last changed, according to the source.',
    }),
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
    name: t.exposeString('name', {
      description: 'The display name, as the newest item of the source has it.',
    }),
  }),
});

builder.objectType('FieldChange', {
  description: 'A changed field of a record.',
  fields: (t) => ({
    key: t.exposeString('key', { nullable: false, description: 'The name of the field.' }),
    oldValue: t.expose('oldValue', { type: 'JSON', description: 'The value before the change.' }),
    newValue: t.expose('newValue', { type: 'JSON', description: 'The value after the change.' }),
  }),
});

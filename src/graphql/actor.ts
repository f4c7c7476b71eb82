import { encodeId } from '../db/type-id.js';
import type { Actor } from '../loaders/actor.js';
import { builder } from './builder.js';

builder.interfaceType('Actor', {
  description: 'Who acted: a user or an assistant.',
  interfaces: ['Node'],
  resolveType: ({ type }) => (type === 'USER' ? 'User' : 'Assistant'),
  fields: (t) => ({
    id: t.id({ nullable: false, description: 'Opaque and stable.', resolve: actorId }),
    name: t.exposeString('name', { description: 'The name that people see.' }),
    avatarUrl: t.exposeString('avatarUrl', { description: 'The URL of a picture.' }),
  }),
});

builder.objectType('User', {
  description: 'A person who works in a source.',
  interfaces: ['Node', 'Actor'],
  fields: (t) => ({
    email: t.exposeString('email', { description: 'Their email address.' }),
    seenAt: t.expose('seenAt', {
      type: 'DateTime',
      description: 'When they were last seen in the source.',
    }),
  }),
});

builder.objectType('Assistant', {
  description: 'An automated assistant of a source.',
  interfaces: ['Node', 'Actor'],
});

function actorId({ id, type }: Actor): string {
  return encodeId(type === 'USER' ? 'user' : 'assistant', id);
}

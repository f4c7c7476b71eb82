import { encodeId } from '../db/type-id.js';
import type { Actor } from '../loaders/actor.js';
import { builder } from './builder.js';

builder.interfaceType('Actor', {
  description: 'Who acted: a user or an assistant.',
  interfaces: ['Node'],
  resolveType: ({ type }) => (type === 'USER' ? 'User' : 'Assistant'),
  fields: (t) => ({
    id: t.id({ nullable: false, description: 'Opaque and stable.', resolve: actorId }),
    name: t.exposeString('name', { description: 'As people call them.' }),
    avatarUrl: t.exposeString('avatarUrl', { description: 'A picture.' }),
  }),
});

builder.objectType('User', {
  description: 'A person who works in an upstream system.',
  interfaces: ['Node', 'Actor'],
  fields: (t) => ({
    id: t.id({ nullable: false, description: 'Opaque and stable.', resolve: actorId }),
    name: t.exposeString('name', { description: 'As people call them.' }),
    email: t.exposeString('email', { description: 'Their email address.' }),
    avatarUrl: t.exposeString('avatarUrl', { description: 'A picture.' }),
    seenAt: t.expose('seenAt', {
      type: 'DateTime',
      description: 'When they were last seen in the upstream system.',
    }),
  }),
});

builder.objectType('Assistant', {
  description: 'An automated assistant of an upstream system.',
  interfaces: ['Node', 'Actor'],
  fields: (t) => ({
    id: t.id({ nullable: false, description: 'Opaque and stable.', resolve: actorId }),
    name: t.exposeString('name', { description: 'As people call it.' }),
    avatarUrl: t.exposeString('avatarUrl', { description: 'A picture.' }),
  }),
});

function actorId({ id, type }: Actor): string {
  return encodeId(type === 'USER' ? 'user' : 'assistant', id);
}

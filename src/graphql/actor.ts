import { encodeId } from '../activity/type-id.js';
import type { Actor } from '../loaders/actor.js';
import { builder } from './builder.js';

builder.interfaceType('Actor', {
  description: 'A user or an assistant.',
  interfaces: ['Node'],
  resolveType: ({ type }) => (type === 'USER' ? 'User' : 'Assistant'),
  fields: (t) => ({
    id: t.id({ nullable: false, description: 'Opaque and stable.', resolve: actorId }),
    name: t.exposeString('name', { description: 'The display name.' }),
    avatarUrl: t.exposeString('avatarUrl', { description: 'The URL of the profile picture.' }),
  }),
});

builder.objectType('User', {
  description: 'A person who uses a source.',
  interfaces: ['Node', 'Actor'],
  fields: (t) => ({
    email: t.exposeString('email', { description: 'The email address.' }),
    seenAt: t.expose('seenAt', {
      type: 'DateTime',
      description: 'When the user was last active in the source.',
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

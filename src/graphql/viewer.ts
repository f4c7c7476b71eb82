import type { Viewer } from '../access/viewer.js';
import { builder } from './builder.js';
import { SHORT_LIST } from './cost.js';
import { ScopeEnum } from './enums.js';

const ViewerType = builder.objectRef<Viewer>('Viewer').implement({
  description: 'The API key of the request.',
  fields: (t) => ({
    organization: t.exposeString('organization', {
      nullable: false,
      description: 'The slug of the organization of the key.',
    }),
    keyName: t.exposeString('keyName', {
      nullable: false,
      description: 'What the key was called when it was created.',
    }),
    scopes: t.field({
      type: [ScopeEnum],
      nullable: false,
      complexity: SHORT_LIST,
      description: 'The permissions of the key.',
      resolve: ({ scopes }) => [...scopes],
    }),
    objects: t.stringList({
      complexity: SHORT_LIST,
      nullable: { list: true, items: false },
      description: 'The objects that the key may read; null if it may read all of them.',
      resolve: ({ objects }) => (objects ? [...objects] : null),
    }),
  }),
});

builder.queryField('viewer', (t) =>
  t.field({
    type: ViewerType,
    description: 'The API key of the request.',
    resolve: (_root, _args, { viewer }) => viewer,
  }),
);

import type { Viewer } from '../access/viewer.js';
import { builder } from './builder.js';
import { SHORT_LIST } from './cost.js';
import { Scope } from './enums.js';

const ViewerType = builder.objectRef<Viewer>('Viewer').implement({
  description: 'The key that asks.',
  fields: (t) => ({
    organization: t.exposeString('organization', {
      nullable: false,
      description: 'The slug of the organization that it belongs to.',
    }),
    keyName: t.exposeString('keyName', { nullable: false, description: 'Its name.' }),
    scopes: t.field({
      type: [Scope],
      nullable: false,
      complexity: SHORT_LIST,
      description: 'What it may do.',
      resolve: ({ scopes }) => [...scopes],
    }),
    objects: t.stringList({
      complexity: SHORT_LIST,
      nullable: { list: true, items: false },
      description: 'The only objects that it may read; null: every object.',
      resolve: ({ objects }) => (objects ? [...objects] : null),
    }),
  }),
});

builder.queryField('viewer', (t) =>
  t.field({
    type: ViewerType,
    description: 'Who asks.',
    resolve: (_root, _args, { viewer }) => viewer,
  }),
);

import { encodeId } from '../db/type-id.js';
import { builder } from './builder.js';

builder.objectType('Attachment', {
  description: 'A file that belongs to an activity.',
  interfaces: ['Node'],
  fields: (t) => ({
    id: t.id({
      nullable: false,
      description: 'Opaque and stable.',
      resolve: ({ id }) => encodeId('attachment', id),
    }),
    filename: t.exposeString('filename', { description: 'Its name.' }),
    path: t.exposeString('path', { description: 'Where the upstream system keeps it.' }),
    url: t.exposeString('url', { description: 'Where to download it.' }),
    size: t.exposeFloat('size', { description: 'In bytes.' }),
    mimeType: t.exposeString('mimeType', { description: 'Its media type: application/pdf.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was uploaded.' }),
  }),
});

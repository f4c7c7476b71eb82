import { encodeId } from '../activity/type-id.js';
import { builder } from './builder.js';

builder.objectType('Attachment', {
  description: 'A file attached to an activity.',
  interfaces: ['Node'],
  fields: (t) => ({
    id: t.id({
      nullable: false,
      description: 'Opaque and stable.',
      resolve: ({ id }) => encodeId('attachment', id),
    }),
    filename: t.exposeString('filename', { description: 'The file name.' }),
    path: t.exposeString('path', { description: 'The path of the file in the source.' }),
    url: t.exposeString('url', { description: 'The download URL.' }),
    size: t.exposeFloat('size', { description: 'The size in bytes.' }),
    mimeType: t.exposeString('mimeType', { description: 'The media type, e.g. application/pdf.' }),
    createdAt: t.expose('createdAt', {
      type: 'DateTime',
      description: 'When the file was uploaded.',
    }),
  }),
});

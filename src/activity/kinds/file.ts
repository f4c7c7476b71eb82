import type { CategoryDefinition } from '../category-definition.js';
import { computed } from '../computed-field.js';
import { recordName } from '../summary.js';

export const file: CategoryDefinition = {
  category: 'FILE',
  description: 'A file was added to the record.',
  union: 'FileEvent',
  kinds: {
    FILE_UPLOADED: {
      type: 'FileUploaded',
      description: 'A file was added to the record, apart from any message.',
      fields: {
        file: computed({
          type: 'Attachment',
          description: 'The file; attachments contains it, too.',
          reads: [],
          joins: ['attachments'],
          resolve: async ({ id }, loaders) => {
            const attachments = await loaders.attachments.load(id);
            return attachments.find(({ isFile }) => isFile) ?? null;
          },
        }),
      },
    },
  },
  summarize(_activity, names) {
    const { actor, file } = names;
    const record = recordName(names);
    if (actor) return `${actor} uploaded ${file ?? 'a file'} for ${record}.`;
    return `${file ? `The file ${file}` : 'A file'} was uploaded for ${record}.`;
  },
};

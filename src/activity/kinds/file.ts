import type { CategoryDefinition } from '../category-definition.js';
import { recordName } from '../summary.js';

export const file: CategoryDefinition = {
  category: 'FILE',
  description: 'A file was added to the record.',
  union: 'FileEvent',
  kinds: {
    FILE_UPLOADED: {
      type: 'FileUploaded',
      description: 'A file was uploaded.',
      fields: (t) => ({
        file: t.field({
          type: 'Attachment',
          description: 'The file; it is among the attachments too.',
          resolve: async (activity, _args, { loaders }) => {
            const attachments =
              activity.attachments ?? (await loaders.attachments.load(activity.id));
            return attachments.find((attachment) => attachment.isFile) ?? null;
          },
        }),
      }),
    },
  },
  summarize(_activity, names) {
    const { actor, file } = names;
    const record = recordName(names);
    if (actor) return `${actor} uploaded ${file ?? 'a file'} for ${record}.`;
    return `${file ? `The file ${file}` : 'A file'} was uploaded for ${record}.`;
  },
};

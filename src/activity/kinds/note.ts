import type { CategoryDefinition } from '../category-definition.js';
import { computed } from '../computed-field.js';
import { recordName, withQuote } from '../summary.js';
import { plainTextField } from './plain-text-field.js';

export const note: CategoryDefinition = {
  category: 'NOTE',
  description: 'A text about the record: a note or a comment.',
  union: 'NoteItem',
  kinds: {
    NOTE: {
      type: 'Note',
      description: 'A free-form note.',
      input: 'note',
      fields: {
        noteId: computed({
          type: 'String',
          description: 'The id of the note in the source.',
          reads: ['details'],
          resolve: ({ details }) => details?.noteId ?? null,
        }),
        author: computed({
          type: 'User',
          description: 'The user who wrote the note.',
          reads: ['authorId'],
          resolve: ({ authorId }, loaders) => (authorId ? loaders.actor.load(authorId) : null),
        }),
        editedAt: computed({
          type: 'DateTime',
          description: 'When the text last changed in the source.',
          reads: ['details'],
          resolve: ({ details }) => details?.editedAt ?? null,
        }),
      },
    },
    COMMENT: { type: 'Comment', description: 'A comment on the record.', input: 'comment' },
  },
  shared: {
    interface: 'NoteData',
    description: 'The fields of notes and comments.',
    fields: {
      content: computed({
        type: 'String',
        description: 'The text as the source has it, which may be HTML.',
        reads: ['description'],
        resolve: ({ description }) => description,
      }),
      contentText: plainTextField('description', 'The text without HTML.'),
    },
  },
  summarize(activity, names) {
    const isNote = activity.kind === 'NOTE';
    const record = recordName(names);
    const opening = names.actor
      ? `${names.actor} ${isNote ? 'wrote a note' : 'commented'} on ${record}`
      : `${isNote ? 'Note' : 'Comment'} on ${record}`;
    return withQuote(opening, activity.title, activity.description);
  },
};

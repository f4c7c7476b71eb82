import type { CategoryDefinition } from '../category-definition.js';
import { recordName, withQuote } from '../summary.js';

export const note: CategoryDefinition = {
  category: 'NOTE',
  description: 'A text that somebody wrote about the record: a note, a comment.',
  union: 'NoteItem',
  kinds: {
    NOTE: {
      type: 'Note',
      description: 'A free-form note.',
      input: ['dueAt', 'dueDate', 'durationMinutes', 'completedAt'],
      fields: (t) => ({
        noteId: t.string({
          description: "The note's own id in the upstream system.",
          resolve: (activity) => activity.details?.noteId ?? null,
        }),
        author: t.field({
          type: 'User',
          description: 'Who wrote it.',
          resolve: (activity, _args, { loaders }) =>
            activity.authorId ? loaders.actor.load(activity.authorId) : null,
        }),
        editedAt: t.field({
          type: 'DateTime',
          description: 'When its text last changed in the upstream system.',
          resolve: (activity) => activity.details?.editedAt ?? null,
        }),
        dueAt: t.expose('dueAt', { type: 'DateTime', description: 'A date it was given.' }),
        durationMinutes: t.exposeFloat('durationMinutes', { description: 'In minutes.' }),
        completedAt: t.expose('completedAt', {
          type: 'DateTime',
          description: 'When it was marked as done.',
        }),
      }),
    },
    COMMENT: { type: 'Comment', description: 'A comment on the record.', input: [] },
  },
  shared: {
    interface: 'NoteData',
    description: 'What notes and comments share.',
    fields: (t) => ({
      content: t.exposeString('description', { description: 'The text.' }),
    }),
  },
  summarize(activity, names) {
    const isNote = activity.kind === 'NOTE';
    const record = recordName(names);
    const opening = names.actor
      ? `${names.actor} ${isNote ? 'wrote a note' : 'commented'} on ${record}`
      : `${isNote ? 'Note' : 'Comment'} on ${record}`;
    return withQuote(opening, activity.title?.trim() ? activity.title : activity.description);
  },
};

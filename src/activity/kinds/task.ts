import type { CategoryDefinition } from '../category-definition.js';
import { computed } from '../computed-field.js';
import { capitalize, ellipsize, isolate, MAX_LABEL, quote } from '../summary.js';
import { plainTextField } from './plain-text-field.js';

export const task: CategoryDefinition = {
  category: 'TASK',
  description: 'Something to do: a task, a todo or a reminder.',
  union: 'TaskItem',
  kinds: {
    TASK: {
      type: 'Task',
      description: 'Work to do, typically with a due date.',
      input: 'task',
    },
    TODO: { type: 'Todo', description: 'An item of a checklist.', input: 'task' },
    REMINDER: {
      type: 'Reminder',
      description: 'A prompt to follow up at a given time.',
      input: 'task',
    },
  },
  shared: {
    interface: 'TaskData',
    description: 'The fields of tasks, todos and reminders.',
    fields: {
      assignee: computed({
        type: 'Actor',
        description: 'The user or assistant to whom it is assigned; null if not known.',
        reads: ['assigneeId'],
        resolve: ({ assigneeId }, loaders) => (assigneeId ? loaders.actor.load(assigneeId) : null),
      }),
      descriptionText: plainTextField(
        'description',
        'The full description of the task without HTML.',
      ),
    },
  },
  summarize(activity, names) {
    const noun = activity.kind.toLowerCase();
    const { status, statusLabel, dueDate } = activity;
    const state = status ? STATES[status] : '';
    const title = quote(activity.title, activity.description);
    const what = [state, noun, title].filter(Boolean).join(' ');
    const assignee = names.assignee ?? activity.assigneeName;
    const label = status
      ? ''
      : statusLabel
          ?.replace(/[_\s-]+/g, ' ')
          .trim()
          .toLowerCase();
    const details = [
      label ? ` (${isolate(ellipsize(label, MAX_LABEL))})` : '',
      names.record ? ` for ${names.record}` : '',
      assignee ? `, assigned to ${assignee}` : '',
      dueDate ? `, due ${DAY.format(new Date(dueDate))}` : '',
    ];
    return `${capitalize(what)}${details.join('')}.`;
  },
};

const STATES = {
  PENDING: 'open',
  IN_PROGRESS: 'started',
  COMPLETED: 'completed',
  CANCELLED: 'cancelled',
} as const;

const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

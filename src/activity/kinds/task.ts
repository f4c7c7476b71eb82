import type { CategoryDefinition, InputField } from '../category-definition.js';
import { capitalize, quote } from '../summary.js';

const INPUT: readonly InputField[] = [
  'dueAt',
  'dueDate',
  'durationMinutes',
  'completedAt',
  'status',
  'assignee',
];

export const task: CategoryDefinition = {
  category: 'TASK',
  description: 'Something to be done: a task, a todo, a reminder.',
  union: 'TaskItem',
  kinds: {
    TASK: {
      type: 'Task',
      description: 'Work to be done, typically with a due date.',
      input: INPUT,
    },
    TODO: { type: 'Todo', description: 'An item of a checklist.', input: INPUT },
    REMINDER: {
      type: 'Reminder',
      description: 'A prompt to follow up at a given time.',
      input: INPUT,
    },
  },
  shared: {
    interface: 'TaskData',
    description: 'What tasks, todos and reminders share.',
    fields: (t) => ({
      status: t.expose('status', {
        type: 'TaskStatus',
        description: "Null where the upstream's word is none of ours; statusLabel is that word.",
      }),
      statusLabel: t.exposeString('statusLabel', {
        description: "The upstream's own word for the status.",
      }),
      description: t.exposeString('description', { description: 'What is to be done, in full.' }),
      dueDate: t.expose('dueDate', {
        type: 'Date',
        description: 'The day it is due; of a due instant, its day in UTC.',
      }),
      dueAt: t.expose('dueAt', {
        type: 'DateTime',
        description: 'The instant it is due; null where only the day is known.',
      }),
      durationMinutes: t.exposeFloat('durationMinutes', { description: 'In minutes.' }),
      assignee: t.field({
        type: 'Actor',
        description: 'Who is to do it, where that is a known user or assistant.',
        resolve: (activity, _args, { loaders }) =>
          activity.assigneeId ? loaders.actor.load(activity.assigneeId) : null,
      }),
      assigneeName: t.exposeString('assigneeName', {
        description: 'The name of who is to do it, also where that is all that is known.',
      }),
      completedAt: t.expose('completedAt', {
        type: 'DateTime',
        description: 'When it was done, where the upstream says so.',
      }),
    }),
  },
  summarize(activity, names) {
    const noun = activity.kind.toLowerCase();
    const { status, statusLabel, dueDate } = activity;
    const state = status ? STATES[status] : '';
    const title = quote(activity.title?.trim() ? activity.title : activity.description);
    const what = [state, noun, title].filter(Boolean).join(' ');
    const assignee = names.assignee ?? activity.assigneeName;
    const label = status
      ? ''
      : statusLabel
          ?.replace(/[_\s-]+/g, ' ')
          .trim()
          .toLowerCase();
    const details = [
      label ? ` (${label})` : '',
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

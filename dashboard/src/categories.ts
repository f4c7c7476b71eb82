import type { ActivityCategory, ActivityKind } from './gql/graphql.js';

/** The categories in the order in which the page lists them, with their names. */
export const CATEGORY_NAMES: Record<ActivityCategory, string> = {
  INTERACTION: 'Interactions',
  TASK: 'Tasks',
  NOTE: 'Notes',
  FILE: 'Files',
  SEGMENT: 'Segments',
  CONTACT: 'Changes',
};

export const CATEGORIES = Object.keys(CATEGORY_NAMES) as ActivityCategory[];

export function isCategory(value: string): value is ActivityCategory {
  return Object.hasOwn(CATEGORY_NAMES, value);
}

/** The name of the style sheet's variable with the colour of a category. */
export function colorVariable(category: ActivityCategory): string {
  return `--${category.toLowerCase()}`;
}

export const KIND_NAMES: Record<ActivityKind, string> = {
  CALL: 'Call',
  EMAIL: 'Email',
  MEETING: 'Meeting',
  MESSAGE: 'Message',
  VIDEO_CALL: 'Video call',
  TASK: 'Task',
  TODO: 'To-do',
  REMINDER: 'Reminder',
  NOTE: 'Note',
  COMMENT: 'Comment',
  FILE_UPLOADED: 'File',
  SEGMENT_ADDED: 'Added to segment',
  SEGMENT_REMOVED: 'Removed from segment',
  CONTACT_UPDATED: 'Changed',
  CONTACT_BLOCKED: 'Blocked',
  CONTACT_UNBLOCKED: 'Unblocked',
  CONTACT_UNSUBSCRIBED: 'Unsubscribed',
  CONTACT_RESUBSCRIBED: 'Subscribed again',
};

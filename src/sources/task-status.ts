import type { TaskStatus } from '../activity/vocabulary.js';

const STATUSES: Record<string, TaskStatus> = {
  pending: 'PENDING',
  open: 'PENDING',
  todo: 'PENDING',
  inprogress: 'IN_PROGRESS',
  completed: 'COMPLETED',
  complete: 'COMPLETED',
  done: 'COMPLETED',
  cancelled: 'CANCELLED',
  canceled: 'CANCELLED',
};

/** The status that an upstream's word stands for, in any case and spelling; null for other words. */
export function parseTaskStatus(word: string | null): TaskStatus | null {
  return word === null ? null : (STATUSES[word.toLowerCase().replace(/[\s_-]/g, '')] ?? null);
}

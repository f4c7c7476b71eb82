import type { TaskStatus } from '../activity/vocabulary.js';
import { foldSpelling } from './documented-spelling.js';

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

/** Parses an upstream status in any case and spelling; null where it is unknown. */
export function parseTaskStatus(label: string | null): TaskStatus | null {
  return label === null ? null : (STATUSES[foldSpelling(label)] ?? null);
}

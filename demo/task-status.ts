import { DAY, WINDOW_END } from './calendar.js';
import type { KasarTaskWire } from './kasar-pages.js';
import type { Random } from './random.js';

/** A task's status at the end of the window: most tasks that were due long ago are completed. */
export function drawTaskStatus(dueAt: number, random: Random): KasarTaskWire['status'] {
  const draw = random.next();
  if (dueAt >= WINDOW_END - 3 * DAY) return draw < 0.3 ? 'in_progress' : 'pending';
  if (draw < 0.84) return 'completed';
  if (draw < 0.92) return 'cancelled';
  return draw < 0.95 ? 'in_progress' : 'pending';
}

import { DAY, WINDOW_END } from './calendar.js';
import type { KasarTaskWire } from './kasar-pages.js';
import type { Random } from './random.js';

/** How a task stands at the end of the window: what is long due is mostly done. */
export function drawTaskStatus(dueAt: number, random: Random): KasarTaskWire['status'] {
  const draw = random.next();
  if (dueAt >= WINDOW_END - 3 * DAY) return draw < 0.3 ? 'in_progress' : 'pending';
  if (draw < 0.84) return 'completed';
  if (draw < 0.92) return 'cancelled';
  return draw < 0.95 ? 'in_progress' : 'pending';
}

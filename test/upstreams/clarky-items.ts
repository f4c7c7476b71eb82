import { randomUUID } from 'node:crypto';
import type { WireItem } from './wire-item.js';

/** The Activity object of Clarky. */
export interface ClarkyItem extends WireItem {
  id: string;
  contact_id: string | null;
  company_id: string | null;
  activity_type: string;
  title: string | null;
  description: string | null;
  due_date: string | null;
  duration_minutes: number | null;
  completed_at: string | null;
  metadata: WireItem;
  created_at: string | null;
}

/** A call as the document shows it, with an id of its own. */
export function clarkyActivity(given: Partial<ClarkyItem> = {}): ClarkyItem {
  return {
    id: `a_${randomUUID()}`,
    contact_id: given.company_id ? null : 'c_01HXYZ',
    company_id: null,
    activity_type: 'call',
    title: 'Discovery call',
    description: 'Walked through the platform, customer is interested in the Pro plan.',
    due_date: null,
    duration_minutes: 32,
    completed_at: '2026-04-29T15:30:00.000Z',
    metadata: { outcome: 'qualified' },
    created_at: '2026-04-29T15:31:00.000Z',
    ...given,
  };
}

import type { LoggedActivity } from '../../activity/logged-activity.js';
import { parseTimestamp } from '../../activity/timestamp.js';
import type { ActivityKind } from '../../activity/vocabulary.js';
import { badInput } from '../../errors.js';
import type { WriteDefinition } from '../source-definition.js';
import { CLARKY_TYPES, clarkyActivity } from './wire.js';

/** Logs activities in Clarky: POST /api/v1/activities. Clarky sets when they occurred. */
export const writeClarky: WriteDefinition = {
  path: '/api/v1/activities',
  kinds: CLARKY_TYPES.map((type) => type.toUpperCase() as ActivityKind),
  fields: [
    'title',
    'description',
    'dueAt',
    'dueDate',
    'durationMinutes',
    'completedAt',
    'status',
    'metadata',
  ],
  toBody(activity, records) {
    const { kind, status, metadata } = activity;
    if (status !== null && status !== 'PENDING' && status !== 'COMPLETED') {
      throw badInput('input.status', status, 'Clarky accepts only PENDING and COMPLETED');
    }
    const isObject = typeof metadata === 'object' && !Array.isArray(metadata);
    if (metadata !== null && !isObject) {
      throw badInput('input.metadata', metadata, 'Clarky accepts only a JSON object');
    }
    const body = {
      activity_type: kind.toLowerCase(),
      ...idsOf(records),
      title: activity.title,
      description: activity.description,
      due_date: dueText(activity),
      duration_minutes: activity.durationMinutes,
      completed_at: activity.completedAt,
      metadata,
    };
    return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));
  },
  listOf: (records) => records.find(({ object }) => object === 'contacts') ?? records[0]!,
  readAnswer: (body) => (body as { data?: unknown } | null)?.data,
  matches(item, body) {
    const wire = clarkyActivity.safeParse(item).data;
    if (!wire) return false;
    const due = body.due_date === undefined ? null : parseTimestamp(String(body.due_date));
    const sent: Record<string, unknown> = { ...body, due_date: due?.instant };
    const received = {
      activity_type: wire.activity_type,
      contact_id: wire.contact_id,
      // Clarky may add the company of a contact.
      ...(body.company_id === undefined ? {} : { company_id: wire.company_id }),
      title: wire.title,
      description: wire.description,
      due_date: wire.due_date?.instant,
      duration_minutes: wire.duration_minutes,
      completed_at: wire.completed_at,
    };
    return Object.entries(received).every(
      ([name, value]) => normalizeValue(value) === normalizeValue(sent[name]),
    );
  },
};

const HOUR = 3_600_000;

/**
 * Writes when an activity is due, in an offset in which its day is the due date: readers of Clarky see that day.
 * @returns ISO 8601; null where it has no due date.
 */
export function dueText({
  dueAt,
  dueDate,
}: Pick<LoggedActivity, 'dueAt' | 'dueDate'>): string | null {
  if (dueAt === null) return dueDate && `${dueDate}T00:00:00.000Z`;
  if (dueDate === null || dueAt.startsWith(dueDate)) return dueAt;
  // The hours from the start of that day in UTC: below 0 or above 23.
  const hours = (Date.parse(dueAt) - Date.parse(`${dueDate}T00:00:00.000Z`)) / HOUR;
  const offset = hours < 0 ? Math.ceil(-hours) : 23 - Math.floor(hours);
  const local = new Date(Date.parse(dueAt) + offset * HOUR).toISOString().slice(0, -1);
  return `${local}${offset < 0 ? '-' : '+'}${String(Math.abs(offset)).padStart(2, '0')}:00`;
}

/** For comparison: a system may change white space, and drop an empty text. */
function normalizeValue(value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() || null : (value ?? null);
}

/** The ids of the records: one contact, one company, or one of each. @throws BAD_USER_INPUT */
function idsOf(records: { object: string; externalId: string }[]): Record<string, string> {
  const ids: Record<string, string> = {};
  for (const { object, externalId } of records) {
    const name = { contacts: 'contact_id', companies: 'company_id' }[object];
    if (!name || ids[name]) {
      const objects = records.map((record) => record.object);
      throw badInput('input.records', objects, 'Clarky accepts one contact, one company, or both');
    }
    ids[name] = externalId;
  }
  return ids;
}

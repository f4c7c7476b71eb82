import { z } from 'zod';
import { Refusal } from './refusal.js';

const TYPES = ['note', 'call', 'meeting', 'video_call', 'task', 'todo', 'reminder'] as const;

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? null);
const instant = z.iso
  .datetime({ offset: true })
  .nullish()
  .transform((value) => value ?? null);

/** The documented fields of POST /api/v1/activities. */
const loggedActivity = z
  .object({
    activity_type: z.enum(TYPES),
    contact_id: text,
    company_id: text,
    title: text,
    description: text,
    due_date: instant,
    duration_minutes: z
      .number()
      .nullish()
      .transform((value) => value ?? null),
    completed_at: instant,
    metadata: z
      .record(z.string(), z.unknown())
      .nullish()
      .transform((value) => value ?? {}),
  })
  .refine(({ contact_id, company_id }) => contact_id || company_id, {
    path: ['contact_id'],
    message: 'contact_id or company_id is required',
  });

/** @throws {Refusal} 422 that names the first field that is not as documented. */
export function parseLoggedActivity(body: unknown): z.infer<typeof loggedActivity> {
  const parsed = loggedActivity.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Refusal(422, `${issue?.path.join('.') ?? 'body'}: ${issue?.message}`);
}

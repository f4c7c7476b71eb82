import { z } from 'zod';

const count = z.int().min(0);
const retryAfter = z.union([z.number(), z.string(), z.date()]).optional();

/**
 * Everything that can go wrong with an upstream, each with a sentence that says what it does.
 * `retryAfter` is in seconds, a Date (sent as an HTTP date), or text that is sent as it stands.
 */
export const faultSchema = z.discriminatedUnion('name', [
  // An answer of another kind than the one asked for.
  z
    .object({ name: z.literal('rateLimited'), retryAfter })
    .describe('429, with Retry-After where retryAfter is given'),
  z
    .object({
      name: z.literal('status'),
      status: z.int().min(200).max(599),
      code: z.string().optional(),
      body: z.unknown().optional(),
      retryAfter,
    })
    .describe('any status, as 500, 503 or 404; its body is body, or an error of this code'),
  z
    .object({ name: z.literal('html'), status: z.int().min(200).max(599).optional() })
    .describe('an HTML error page, with status 200 where none is given'),
  z
    .object({
      name: z.literal('redirect'),
      to: z.string(),
      status: z.int().min(300).max(399).optional(),
    })
    .describe('sends the caller to another address, with status 302 where none is given'),
  z
    .object({ name: z.literal('huge'), megabytes: z.number().positive().optional() })
    .describe('64 MB of valid JSON in the documented shape'),
  z
    .object({ name: z.literal('expiredCursor') })
    .describe('400 INVALID_CURSOR whenever a cursor is given'),

  // The right answer, sent badly.
  z.object({ name: z.literal('hangBeforeHeaders') }).describe('never answers'),
  z
    .object({ name: z.literal('hangInBody') })
    .describe('sends the headers and half of the body, then nothing'),
  z
    .object({ name: z.literal('resetConnection') })
    .describe('breaks the connection before the headers'),
  z
    .object({ name: z.literal('resetInBody') })
    .describe('breaks the connection after half of the body'),
  z
    .object({ name: z.literal('truncated') })
    .describe('sends half of the JSON as if it were all: valid HTTP, cut off JSON'),
  z.object({ name: z.literal('malformedJson') }).describe('sends JSON with a syntax error'),
  z
    .object({ name: z.literal('wrongContentType'), type: z.string().optional() })
    .describe('sends valid JSON as text/plain'),
  z.object({ name: z.literal('slow'), ms: count }).describe('answers after ms milliseconds'),

  // Another list than the record's.
  z.object({ name: z.literal('emptyList') }).describe('an empty list, totals 0'),
  z
    .object({ name: z.literal('otherRecord'), object: z.string(), id: z.string() })
    .describe('the list of another record'),
  z
    .object({ name: z.literal('dropItems'), from: count, to: count })
    .describe('leaves out the items from..to of the list (from 0, both included)'),
  z
    .object({ name: z.literal('shuffledList') })
    .describe('the whole list in a wrong order, always the same one'),
  z
    .object({ name: z.literal('wrongTotal'), by: z.int() })
    .describe('totals that are off by so many (not Invent, which tells none)'),

  // Pages that are not what was asked for.
  z
    .object({ name: z.literal('samePageForever'), sameCursor: z.boolean().optional() })
    .describe('always page 1, saying that there is more; Kasar: with new cursors, or the same one'),
  z
    .object({
      name: z.literal('duplicatedItems'),
      how: z.enum(['eachTwice', 'lastOfPrevious']).optional(),
    })
    .describe('each item twice, or each page starts with the last item of the page before'),
  z.object({ name: z.literal('shortPage') }).describe('leaves out the last item of the page'),
  z
    .object({ name: z.literal('lastPageForever') })
    .describe('the last page again for every page after it (Invent)'),
  z.object({ name: z.literal('reorderedItems') }).describe('the items of each page in wrong order'),

  // Items that are not what is documented.
  z
    .object({ name: z.literal('withoutIds'), every: z.int().min(1).optional() })
    .describe('every nth item of a page (each, where every is not given) has no id'),
  z
    .object({ name: z.literal('badItems') })
    .describe('types and created_at of all items are unusable'),
  z
    .object({ name: z.literal('unknownTypesAndFields') })
    .describe('all items have types and fields that no document names'),

  // Answers to POST only.
  z
    .object({ name: z.literal('storeThenHang') })
    .describe('POST: stores the activity and never answers'),
  z
    .object({ name: z.literal('hangWithoutStoring') })
    .describe('POST: stores nothing and never answers'),
  z
    .object({ name: z.literal('storeThenReset') })
    .describe('POST: stores the activity and breaks the connection'),
  z
    .object({
      name: z.literal('refuse'),
      status: z.union([z.literal(400), z.literal(422)]).optional(),
      message: z.string().optional(),
    })
    .describe('POST: refuses the activity, with status 422 where none is given'),
]);

export type Fault = z.infer<typeof faultSchema>;
export type FaultName = Fault['name'];

/** What each fault does, by its name. */
export const faultDescriptions: Record<string, string> = Object.fromEntries(
  faultSchema.options.map((option) => [option.shape.name.value, option.description ?? '']),
);

const POST_ONLY: readonly FaultName[] = [
  'storeThenHang',
  'hangWithoutStoring',
  'storeThenReset',
  'refuse',
];

const GET_ONLY: readonly FaultName[] = [
  'huge',
  'expiredCursor',
  'emptyList',
  'otherRecord',
  'dropItems',
  'shuffledList',
  'wrongTotal',
  'samePageForever',
  'duplicatedItems',
  'shortPage',
  'lastPageForever',
  'reorderedItems',
  'withoutIds',
  'badItems',
  'unknownTypesAndFields',
];

/** Whether a fault has a meaning for requests of this method. */
export function concernsMethod(fault: Fault, method: string): boolean {
  return !(method === 'POST' ? GET_ONLY : POST_ONLY).includes(fault.name);
}

import { DAY, spokenDay, WINDOW_START } from './calendar.js';
import type { Cast } from './cast.js';
import { KEY_ACCOUNTS } from './demo-companies.js';
import { assistants, staff } from './demo-staff.js';
import { productProblems } from './product-problems.js';
import { quickExchanges } from './quick-exchanges.js';
import { Scene } from './scene.js';

/** When the old helpdesk's cases were migrated: 600 items with the same timestamp. */
export const HELPDESK_IMPORT_AT = Date.UTC(2026, 3, 11, 4, 0, 0);
const HELPDESK_CASES = 150;

/** When a trade association's file updated fields of most contacts. */
const FIELD_IMPORT_AT = Date.UTC(2025, 7, 20, 3, 15, 0);

const SAY = {
  opened: ['{first}: {symptom}.', 'Report by {first}: {symptom}.', 'By phone: {symptom}.'],
  received: [
    'First answer: {workaround}.',
    '{support} to {first}: for now, {workaround}.',
    'Answered within the hour: {workaround}.',
  ],
  closed: ['Closed: {fix}.', 'Solved: {fix}.', '{support}: {fix}. Closed.'],
  cause: ['Cause: {cause}.', 'For the next time: {cause}.', 'What it was: {cause}.'],
  rollout: [
    'Tablets handed out in {place}',
    'Keys counted in {place}',
    'Branch calendar of {place} linked',
    'Notice on the door in {place}',
    'Weekend contact of {place} named',
    'Printer tested in {place}',
    'First roster of {place} checked',
    'Skills of the {place} team entered',
    'Holiday list of {place} loaded',
    'Rights of the {place} lead set',
    'Van plates of {place} entered',
    'Emergency numbers of {place} on the phones',
    'Standby rule of {place} written down',
    'Customers of {place} told about reminders',
    'Second approver of {place} named',
    'Whiteboard of {place} photographed',
    'Practice day in {place}',
    'Map of {place} checked',
  ],
  handbook: [
    'Handbook, page {page}: swaps in {place} go through {support}’s form, not by phone.',
    'Handbook, page {page}: in {place} two people are planned for each first visit.',
    'Handbook, page {page}: {place} closes at noon on the day before a holiday.',
    'Handbook, page {page}: drives within {place} count as work from the second visit on.',
    'Handbook, page {page}: newcomers in {place} are paired for {n} days.',
    'Handbook, page {page}: the late shift of {place} may not be followed by an early one.',
    'Handbook, page {page}: standby in {place} changes on Tuesdays at eight.',
    'Handbook, page {page}: customers in {place} who ask for the same face get it.',
  ],
} as const;

/** Items that were imported at one timestamp, for contacts of key accounts only. */
export function createImportedBurst(cast: Cast): void {
  if (cast.contact.target < 1000) return;
  const position = BURSTS.findIndex(([company]) => company === cast.company?.name);
  const burst = BURSTS[position];
  if (!burst) throw new Error(`one of ${KEY_ACCOUNTS} key accounts has no burst of its own`);
  burst[1](cast);
}

const BURSTS: readonly (readonly [string, (cast: Cast) => void])[] = [
  ['Clínicas Pedralva', importHelpdesk],
  ['Klimatyzacja Zefirek', importRollout],
  ['Aozora Kaigo', importHandbook],
  ['Wilgenhof Thuiszorg', importChat],
];

/** One field change on most contacts that existed then, all with the same timestamp. */
export function writeFieldImport(cast: Cast, knownSince: number): void {
  if (knownSince >= FIELD_IMPORT_AT || !cast.random.chance(0.8)) return;
  new Scene(cast, FIELD_IMPORT_AT).update(assistants.juno, [
    ['association_member', null, cast.random.chance(0.6)],
    ['trade', '', cast.company?.trade ?? 'planning'],
    ['size', null, { from: 10, to: 249, source: 'file' }],
  ]);
}

/** Cases of the old helpdesk: three mails and a note each, with the timestamp of the migration. */
function importHelpdesk(cast: Cast): void {
  for (let index = 0; index < HELPDESK_CASES; index += 1) {
    const scene = new Scene(cast, HELPDESK_IMPORT_AT);
    const problem = scene.choose(productProblems);
    const openedAt = WINDOW_START + (70 + Math.floor(index * 2.9)) * DAY;
    const values = {
      symptom: scene.fill(problem.symptom),
      cause: scene.fill(problem.cause),
      fix: scene.fill(problem.fix),
      workaround: scene.fill(problem.workaround),
    };
    const number = 3100 + index * 3;
    const subject = `[Helpdesk #${number}, ${spokenDay(openedAt)}] ${scene.fill(problem.subject)}`;
    scene.email('inbound', subject, scene.say(SAY.opened, values));
    scene.reply('outbound', scene.say(SAY.received, values));
    scene.reply('outbound', scene.say(SAY.closed, values));
    const cause = scene.say(SAY.cause, values);
    cast.journal.addKasarNote(scene.now, `[Helpdesk #${number}] ${problem.area}. ${cause}`);
  }
}

/** A roll-out plan with one checklist per branch. */
function importRollout(cast: Cast): void {
  for (const place of cast.company?.sites ?? []) {
    for (const line of SAY.rollout) {
      const scene = new Scene(cast, Date.UTC(2025, 8, 1, 5, 30, 0, 417));
      scene.todo(
        scene.fill(line, { place }),
        scene.fill('Roll-out plan, sheet {place}', { place }),
      );
    }
  }
}

/** The customer's handbook, one note per rule. */
function importHandbook(cast: Cast): void {
  let page = 3;
  for (const place of cast.company?.sites ?? []) {
    for (let index = 0; index < 40; index += 1) {
      const scene = new Scene(cast, Date.UTC(2025, 10, 17, 23, 0, 0));
      if (index % 2 === 0) page += 1;
      scene.comment(scene.say(SAY.handbook, { place, page: String(page) }), staff.engineer);
    }
  }
}

/** A chat group of the first weeks, imported from one export. */
function importChat(cast: Cast): void {
  for (let index = 0; index < 60; index += 1) {
    const scene = new Scene(cast, Date.UTC(2025, 4, 5, 6, 45, 0));
    const exchange = scene.choose(quickExchanges);
    scene.chat('inbound', scene.fill(exchange.question));
    scene.chat('outbound', scene.fill(exchange.answer));
  }
}

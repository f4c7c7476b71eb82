import { staff } from './demo-staff.js';
import type { Scene } from './scene.js';

const SAY = {
  plan: [
    'Account plan for {company}: {first} is our champion, the owner decides, finance must not be ' +
      'surprised. Next step: {site}.',
    '{company} in one line: {trade}, {seats} people, grows by buying small firms. Each of them ' +
      'comes with its own spreadsheet.',
    'What we know of the organization: three branch leads, one of them against everything new. ' +
      'Coffee helps.',
    'Competitor spotted at {company}: a poster in the canteen of {site}. Keep calm, visit soon.',
  ],
  visit: [
    'Visit to {site}. Saw a dispatcher plan 40 visits in eleven minutes. The printer is next to ' +
      'the coffee machine, which explains the stains.',
    'Walked through {office} with {first}. The whiteboard is in the cellar, with a bow on it.',
    'Half a day in {site}: trained newcomers, collected {n} wishes, ate very good cake.',
  ],
  security: [
    'Their auditor asks: backups, access logs, leaving employees. Sent the standard answers and ' +
      'two that Oskar wrote for them.',
    'Questionnaire with 148 questions arrived. Number 97 asks for a fax number.',
  ],
  board: [
    'Management meeting: hours saved, kilometres saved, one slide on what went wrong in {month}. ' +
      'Questions only on that one. Fair.',
    'Presented the year to the management. They want to see rosters of {site} and {office} side ' +
      'by side.',
    'Owner joined for ten minutes and asked the best question of the day: what would you drop?',
  ],
  paperwork: [
    'New data-processing agreement signed, filed under contracts.',
    'Order number for this year: PO-{n}77. Must be on every invoice, or it comes back.',
    'Credit check is fine. Payment within 14 days, on average 11.',
    'Changed legal form; same people, new letterhead. Finance is told.',
  ],
  news: [
    'Local paper: {company} hires {n} people in {site}. Congratulate {first}, and ask about seats.',
    '{company} won the regional prize for good employers. The roster is mentioned.',
    'They took over a small {trade} firm near {site}. Expect an import.',
  ],
  line: [
    'Reception of {company} rang: who is our contact for {site}? Gave them {success}.',
    'Switchboard moved, direct lines stay. Noted the new main number.',
    'Asked the office in {office} for the list of public holidays in {site}; comes by mail.',
  ],
} as const;

/** An account plan. */
export function writeAccountPlan(scene: Scene): void {
  scene.note(scene.say(SAY.plan), scene.sales);
  scene.pause(10, 60);
  scene.task(scene.fill('Account plan of {company}: update for {quarter}'), scene.sales, 8);
}

/** A visit to one of their sites. */
export function writeSiteVisit(scene: Scene): void {
  scene.reminder(scene.fill('Train to {site}: book'), 3);
  scene.wait(4, 8);
  scene.talk('meeting', scene.fill('Visit to {site}'), scene.say(SAY.visit), {
    minutes: 180,
    metadata: { on_site: true, city: scene.values.site },
  });
  scene.pause(60, 240);
  scene.todo(scene.fill('Thank the team in {site}'));
}

/** Their auditor has questions. */
export function writeSecurityReview(scene: Scene): void {
  scene.email('inbound', 'Security questionnaire', scene.say(SAY.security));
  scene.pause(20, 90);
  scene.task(
    scene.fill('Security questionnaire of {company}'),
    staff.engineer,
    9,
    'Most answers are in the standard document; 97 is a joke, answer it politely.',
  );
  scene.wait(5, 9);
  scene.reply(
    'outbound',
    scene.fill('Dear all, the answers are attached. Oskar is glad to explain them on a call.'),
  );
}

/** A presentation to decision makers. */
export function writeBoardMeeting(scene: Scene): void {
  scene.talk('video_call', scene.fill('Management of {company}'), scene.say(SAY.board), {
    minutes: 50,
    metadata: { attendees: 6, language: scene.company?.region ?? 'en' },
  });
  scene.pause(20, 90);
  scene.todo('Send the slides as PDF', null);
}

/** Documents for the record. */
export function writePaperwork(scene: Scene): void {
  scene.note(scene.say(SAY.paperwork), staff.finance);
}

/** News about the company. */
export function writeCompanyNews(scene: Scene): void {
  scene.note(scene.say(SAY.news), scene.success);
  if (scene.random.chance(0.4)) scene.reminder(scene.fill('Congratulate {first}'), 1);
}

/** The switchboard calls. */
export function writeFrontDesk(scene: Scene): void {
  scene.talk('call', scene.fill('Front desk of {company}'), scene.say(SAY.line), {
    direction: 'inbound',
    minutes: 4,
  });
}

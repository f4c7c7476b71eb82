import { segments } from './demo-audiences.js';
import { assistants, staff } from './demo-staff.js';
import { drawFieldChange } from './field-changes.js';
import { quickExchanges, quickThanks } from './quick-exchanges.js';
import type { Scene } from './scene.js';

const SAY = {
  checkIn: [
    'All calm. {first} mentions a new branch, perhaps in spring. Wants to see the reporting ' +
      'dashboard with somebody.',
    'Short one: {first} is between two meetings. Satisfied, a bit tired of the printer.',
    'Talked about {site}: the new lead there plans on paper again. Offered a refresher, {first} ' +
      'asks her.',
    '{first} asked how others do standby duty. Promised to introduce Castlegate’s planner… after ' +
      'asking him.',
    'Good mood. Use went up after the training, sick-leave cover now takes minutes. Asked for a ' +
      'T-shirt.',
    'Somebody in the management asks for numbers. Agreed to bring hours saved per branch next ' +
      'time.',
    'Spoke about holidays: two approvers are away in August, set deputies while we talked.',
  ],
  checkInMail: [
    'Hi {first}, as discussed: the chart with hours saved, and the link for the refresher in ' +
      '{site}.',
    'Thanks for the talk, {first}. My homework: dashboard tour on {weekday}. Yours: ask {site} ' +
      'for a date.',
    'Hello {first}, here is the one-pager on standby duty. Fits your case except for the car pool.',
  ],
  review: [
    'Quarterly review with {first} and the branch leads. {n} cases, none open. Goals for next ' +
      'quarter: text reminders in {site}, fewer same-day changes.',
    'Review on site. Long talk about swaps: the rule book has grown to nine pages. We cut it to ' +
      'four together.',
    'Review {quarter}: 31 % fewer kilometres in {site}. {first} will show it to the owner. Risk: ' +
      'new payroll office in {month}.',
  ],
  reviewPrep: [
    'Numbers for the review with {company}',
    'Slides: hours and kilometres of {site}',
    'Ask support for open cases of {company}',
    'Agenda for the review with {first}',
  ],
  event: [
    'Hi {first}, Hanna and I are at the fair in {month}. A coffee on {weekday}? Stand {n}, next ' +
      'to the ladder people.',
    'Hello {first}, we cook for customers on the evening before Planner Days. May I put you on ' +
      'the list?',
  ],
  eventYes: [
    'Gladly! I bring somebody who plans even more, she has opinions.',
    'Yes please. No cilantro.',
    'I cannot this time, but a colleague of mine can. Save a coffee for her.',
  ],
  eventNote: [
    'Met {first} at the stand. Introduced a planner from another {trade} firm, we should follow ' +
      'that up.',
    'Dinner with {first}: would speak about rosters at Planner Days if somebody helps with the ' +
      'slides.',
  ],
  caseAsk: [
    'Hi {first}, would you tell your story for our website? An hour of talking, we write, you ' +
      'correct.',
    'Hello {first}, a firm like yours hesitates. Would you take their call for ten minutes?',
  ],
  caseAnswer: [
    'With pleasure, but let me check with upstairs first.',
    'Sure. After the 10th, please.',
    'Only if the picture is not the one from the summer party.',
  ],
  away: [
    'I am away until {day}. For rosters: the colleagues in {site}. For anything else: it can wait.',
    'Out of office until {day}. No roster will burn down, I hope.',
  ],
  link: [
    '{first} liked your post “Rosters are promises”.',
    '{first} commented: “This. Exactly this.”',
    'Congratulations on five years at {company}, {first}!',
  ],
  missed: [
    'Missed call, no message.',
    'Voicemail: “It is {first}, nothing urgent, call me when you can.”',
    'Rang back, talked for two minutes about the invitation on {weekday}. Nothing open.',
    '{first} asked for the date of the next webinar. Said {day}, invitation follows.',
    'Called from the car, bad line. Will write instead.',
  ],
  internal: [
    'FYI: {first} from {company} asked me about prices at the fair. Left it to you, {sales}.',
    'Heads-up for {success}: {company} opens a branch near {site}. Could be {n} seats.',
    'Who has the notes of the last talk with {company}? {first} quotes numbers that I do not know.',
    'Handing {first} over for my holiday. Open: a date for {site}, nothing else.',
  ],
  risk: [
    'Use in {site} fell by half in four weeks. {first} answers in single words. I suspect the ' +
      'new management.',
    '{first} asked for the notice period “just for the file”. Nobody asks just for the file.',
  ],
  riskTalk: [
    'Open talk. The new lead in {site} wants her old tool back; {first} does not. We offer two ' +
      'days on site.',
    'It is about money, not about us. Offered to pause {n} seats over the winter. Relief on the ' +
      'line.',
  ],
  riskOver: [
    'Use is back to normal in {site}. {first} sent a picture of the team with our mugs.',
    '{first} confirmed: they stay. Lesson: visit new branch leads in their first month.',
  ],
  unsubscribe: [
    '{first} unsubscribed from mailings; still wants invoices and case mails.',
    'Too many newsletters, says {first}. Fair. Personal mails only from now on.',
  ],
  resubscribe: [
    '{first} wants the release mails again, “but only those”.',
    'Asked to be back on the list: missed the maintenance notice.',
  ],
  blocked: [
    'Dozens of chain messages from this number tonight; blocked until we reach {first}.',
    'Somebody else answers on this number. Blocked it until {first} confirms the right one.',
  ],
  unblocked: [
    '{first} has the number back: the phone had been stolen. Unblocked.',
    'Talked to {first}: a nephew had the phone. Laughed, unblocked.',
  ],
} as const;

/** A chat: question, answer, and thanks. */
export function writeQuickExchange(scene: Scene): void {
  const exchange = scene.choose(quickExchanges);
  scene.chat('inbound', scene.fill(exchange.question));
  scene.pause(1, 25);
  scene.chat('outbound', scene.fill(exchange.answer));
  if (!scene.random.chance(0.5)) return;
  scene.pause(1, 12);
  scene.chat('inbound', scene.say(quickThanks));
}

/** A regular call with its follow-ups. */
export function writeCheckIn(scene: Scene): void {
  const kind = scene.random.chance(0.6) ? 'call' : 'video_call';
  scene.talk(kind, scene.fill('Check-in with {first}'), scene.say(SAY.checkIn), {
    minutes: scene.random.int(8, 30),
    metadata: { mood: scene.random.pick(['good', 'neutral']) },
  });
  scene.pause(10, 60);
  scene.email('outbound', 'After our talk', scene.say(SAY.checkInMail));
  if (scene.random.chance(0.4)) scene.reminder(scene.fill('Next check-in with {first}'), 30);
}

/** A quarterly review: preparation, meeting, slides, next steps. */
export function writeReview(scene: Scene): void {
  scene.task(scene.say(SAY.reviewPrep), scene.success, 5);
  scene.wait(1, 2);
  scene.todo(scene.say(SAY.reviewPrep));
  scene.wait(3, 4);
  scene.talk('meeting', scene.fill('Review {quarter} with {company}'), scene.say(SAY.review), {
    minutes: 75,
    metadata: { attendees: [scene.contact.email, scene.success.email], on_site: true },
  });
  scene.pause(40, 200);
  scene.file(scene.fill('Review {quarter}.pdf'), scene.success);
  scene.comment(scene.fill('Slides are up. {sales}, see page {n} about seats.'), scene.success);
  scene.pause(10, 60);
  scene.task(scene.fill('Text reminders for {site}: set up with {first}'), scene.success, 10);
}

/** A fair or a dinner. */
export function writeEvent(scene: Scene): void {
  scene.email('outbound', 'See you there?', scene.say(SAY.event));
  scene.wait(0, 2);
  scene.reply('inbound', scene.say(SAY.eventYes));
  scene.wait(8, 20);
  scene.talk('meeting', 'At the stand', scene.say(SAY.eventNote), { minutes: 20 });
  scene.pause(60, 300);
  scene.chat('outbound', scene.fill('Good to see you, {first}! Have a safe trip back.'));
}

/** A reference: a story for the website or a call to a hesitating firm. */
export function writeReference(scene: Scene): void {
  scene.email('outbound', 'A favour', scene.say(SAY.caseAsk));
  scene.wait(0, 3);
  scene.reply('inbound', scene.say(SAY.caseAnswer));
  scene.pause(10, 60);
  scene.todo(scene.fill('Thank {first} with something that is not a mug'));
  scene.wait(10, 20);
  scene.file(scene.fill('Story of {company} draft.docx'), staff.scout);
  scene.comment(scene.fill('Draft of the story. {first} corrects until {weekday}.'), staff.scout);
}

/** Small activities: an absence, a missed call, a comment, an internal message. */
export function writeSignOfLife(scene: Scene): void {
  const draw = scene.random.next();
  if (draw < 0.2) scene.email('inbound', 'Out of office', scene.say(SAY.away));
  else if (draw < 0.45) scene.chat('inbound', scene.say(SAY.link), 'linkedin');
  else if (draw < 0.75) {
    const title = scene.fill('Call with {first}');
    scene.talk('call', title, scene.say(SAY.missed), { direction: 'inbound', minutes: 2 });
  } else scene.email('internal', scene.fill('{company}'), scene.say(SAY.internal));
}

/** Manual record maintenance. */
export function writeTidying(scene: Scene): void {
  const author = scene.random.chance(0.4) ? assistants.juno : scene.success;
  const changes = [drawFieldChange(scene)];
  const other = drawFieldChange(scene);
  if (other[0] !== changes[0]?.[0] && scene.random.chance(0.3)) changes.push(other);
  scene.update(author, changes);
}

/** A customer at risk who stays. */
export function writeChurnRisk(scene: Scene): void {
  scene.join(segments.churnRisk, assistants.juno);
  scene.note(scene.say(SAY.risk), scene.success);
  scene.pause(20, 90);
  scene.task(scene.fill('Call {first}: what is going on in {site}?'), scene.success, 1);
  scene.wait(1, 2);
  scene.talk('call', 'An open word', scene.say(SAY.riskTalk), { minutes: 38 });
  scene.wait(20, 35);
  scene.note(scene.say(SAY.riskOver), scene.success);
  scene.leave(segments.churnRisk, scene.success);
}

/** An invitation to the beta program. */
export function writeBeta(scene: Scene): void {
  scene.join(segments.beta, scene.success);
  scene.email(
    'outbound',
    'The new board, before everyone else',
    scene.fill('Hi {first}, the new route board is on for {site} from tonight. Be harsh, please.'),
  );
  scene.wait(4, 9);
  scene.reply('inbound', scene.fill('Harsh: the colours. Kind: all the rest. {n} notes attached.'));
  scene.file('Beta notes.xlsx', scene.success);
  scene.wait(10, 30);
  scene.leave(segments.beta, assistants.juno);
}

/** An unsubscription, and a new subscription some weeks later. */
export function writePreferences(scene: Scene): void {
  scene.setContact('contact_unsubscribed', null);
  scene.pause(30, 300);
  scene.note(scene.say(SAY.unsubscribe), scene.success);
  scene.wait(25, 60);
  scene.chat('inbound', scene.fill('May I have the release mails back? I missed the maintenance.'));
  scene.pause(5, 30);
  scene.setContact('contact_resubscribed', scene.success);
  scene.note(scene.say(SAY.resubscribe), scene.success);
}

/** A contact blocked after misuse of their number. */
export function writeBlockedNumber(scene: Scene): void {
  scene.chat('inbound', 'Forward this to 20 friends and the sun will shine tomorrow ☀️☀️☀️');
  scene.pause(1, 3);
  scene.setContact('contact_blocked', assistants.juno);
  scene.note(scene.say(SAY.blocked), scene.support);
  scene.wait(1, 4);
  scene.talk('call', scene.fill('About {first}’s phone'), scene.say(SAY.unblocked), { minutes: 5 });
  scene.setContact('contact_unblocked', scene.support);
}

/** A top customer. */
export function writeVip(scene: Scene): void {
  scene.join(segments.vip, staff.founder);
  scene.comment(
    scene.fill('{first} goes straight to {support} from now on, no queue.'),
    staff.founder,
  );
}

/** A prospect who only reads the newsletter. */
export function writeNewsletterReader(scene: Scene): void {
  scene.join(segments.newsletter, assistants.juno);
  scene.wait(5, 30);
  scene.chat('inbound', scene.say(SAY.link), 'linkedin');
}

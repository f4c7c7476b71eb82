import { staff } from './demo-staff.js';
import { productProblems } from './product-problems.js';
import type { Scene } from './scene.js';

const SAY = {
  report: [
    'Hi {support}, since this morning {symptom}. Nothing changed on our side that I know of.',
    'Hello, it seems that {symptom}. Can you have a look before the weekly plan goes out?',
    'Dear support, {symptom}. Screenshot attached; it is not urgent, but it is annoying.',
    'Good morning! I thought it was me, but no: {symptom}. Two colleagues see the same.',
    'Hi, quick one before the phones start: {symptom}. Any idea?',
    'We have a situation: {symptom}. Is it known?',
    'Hi {support}, sorry to bother you again. This time {symptom}.',
    'Hello Maplewharf, {symptom}. It was fine on Friday.',
  ],
  receipt: [
    'Thank you {first}, I can see it here too. Until it is solved: {workaround}. I keep you ' +
      'posted.',
    'Hi {first}, got it. I am looking at the logs of {site} now. To get you through the day: ' +
      '{workaround}.',
    'Sorry about that, {first}. Could you send me one example? In the meantime: {workaround}.',
    'Morning {first}, yes, this is ours. {support} and Oskar are on it. For now: {workaround}.',
    'Hello {first}, ticket {ticket} is yours and mine. Please {workaround} until you hear from me.',
  ],
  example: [
    'One example: the visit on {day} at 9:15 in {site}. Same with {n} others.',
    'It happens on my laptop and on the tablet in {site}. Not on the old phone.',
    'Only for the {site} team. {office} is fine. Does that help?',
    'Yes, I can reproduce it: open, move, save, gone.',
  ],
  analysis: [
    '{ticket}: reproduced with the data of {site}. It turned out that {cause}. Fix is in review.',
    'Looked into {ticket} with {support}: {cause}. Small change, big effect. Tests are running.',
    'Root cause of {ticket}: {cause}. {n} customers could be affected, none but {company} noticed.',
    '{ticket} is no user error, {first} was right: {cause}.',
    'Found it ({ticket}): {cause}. I will add an alarm, so that we see it before {first} does.',
  ],
  solved: [
    'Hi {first}, good news: {fix}. The reason was that {cause}. Please tell me if anything looks ' +
      'odd.',
    'Solved, {first}: {fix}. Thank you for the clear report, it saved us hours.',
    'Hello {first}, since noon {fix}. I leave {ticket} open until {weekday}, just in case.',
    'It is done: {fix}. Sorry for the trouble in {site}.',
  ],
  thanks: [
    'Works again. Thank you, that was fast!',
    'Confirmed from {site}. You can close it.',
    'All good. I tell the team that they may trust it again.',
    'Merci! It is fine since lunch.',
    'Better, thanks. One of {n} still looked wrong, but that was us.',
    'Perfect. And thank you for explaining why.',
    'Yes, {site} sees it too. Thanks, {support}.',
    'Looks right now. I print it before it changes its mind.',
    'Great. I owe Oskar a coffee.',
    'Checked with the early shift: all as it should be.',
    'Thank you. Next time I write earlier.',
    'Fine again, thanks. The team in {site} had not even noticed.',
    'Very good. Have a nice {weekday}!',
    'Super, that was less than I feared.',
  ],
  phone: [
    'Called {first} and looked at it together. {fixed}',
    '{first} shared the screen. We went through it step by step. {fixed}',
    'Short call, since writing took longer than talking. {fixed}',
  ],
  angry: [
    '{support}, this is the second time in {month}. {site} lost half a day. I need to know what ' +
      'you do so that it does not come back.',
    'Honestly, my people ask me why we pay for this. Please have somebody call me today.',
  ],
  apology: [
    'Called within the hour. Explained the cause and what we change: an alarm, and a test with ' +
      'the data of {site}. {first} was fair about it. Credited a week.',
    'Marek apologized. {first} wants a written summary for the management; promised by {weekday}.',
  ],
  wish: [
    'could the board show who has the master key of {site}?',
    'it would help if a visit could carry a photo of the entrance.',
    'we would love a view with only the swaps of the day.',
    'can leave requests be approved by two people, one after the other?',
    'could reminders be sent in the customer’s language?',
    'a “copy last year” for holiday rosters would save me a week.',
    'could I lock a day once it is printed?',
    'may customers rate a visit from the portal?',
    'is there a way to see drives and visits in one list on the phone?',
    'could skills have an end date with a warning a month before?',
  ],
  wishAnswer: [
    'Good one, {first}. {n} others asked for something close. I put your words into the request; ' +
      'you hear from me when it moves.',
    'Hi {first}, honestly: not this quarter. But I asked Oskar how hard it is, and he smiled.',
    'I like it. Could I call you about the details? We think of doing this in the next release.',
  ],
  wishShipped: [
    'Remember your wish, {first}? It is in since this morning. Look in the board under “View”.',
    'Hi {first}, your idea from some weeks ago is live, a little different from what you ' +
      'described. Curious what you think!',
  ],
} as const;

/** A support case from the first mail to its resolution. */
export function writeTicket(scene: Scene): void {
  const problem = scene.choose(productProblems);
  const ticket = `#${scene.random.int(21_000, 48_999)}`;
  const values = { ticket, ...problemValues(scene, problem) };
  scene.email('inbound', scene.fill(problem.subject), scene.say(SAY.report, values));
  scene.pause(8, 100);
  scene.reply('outbound', scene.say(SAY.receipt, values));
  if (scene.random.chance(0.45)) {
    scene.pause(15, 150);
    scene.reply('inbound', scene.say(SAY.example, values));
  }
  if (scene.random.chance(0.6)) {
    scene.pause(30, 240);
    scene.comment(
      scene.say(SAY.analysis, values),
      staff.engineer,
      scene.random.chance(0.25) ? [`${ticket.slice(1)}-trace.log`] : [],
    );
  }
  if (scene.random.chance(0.4)) {
    scene.pause(2, 15);
    scene.task(
      scene.fill(`${problem.area}: tell {first} when ${ticket} is solved`),
      scene.support,
      3,
    );
  }
  scene.wait(0, 3);
  if (scene.random.chance(0.25)) {
    const fixed = scene.fill(`Result: ${problem.fix}.`);
    scene.talk('call', `${problem.area}: ${ticket}`, scene.say(SAY.phone, { fixed }), {
      minutes: 14,
      metadata: { ticket, resolved: true },
    });
  } else {
    scene.reply('outbound', scene.say(SAY.solved, values));
  }
  if (scene.random.chance(0.65)) {
    scene.pause(10, 300);
    scene.reply('inbound', scene.say(SAY.thanks, values));
  }
}

/** A recurring problem: an unhappy contact and an escalation. */
export function writeEscalation(scene: Scene): void {
  const problem = scene.choose(productProblems);
  const ticket = `#${scene.random.int(21_000, 48_999)}`;
  const values = { ticket, ...problemValues(scene, problem) };
  scene.email('inbound', scene.fill(`${problem.subject}, again`), scene.say(SAY.angry, values));
  scene.pause(4, 20);
  scene.email(
    'internal',
    scene.fill('{company} needs a call today'),
    scene.fill(`${problem.area} is back in {site}. {support}, please call, I join. {success}`),
  );
  scene.pause(10, 40);
  scene.talk('call', scene.fill('Apology and plan'), scene.say(SAY.apology, values), {
    minutes: 26,
  });
  scene.pause(20, 90);
  scene.task(
    scene.fill(`Written summary of ${ticket} for {first}`),
    staff.supportLead,
    3,
    'One page: what happened, since when, what changes. No jargon.',
  );
  scene.wait(1, 2);
  scene.comment(scene.say(SAY.analysis, values), staff.engineer, [
    `${ticket.slice(1)}-summary.docx`,
  ]);
  scene.wait(0, 1);
  scene.reply('outbound', scene.say(SAY.solved, values));
  scene.reminder(scene.fill('Ask {first} whether it stayed quiet'), 14);
}

/** A feature request, sometimes with its release. */
export function writeWish(scene: Scene): void {
  const wish = scene.say(SAY.wish);
  const channel = scene.random.chance(0.5);
  if (channel) scene.chat('inbound', scene.fill(`Idea: ${wish}`));
  else scene.email('inbound', 'An idea', `${scene.fill('Hi {success}, ')}${wish}`);
  scene.pause(20, 240);
  scene.note(`${scene.fill('{first} asks: ')}${wish}`, scene.success);
  scene.pause(5, 60);
  if (channel) scene.chat('outbound', scene.say(SAY.wishAnswer));
  else scene.reply('outbound', scene.say(SAY.wishAnswer));
  if (!scene.random.chance(0.4)) return;
  scene.wait(30, 70);
  scene.email('outbound', 'Your idea is in', scene.say(SAY.wishShipped));
  scene.pause(30, 400);
  scene.reply('inbound', scene.say(SAY.thanks));
}

/** The template values of a problem. */
function problemValues(
  scene: Scene,
  problem: (typeof productProblems)[number],
): Record<'symptom' | 'cause' | 'fix' | 'workaround', string> {
  return {
    symptom: scene.fill(problem.symptom),
    cause: scene.fill(problem.cause),
    fix: scene.fill(problem.fix),
    workaround: scene.fill(problem.workaround),
  };
}

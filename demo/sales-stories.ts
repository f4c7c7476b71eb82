import { segments } from './demo-audiences.js';
import { assistants, staff } from './demo-staff.js';
import type { Scene } from './scene.js';

const SAY = {
  firstMail: [
    'Hi, we plan {seats} people in {trade} with spreadsheets and a whiteboard. Could you show me ' +
      'how Planner would do that for {site}?',
    'Hello, a colleague from another {trade} firm told me about Planner. We are at about {seats} ' +
      'people; what would that cost, roughly?',
    'Good morning. Our planner in {site} retires in spring, and her method with her. What would ' +
      'you put in its place?',
    'Hi there, I saw your talk on rosters. Two questions: does it handle visits that repeat, and ' +
      'do you speak to payroll?',
  ],
  firstNote: [
    '{name}, {role} at {company}. {seats} people, {trade}, today on spreadsheets. Decides ' +
      'together with the managing director. Wants something in place before the holidays.',
    'New enquiry from {company} ({trade}). Pain: the weekly roster takes {first} a day and a ' +
      'half. Has looked at two others and found them “made for shops”.',
    'Came in through the website. {company}: {seats} people, main site {office}. Asked about ' +
      'payroll twice, so that will be the point.',
  ],
  firstAnswer: [
    'Hi {first}, thank you for writing. Half an hour on {weekday} would be enough to see whether ' +
      'we fit. Would 10:00 or 14:30 suit you?',
    'Dear {first}, yes, that is what most of our {trade} customers came from. May I call you on ' +
      '{weekday} to understand your week?',
    'Hello {first}, happy to show you. Could you bring one real week from {site}? It says more ' +
      'than any slide.',
  ],
  discovery: [
    'Went through a normal week. Biggest time sink: swaps on short notice, four to six a day. ' +
      '{first} keeps them in her head… or his phone. Calendar and payroll matter, reports do not.',
    '{first} walked me through the whiteboard. Three places, one car pool, and a rule book that ' +
      'nobody wrote down. Good fit for {plan}.',
    'Honest talk: they have been burnt by a tool that took eight months to introduce. We need to ' +
      'show something running in two weeks.',
  ],
  demo: [
    'Showed the route board with their own week. {first} brought two dispatchers; they moved ' +
      'visits around themselves after ten minutes. Open: payroll format, rights per branch.',
    'Demo with real data from {site}. Laughter when the sick-leave case solved itself. They want ' +
      'a trial with two teams before anybody signs.',
    'Demo for {first} and the works council. Questions about location data on phones; sent them ' +
      'our privacy sheet.',
  ],
  demoThanks: [
    'Hi {first}, thank you for the good questions. Attached: the recording, the answers on ' +
      'rights per branch, and a sample payroll file.',
    'Hello {first}, as promised the recording and the two-page privacy sheet. The trial can ' +
      'start any day you like.',
    'Thanks for your time today! I wrote down five open points and who answers them by {weekday}.',
  ],
  proposal: [
    'Dear {first}, here is our proposal: {plan} for {seats} people, two days of onboarding, ' +
      'start on the 1st. It holds for 30 days.',
    'Hi {first}, the proposal is attached. I split it by branch, as you asked, so that {site} ' +
      'can start alone if need be.',
  ],
  objection: [
    'Hi {sales}, we like it. The onboarding fee is hard to explain upstairs, though. Can you ' +
      'meet us there if we sign for two years?',
    'Thanks, clear proposal. Our data officer asks where backups are stored and who can read ' +
      'them. Otherwise fine.',
    'Hello {sales}, could the start move to {month}? Half the team is away before. And can we ' +
      'pay by quarter?',
  ],
  negotiation: [
    'Agreed: onboarding at half price against a two-year term. {first} takes it to the ' +
      'management meeting on {weekday}.',
    'Backups explained, data officer is happy. Quarterly payment is fine with Wei-Ling. New ' +
      'version of the contract goes out today.',
    '{first} has the go from upstairs. Wants the notice period at two months instead of three; ' +
      'agreed.',
  ],
  signed: [
    'Signed! Counter-signed copy attached. Looking forward to {weekday}, and greetings from the ' +
      'whole office in {office}.',
    'Here is the signed contract. {success}, over to you: I expect great things. {first}',
    'Done, signed this morning. Please start with {site}, they are the most impatient.',
  ],
  lost: [
    'Hi {sales}, I have to disappoint you: the group decided for one tool for all its firms, and ' +
      'it is not yours. It was a pleasure, truly.',
    'Dear {sales}, we stay with what we have for another year. The budget went into vans. May I ' +
      'come back to you then?',
  ],
  quiet: [
    'Left a message on the voicemail. Third time.',
    'No answer, the office says {first} is on the road until {weekday}.',
    'Short chat at last: budget round is in the autumn, nothing before. Asked me to call again ' +
      'then.',
  ],
  revive: [
    'Hi {first}, no pitch: we wrote down how a {trade} firm of your size plans its summer. ' +
      'Perhaps it is of use to you.',
    'Hello {first}, last time you asked for rights per branch. They are in since this week, and ' +
      'I thought of you.',
    'Hi {first}, are rosters still made on Sunday evenings at {company}? I have half an hour on ' +
      '{weekday}.',
  ],
} as const;

/** The first contact: an enquiry, an answer, and a call about how they work today. */
export function writeEnquiry(scene: Scene): void {
  scene.join(segments.lead, assistants.juno);
  scene.email('inbound', scene.fill('Planner for {seats} people?'), scene.say(SAY.firstMail));
  scene.pause(5, 40);
  scene.note(scene.say(SAY.firstNote), scene.sales);
  scene.pause(20, 200);
  scene.reply('outbound', scene.say(SAY.firstAnswer));
  scene.wait(1, 3);
  scene.talk('call', 'Discovery call', scene.say(SAY.discovery), {
    minutes: 32,
    metadata: { outcome: 'qualified', next_step: 'demo' },
  });
  scene.pause(3, 20);
  scene.task(scene.fill('Prepare demo with a week from {site}'), scene.sales, 3);
}

/** A demonstration on the customer's data, with its follow-ups. */
export function writeDemo(scene: Scene): void {
  const attendees = [scene.contact.email, scene.sales.email];
  scene.talk('video_call', scene.fill('Demo for {company}'), scene.say(SAY.demo), {
    minutes: 55,
    metadata: { attendees, recording_url: 'https://meet.maplewharf.example.com/rec/demo' },
  });
  scene.pause(20, 120);
  scene.email('outbound', 'Recording and open questions', scene.say(SAY.demoThanks));
  scene.pause(5, 30);
  scene.reminder(scene.fill('Ask {first} who else decides'), 4);
  scene.wait(1, 2);
  scene.comment(
    scene.fill('Payroll sample checked: their office takes our CSV as it is. @{sales}'),
    staff.engineer,
    ['payroll-sample.csv'],
  );
}

/** From the proposal to the signature, with a contact that becomes a customer. */
export function writeSignature(scene: Scene): void {
  const amount = Number(scene.values.seats) * 156;
  scene.file(scene.fill('Proposal {plan} {seats} seats.pdf'), scene.sales);
  scene.email('outbound', scene.fill('Proposal for {company}'), scene.say(SAY.proposal));
  scene.pause(4, 15);
  scene.task(
    scene.fill('Follow up on the proposal with {first}'),
    scene.sales,
    5,
    'Ask about budget, start date, and what their data officer still needs.',
  );
  scene.wait(3, 5);
  scene.reply('inbound', scene.say(SAY.objection));
  scene.wait(0, 1);
  scene.talk('call', 'Terms of the contract', scene.say(SAY.negotiation), { minutes: 24 });
  scene.pause(20, 90);
  scene.todo('Send the contract as agreed on the phone');
  scene.wait(1, 3);
  scene.email('inbound', 'Signed contract', scene.say(SAY.signed));
  scene.pause(2, 20);
  scene.file('Contract signed.pdf', scene.sales);
  scene.update(scene.sales, [
    ['status', 'prospect', 'customer'],
    ['annual_value', null, amount],
    ['tags', ['inbound'], ['inbound', 'signed', scene.fill('{plan}')]],
  ]);
  scene.leave(segments.trial, scene.sales);
  scene.join(segments.customer, scene.sales);
  scene.note(
    scene.fill('{company} signed: {plan}, {seats} seats. Handover to {success} is done.'),
    scene.sales,
  );
}

/** A trial that ends without a contract. */
export function writeLoss(scene: Scene): void {
  scene.file(scene.fill('Proposal {plan} {seats} seats.pdf'), scene.sales);
  scene.email('outbound', scene.fill('Proposal for {company}'), scene.say(SAY.proposal));
  scene.wait(5, 9);
  scene.talk('call', 'Proposal: any questions?', scene.say(SAY.quiet), { minutes: 3 });
  scene.wait(4, 8);
  scene.reply('inbound', scene.say(SAY.lost));
  scene.pause(30, 200);
  scene.update(scene.sales, [
    ['status', 'trial', 'lost'],
    ['lost_reason', null, 'budget'],
  ]);
  scene.leave(segments.trial, scene.sales);
  scene.reminder(scene.fill('Write to {first} before next year’s budget round'), 170);
}

/** A stalled conversation and an attempt to resume it. */
export function writeRevival(scene: Scene): void {
  scene.task(scene.fill('Get back in touch with {first}'), scene.sales, 2);
  scene.wait(1, 2);
  scene.email('outbound', scene.fill('An idea for {site}'), scene.say(SAY.revive));
  scene.wait(3, 6);
  scene.talk('call', scene.fill('Call to {first}'), scene.say(SAY.quiet), { minutes: 4 });
  if (scene.random.chance(0.5)) {
    scene.pause(10, 60);
    scene.reminder(scene.fill('Try {first} again after the budget round'), 60);
  }
}

import { segments } from './demo-audiences.js';
import { assistants, staff } from './demo-staff.js';
import type { Scene } from './scene.js';

const SAY = {
  trialWelcome: [
    'Hi {first}, your trial runs for 30 days. I loaded your week from the demo, so that you do ' +
      'not start with an empty page.',
    'Welcome, {first}! Three things to try first: move a visit, call in sick, approve a day off. ' +
      'I am a message away.',
  ],
  trialTalk: [
    {
      question: 'How do I plan somebody for two branches on one day?',
      answer: 'Drag the second shift onto the same person; the drive between them comes by itself.',
    },
    {
      question: 'Can my dispatchers see each other’s notes? They should not, in one case…',
      answer: 'Notes have a lock: in the corner of each note, “only my team”.',
    },
    {
      question: 'We have {n} visits that need two people. One entry or two?',
      answer: 'One entry with “needs two”. The board then shows both names on it.',
    },
    {
      question: 'Does the app work in a cellar without signal?',
      answer: 'Yes, it keeps everything on the phone until there is signal again.',
    },
    {
      question: 'What do my people see when they open the app for the first time?',
      answer: 'Their day, the next address, and one button. We left the rest out on purpose.',
    },
  ],
  trialCheck: [
    '{first} uses it daily, two dispatchers do, the third does not want to. Will talk to her. ' +
      'Payroll test on {weekday}.',
    'Trial goes well: {n} of {seats} people signed in on their phones in the first week.',
    'Some grumbling about colours, none about the rest. {first}: “On Friday I went home at four.”',
  ],
  kickoff: [
    'Kick-off with {first} and the branch leads. Order: {office} first, then {site}. Customer ' +
      'data by {weekday}, training the week after, whiteboard goes to the cellar.',
    'Agreed who does what: {first} collects the rule book, Oskar imports, {success} trains. ' +
      'Go-live is the first Monday of next month.',
  ],
  importMail: [
    'Here is the export of our customers and the list of technicians. The column “KZ” is the ' +
      'branch. Please do not laugh at the data.',
    'Three files: customers, staff, open visits. The dates are day-month-year, except in the ' +
      'third, sorry.',
  ],
  importDone: [
    'Imported {n}4 customers for {site}, 12 rows need a look: no street or two phone numbers in ' +
      'one field. List attached.',
    'All in. {n} doubles merged by phone number and name; {first} confirmed them one by one.',
  ],
  training: [
    'Morning for dispatchers, afternoon for branch leads. Exercise “the Monday from hell” went ' +
      'down well. Homework: plan next week in both systems.',
    'Trained {n} people in {site}. They want the print view bigger and the colours calmer; ' +
      'showed them both settings.',
    'Second training, for the late starters. {first} now explains it better than I do.',
  ],
  goLive: [
    'We are live! {n} visits this morning and nobody got lost. The whiteboard is officially an ' +
      'artwork now.',
    'First day: one wrong address, one flat phone, no other trouble. Thank you for staying on ' +
      'the line, {success}.',
  ],
  newcomer: [
    'Hello, I am {name} and I take over planning for {site} from this month. {success}, could ' +
      'you give me a short tour?',
    'Hi, new here: {name}, {role} at {company}. My access works, but I see an empty board.',
    'Good morning, {name} here. I was told to ask you for everything that has to do with Planner.',
  ],
  tour: [
    'Tour of 30 minutes: board, leave, print. {first} knew a competitor’s tool and was quick.',
    'Showed {first} around. Rights were missing for {site}, fixed while we talked.',
    'Gave {first} the short tour and the practice branch to break things in.',
  ],
} as const;

const CHECKLIST = [
  'Collect the customer list of {office}',
  'Collect the customer list of {site}',
  'List of technicians with skills and certificates',
  'Upload the logo for the booking page',
  'Working hours and public holidays per branch',
  'Write down the swap rules',
  'Choose colours for visit types',
  'Names of approvers for time off',
  'Test payroll file',
  'Payroll office confirms the wage types',
  'Phones: install the app for the first team',
  'Phones: install the app for the second team',
  'Connect the shared calendar',
  'Text reminder: wording in two languages',
  'Book the training room',
  'Invite the dispatchers',
  'Invite the branch leads',
  'Practice week in both systems',
  'Import the open visits',
  'Check twenty addresses on the map',
  'Rights: who may see {site}',
  'Print view for the van',
  'Name a contact for weekends',
  'Take down the whiteboard',
] as const;

/** A trial of four weeks. */
export function writeTrial(scene: Scene): void {
  scene.leave(segments.lead, assistants.juno);
  scene.join(segments.trial, assistants.juno);
  scene.update(assistants.juno, [
    ['status', 'lead', 'trial'],
    ['trial_ends_on', null, new Date(scene.now + 30 * 86_400_000).toISOString().slice(0, 10)],
  ]);
  scene.pause(5, 30);
  scene.email('outbound', 'Your trial is ready', scene.say(SAY.trialWelcome));
  for (let round = 0; round < 2; round += 1) {
    scene.wait(1, 4);
    const exchange = scene.choose(SAY.trialTalk);
    scene.chat('inbound', scene.fill(exchange.question));
    scene.pause(4, 50);
    scene.chat('outbound', scene.fill(exchange.answer));
  }
  scene.wait(2, 5);
  scene.talk('call', 'Trial check-in', scene.say(SAY.trialCheck), { minutes: 18 });
  scene.pause(5, 20);
  scene.reminder(scene.fill('Trial of {company} ends soon: proposal ready?'), 9);
}

/** Onboarding: kick-off, a checklist from a template, import, training, first day. */
export function writeOnboarding(scene: Scene): void {
  scene.join(segments.onboarding, scene.success);
  scene.talk('meeting', scene.fill('Kick-off at {company}'), scene.say(SAY.kickoff), {
    minutes: 90,
  });
  scene.pause(10, 60);
  // The template logs all its items with one timestamp.
  for (const item of CHECKLIST)
    scene.todo(scene.fill(item), 'From the template “First four weeks”');
  scene.wait(2, 5);
  scene.email('inbound', 'Our data', scene.say(SAY.importMail));
  scene.pause(2, 20);
  scene.file('customers-and-staff.csv', staff.engineer);
  scene.wait(1, 2);
  scene.comment(scene.say(SAY.importDone), staff.engineer, ['rows-to-check.xlsx']);
  scene.wait(4, 7);
  scene.talk('meeting', scene.fill('Training in {site}'), scene.say(SAY.training), {
    minutes: 240,
  });
  scene.pause(30, 90);
  scene.task(scene.fill('Send training notes to {first}'), scene.success, 2);
  scene.wait(5, 8);
  scene.email('inbound', 'First day', scene.say(SAY.goLive));
  scene.pause(30, 200);
  scene.leave(segments.onboarding, scene.success);
  scene.update(scene.success, [
    ['onboarding', { step: 'training', done: false }, { step: 'live', done: true }],
    ['is_live', false, true],
  ]);
}

/** A new user at an existing customer. */
export function writeNewcomer(scene: Scene): void {
  scene.email('inbound', scene.fill('New at {company}'), scene.say(SAY.newcomer));
  scene.pause(10, 90);
  scene.note(scene.fill('{name} is new as {role} at {company}.'), scene.success);
  scene.wait(0, 2);
  scene.talk('video_call', scene.fill('A tour for {first}'), scene.say(SAY.tour), { minutes: 30 });
  scene.pause(3, 20);
  scene.update(scene.success, [
    ['role', null, scene.contact.role],
    ['languages', [], ['en', scene.company?.region ?? 'en']],
  ]);
  scene.join(segments.customer, assistants.juno);
}

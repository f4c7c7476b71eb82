import { DAY, spokenDay } from './calendar.js';
import { segments } from './demo-audiences.js';
import { assistants, staff } from './demo-staff.js';
import type { Scene } from './scene.js';

const SAY = {
  invoice: [
    'Dear {first}, please find invoice {invoice} over {amount} for {plan}, {seats} seats. ' +
      'Payable within 14 days.',
    'Hello {first}, attached is {invoice} ({amount}) for {month}. Your order number is on it ' +
      'this time.',
    'Invoice {invoice}, {amount}. Thank you for working with us!',
  ],
  paid: [
    '{invoice} paid in full ({amount}).',
    'Payment of {amount} matched with {invoice}.',
    '{invoice}: transfer arrived on {today}, closed.',
  ],
  queries: [
    {
      question: 'Hi Wei-Ling, {invoice} lists {n} extra seats. Who ordered them?',
      answer: 'Hi {first}, the branch in {site} did; I attach their request. A line of their own?',
    },
    {
      question: 'Hello, our order number is missing on {invoice} again. Could you correct it?',
      answer: 'Corrected invoice attached, {first}. Sorry, our import had emptied the field.',
    },
    {
      question: 'The address on {invoice} is our old one. We moved the accounts to {office}.',
      answer: 'Changed, and {invoice} is attached with the new address. All later ones follow.',
    },
    {
      question: 'May I have {invoice} as an electronic invoice? We may not book PDFs any more.',
      answer: 'Of course, here it is as XML too. From now on you get both each time.',
    },
    {
      question: 'Is {amount} with or without the days that {site} was offline?',
      answer:
        'Without: the credit for {site} is the second line, {first}. Tell me if it is too small.',
    },
  ],
  late: [
    'Dear {first}, a friendly reminder: {invoice} over {amount} was due last week. Is anything ' +
      'missing on our side?',
    'Hi {first}, I do not see {invoice} yet. Could you check whether it is stuck somewhere?',
  ],
  lateReply: [
    'It was waiting for a signature, and the signature was on holiday. Goes out on {weekday}.',
    'Sorry! It went to the old mailbox. Paid today.',
  ],
  seatsAsk: [
    'We take over a small team in {site}: {n} more people from the 1st. What do you need from me?',
    'Hi {sales}, {n} seasonal workers start in {month}, for three months only. Can we do seats ' +
      'by the month?',
    'Could you add {n} seats? The new branch opens earlier than planned.',
  ],
  seatsDone: [
    'Added {n} seats, first invoice with them next month. Have a good start in {site}!',
    'Done. They are priced like the others, and you can give them back at the end of any month.',
  ],
  renewalPrep: [
    'Renewal of {company} in ten weeks. Use is high in {office}, low in {site}. Prepare both ' +
      'numbers and an offer for two years.',
    'Renewal coming up. {first} is happy, finance asks about the price list. Keep the old price ' +
      'for a two-year term.',
  ],
  renewalTalk: [
    'Went through the year: {n} cases, all solved, time for the roster down from nine hours to ' +
      'two. {first} wants two years if the price stays.',
    'Good talk. They compared us with two others “because we must”. We stay, if {site} gets ' +
      'another training.',
  ],
  renewed: [
    'Two more years! Signed copy attached. Please send the training dates for {site}.',
    'Renewal signed, see attachment. Looking forward to more Fridays that end at four.',
  ],
} as const;

/** An invoice number and an amount that fit the contact's company. */
function createInvoice(scene: Scene): { invoice: string; amount: string } {
  const year = new Date(scene.now).getUTCFullYear();
  const total = Number(scene.values.seats) * 13 + scene.random.int(0, 40) * 13;
  return {
    invoice: `MW-${year}-${String(scene.random.int(100, 9_800)).padStart(4, '0')}`,
    amount: `EUR ${total.toLocaleString('en-GB')}.00`,
  };
}

/** An invoice that is sent and paid, sometimes with a question. */
export function writeInvoice(scene: Scene): void {
  const invoice = createInvoice(scene);
  scene.email('outbound', `Invoice ${invoice.invoice}`, scene.say(SAY.invoice, invoice));
  scene.pause(1, 3);
  if (scene.random.chance(0.6)) scene.file(`${invoice.invoice}.pdf`, assistants.tally);
  if (scene.random.chance(0.3)) {
    scene.wait(1, 4);
    const query = scene.choose(SAY.queries);
    scene.reply('inbound', scene.fill(query.question, invoice));
    scene.wait(0, 1);
    scene.reply('outbound', scene.fill(query.answer, invoice));
  }
  scene.wait(6, 13);
  scene.comment(scene.say(SAY.paid, invoice), assistants.tally);
}

/** An overdue invoice. */
export function writeLateInvoice(scene: Scene): void {
  const invoice = createInvoice(scene);
  scene.email('outbound', `Reminder: ${invoice.invoice}`, scene.say(SAY.late, invoice));
  scene.pause(2, 10);
  scene.task(scene.fill(`Check payment of ${invoice.invoice} by {company}`), staff.finance, 6);
  scene.update(assistants.tally, [
    ['overdue', false, true],
    ['overdue_days', 0, 7],
  ]);
  scene.wait(2, 4);
  scene.reply('inbound', scene.say(SAY.lateReply, invoice));
  scene.wait(1, 3);
  scene.comment(scene.say(SAY.paid, invoice), assistants.tally);
  scene.update(assistants.tally, [
    ['overdue', true, false],
    ['overdue_days', 10, null],
  ]);
}

/** A customer buys more seats. */
export function writeMoreSeats(scene: Scene): void {
  const { site } = scene.values;
  const before = scene.random.int(4, 30);
  const after = before + Number(scene.values.n);
  scene.email('inbound', scene.fill('{n} more seats'), scene.say(SAY.seatsAsk));
  scene.pause(20, 120);
  scene.task(scene.fill('Amend the contract of {company}: {n} seats'), scene.sales, 2);
  scene.wait(0, 2);
  scene.reply('outbound', scene.say(SAY.seatsDone));
  scene.pause(1, 9);
  scene.update(scene.sales, [['branch_seats', { site, seats: before }, { site, seats: after }]]);
}

/** A yearly renewal: preparation, meeting, signature. Starts ten weeks before the term ends. */
export function writeRenewal(scene: Scene): void {
  scene.join(segments.renewal, assistants.juno);
  scene.note(scene.say(SAY.renewalPrep), scene.success);
  scene.reminder(scene.fill('Renewal of {company}: offer must be out'), 20);
  scene.wait(6, 12);
  scene.talk('video_call', scene.fill('A year with {company}'), scene.say(SAY.renewalTalk), {
    minutes: 45,
    metadata: { attendees: [scene.contact.email, scene.success.email] },
  });
  scene.pause(30, 120);
  scene.file(scene.fill('Renewal offer {plan}.pdf'), scene.sales);
  scene.email(
    'outbound',
    scene.fill('Your renewal, {company}'),
    scene.fill('Hi {first}, as discussed: two years at today’s price, with a training in {site}.'),
  );
  scene.wait(6, 15);
  scene.reply('inbound', scene.say(SAY.renewed));
  scene.pause(5, 40);
  scene.file('Renewal signed.pdf', scene.sales);
  scene.update(scene.sales, [
    ['renewed_until', null, spokenDay(scene.now + 40 * DAY)],
    ['term', { years: 1, discount: null }, { years: 2, discount: 0 }],
  ]);
  scene.leave(segments.renewal, assistants.juno);
}

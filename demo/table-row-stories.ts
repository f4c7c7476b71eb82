import { segments } from './demo-audiences.js';
import { assistants, staff } from './demo-staff.js';
import type { Scene } from './scene.js';

const SAY = {
  dealTalk: [
    '{first} is for it, finance wants to see a second price. I stay at ours and add the training.',
    'Spoke to {first}: decision on {weekday}, in writing. The other offer is cheaper and has no ' +
      'app.',
    'Competitor is out, their payroll export needs a consultant. Ours does not.',
    'Nothing new, {first} is on holiday until {day}. Moved the closing date.',
    '@Priya could you check whether {n} seats at the price of last year are all right?',
    'They want to start in {site} only. Smaller, but faster. I said yes.',
    'Works council meets on {weekday}. Sent {first} the two pages on location data.',
  ],
  serviceTalk: [
    '{n} seats unused in {site} since {month}. Offer to move them to {office}.',
    'Paused two seats over the winter, as agreed with {first}.',
    'Asked for monthly invoices rather than quarterly. Changed from next month.',
    'Price for the new term confirmed by mail, copy is attached to the contact.',
    'Use at 91 %: time to talk about the next plan.',
  ],
  charged: [
    'Charged for {month}, paid by direct debit.',
    'Direct debit came back, tried again: paid.',
    'Invoice for {month} sent and paid.',
    'Card expires next month, asked {first} for a new one.',
  ],
} as const;

const STAGES = ['qualified', 'demo', 'proposal', 'negotiation'] as const;

/** A deal from the first estimate to its end, with meetings between the stages. */
export function writeDeal(scene: Scene, isWon: boolean): void {
  const seats = Number(scene.values.seats);
  let amount = seats * 156;
  scene.update(scene.sales, [
    ['stage', null, 'qualified'],
    ['amount', null, amount],
  ]);
  for (let step = 1; step < STAGES.length; step += 1) {
    scene.wait(3, 14);
    scene.comment(scene.say(SAY.dealTalk), scene.sales);
    if (scene.random.chance(0.5)) {
      scene.pause(30, 300);
      scene.comment(scene.say(SAY.dealTalk), scene.random.pick([staff.founder, scene.success]));
    }
    scene.pause(10, 200);
    scene.update(scene.sales, [
      ['stage', STAGES[step - 1], STAGES[step]],
      ['probability', (step * 2) / 10, (step * 2 + 2) / 10],
    ]);
    if (STAGES[step] === 'proposal') {
      scene.file(scene.fill('Proposal {company}.pdf'), scene.sales);
      scene.join(segments.forecast, assistants.juno, { inRecordFeed: true });
    }
  }
  const reduced = Math.round(amount * 0.94);
  scene.update(scene.sales, [
    ['amount', amount, reduced],
    ['discount', null, { percent: 6 }],
  ]);
  amount = reduced;
  scene.wait(2, 10);
  scene.leave(segments.forecast, assistants.juno, { inRecordFeed: true });
  scene.update(scene.sales, [
    ['stage', 'negotiation', isWon ? 'won' : 'lost'],
    ['closed', false, true],
    ['products', ['Planner'], isWon ? ['Planner', 'Onboarding'] : []],
    ['lost_reason', null, isWon ? null : 'budget'],
  ]);
  if (isWon) scene.comment(scene.fill('🎉 Signed. Well done, {sales}!'), staff.founder);
}

/** A month of a running subscription. */
export function writeSubscriptionMonth(scene: Scene): void {
  scene.comment(scene.say(SAY.charged), assistants.tally);
  const draw = scene.random.next();
  scene.wait(2, 8);
  if (draw < 0.3) scene.comment(scene.say(SAY.serviceTalk), scene.success);
  else if (draw < 0.45) {
    const seats = Number(scene.values.seats);
    scene.update(scene.success, [['seats', seats, seats + scene.random.int(1, 6)]]);
  } else if (draw < 0.55) {
    scene.update(assistants.tally, [
      ['direct_debit', false, true],
      ['billing', { cycle: 'quarterly' }, { cycle: 'monthly', day: 1 }],
    ]);
  } else if (draw < 0.7) {
    scene.file(scene.fill('Invoice {month}.pdf'), assistants.tally);
  }
}

/** The start of a subscription. */
export function writeSubscriptionStart(scene: Scene): void {
  scene.update(assistants.tally, [
    ['status', 'trialing', 'active'],
    ['plan', null, scene.values.plan],
    ['add_ons', [], ['text reminders']],
  ]);
  scene.file('Contract signed.pdf', scene.sales);
}

/** A yearly renewal of a subscription. */
export function writeSubscriptionRenewal(scene: Scene): void {
  scene.join(segments.renewal, assistants.juno, { inRecordFeed: true });
  scene.wait(12, 30);
  scene.comment(scene.fill('{first} renews for two years at the old price.'), scene.sales);
  scene.update(scene.sales, [
    ['term_years', 1, 2],
    ['price_lock', false, true],
  ]);
  scene.leave(segments.renewal, scene.sales, { inRecordFeed: true });
}

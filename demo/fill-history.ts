import { writeInvoice, writeLateInvoice, writeMoreSeats } from './billing-stories.js';
import { DAY, officeTimeAfter, WINDOW_END } from './calendar.js';
import type { Cast } from './cast.js';
import type { Persona } from './demo-contacts.js';
import {
  writeBeta,
  writeBlockedNumber,
  writeCheckIn,
  writeChurnRisk,
  writeEvent,
  writePreferences,
  writeQuickExchange,
  writeReference,
  writeReview,
  writeSignOfLife,
  writeTidying,
} from './relationship-stories.js';
import { writeRevival } from './sales-stories.js';
import { Scene } from './scene.js';
import { writeEscalation, writeTicket, writeWish } from './support-stories.js';

type Phase = 'courting' | 'trial' | 'customer';

interface Filler {
  write: (scene: Scene) => void;
  /** The roles it applies to, and its relative frequency. */
  weights: Partial<Record<Persona, number>>;
  /** With a trial or a contract running, with a contract, with neither, or always. */
  when: 'using' | 'customer' | 'courting' | 'always';
  /** The minimum distance between two of a kind, so that one ends before the next starts. */
  gapDays: number;
}

const FILLERS: readonly Filler[] = [
  filler(writeTicket, 'using', 0.5, { champion: 9, user: 10 }),
  filler(writeQuickExchange, 'using', 0.3, { champion: 10, user: 9, manager: 1, finance: 1 }),
  filler(writeSignOfLife, 'always', 2, { champion: 6, user: 2, finance: 3, manager: 6, lead: 5 }),
  filler(writeTidying, 'always', 2, { champion: 5, user: 2, finance: 3, manager: 4, lead: 3 }),
  filler(writeCheckIn, 'using', 6, { champion: 5, user: 1, manager: 3 }),
  filler(writeReview, 'customer', 40, { champion: 2, manager: 1 }),
  filler(writeWish, 'using', 4, { champion: 4, user: 2 }),
  filler(writeEscalation, 'customer', 25, { champion: 1.2, manager: 0.3 }),
  filler(writeInvoice, 'customer', 25, { champion: 1.2, finance: 12 }),
  filler(writeLateInvoice, 'customer', 60, { finance: 3 }),
  filler(writeMoreSeats, 'customer', 60, { champion: 0.8, manager: 1 }),
  filler(writeEvent, 'always', 80, { champion: 0.7, manager: 2, lead: 3 }),
  filler(writeReference, 'customer', 200, { champion: 0.4, manager: 0.6 }),
  filler(writeChurnRisk, 'customer', 120, { champion: 0.6, manager: 0.3 }),
  filler(writeBeta, 'customer', 120, { champion: 0.6, user: 0.5 }),
  filler(writePreferences, 'customer', 150, { champion: 0.25, user: 0.4, finance: 0.8 }),
  filler(writeBlockedNumber, 'customer', 200, { champion: 0.15, user: 0.4 }),
  filler(writeRevival, 'courting', 25, { champion: 6, manager: 4, user: 2, finance: 1, lead: 4 }),
];

const MAX_ATTEMPTS = 2_000;

/** Adds matching stories at random times since the contact became known, up to the target size. */
export function fillHistory(cast: Cast, knownSince: number): void {
  const { contact, company, random, journal } = cast;
  const starts = new Map<Filler, number[]>();
  const days = Math.max(1, Math.floor((WINDOW_END - knownSince) / DAY) - 1);
  for (let tried = 0; tried < MAX_ATTEMPTS && journal.size < contact.target; tried += 1) {
    const offset = company?.utcOffset ?? 1;
    const start = officeTimeAfter(knownSince, random.int(1, days), offset, random);
    const story = drawFiller(cast, findPhase(cast, start));
    const earlier = starts.get(story) ?? [];
    if (earlier.some((other) => Math.abs(other - start) < story.gapDays * DAY)) continue;
    starts.set(story, [...earlier, start]);
    story.write(new Scene(cast, start));
  }
}

function findPhase({ company }: Cast, at: number): Phase {
  if (!company) return 'courting';
  if (at >= company.signedAt) return 'customer';
  const trialEndsAt = company.stage === 'customer' ? WINDOW_END : company.trialAt + 26 * DAY;
  return at >= company.trialAt + 3 * DAY && at < trialEndsAt ? 'trial' : 'courting';
}

function isFitting({ when }: Filler, phase: Phase): boolean {
  if (when === 'using') return phase !== 'courting';
  return when === 'always' || when === phase;
}

function drawFiller({ contact, random }: Cast, phase: Phase): Filler {
  const weightOf = (story: Filler) =>
    isFitting(story, phase) ? (story.weights[contact.persona] ?? 0) : 0;
  const total = FILLERS.reduce((sum, story) => sum + weightOf(story), 0);
  let left = random.next() * total;
  const drawn = FILLERS.find((story) => {
    left -= weightOf(story);
    return left < 0;
  });
  if (!drawn) throw new Error(`nothing can happen to a ${contact.persona} in the ${phase} phase`);
  return drawn;
}

function filler(
  write: Filler['write'],
  when: Filler['when'],
  gapDays: number,
  weights: Filler['weights'],
): Filler {
  return { write, when, gapDays, weights };
}

import { tellInvoice, tellLateInvoice, tellMoreSeats } from './billing-stories.js';
import { DAY, officeTimeAfter, WINDOW_END } from './calendar.js';
import type { Cast } from './cast.js';
import type { Persona } from './demo-contacts.js';
import {
  tellBeta,
  tellBlockedNumber,
  tellCheckIn,
  tellChurnRisk,
  tellEvent,
  tellPreferences,
  tellQuickExchange,
  tellReference,
  tellReview,
  tellSignOfLife,
  tellTidying,
} from './relationship-stories.js';
import { tellRevival } from './sales-stories.js';
import { Scene } from './scene.js';
import { tellEscalation, tellTicket, tellWish } from './support-stories.js';

type Phase = 'courting' | 'trial' | 'customer';

interface Filler {
  tell: (scene: Scene) => void;
  /** Who this happens to, and how often in relation to the others. */
  weights: Partial<Record<Persona, number>>;
  /** With a trial or a contract running, with a contract, with neither, or always. */
  when: 'using' | 'customer' | 'courting' | 'always';
  /** Two of a kind are at least so far apart, which keeps what is opened and closed in order. */
  gapDays: number;
}

const FILLERS: readonly Filler[] = [
  filler(tellTicket, 'using', 0.5, { champion: 9, user: 10 }),
  filler(tellQuickExchange, 'using', 0.3, { champion: 10, user: 9, manager: 1, finance: 1 }),
  filler(tellSignOfLife, 'always', 2, { champion: 6, user: 2, finance: 3, manager: 6, lead: 5 }),
  filler(tellTidying, 'always', 2, { champion: 5, user: 2, finance: 3, manager: 4, lead: 3 }),
  filler(tellCheckIn, 'using', 6, { champion: 5, user: 1, manager: 3 }),
  filler(tellReview, 'customer', 40, { champion: 2, manager: 1 }),
  filler(tellWish, 'using', 4, { champion: 4, user: 2 }),
  filler(tellEscalation, 'customer', 25, { champion: 1.2, manager: 0.3 }),
  filler(tellInvoice, 'customer', 25, { champion: 1.2, finance: 12 }),
  filler(tellLateInvoice, 'customer', 60, { finance: 3 }),
  filler(tellMoreSeats, 'customer', 60, { champion: 0.8, manager: 1 }),
  filler(tellEvent, 'always', 80, { champion: 0.7, manager: 2, lead: 3 }),
  filler(tellReference, 'customer', 200, { champion: 0.4, manager: 0.6 }),
  filler(tellChurnRisk, 'customer', 120, { champion: 0.6, manager: 0.3 }),
  filler(tellBeta, 'customer', 120, { champion: 0.6, user: 0.5 }),
  filler(tellPreferences, 'customer', 150, { champion: 0.25, user: 0.4, finance: 0.8 }),
  filler(tellBlockedNumber, 'customer', 200, { champion: 0.15, user: 0.4 }),
  filler(tellRevival, 'courting', 25, { champion: 6, manager: 4, user: 2, finance: 1, lead: 4 }),
];

const MAX_ATTEMPTS = 2_000;

/** Adds stories that fit the contact, anywhere since they are known, until it is enough. */
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
    story.tell(new Scene(cast, start));
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
  tell: Filler['tell'],
  when: Filler['when'],
  gapDays: number,
  weights: Filler['weights'],
): Filler {
  return { tell, when, gapDays, weights };
}

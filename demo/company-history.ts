import { DAY, officeTimeAfter, WINDOW_END, WINDOW_START } from './calendar.js';
import type { ClarkyActivityWire } from './clarky-pages.js';
import {
  writeAccountPlan,
  writeBoardMeeting,
  writeCompanyNews,
  writeFrontDesk,
  writePaperwork,
  writeSecurityReview,
  writeSiteVisit,
} from './company-stories.js';
import type { Company } from './demo-companies.js';
import type { Contact } from './demo-contacts.js';
import { type Entry, Journal } from './journal.js';
import { createRandom, type Random } from './random.js';
import { Scene } from './scene.js';
import { VariantDeck } from './variant-deck.js';

interface CompanyStory {
  write: (scene: Scene) => void;
  /** The minimum distance between two stories of one kind. */
  gapDays: number;
  needsContract: boolean;
}

const STORIES: readonly CompanyStory[] = [
  { write: writeAccountPlan, gapDays: 40, needsContract: false },
  { write: writeCompanyNews, gapDays: 21, needsContract: false },
  { write: writeFrontDesk, gapDays: 4, needsContract: false },
  { write: writeSiteVisit, gapDays: 12, needsContract: true },
  { write: writePaperwork, gapDays: 9, needsContract: true },
  { write: writeSecurityReview, gapDays: 100, needsContract: true },
  { write: writeBoardMeeting, gapDays: 35, needsContract: true },
];

const MAX_ATTEMPTS = 2_000;

/**
 * The history of a company. `champion` is the main contact in its stories; `shared` are the
 * activities of its contacts that are on the company too.
 */
export function createCompanyHistory(
  company: Company,
  champion: Contact,
  shared: readonly Entry<ClarkyActivityWire>[],
): Journal {
  const random = createRandom(`history of ${company.name}`);
  const journal = new Journal({ ...company.external, isCompany: true }, random);
  const deck = new VariantDeck(random);
  const knownSince = Math.max(company.metAt, WINDOW_START);
  const days = Math.max(1, Math.floor((WINDOW_END - knownSince) / DAY) - 1);
  const target = drawTarget(company, champion, random);
  const starts = new Map<CompanyStory, number[]>();
  for (let tried = 0; tried < MAX_ATTEMPTS && journal.size < target; tried += 1) {
    const start = officeTimeAfter(knownSince, random.int(1, days), company.utcOffset, random);
    const story = random.pick(STORIES);
    const earlier = starts.get(story) ?? [];
    const isTooClose = earlier.some((other) => Math.abs(other - start) < story.gapDays * DAY);
    if (isTooClose || (story.needsContract && start < company.signedAt)) continue;
    starts.set(story, [...earlier, start]);
    story.write(new Scene({ journal, random, deck, contact: champion, company }, start));
  }
  journal.adopt(shared);
  return journal;
}

function drawTarget(company: Company, champion: Contact, random: Random): number {
  if (champion.target >= 1000) return random.int(190, 290);
  return company.stage === 'customer' ? random.int(18, 70) : random.int(5, 20);
}

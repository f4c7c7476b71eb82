import { DAY, officeTimeAfter, WINDOW_END, WINDOW_START } from './calendar.js';
import type { ClarkyActivityWire } from './clarky-pages.js';
import {
  tellAccountPlan,
  tellBoardMeeting,
  tellCompanyNews,
  tellFrontDesk,
  tellPaperwork,
  tellSecurityReview,
  tellSiteVisit,
} from './company-stories.js';
import type { Company } from './demo-companies.js';
import type { Contact } from './demo-contacts.js';
import { type Entry, Journal } from './journal.js';
import { PhraseDeck } from './phrase-deck.js';
import { createRandom, type Random } from './random.js';
import { Scene } from './scene.js';

interface CompanyStory {
  tell: (scene: Scene) => void;
  /** Two of a kind are at least so far apart. */
  gapDays: number;
  needsContract: boolean;
}

const STORIES: readonly CompanyStory[] = [
  { tell: tellAccountPlan, gapDays: 40, needsContract: false },
  { tell: tellCompanyNews, gapDays: 21, needsContract: false },
  { tell: tellFrontDesk, gapDays: 4, needsContract: false },
  { tell: tellSiteVisit, gapDays: 12, needsContract: true },
  { tell: tellPaperwork, gapDays: 9, needsContract: true },
  { tell: tellSecurityReview, gapDays: 100, needsContract: true },
  { tell: tellBoardMeeting, gapDays: 35, needsContract: true },
];

const MAX_ATTEMPTS = 2_000;

/**
 * Everything that stands on a company. `champion` is whom its stories speak of; `shared` are the
 * activities that its contacts' histories put on it too.
 */
export function createCompanyHistory(
  company: Company,
  champion: Contact,
  shared: readonly Entry<ClarkyActivityWire>[],
): Journal {
  const random = createRandom(`history of ${company.name}`);
  const journal = new Journal({ ...company.external, isCompany: true }, random);
  const deck = new PhraseDeck(random);
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
    story.tell(new Scene({ journal, random, deck, contact: champion, company }, start));
  }
  journal.adopt(shared);
  return journal;
}

function drawTarget(company: Company, champion: Contact, random: Random): number {
  if (champion.target >= 1000) return random.int(190, 290);
  return company.stage === 'customer' ? random.int(18, 70) : random.int(5, 20);
}

import { tellInvoice, tellRenewal } from './billing-stories.js';
import { createImportedBurst, tellFieldImport } from './burst-stories.js';
import { DAY, HOUR, MINUTE, officeTimeAfter, WINDOW_END, WINDOW_START } from './calendar.js';
import type { Cast } from './cast.js';
import { type Broadcast, broadcasts, type Segment, segments } from './demo-audiences.js';
import type { Contact } from './demo-contacts.js';
import { assistants } from './demo-staff.js';
import { fillHistory } from './fill-history.js';
import { Journal } from './journal.js';
import { tellNewcomer, tellOnboarding, tellTrial } from './onboarding-stories.js';
import { PhraseDeck } from './phrase-deck.js';
import { createRandom } from './random.js';
import {
  tellBlockedNumber,
  tellNewsletterReader,
  tellPreferences,
  tellVip,
} from './relationship-stories.js';
import { tellDemo, tellEnquiry, tellLoss, tellSignature } from './sales-stories.js';
import { Scene } from './scene.js';

/** Everything that happened with one contact, in all systems that know them. */
export function createContactHistory(contact: Contact): Journal {
  const random = createRandom(`history ${contact.email}`);
  const clarkyCompany = contact.company?.external.clarky;
  const owner = { ...contact.external, ...(clarkyCompany ? { clarkyCompany } : {}) };
  const journal = new Journal(owner, random);
  const deck = new PhraseDeck(random);
  const cast: Cast = { journal, random, deck, contact, company: contact.company };
  if (contact.target <= 2) {
    if (contact.target > 0) tellNewsletterReader(new Scene(cast, WINDOW_START + 40 * DAY));
    return journal;
  }
  const knownSince = tellMilestones(cast);
  sendBroadcasts(cast, knownSince);
  createImportedBurst(cast);
  fillHistory(cast, knownSince);
  if (contact.hasUndatedEvent) journal.loseOneTime();
  return journal;
}

/** What comes once and in order. Returns since when the contact is known (milliseconds). */
function tellMilestones(cast: Cast): number {
  const { contact, company, random } = cast;
  if (!company) {
    const metAt = officeTimeAfter(WINDOW_START, random.int(3, 500), 1, random);
    tellNewsletterReader(new Scene(cast, metAt));
    return metAt;
  }
  if (contact.persona === 'champion') {
    tellRelationship(cast);
    return Math.max(company.metAt, WINDOW_START);
  }
  const isCustomer = company.stage === 'customer';
  const earliest = Math.max(isCustomer ? company.signedAt : company.metAt, WINDOW_START);
  const days = Math.floor(((WINDOW_END - earliest) / DAY) * 0.6 * random.next());
  const joinedAt = officeTimeAfter(earliest, days + 1, company.utcOffset, random);
  if (isCustomer && contact.persona === 'user') tellNewcomer(new Scene(cast, joinedAt));
  if (isCustomer && contact.persona === 'finance') tellInvoice(new Scene(cast, joinedAt));
  return joinedAt;
}

/** A champion goes all the way with us, as far as the company got. */
function tellRelationship(cast: Cast): void {
  const { company, contact, random } = cast;
  if (!company) return;
  const at = (start: number) => new Scene(cast, start);
  const later = (start: number, days: number) =>
    officeTimeAfter(start, days, company.utcOffset, random);
  tellEnquiry(at(company.metAt));
  tellDemo(at(later(company.metAt, 7)));
  tellTrial(at(company.trialAt));
  if (company.stage === 'lost') tellLoss(at(later(company.trialAt, 26)));
  if (company.stage !== 'customer') return;
  // The story of the signature takes about ten days.
  tellSignature(at(later(company.signedAt, -11)));
  tellOnboarding(at(later(company.signedAt, 4)));
  tellRenewal(at(later(company.signedAt, 295)));
  tellRenewal(at(later(company.signedAt, 655)));
  if (contact.target < 1000) return;
  tellVip(at(later(company.signedAt, 120)));
  tellPreferences(at(later(company.signedAt, 200)));
  tellBlockedNumber(at(later(company.signedAt, 260)));
}

/** Mailings, each at its one instant for all who get it, and an import that touched everybody. */
function sendBroadcasts(cast: Cast, knownSince: number): void {
  const joined = new Set<Segment>();
  // Who came through the newsletter is in its segment already.
  if (!cast.company) joined.add(segments.newsletter);
  for (const broadcast of broadcasts) {
    if (broadcast.at <= knownSince || !isAddressee(cast, broadcast)) continue;
    const scene = new Scene(cast, broadcast.at);
    scene.email('outbound', broadcast.subject, broadcast.snippet);
    if (!joined.has(broadcast.segment)) {
      scene.join(broadcast.segment, assistants.juno, { broadcast, inRecordFeed: false });
      joined.add(broadcast.segment);
    }
    if (!cast.random.chance(0.03)) continue;
    scene.now += cast.random.int(20 * MINUTE, 3 * HOUR);
    scene.setContact('contact_unsubscribed', null, broadcast);
    break;
  }
  tellFieldImport(cast, knownSince);
}

function isAddressee(cast: Cast, broadcast: Broadcast): boolean {
  if (!cast.random.chance(broadcast.share)) return false;
  const isCustomer = (cast.company?.signedAt ?? WINDOW_END) < broadcast.at;
  if (broadcast.audience === 'everyone') return true;
  return (broadcast.audience === 'customers') === isCustomer;
}

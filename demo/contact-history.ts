import { writeInvoice, writeRenewal } from './billing-stories.js';
import { createImportedBurst, writeFieldImport } from './burst-stories.js';
import { DAY, HOUR, MINUTE, officeTimeAfter, WINDOW_END, WINDOW_START } from './calendar.js';
import type { Cast } from './cast.js';
import { type Broadcast, broadcasts, type Segment, segments } from './demo-audiences.js';
import type { Contact } from './demo-contacts.js';
import { assistants } from './demo-staff.js';
import { fillHistory } from './fill-history.js';
import { Journal } from './journal.js';
import { writeNewcomer, writeOnboarding, writeTrial } from './onboarding-stories.js';
import { createRandom } from './random.js';
import {
  writeBlockedNumber,
  writeNewsletterReader,
  writePreferences,
  writeVip,
} from './relationship-stories.js';
import { writeDemo, writeEnquiry, writeLoss, writeSignature } from './sales-stories.js';
import { Scene } from './scene.js';
import { VariantDeck } from './variant-deck.js';

/** The history of one contact in all systems that have them. */
export function createContactHistory(contact: Contact): Journal {
  const random = createRandom(`history ${contact.email}`);
  const clarkyCompany = contact.company?.external.clarky;
  const owner = { ...contact.external, ...(clarkyCompany ? { clarkyCompany } : {}) };
  const journal = new Journal(owner, random);
  const deck = new VariantDeck(random);
  const cast: Cast = { journal, random, deck, contact, company: contact.company };
  if (contact.target <= 2) {
    if (contact.target > 0) writeNewsletterReader(new Scene(cast, WINDOW_START + 40 * DAY));
    return journal;
  }
  const knownSince = writeMilestones(cast);
  sendBroadcasts(cast, knownSince);
  createImportedBurst(cast);
  fillHistory(cast, knownSince);
  if (contact.hasUndatedEvent) journal.loseOneTime();
  return journal;
}

/** The stories that happen once and in order. Returns when the contact became known (milliseconds). */
function writeMilestones(cast: Cast): number {
  const { contact, company, random } = cast;
  if (!company) {
    const metAt = officeTimeAfter(WINDOW_START, random.int(3, 500), 1, random);
    writeNewsletterReader(new Scene(cast, metAt));
    return metAt;
  }
  if (contact.persona === 'champion') {
    writeRelationship(cast);
    return Math.max(company.metAt, WINDOW_START);
  }
  const isCustomer = company.stage === 'customer';
  const earliest = Math.max(isCustomer ? company.signedAt : company.metAt, WINDOW_START);
  const days = Math.floor(((WINDOW_END - earliest) / DAY) * 0.6 * random.next());
  const joinedAt = officeTimeAfter(earliest, days + 1, company.utcOffset, random);
  if (isCustomer && contact.persona === 'user') writeNewcomer(new Scene(cast, joinedAt));
  if (isCustomer && contact.persona === 'finance') writeInvoice(new Scene(cast, joinedAt));
  return joinedAt;
}

/** A champion takes part in every stage that the company reached. */
function writeRelationship(cast: Cast): void {
  const { company, contact, random } = cast;
  if (!company) return;
  const at = (start: number) => new Scene(cast, start);
  const later = (start: number, days: number) =>
    officeTimeAfter(start, days, company.utcOffset, random);
  writeEnquiry(at(company.metAt));
  writeDemo(at(later(company.metAt, 7)));
  writeTrial(at(company.trialAt));
  if (company.stage === 'lost') writeLoss(at(later(company.trialAt, 26)));
  if (company.stage !== 'customer') return;
  // The signature story takes about ten days.
  writeSignature(at(later(company.signedAt, -11)));
  writeOnboarding(at(later(company.signedAt, 4)));
  writeRenewal(at(later(company.signedAt, 295)));
  writeRenewal(at(later(company.signedAt, 655)));
  if (contact.target < 1000) return;
  writeVip(at(later(company.signedAt, 120)));
  writePreferences(at(later(company.signedAt, 200)));
  writeBlockedNumber(at(later(company.signedAt, 260)));
}

/** Mailings, each with one timestamp for all recipients, and the bulk imports. */
function sendBroadcasts(cast: Cast, knownSince: number): void {
  const joined = new Set<Segment>();
  // Contacts who came through the newsletter are in its segment already.
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
  writeFieldImport(cast, knownSince);
}

function isAddressee(cast: Cast, broadcast: Broadcast): boolean {
  if (!cast.random.chance(broadcast.share)) return false;
  const isCustomer = (cast.company?.signedAt ?? WINDOW_END) < broadcast.at;
  if (broadcast.audience === 'everyone') return true;
  return (broadcast.audience === 'customers') === isCustomer;
}

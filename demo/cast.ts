import type { Company } from './demo-companies.js';
import type { Contact } from './demo-contacts.js';
import type { Journal } from './journal.js';
import type { Random } from './random.js';
import type { VariantDeck } from './variant-deck.js';

/** The people of one history, and the generators it draws from. */
export interface Cast {
  journal: Journal;
  random: Random;
  deck: VariantDeck;
  /** In the history of a company or a table row: the company's main contact. */
  contact: Contact;
  company: Company | undefined;
}

import type { Company } from './demo-companies.js';
import type { Contact } from './demo-contacts.js';
import type { Journal } from './journal.js';
import type { PhraseDeck } from './phrase-deck.js';
import type { Random } from './random.js';

/** Whose history it is, and what it is written with. */
export interface Cast {
  journal: Journal;
  random: Random;
  deck: PhraseDeck;
  /** For a company's or a row's own history: the company's main contact. */
  contact: Contact;
  company: Company | undefined;
}

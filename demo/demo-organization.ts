import type { ClarkyActivityWire } from './clarky-pages.js';
import { createClarkyPages } from './clarky-pages.js';
import { createCompanyHistory } from './company-history.js';
import { createContactHistory } from './contact-history.js';
import { type Company, createCompanies } from './demo-companies.js';
import { type Contact, createContacts } from './demo-contacts.js';
import { createTableRows, type TableRow } from './demo-table-rows.js';
import { createInventPages } from './invent-pages.js';
import type { Entry, Journal } from './journal.js';
import { createKasarPages } from './kasar-pages.js';
import { createTableRowHistory } from './table-row-history.js';

/** One upstream response body and its record; `record` is the external id in that source. */
export interface DemoEnvelope {
  system: 'kasar' | 'invent' | 'clarky';
  source: string;
  object: string;
  record: string;
  name?: string;
  response: unknown;
}

/** A record of the demo with its external ids. */
export interface DemoRecord {
  /** contacts, companies, or the id of a custom table. */
  object: string;
  name: string;
  /** The name of a record among the companies. */
  company?: string;
  /** From a source's slug to the external id there. */
  external: Record<string, string>;
}

/** A company that makes Planner, software for rosters and field visits. */
export const demoOrganization = { slug: 'demo', name: 'Maplewharf' };

/** The upstream systems of the demo organization, one source each. */
export const demoSources: { slug: string; system: DemoEnvelope['system']; name: string }[] = [
  { slug: 'kasar', system: 'kasar', name: 'Kasar' },
  { slug: 'invent', system: 'invent', name: 'Invent' },
  { slug: 'clarky', system: 'clarky', name: 'Clarky' },
];

/** Companies, then contacts, then rows of the tables deals and subscriptions; always the same. */
export function demoRecords(): DemoRecord[] {
  const companies = createCompanies();
  return [
    ...companies.map((company) => createRecord('companies', company)),
    ...createContacts(companies).map((contact) => createRecord('contacts', contact)),
    ...createTableRows(companies).map((row) => createRecord(row.table, row)),
  ];
}

/**
 * The answers of all three systems for every record, page by page, newest first within a feed; for
 * Invent the contact feed and then the record feed. The same in each call. Histories are generated
 * one record at a time, so that only one of them and a company's shared items are in memory.
 */
export function* demoEnvelopes(): Generator<DemoEnvelope> {
  const companies = createCompanies();
  const contacts = createContacts(companies);
  for (const company of companies) yield* createCompanyEnvelopes(company, contacts);
  for (const contact of contacts.filter((other) => !other.company)) {
    yield* createEnvelopes('contacts', contact.name, createContactHistory(contact));
  }
  for (const row of createTableRows(companies)) {
    yield* createRowEnvelopes(row, findChampion(row.company, contacts));
  }
}

/** The contacts of a company, then the company: some of their items are on the company too. */
function* createCompanyEnvelopes(
  company: Company,
  contacts: readonly Contact[],
): Generator<DemoEnvelope> {
  const shared: Entry<ClarkyActivityWire>[] = [];
  for (const contact of contacts.filter((other) => other.company === company)) {
    const journal = createContactHistory(contact);
    shared.push(...journal.shared);
    yield* createEnvelopes('contacts', contact.name, journal);
  }
  const history = createCompanyHistory(company, findChampion(company, contacts), shared);
  yield* createEnvelopes('companies', company.name, history);
}

function* createRowEnvelopes(row: TableRow, champion: Contact): Generator<DemoEnvelope> {
  yield* createEnvelopes(row.table, row.name, createTableRowHistory(row, champion));
}

function* createEnvelopes(object: string, name: string, journal: Journal): Generator<DemoEnvelope> {
  const { kasar, invent, clarky } = journal.owner;
  if (kasar) yield* wrap('kasar', kasar, createKasarPages(journal.kasarFeed()));
  if (invent && object === 'contacts') {
    yield* wrap('invent', invent, createInventPages(journal.contactEvents()));
  }
  if (invent) yield* wrap('invent', invent, createInventPages(journal.recordEvents()));
  if (clarky) yield* wrap('clarky', clarky, createClarkyPages(journal.activities()));

  function* wrap(
    system: DemoEnvelope['system'],
    record: string,
    pages: Iterable<unknown>,
  ): Generator<DemoEnvelope> {
    for (const response of pages) yield { system, source: system, object, record, name, response };
  }
}

function findChampion(company: Company, contacts: readonly Contact[]): Contact {
  const champion = contacts.find((contact) => contact.company === company);
  if (!champion) throw new Error(`${company.name} has no contacts`);
  return champion;
}

function createRecord(object: string, given: Company | Contact | TableRow): DemoRecord {
  // A contact's company is a link between records; a row names its own in its title only.
  const company = object === 'contacts' && 'company' in given ? given.company?.name : undefined;
  const { name, external } = given;
  return { object, name, ...(company ? { company } : {}), external: { ...external } };
}

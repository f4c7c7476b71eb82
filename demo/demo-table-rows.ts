import { DAY, officeTimeAfter, WINDOW_END, WINDOW_START } from './calendar.js';
import type { Company } from './demo-companies.js';
import { createInventId } from './external-ids.js';
import { createRandom } from './random.js';

/** A row of a custom table. Timestamps in milliseconds. */
export interface TableRow {
  /** The table's id, which is also the record's object. */
  table: 'deals' | 'subscriptions';
  name: string;
  company: Company;
  startAt: number;
  isWon: boolean;
  external: { invent: string };
}

const EXPANSIONS = ['second branch', 'customer portal', 'text reminders', 'seasonal team'] as const;

/** One deal per company, further deals of customers, and running subscriptions. */
export function createTableRows(companies: readonly Company[]): TableRow[] {
  return [
    ...companies.map(createFirstDeal),
    ...companies
      .filter(isCustomer)
      .filter((_, index) => index % 4 === 0)
      .map(createExpansion),
    ...companies.filter(isCustomer).map(createSubscription),
  ];
}

function createFirstDeal(company: Company): TableRow {
  const startAt = startOf(company, company.metAt);
  const name = `${company.name}: ${company.plan}, ${company.seats} seats`;
  return createRow('deals', name, company, startAt, isCustomer(company));
}

function createExpansion(company: Company, index: number): TableRow {
  const random = createRandom(`expansion ${company.name}`);
  const earliest = Math.max(company.signedAt, WINDOW_START) + 60 * DAY;
  const days = random.int(0, Math.max(0, Math.floor((WINDOW_END - earliest) / DAY) - 70));
  const startAt = officeTimeAfter(earliest, days, company.utcOffset, random);
  const subject = EXPANSIONS[index % EXPANSIONS.length];
  return createRow('deals', `${company.name}: ${subject}`, company, startAt, random.chance(0.7));
}

function createSubscription(company: Company): TableRow {
  const startAt = startOf(company, company.signedAt);
  return createRow('subscriptions', `${company.name} · ${company.plan}`, company, startAt, true);
}

function createRow(
  table: TableRow['table'],
  name: string,
  company: Company,
  startAt: number,
  isWon: boolean,
): TableRow {
  const random = createRandom(`row ${table} ${name}`);
  const external = { invent: createInventId(random, 'rec') };
  return { table, name, company, startAt, isWon, external };
}

/** A timestamp in the first days of the window, for rows that are older than it. */
function startOf(company: Company, at: number): number {
  if (at > WINDOW_START + 5 * DAY) return at;
  const random = createRandom(`start ${company.name} ${at}`);
  return officeTimeAfter(WINDOW_START, random.int(3, 12), company.utcOffset, random);
}

function isCustomer(company: Company): boolean {
  return company.stage === 'customer';
}

import {
  officeTimeAfter,
  spokenDay,
  spokenMonth,
  spokenQuarter,
  spokenWeekday,
} from './calendar.js';
import type { Cast } from './cast.js';
import type { Employee } from './demo-staff.js';
import type { Random } from './random.js';

/** The template values that are constant during one story: people, places, numbers. */
export function createStoryValues(
  { contact, company, random }: Cast,
  team: { sales: Employee; success: Employee; support: Employee },
): Record<string, string> {
  const surname = contact.name.split(' ').find((part) => part !== contact.first);
  return {
    first: contact.first,
    name: contact.name,
    company: company?.name ?? `${surname ?? contact.name} Consulting`,
    role: contact.role.toLowerCase(),
    trade: company?.trade ?? 'planning',
    // A branch, never the head office: texts contrast the two.
    site: random.pick(company?.sites.slice(1) ?? ['the home office']),
    office: company?.sites[0] ?? 'the home office',
    plan: company?.plan ?? 'Starter',
    seats: String(company?.seats ?? 1),
    sales: team.sales.first,
    success: team.success.first,
    support: team.support.first,
    n: String(random.int(3, 28)),
  };
}

/** The template values that depend on the clock (milliseconds); {day} and {weekday} are in the future. */
export function createTimeValues(now: number, random: Random): Record<string, string> {
  return {
    day: spokenDay(officeTimeAfter(now, 3, 0, random)),
    today: spokenDay(now),
    weekday: spokenWeekday(officeTimeAfter(now, 2, 0, random)),
    month: spokenMonth(now),
    quarter: spokenQuarter(now),
  };
}

import { type Company, KEY_ACCOUNTS } from './demo-companies.js';
import { type NameRegion, namePools, toMailbox } from './demo-names.js';
import { createClarkyId, createInventId, createKasarId } from './external-ids.js';
import { createRandom, type Random } from './random.js';

/** A contact's role towards the demo organization, which selects their stories. */
export type Persona = 'champion' | 'finance' | 'user' | 'manager' | 'lead';

/** A contact of the demo organization. */
export interface Contact {
  name: string;
  first: string;
  email: string;
  role: string;
  persona: Persona;
  company: Company | undefined;
  /** About how many activities their history has. */
  target: number;
  /** The preferred chat channel. */
  chatChannel: string;
  /** One of their record events has no created_at, which Invent allows. */
  hasUndatedEvent: boolean;
  external: { kasar?: string; invent?: string; clarky?: string };
}

interface KnownName {
  name: string;
  first: string;
  spelled: string;
}

const KEY_CONTACTS: readonly (KnownName & { target: number })[] = [
  { name: 'Inês Carvalho', first: 'Inês', spelled: 'Ines Carvalho', target: 2600 },
  { name: 'Łukasz Wiśniewski', first: 'Łukasz', spelled: 'Łukasz Wiśniewski', target: 2100 },
  { name: '佐藤 美咲', first: '美咲', spelled: 'Misaki Sato', target: 1850 },
  { name: 'Zoë Vermeulen', first: 'Zoë', spelled: 'Zoe Vermeulen', target: 1600 },
];

const SEATS: readonly { persona: Persona; roles: readonly string[] }[] = [
  { persona: 'champion', roles: ['Head of operations', 'Operations manager', 'Head of planning'] },
  { persona: 'finance', roles: ['Accountant', 'Head of finance', 'Bookkeeper'] },
  { persona: 'user', roles: ['Dispatcher', 'Team lead', 'Planner'] },
  { persona: 'user', roles: ['IT administrator', 'Office manager', 'Branch manager'] },
  { persona: 'manager', roles: ['Managing director', 'Owner', 'Chief operating officer'] },
];

const FREELANCERS = 20;
const CHAT_CHANNELS = ['whatsapp', 'whatsapp', 'sms', 'linkedin', 'webchat', 'telegram'] as const;
const ALL_REGIONS = Object.keys(namePools) as NameRegion[];

/** The contacts of these companies, company by company, then those without a company. */
export function createContacts(companies: readonly Company[]): Contact[] {
  const taken = new Set(KEY_CONTACTS.map((known) => known.name));
  const employed = companies.flatMap((company, index) =>
    SEATS.map((_, seat) => createEmployed(company, index, seat, taken)),
  );
  const alone = Array.from({ length: FREELANCERS }, (_, index) => createFreelancer(index, taken));
  return [...employed, ...alone];
}

function createEmployed(
  company: Company,
  index: number,
  seatIndex: number,
  taken: Set<string>,
): Contact {
  const random = createRandom(`contact ${company.name} ${seatIndex}`);
  const seat = SEATS[seatIndex] as (typeof SEATS)[number];
  const key = seatIndex === 0 && index < KEY_ACCOUNTS ? KEY_CONTACTS[index] : undefined;
  const region = random.chance(0.12) ? random.pick(ALL_REGIONS) : company.region;
  const known = key ?? drawName(region, random, taken);
  return {
    name: known.name,
    first: known.first,
    email: `${toMailbox(known.spelled)}@${company.domain}`,
    role: random.pick(seat.roles),
    persona: seat.persona,
    company,
    target: key?.target ?? drawTarget(seat.persona, company, random),
    chatChannel: key ? 'whatsapp' : random.pick(CHAT_CHANNELS),
    hasUndatedEvent: seatIndex === 0 && [1, 6, 12, 26].includes(index),
    external: createLinks(seat.persona === 'champion', random),
  };
}

function createFreelancer(index: number, taken: Set<string>): Contact {
  const random = createRandom(`freelancer ${index}`);
  const known = drawName(random.pick(ALL_REGIONS), random, taken);
  return {
    name: known.name,
    first: known.first,
    email: `${toMailbox(known.spelled)}@post.example.org`,
    role: random.pick(['Consultant', 'Freelance planner', 'Trade journalist', 'Self-employed']),
    persona: 'lead',
    company: undefined,
    target: index % 4 === 0 ? random.int(0, 2) : random.int(5, 24),
    chatChannel: random.pick(CHAT_CHANNELS),
    hasUndatedEvent: false,
    external: createLinks(false, random),
  };
}

/** An uneven distribution: some have weekly activities, most occasional ones, a few none. */
function drawTarget(persona: Persona, company: Company, random: Random): number {
  if (persona !== 'champion') {
    if (random.chance(0.05)) return random.int(0, 2);
    return random.int(6, company.stage === 'customer' ? 36 : 18);
  }
  if (company.stage === 'prospect') return random.int(18, 36);
  if (company.stage === 'lost') return random.int(30, 80);
  return Math.round(110 + random.next() ** 2 * 480);
}

function drawName(region: NameRegion, random: Random, taken: Set<string>): KnownName {
  for (;;) {
    const [first, spelledFirst] = splitSpelling(random.pick(namePools[region].first));
    const [last, spelledLast] = splitSpelling(random.pick(namePools[region].last));
    // Japanese names are written with the family name first.
    const name = region === 'jp' ? `${last} ${first}` : `${first} ${last}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return { name, first, spelled: `${spelledFirst} ${spelledLast}` };
  }
}

function splitSpelling(entry: string): [string, string] {
  const [written = entry, spelled = written] = entry.split('|');
  return [written, spelled];
}

/** Most contacts exist in two or three systems, the busiest in all of them. */
function createLinks(isEverywhere: boolean, random: Random): Contact['external'] {
  const kasar = createKasarId(random);
  const invent = createInventId(random, 'con');
  const clarky = createClarkyId(random, 'c');
  const draw = isEverywhere ? 0 : random.next();
  if (draw < 0.55) return { kasar, invent, clarky };
  if (draw < 0.7) return { kasar, invent };
  if (draw < 0.82) return { kasar, clarky };
  if (draw < 0.92) return { invent, clarky };
  return draw < 0.96 ? { kasar } : { invent };
}

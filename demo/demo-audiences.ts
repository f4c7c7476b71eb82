/** A segment of Invent with its current size and boards. */
export interface Segment {
  id: string;
  name: string;
  color: string;
  contactsCount: number;
  boards: { board_id: string; board_name: string; column_id: string }[];
  createdAt: string;
  updatedAt: string;
}

/** A mailing to many contacts at one instant. */
export interface Broadcast {
  id: string;
  name: string;
  /** Milliseconds; every recipient's copy has exactly this timestamp. */
  at: number;
  subject: string;
  snippet: string;
  /** The audience: everyone, customers only, or prospects only. */
  audience: 'everyone' | 'customers' | 'prospects';
  /** The share of the audience that receives it, 0 to 1. */
  share: number;
  /** The segment that its recipients join. */
  segment: Segment;
}

const pipeline = { board_id: 'brd_2hV9xPq', board_name: 'Customer journey' };
const care = { board_id: 'brd_8mKe31d', board_name: 'Customer care' };

/** The segments that stories and broadcasts add contacts to. */
export const segments = {
  lead: segment('Ld01', 'New lead', 'gray', 61, [{ ...pipeline, column_id: 'col_new' }]),
  trial: segment('Tr02', 'Trial', 'blue', 17, [{ ...pipeline, column_id: 'col_trial' }]),
  customer: segment('Cu03', 'Customer', 'green', 138, [{ ...pipeline, column_id: 'col_customer' }]),
  onboarding: segment('On04', 'Onboarding', 'teal', 9, [{ ...care, column_id: 'col_onboarding' }]),
  vip: segment('Vi05', 'VIP', 'purple', 12, [
    { ...pipeline, column_id: 'col_customer' },
    { ...care, column_id: 'col_white_glove' },
  ]),
  churnRisk: segment('Ch06', 'Churn risk', 'red', 11, [{ ...care, column_id: 'col_at_risk' }]),
  renewal: segment('Re07', 'Renewal this quarter', 'orange', 23, []),
  beta: segment('Be08', 'Beta testers', 'yellow', 28, []),
  newsletter: segment('Ne09', 'Newsletter', 'pink', 174, []),
  webinar: segment('We10', 'Webinar guests', 'indigo', 83, []),
  forecast: segment('Fo11', 'Forecast this quarter', 'orange', 14, []),
} as const satisfies Record<string, Segment>;

/** Mailings to many people, oldest first. */
export const broadcasts: readonly Broadcast[] = [
  broadcast({
    code: '7dQ1',
    name: 'Planner winter release',
    at: Date.UTC(2024, 11, 10, 9),
    audience: 'everyone',
    share: 0.75,
    subject: 'What is new in Planner this winter',
    snippet:
      'Route board in colours, shift templates that repeat, and a calendar sync twice as fast.',
  }),
  broadcast({
    code: '2kW8',
    name: 'Webinar: rosters without tears',
    at: Date.UTC(2025, 2, 4, 8, 30),
    audience: 'prospects',
    share: 0.8,
    subject: 'Invitation: rosters without tears, 20 March',
    snippet:
      'Forty minutes, three real rosters, and time for questions. Save your seat with one click.',
  }),
  broadcast({
    code: '9pZ4',
    name: 'Price list 2025',
    at: Date.UTC(2025, 4, 15, 7),
    audience: 'customers',
    share: 0.95,
    subject: 'Our prices from 1 July, and what stays as it is',
    snippet:
      'Running terms keep their price until renewal. Here is what changes after that, in one table.',
  }),
  broadcast({
    code: '5hM0',
    name: 'Summer opening hours',
    at: Date.UTC(2025, 6, 1, 8),
    audience: 'customers',
    share: 0.7,
    subject: 'Support over the summer',
    snippet: 'Between 14 July and 15 August we answer from 8 to 16 o’clock (CET).',
  }),
  broadcast({
    code: '3xB6',
    name: 'Mobile app 4',
    at: Date.UTC(2025, 9, 7, 9),
    audience: 'everyone',
    share: 0.8,
    subject: 'Mobile app 4 works offline',
    snippet: 'Visits, signatures and photos wait on the phone until there is signal.',
  }),
  broadcast({
    code: '8cT2',
    name: 'Customer survey 2025',
    at: Date.UTC(2025, 10, 25, 10),
    audience: 'customers',
    share: 0.85,
    subject: 'Four questions about your year with Planner',
    snippet: 'It takes two minutes, and Hanna reads every answer.',
  }),
  broadcast({
    code: '1vR9',
    name: 'Invitation: Planner Days',
    at: Date.UTC(2026, 2, 17, 9),
    audience: 'everyone',
    share: 0.65,
    subject: 'Planner Days in Ghent, 11 and 12 June',
    snippet: 'Two days with other planners, our engineers, and good food.',
  }),
  broadcast({
    code: '6nF3',
    name: 'Maintenance on 20 September',
    at: Date.UTC(2026, 8, 8, 6),
    audience: 'customers',
    share: 1,
    subject: 'Planner is away on Sunday 20 September, 4 to 6 UTC',
    snippet:
      'We move to faster database servers. Phones keep working offline; the web pages pause.',
  }),
];

function segment(
  code: string,
  name: string,
  color: string,
  contactsCount: number,
  boards: Segment['boards'],
): Segment {
  return {
    id: `seg_${code}b7yEw3`,
    name,
    color,
    contactsCount,
    boards,
    createdAt: '2024-02-12T09:14:00Z',
    updatedAt: '2026-10-29T13:05:42Z',
  };
}

/** @param code makes its id. */
function broadcast({
  code,
  ...rest
}: Omit<Broadcast, 'id' | 'segment'> & { code: string }): Broadcast {
  const target = rest.name.startsWith('Webinar') ? segments.webinar : segments.newsletter;
  return { id: `brc_${code}sLh5`, ...rest, segment: target };
}

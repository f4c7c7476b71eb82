/** Someone who works at the demo organization. */
export interface Employee {
  id: string;
  name: string;
  /** The name that colleagues and customers use. */
  first: string;
  email: string;
  avatar: string;
  /** When Invent last saw them online. */
  seenAt: string;
}

/** A bot that acts in Invent. */
export interface Assistant {
  id: string;
  name: string;
  avatarUrl: string;
}

/** The ten employees of the demo organization, by role. */
export const staff = {
  founder: employee('7Qm2xKc0', 'Hanna Virtanen', 'hanna', '2026-10-30T16:02:11Z'),
  salesNorth: employee('b3RtW9aL', 'Tomás Rey', 'tomas', '2026-10-30T17:45:38Z'),
  salesSouth: employee('Yc81nVpe', 'Priya Raman', 'priya', '2026-10-30T15:20:07Z'),
  scout: employee('k0Hs4ZuJ', 'Élodie Marchand', 'elodie', '2026-10-29T18:11:54Z'),
  successNorth: employee('pD6gXw2F', 'Samuel Adeyemi', 'samuel', '2026-10-30T16:58:20Z'),
  successSouth: employee('M9rTq5bN', 'Noor Haddad', 'noor', '2026-10-30T14:37:02Z'),
  supportLead: employee('zE3vLs7C', 'Marek Dvořák', 'marek', '2026-10-30T18:30:45Z'),
  support: employee('h1JyUo8K', 'Chloé Baptiste', 'chloe', '2026-10-30T17:09:13Z'),
  finance: employee('W4fBn6xR', 'Wei-Ling Tan', 'weiling', '2026-10-28T16:44:29Z'),
  engineer: employee('Ga5Pd2iT', 'Oskar Brandt', 'oskar', '2026-10-30T11:52:36Z'),
} as const satisfies Record<string, Employee>;

/** Juno answers chats and sorts contacts; Tally sends invoices and records payments. */
export const assistants = {
  juno: assistant('Jn40qE8s', 'Juno', 'juno'),
  tally: assistant('Ty77cR1w', 'Tally', 'tally'),
} as const satisfies Record<string, Assistant>;

function employee(id: string, name: string, mailbox: string, seenAt: string): Employee {
  return {
    id: `usr_${id}`,
    name,
    first: name.split(' ')[0] as string,
    email: `${mailbox}@maplewharf.example.com`,
    avatar: `https://cdn.maplewharf.example.com/people/${mailbox}.png`,
    seenAt,
  };
}

function assistant(id: string, name: string, file: string): Assistant {
  return {
    id: `ast_${id}`,
    name,
    avatarUrl: `https://cdn.maplewharf.example.com/bots/${file}.svg`,
  };
}

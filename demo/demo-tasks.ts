import { type Employee, staff } from './demo-staff.js';

/** A task that is logged in the gateway itself; that it is assigned to a user, no upstream system says. */
export interface DemoTask {
  kind: 'TASK' | 'TODO' | 'REMINDER';
  title: string;
  status: 'PENDING' | 'IN_PROGRESS' | 'COMPLETED' | 'CANCELLED';
  /** YYYY-MM-DD; null: it has no due date. */
  dueDate: string | null;
  assignee: Employee;
  loggedBy: Employee;
  /** ISO 8601 in UTC with milliseconds. */
  loggedAt: string;
  /** Names among the demo's contacts and companies. */
  contact?: string;
  company?: string;
}

const { founder, salesNorth: tomas, salesSouth: priya, successSouth: noor } = staff;

/** The tasks of the people who sell and look after customers, as of the last days of the demo. */
export const demoTasks: readonly DemoTask[] = [
  {
    kind: 'TASK',
    title: 'Send the renewal offer for 40 seats',
    status: 'IN_PROGRESS',
    dueDate: '2026-10-29',
    assignee: priya,
    loggedBy: founder,
    loggedAt: '2026-10-22T08:40:00.000Z',
    contact: 'Inês Carvalho',
    company: 'Clínicas Pedralva',
  },
  {
    kind: 'TODO',
    title: 'Add the Braga site to the account plan',
    status: 'PENDING',
    dueDate: '2026-10-23',
    assignee: priya,
    loggedBy: priya,
    loggedAt: '2026-10-19T09:05:00.000Z',
    company: 'Clínicas Pedralva',
  },
  {
    kind: 'REMINDER',
    title: 'Ask Imogen whether procurement has signed',
    status: 'PENDING',
    dueDate: '2026-10-27',
    assignee: priya,
    loggedBy: priya,
    loggedAt: '2026-10-20T03:15:00.000Z',
    contact: 'Imogen Stonebridge',
  },
  {
    kind: 'TASK',
    title: 'Book the review of the third quarter',
    status: 'COMPLETED',
    dueDate: '2026-10-16',
    assignee: priya,
    loggedBy: founder,
    loggedAt: '2026-10-05T07:30:00.000Z',
    company: 'Aozora Kaigo',
  },
  {
    kind: 'TASK',
    title: 'Call Maeve back about the pilot',
    status: 'PENDING',
    dueDate: '2026-11-03',
    assignee: priya,
    loggedBy: founder,
    loggedAt: '2026-10-30T09:10:00.000Z',
    contact: 'Maeve O’Rourke',
  },
  {
    kind: 'TODO',
    title: 'Prepare the numbers for the meeting with Annegret',
    status: 'IN_PROGRESS',
    dueDate: '2026-11-06',
    assignee: priya,
    loggedBy: priya,
    loggedAt: '2026-10-30T06:45:00.000Z',
    contact: 'Annegret Fährmann',
  },
  {
    kind: 'REMINDER',
    title: 'Invoices of the year go out',
    status: 'PENDING',
    dueDate: '2026-11-09',
    assignee: priya,
    loggedBy: priya,
    loggedAt: '2026-10-28T06:00:00.000Z',
    company: 'Aozora Kaigo',
  },
  {
    kind: 'TODO',
    title: 'Clean up the old contacts of the account',
    status: 'PENDING',
    dueDate: null,
    assignee: priya,
    loggedBy: priya,
    loggedAt: '2026-10-12T10:20:00.000Z',
    company: 'Clínicas Pedralva',
  },
  {
    kind: 'TASK',
    title: 'Draft the contract with the discount we agreed',
    status: 'PENDING',
    dueDate: '2026-10-28',
    assignee: tomas,
    loggedBy: founder,
    loggedAt: '2026-10-21T12:00:00.000Z',
    contact: 'Paweł Gąsior',
  },
  {
    kind: 'TASK',
    title: 'Visit the new depot',
    status: 'PENDING',
    dueDate: '2026-11-05',
    assignee: tomas,
    loggedBy: tomas,
    loggedAt: '2026-10-27T13:35:00.000Z',
    contact: 'Grzegorz Mróz',
  },
  {
    kind: 'TODO',
    title: 'Reply to the security questionnaire',
    status: 'CANCELLED',
    dueDate: '2026-10-26',
    assignee: tomas,
    loggedBy: founder,
    loggedAt: '2026-10-14T11:25:00.000Z',
    company: 'Havblik Ejendomsservice',
  },
  {
    kind: 'REMINDER',
    title: 'First week after the start: ask how it went',
    status: 'IN_PROGRESS',
    dueDate: '2026-11-04',
    assignee: noor,
    loggedBy: noor,
    loggedAt: '2026-10-29T08:50:00.000Z',
    contact: 'İpek Güneş',
  },
];

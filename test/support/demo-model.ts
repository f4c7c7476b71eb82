import { demoEnvelopes, demoRecords } from '../../demo/demo-organization.js';
import { demoTasks } from '../../demo/demo-tasks.js';

type Wire = Record<string, unknown>;

/** An activity of the demo, read from what its upstream system sends. */
export interface DemoItem {
  source: 'Kasar' | 'Invent' | 'Clarky' | 'Activity Gateway';
  kind: string;
  category: string;
  /** ISO 8601 in UTC with milliseconds; null: the upstream does not say. */
  occurredAt: string | null;
  /** The names of its records, each with its object: contacts Inês Carvalho. */
  records: Set<string>;
  channel: string | null;
  status: string | null;
  /** YYYY-MM-DD */
  dueDate: string | null;
  /** Its due instant; of a day, its first one in UTC. */
  dueAt: string | null;
  /** The name of the user that it is assigned to by id. */
  assignee: string | null;
  title: string | null;
  content: string | null;
  snippet: string | null;
  segment: { name: string; [key: string]: unknown } | null;
  filename: string | null;
  changedKeys: string[];
  /** All that a search finds it by. */
  texts: string[];
}

const CATEGORIES: Record<string, string[]> = {
  INTERACTION: ['EMAIL', 'CALL', 'MEETING', 'VIDEO_CALL', 'MESSAGE'],
  TASK: ['TASK', 'TODO', 'REMINDER'],
  NOTE: ['NOTE', 'COMMENT'],
  SEGMENT: ['SEGMENT_ADDED', 'SEGMENT_REMOVED'],
  FILE: ['FILE_UPLOADED'],
};

/**
 * All activities of the demo organization, each once. It is read from the demo's data without the gateway's code, so
 * that the gateway's answers can be compared with it.
 */
export function readDemoItems(): DemoItem[] {
  const names = new Map(
    demoRecords().flatMap(({ object, name, external }) =>
      Object.entries(external).map(([source, id]) => [`${source} ${object} ${id}`, name] as const),
    ),
  );
  const items = new Map<string, DemoItem>();
  for (const { system, object, record, response } of demoEnvelopes()) {
    const recordOf = (inObject: string, id: unknown) =>
      `${inObject} ${names.get(`${system} ${inObject} ${id}`)}`;
    for (const [kind, wire] of readResponse(system, response)) {
      const key = `${system} ${wire.id}`;
      const item = items.get(key) ?? readItem(system, kind, wire);
      item.records.add(recordOf(object, record));
      if (wire.contact_id) item.records.add(recordOf('contacts', wire.contact_id));
      if (wire.company_id) item.records.add(recordOf('companies', wire.company_id));
      items.set(key, item);
    }
  }
  return [...items.values(), ...readTasks()];
}

/** The items of a response body with their kinds. */
function* readResponse(system: string, response: unknown): Generator<[string, Wire]> {
  if (system === 'kasar') {
    const { interactions, tasks, notes } = response as Record<string, { data: Wire[] }>;
    for (const wire of interactions!.data) yield [kindOfChannel(wire.channel as string), wire];
    for (const wire of tasks!.data) yield ['TASK', wire];
    for (const wire of notes!.data) yield ['NOTE', wire];
  } else if (system === 'clarky') {
    const { data } = response as { data: Wire[] };
    for (const wire of data) yield [(wire.activity_type as string).toUpperCase(), wire];
  } else {
    for (const wire of response as Wire[]) {
      yield [(wire.type as string).replace(/^(note|comment)_created$/, '$1').toUpperCase(), wire];
    }
  }
}

function kindOfChannel(channel: string): string {
  const kind = channel.toUpperCase();
  return CATEGORIES.INTERACTION!.includes(kind) ? kind : 'MESSAGE';
}

function readItem(system: 'kasar' | 'invent' | 'clarky', kind: string, wire: Wire): DemoItem {
  const category = categoryOf(kind);
  const created = wire.created_at as string | null;
  const due = (wire.due_date ?? null) as string | null;
  const file = wire.file as Wire | undefined;
  const note = wire.note as Wire | undefined;
  const segment = (wire.segment ?? null) as DemoItem['segment'];
  const changes = ((wire.metadata as Wire | undefined)?.changes ?? []) as Wire[];
  const content = (wire.content ?? note?.content ?? wire.comment ?? wire.description ?? null) as
    | string
    | null;
  const people = [wire.actor, wire.assistant, note?.user, wire.segment, wire.broadcast] as Wire[];
  const files = [file, ...((wire.attachments ?? []) as Wire[])];
  const texts = [
    wire.title,
    wire.subject,
    wire.snippet,
    content,
    wire.assigned_to,
    ...files.map((it) => it?.file_filename),
    ...people.flatMap((it) => [it?.name, it?.email]),
    ...changes.flatMap((it) => [it.key, textOf(it.old_value), textOf(it.new_value)]),
  ];
  return {
    source: { kasar: 'Kasar', invent: 'Invent', clarky: 'Clarky' }[system] as DemoItem['source'],
    kind,
    category,
    occurredAt: created && new Date(created).toISOString(),
    records: new Set(),
    channel: category === 'INTERACTION' ? ((wire.channel ?? wire.activity_type) as string) : null,
    status: category === 'TASK' ? statusOf(wire) : null,
    dueDate: due?.slice(0, 10) ?? null,
    dueAt: due && new Date(due).toISOString(),
    assignee: null,
    title: (wire.title ?? null) as string | null,
    content,
    snippet: (wire.snippet ?? null) as string | null,
    segment,
    filename: (file?.file_filename ?? null) as string | null,
    changedKeys: changes.map(({ key }) => key as string),
    texts: texts.filter((text) => typeof text === 'string'),
  };
}

function categoryOf(kind: string): string {
  const found = Object.entries(CATEGORIES).find(([, kinds]) => kinds.includes(kind));
  return found?.[0] ?? 'CONTACT';
}

/** Clarky has no status, but the time at which a task was done. */
function statusOf(wire: Wire): string {
  if (typeof wire.status === 'string') return wire.status.toUpperCase();
  return wire.completed_at ? 'COMPLETED' : 'PENDING';
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function readTasks(): DemoItem[] {
  return demoTasks.map((task) => ({
    source: 'Activity Gateway',
    kind: task.kind,
    category: 'TASK',
    occurredAt: task.loggedAt,
    records: new Set([
      ...(task.contact ? [`contacts ${task.contact}`] : []),
      ...(task.company ? [`companies ${task.company}`] : []),
    ]),
    channel: null,
    status: task.status,
    dueDate: task.dueDate,
    dueAt: task.dueDate && `${task.dueDate}T00:00:00.000Z`,
    assignee: task.assignee.name,
    title: task.title,
    content: null,
    snippet: null,
    segment: null,
    filename: null,
    changedKeys: [],
    texts: [task.title, task.assignee.name, task.loggedBy.name, task.loggedBy.email],
  }));
}

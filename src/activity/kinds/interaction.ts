import type { Activity } from '../activity.js';
import type { CategoryDefinition, InputField } from '../category-definition.js';
import { channelLabel } from '../channel.js';
import { capitalize, recordName, type SummaryNames, withQuote } from '../summary.js';

const WRITTEN: readonly InputField[] = [
  'subject',
  'channel',
  'direction',
  'dueAt',
  'durationMinutes',
  'completedAt',
];

const SPOKEN: readonly InputField[] = [
  'channel',
  'direction',
  'dueAt',
  'dueDate',
  'durationMinutes',
  'completedAt',
];

export const interaction: CategoryDefinition = {
  category: 'INTERACTION',
  description: 'An exchange with the record: an email, a call, a meeting, a message.',
  union: 'Interaction',
  kinds: {
    EMAIL: { type: 'Email', description: 'An email.', input: WRITTEN },
    CALL: { type: 'Call', description: 'A phone call.', input: SPOKEN },
    MEETING: { type: 'Meeting', description: 'A meeting in person or scheduled.', input: SPOKEN },
    VIDEO_CALL: { type: 'VideoCall', description: 'A video call.', input: SPOKEN },
    MESSAGE: { type: 'Message', description: 'A message on any other channel.', input: WRITTEN },
  },
  shared: {
    interface: 'InteractionData',
    description: 'What emails, calls, meetings, video calls and messages share.',
    fields: (t) => ({
      channel: t.string({
        nullable: false,
        description: 'Lower case: email, call, linkedin, whatsapp …',
        resolve: ({ channel, kind }) => channel ?? kind.toLowerCase(),
      }),
      direction: t.expose('direction', {
        type: 'Direction',
        description: 'Who turned to whom; null where the upstream does not say.',
      }),
      subject: t.exposeString('subject', { description: 'The subject line.' }),
      snippet: t.exposeString('snippet', { description: 'The first words of the content.' }),
      description: t.exposeString('description', { description: 'What it was about, in full.' }),
      durationMinutes: t.exposeFloat('durationMinutes', { description: 'In minutes.' }),
      dueAt: t.expose('dueAt', { type: 'DateTime', description: 'When it is planned for.' }),
      completedAt: t.expose('completedAt', {
        type: 'DateTime',
        description: 'When it was marked as done.',
      }),
    }),
  },
  summarize(activity, names) {
    const minutes = Math.round(activity.durationMinutes ?? 0);
    const lasted = minutes > 0 ? ` (${minutes} min)` : '';
    const { title, subject, snippet, description } = activity;
    // What a message says tells more than the name of the chat that it stands in.
    const said = [snippet, description];
    const texts =
      activity.kind === 'MESSAGE' ? [...said, title, subject] : [title, subject, ...said];
    const text = texts.find((it) => it?.trim()) ?? null;
    return withQuote(`${opening(activity, names)}${lasted}`, text);
  },
};

const NOUNS: Record<string, string> = {
  EMAIL: 'email',
  CALL: 'call',
  MEETING: 'meeting',
  VIDEO_CALL: 'video call',
};

/** Alice Martin called Bob Dupont; Email from Bob Dupont; Meeting with a contact. */
function opening(
  { kind, direction, channel }: Pick<Activity, 'kind' | 'direction' | 'channel'>,
  names: SummaryNames,
): string {
  const { actor } = names;
  const record = recordName(names);
  const name = NOUNS[kind] ?? messageName(channel);
  const noun = capitalize(name);
  const meets = kind === 'MEETING' || kind === 'VIDEO_CALL';
  if (direction === 'INTERNAL')
    return `Internal ${name}${actor ? ` by ${actor}` : ''} about ${record}`;
  if (actor && meets) return `${actor} met ${record}${kind === 'MEETING' ? '' : ' on video'}`;
  if (direction === 'INBOUND' && !meets) return `${noun} from ${record}`;
  if (actor && kind === 'CALL') return `${actor} called ${record}`;
  if (actor && kind === 'EMAIL') return `${actor} emailed ${record}`;
  if (actor) return `${noun} from ${actor} to ${record}`;
  if (direction === 'OUTBOUND' && !meets) return `${noun} to ${record}`;
  return `${noun} with ${record}`;
}

function messageName(channel: string | null): string {
  return channel && channel !== 'message' ? `${channelLabel(channel)} message` : 'message';
}

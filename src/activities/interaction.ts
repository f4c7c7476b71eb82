import type { CategoryDefinition } from './category-definition.js';
import { channelLabel } from './channel.js';
import { recordName, type SummaryNames, withQuote } from './summary.js';

export const interaction: CategoryDefinition = {
  category: 'INTERACTION',
  description: 'An exchange with the record: an email, a call, a meeting, a message.',
  union: 'Interaction',
  kinds: {
    EMAIL: { type: 'Email', description: 'An email.' },
    CALL: { type: 'Call', description: 'A phone call.' },
    MEETING: { type: 'Meeting', description: 'A meeting in person or scheduled.' },
    VIDEO_CALL: { type: 'VideoCall', description: 'A video call.' },
    MESSAGE: { type: 'Message', description: 'A message on any other channel.' },
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
    const minutes = activity.durationMinutes;
    const lasted = minutes ? ` (${Math.round(minutes)} min)` : '';
    const text = activity.title ?? activity.subject ?? activity.snippet ?? activity.description;
    return withQuote(`${opening(activity.kind, activity, names)}${lasted}`, text);
  },
};

const NOUNS: Record<string, string> = {
  EMAIL: 'Email',
  CALL: 'Call',
  MEETING: 'Meeting',
  VIDEO_CALL: 'Video call',
};

/** Alice Martin called Bob Dupont; Email from Bob Dupont; Meeting with a contact. */
function opening(
  kind: string,
  { direction, channel }: { direction: string | null; channel: string | null },
  names: SummaryNames,
): string {
  const noun =
    NOUNS[kind] ??
    (channel && channel !== 'message' ? `${channelLabel(channel)} message` : 'Message');
  const meets = kind === 'MEETING' || kind === 'VIDEO_CALL';
  const record = recordName(names);
  if (names.actor && meets)
    return `${names.actor} met ${record}${kind === 'MEETING' ? '' : ' on video'}`;
  if (direction === 'INTERNAL') return `Internal ${noun.toLowerCase()} about ${record}`;
  if (direction === 'INBOUND' && !meets) return `${noun} from ${record}`;
  if (names.actor && kind === 'CALL') return `${names.actor} called ${record}`;
  if (names.actor && kind === 'EMAIL') return `${names.actor} emailed ${record}`;
  if (names.actor) return `${noun} from ${names.actor} to ${record}`;
  if (direction === 'OUTBOUND' && !meets) return `${noun} to ${record}`;
  return `${noun} with ${record}`;
}

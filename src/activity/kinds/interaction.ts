import type { CategoryDefinition } from '../category-definition.js';
import { channelLabel } from '../channel.js';
import { computed } from '../computed-field.js';
import {
  capitalize,
  ellipsize,
  isolate,
  MAX_LABEL,
  recordName,
  type SummarizedActivity,
  type SummaryNames,
  withQuote,
} from '../summary.js';
import { plainTextField } from './plain-text-field.js';

export const interaction: CategoryDefinition = {
  category: 'INTERACTION',
  description: 'An exchange with the record: an email, a call, a meeting, a message.',
  union: 'Interaction',
  kinds: {
    EMAIL: {
      type: 'Email',
      description: 'A message on the channel email, received or sent.',
      input: 'written',
    },
    CALL: {
      type: 'Call',
      description: 'A conversation by phone: the channel call.',
      input: 'spoken',
    },
    MEETING: {
      type: 'Meeting',
      description: 'An appointment with the record: the channel meeting.',
      input: 'spoken',
    },
    VIDEO_CALL: {
      type: 'VideoCall',
      description: 'A conversation on video: the channel video_call.',
      input: 'spoken',
    },
    MESSAGE: {
      type: 'Message',
      description: 'A message on any other channel, e.g. whatsapp or linkedin.',
      input: 'written',
    },
  },
  shared: {
    interface: 'InteractionData',
    description: 'The fields of all interactions.',
    fields: {
      channel: computed({
        type: 'String',
        required: true,
        description: 'The channel in lower case, e.g. email, call or linkedin.',
        reads: ['channel'],
        resolve: ({ channel, kind }) => channel ?? kind.toLowerCase(),
      }),
      snippetText: plainTextField('snippet', 'The beginning of the content without HTML.'),
      descriptionText: plainTextField(
        'description',
        'The full description or content without HTML.',
      ),
    },
  },
  summarize(activity, names) {
    const minutes = Math.round(activity.durationMinutes ?? 0);
    const lasted = minutes > 0 ? ` (${minutes} min)` : '';
    const { title, subject, snippet, description } = activity;
    // The content of a message says more than the name of its chat.
    const content = [snippet, description];
    const texts =
      activity.kind === 'MESSAGE' ? [...content, title, subject] : [title, subject, ...content];
    return withQuote(`${opening(activity, names)}${lasted}`, ...texts);
  },
};

const NOUNS: Record<string, string> = {
  EMAIL: 'email',
  CALL: 'call',
  MEETING: 'meeting',
  VIDEO_CALL: 'video call',
};

/** Alice Martin called Bob Dupont; Email from Bob Dupont; Meeting with a contact. */
function opening({ kind, direction, channel }: SummarizedActivity, names: SummaryNames): string {
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
  return channel && channel !== 'message'
    ? `${isolate(ellipsize(channelLabel(channel), MAX_LABEL))} message`
    : 'message';
}

import type { ActivityKind } from './vocabulary.js';

// Maps, not objects: a channel can have the name of an inherited property, such as `constructor`.
const KINDS = new Map<string, ActivityKind>([
  ['email', 'EMAIL'],
  ['call', 'CALL'],
  ['meeting', 'MEETING'],
  ['video_call', 'VIDEO_CALL'],
]);

/** The channels that have a kind of their own. */
export const KIND_CHANNELS: readonly string[] = [...KINDS.keys()];

const LABELS = new Map([
  ['linkedin', 'LinkedIn'],
  ['whatsapp', 'WhatsApp'],
  ['sms', 'SMS'],
  ['tiktok', 'TikTok'],
  ['wechat', 'WeChat'],
  ['telegram', 'Telegram'],
  ['instagram', 'Instagram'],
  ['facebook', 'Facebook'],
  ['messenger', 'Messenger'],
  ['slack', 'Slack'],
]);

/**
 * Determines the kind of an interaction by its channel: email, call, meeting and video_call have a kind
 * of their own, any other is a message.
 * @returns the kind, and the channel in lower case; `message` where none is given.
 */
export function kindOfChannel(channel: string | null): { kind: ActivityKind; channel: string } {
  const name = channel?.trim().toLowerCase() || 'message';
  return { kind: KINDS.get(name) ?? 'MESSAGE', channel: name };
}

/** Formats a channel for use within a sentence: LinkedIn, SMS, live chat. */
export function channelLabel(channel: string): string {
  return LABELS.get(channel) ?? channel.replace(/[_-]+/g, ' ');
}

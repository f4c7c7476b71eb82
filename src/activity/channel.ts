import type { ActivityKind } from './vocabulary.js';

// Maps: a channel can be named like what every object has, `constructor` for one.
const KINDS = new Map<string, ActivityKind>([
  ['email', 'EMAIL'],
  ['call', 'CALL'],
  ['meeting', 'MEETING'],
  ['video_call', 'VIDEO_CALL'],
]);

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
 * The kind of an interaction on a channel: email, call, meeting and video_call have one of their own,
 * any other is a message. A channel is lower case; where none is named it is the kind's name.
 */
export function kindOfChannel(channel: string | null): { kind: ActivityKind; channel: string } {
  const name = channel?.trim().toLowerCase() || 'message';
  return { kind: KINDS.get(name) ?? 'MESSAGE', channel: name };
}

/** A channel as a person writes it within a sentence: LinkedIn, SMS, live chat. */
export function channelLabel(channel: string): string {
  return LABELS.get(channel) ?? channel.replace(/[_-]+/g, ' ');
}

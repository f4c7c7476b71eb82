import { describe, expect, test } from 'vitest';
import { channelLabel, kindOfChannel } from '../../src/activity/channel.js';

describe('a channel', () => {
  test.each([
    ['email', 'EMAIL', 'email'],
    [' Video_Call ', 'VIDEO_CALL', 'video_call'],
    ['LinkedIn', 'MESSAGE', 'linkedin'],
    [' ', 'MESSAGE', 'message'],
    [null, 'MESSAGE', 'message'],
  ])('%j is of the kind %s', (given, kind, channel) => {
    expect(kindOfChannel(given)).toEqual({ kind, channel });
  });

  test.each(['constructor', '__proto__'])('may be named %s', (channel) => {
    expect(kindOfChannel(channel)).toEqual({ kind: 'MESSAGE', channel });
    expect(channelLabel(channel)).toBe(channel.replace(/_+/g, ' '));
  });
});

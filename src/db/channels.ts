/** Channels on which processes tell each other what changed. */
export const CHANNELS = { keys: 'agw_keys', changes: 'agw_changes' } as const;

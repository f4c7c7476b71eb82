/** NOTIFY channels: revoked API keys, and new rows of the change feed. */
export const CHANNELS = { keys: 'agw_keys', changes: 'agw_changes' } as const;

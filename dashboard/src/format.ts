/** The browser's time zone, in which days begin and the histogram counts. */
export const TIME_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

const dayFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'full' });
const utcDayFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeZone: 'UTC' });
const timeFormat = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const momentFormat = new Intl.DateTimeFormat(undefined, {
  dateStyle: 'medium',
  timeStyle: 'short',
});
const numberFormat = new Intl.NumberFormat();
const relativeFormat = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });

/** The day of a timestamp; `isUtcDay` where only the day is known, which then is a day in UTC. */
export function formatDay(timestamp: string, isUtcDay: boolean): string {
  return (isUtcDay ? utcDayFormat : dayFormat).format(new Date(timestamp));
}

export function formatTime(timestamp: string): string {
  return timeFormat.format(new Date(timestamp));
}

export function formatTimestamp(timestamp: string): string {
  return momentFormat.format(new Date(timestamp));
}

/** A day as the gateway writes it: 2026-03-01. */
export function formatDate(date: string): string {
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(date),
  );
}

export function formatCount(count: number): string {
  return numberFormat.format(count);
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** How long ago a timestamp is, e.g. 3 minutes ago. */
export function formatAge(timestamp: string): string {
  const seconds = (Date.parse(timestamp) - Date.now()) / 1000;
  for (const [unit, length] of UNITS) {
    if (Math.abs(seconds) >= length)
      return relativeFormat.format(Math.trunc(seconds / length), unit);
  }
  return 'just now';
}

const SIZES = ['B', 'kB', 'MB', 'GB'];

export function formatSize(bytes: number): string {
  const step = Math.min(SIZES.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  const size = new Intl.NumberFormat(undefined, { maximumFractionDigits: step > 0 ? 1 : 0 });
  return `${size.format(bytes / 1000 ** step)} ${SIZES[step]}`;
}

/** Text for the name of a record, an object of which may have none. */
export function nameOf({ name, object }: { name?: string | null; object: string }): string {
  return name?.trim() || `Unnamed: ${objectName(object)}`;
}

/** The name of a record's object: in the singular, or the id of a custom table. */
export function objectName(object: string): string {
  return { contacts: 'contact', companies: 'company' }[object] ?? object;
}

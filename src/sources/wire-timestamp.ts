import { microsecondsOf, parseTimestamp, type Timestamp } from '../activity/timestamp.js';
import { JsonNumber } from '../db/json.js';

/** A timestamp as it is written. */
export interface WireTimestamp extends Timestamp {
  /** The day that is written, in its own offset: YYYY-MM-DD. */
  day: string;
  /** The microseconds beyond the milliseconds of `instant`, 0 to 999. */
  microseconds: number;
}

/**
 * Writes a timestamp of a source as ISO 8601, where it can be read in one way only: dates and times of
 * RFC 5322, of SQL, with the English name of a month, of ISO 8601's basic format, of .NET's JSON, and the
 * seconds, milliseconds, microseconds or nanoseconds since 1970, as a number or as text. Where the value has no
 * offset from UTC, the text has none.
 * @returns null for any other value. A text is for parseIsoText, which says whether its date exists.
 */
export function toIsoText(value: unknown): string | null {
  if (typeof value === 'string') {
    const text = value.trim();
    return ISO.test(text) ? text : (readEpoch(text) ?? readDate(text));
  }
  if (typeof value !== 'number' && !(value instanceof JsonNumber)) return null;
  const digits = String(value);
  return readEpoch(/e/i.test(digits) ? String(Number(digits)) : digits);
}

/**
 * Parses what toIsoText returns. 24:00 is the end of its day, and 23:59:60 in UTC a leap second: both are the
 * instant at which the next day begins.
 * @returns null where the date or the time does not exist.
 */
export function parseIsoText(text: string): WireTimestamp | null {
  const day = text.slice(0, 'YYYY-MM-DD'.length);
  const [, end, leap] =
    /^.{10}[Tt ](?:(24:00(?::00(?:[.,]0+)?)?)|(\d\d:\d\d:60(?:[.,]\d+)?))/.exec(text) ?? [];
  if (end === undefined && leap === undefined) {
    const parsed = parseTimestamp(text);
    return parsed && { ...parsed, day, microseconds: microsecondsOf(text) };
  }
  const last = leap === undefined ? '23:59:59' : `${leap.slice(0, 'HH:mm:'.length)}59`;
  const parsed = parseTimestamp(text.replace((end ?? leap)!, last));
  if (!parsed) return null;
  const instant = new Date(Date.parse(parsed.instant) + 1_000).toISOString();
  const exists = leap === undefined || instant.endsWith('T00:00:00.000Z');
  // After the year 9999 there is none.
  return exists && !instant.startsWith('+')
    ? { instant, dayOnly: false, day, microseconds: 0 }
    : null;
}

/** Whether a value says that there is no date: blank text, or the zero date of MySQL, PHP, .NET or Go. */
export function isNoDate(value: unknown): boolean {
  if (typeof value !== 'string' && typeof value !== 'number') return false;
  const text = String(value).trim();
  return text === '' || NO_DATES.some((pattern) => pattern.test(text));
}

const NO_DATES = [
  /^0000-00-00(?:$|[T ])/,
  /^-0001-\d\d-\d\d(?:$|[T ])|\s-0001(?:$|\s)/,
  /^0001-01-01(?:[T ]00:00(?::00(?:\.0+)?)?\s?(?:Z|UTC|[+-]\d\d:?\d\d)?(?: UTC)?)?$/i,
  // The year 1 as seconds or milliseconds before 1970.
  /^(?:\/Date\()?-62135596800(?:000)?(?:\)\/)?$/,
];

/** Matches what is ISO 8601 already. */
const ISO =
  /^\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?\s?(?:[Zz]|[+-]\d\d(?::?\d\d)?)?)?$/;

/** The decimals of a number of seconds since 1970 in each unit, by its digits: seconds have nine from 1973, ten from 2001. */
const DECIMALS: Record<number, number> = { 9: 0, 10: 0, 12: 3, 13: 3, 15: 6, 16: 6, 18: 9, 19: 9 };

/** Reads the seconds, milliseconds, microseconds or nanoseconds since 1970. */
function readEpoch(text: string): string | null {
  const [, whole, fraction = ''] = /^(\d{9,19})(?:\.(\d*))?$/.exec(text) ?? [];
  if (whole === undefined) return null;
  const decimals = DECIMALS[whole.length];
  if (decimals === undefined) return null;
  // 202605061700 is milliseconds in 1976, or a minute in 2026.
  if (/^(?:19|20)\d\d(?:0[1-9]|1[0-2])\d{6}$/.test(whole)) return null;
  const seconds = whole.length - decimals;
  const digits = (whole + fraction).slice(seconds, seconds + 9);
  return `${secondsToIso(Number(whole.slice(0, seconds)))}${digits && `.${digits}`}Z`;
}

/** A number of seconds since 1970 as YYYY-MM-DDTHH:mm:ss. */
function secondsToIso(seconds: number): string {
  return new Date(seconds * 1_000).toISOString().slice(0, 'YYYY-MM-DDTHH:mm:ss'.length);
}

const MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june'],
  ...['july', 'august', 'september', 'october', 'november', 'december'],
];

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const TIME =
  '(?<hour>\\d{1,2}):(?<minute>\\d\\d)(?::(?<second>\\d\\d)(?:[.,](?<fraction>\\d+))?)?(?:\\s?(?<half>[ap])\\.?m\\.?)?';

/** An offset, or UTC; the name of a time zone after it adds nothing: -0500 (EST), Z[UTC]. */
const ZONE =
  '(?:(?:(?:UTC|GMT)?(?<sign>[+-])(?<hours>\\d{1,2})(?::?(?<minutes>\\d\\d))?|(?<utc>Z|UTC|GMT|UT))' +
  '(?:\\s?\\([^()]*\\)|\\[[^\\]]*\\]|\\s[A-Z]{2,5})?)?';

const DATES = [
  '(?<year>\\d{4})(?<between>[-/.])(?<month>\\d{1,2})\\k<between>(?<day>\\d{1,2})',
  '(?<day>\\d{1,2})[ -](?<name>[a-z]{3,9})\\.?,?[ -](?<year>\\d{4})',
  '(?<name>[a-z]{3,9})\\.? (?<day>\\d{1,2}),? (?<year>\\d{4})',
].map(
  (date) =>
    new RegExp(
      `^(?:(?<weekday>${WEEKDAYS.join('|')})[a-z]*,? )?${date}(?:(?:T|,? (?:at )?)${TIME} ?${ZONE})?$`,
      'i',
    ),
);

/** Reads a date, with or without a time, of another form than ISO 8601's extended format. */
function readDate(value: string): string | null {
  if (value.length > 100) return null;
  const text = value
    // Full-width digits, special spaces, and what typography has for a hyphen and a minus.
    .normalize('NFKC')
    .replace(/[\u2010-\u2013\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(BASIC, (_all, year, month, day, hour, minute, second) => {
      const date = `${year}-${month}-${day}`;
      return hour ? `${date}T${hour}:${minute}:${second ?? '00'}` : date;
    })
    // C has the year last: Wed May  6 17:00:00 2026.
    .replace(/^([a-z]{3} [a-z]{3} \d{1,2}) (\d\d:\d\d:\d\d(?: \S+)?) (\d{4})$/i, '$1 $3 $2');
  const ofNet = /^\/Date\((-?\d{1,15})(?:([+-])(\d\d)(\d\d))?\)\/$/.exec(text);
  if (ofNet) return readNetDate(ofNet);
  for (const date of DATES) {
    const groups = date.exec(text)?.groups;
    if (groups) return writeIso(groups);
  }
  return null;
}

/** ISO 8601's basic format, at the start of a text: 20260506, 20260506T170000, 20260506170000. */
const BASIC = /^(\d{4})(\d\d)(\d\d)(?:(?:T|(?=\d{6}))(\d\d)(\d\d)(\d\d)?)?(?!\d)/i;

function readNetDate([, milliseconds, sign, hours, minutes]: RegExpExecArray): string | null {
  const offset = sign ? Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) : 0;
  const local = new Date(Number(milliseconds) + offset * 60_000);
  if (Number.isNaN(local.getTime())) return null;
  return `${local.toISOString().slice(0, -1)}${sign ? `${sign}${hours}:${minutes}` : 'Z'}`;
}

function writeIso(groups: Partial<Record<string, string>>): string | null {
  const { year, month, name, weekday, hour, minute, second = '00', fraction, half } = groups;
  const monthNumber = name === undefined ? month! : String(monthOf(name));
  const day = [year, monthNumber.padStart(2, '0'), groups.day!.padStart(2, '0')].join('-');
  if (weekday && WEEKDAYS[new Date(day).getUTCDay()] !== weekday.toLowerCase()) return null;
  if (hour === undefined) return day;
  if (half && !/^(?:0?[1-9]|1[0-2])$/.test(hour)) return null;
  const hours = half ? (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : hour;
  const { sign, utc, minutes = '00' } = groups;
  const offset = sign ? `${sign}${groups.hours!.padStart(2, '0')}:${minutes}` : utc ? 'Z' : '';
  const rest = fraction ? `.${fraction.slice(0, 9)}` : '';
  return `${day}T${String(hours).padStart(2, '0')}:${minute}:${second}${rest}${offset}`;
}

/** The number of a month by its English name, or by at least three letters of it; 0 for another word. */
function monthOf(name: string): number {
  return MONTHS.findIndex((month) => month.startsWith(name.toLowerCase())) + 1;
}

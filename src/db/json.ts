import { type ParsedElementInfo, Tokenizer, TokenParser } from '@streamparser/json';

/**
 * JSON with all digits of its numbers, as PostgreSQL keeps them. Numbers that a JavaScript number
 * would change become a {@link JsonNumber}: integers beyond 2^53, decimals such as 1.10 and 0.0000001, -0.
 */

/** A number as it is written, where a JavaScript number is written differently. */
export class JsonNumber {
  /** @param text its digits, RFC 8259. */
  constructor(readonly text: string) {}

  /** The nearest JavaScript number. */
  valueOf(): number {
    return Number(this.text);
  }

  toString(): string {
    return this.text;
  }

  /** For stringifyJson its marked digits; for JSON.stringify, which cannot write them, the nearest number. */
  toJSON(): string | number {
    return isMarking ? this.marked : Number(this.text);
  }

  /** A text that {@link restoreNumbers} replaces with the digits. */
  get marked(): string {
    return `${MARK}${this.text}`;
  }
}

/** The most digits of a number, and its largest exponent. PostgreSQL's jsonb has limits, too: 16,383 after the point. */
const MAX_DIGITS = 1_000;

/** Whether a number can be stored: PostgreSQL rejects jsonb with one of too many digits. */
export function isStorableNumber({ text }: JsonNumber): boolean {
  const exponent = Number(/[eE](.+)$/.exec(text)?.[1] ?? 0);
  return text.length <= MAX_DIGITS && Math.abs(exponent) <= MAX_DIGITS;
}

/** Whether stringifyJson is running. */
let isMarking = false;

/** Precedes the digits of a number in what JSON.stringify writes; random, so that no other text has it. */
const MARK = `number ${crypto.randomUUID()} `;

const MARKED_NUMBER = new RegExp(`"${MARK}(-?[0-9][0-9.eE+-]*)"`, 'g');

/** Matches where a JSON text may have a number that a JavaScript number would change. */
const LONG_NUMBER =
  /(?:^|[:,[])\s*(?:-0|-?(?:\d[\d.]{15,}|\d+\.\d*0|0\.0{6}\d+|\d[\d.]*[eE][+-]?\d+))(?=[\s,\]}]|$)/;

/**
 * Parses JSON, as JSON.parse, but keeps all digits of numbers.
 * @param keeps which numbers to keep so, by their text; by default all that JavaScript writes differently.
 * @throws {SyntaxError}
 */
export function parseJson(text: string, keeps?: (number: string) => boolean): unknown {
  if (!LONG_NUMBER.test(text)) return JSON.parse(text);
  try {
    return parseLosslessly(text, keeps);
  } catch {
    return JSON.parse(text); // Its error is a SyntaxError that shows the text.
  }
}

function parseLosslessly(text: string, keeps?: (number: string) => boolean): unknown {
  let result: unknown;
  const setResult = ({ value }: ParsedElementInfo) => {
    result = value;
  };
  const parser = createJsonParser(['$'], setResult, keeps);
  parser.write(text);
  if (!parser.isEnded) parser.end();
  return result;
}

/** Copies a JSON value. */
export function copyJson(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof JsonNumber) return value;
  if (Array.isArray(value)) return value.map(copyJson);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, copyJson(member)]));
}

/** Writes JSON, as JSON.stringify, with all digits of numbers. */
export function stringifyJson(value: unknown): string {
  isMarking = true;
  try {
    return restoreNumbers(JSON.stringify(value));
  } finally {
    isMarking = false;
  }
}

/** A replacer for a library that calls JSON.stringify itself: {@link restoreNumbers} takes its output. */
export function markNumbers(this: unknown, key: string, value: unknown): unknown {
  const original = (this as Record<string, unknown>)[key];
  return original instanceof JsonNumber ? original.marked : value;
}

/** Replaces marked numbers in a JSON text with their digits. */
export function restoreNumbers(json: string): string {
  return json.includes(MARK) ? json.replace(MARKED_NUMBER, '$1') : json;
}

/** A streaming parser; its methods are those of `JSONParser` of @streamparser/json. */
export interface JsonParser {
  /** @throws {Error} where the text is not JSON. */
  write(chunk: Uint8Array | string): void;
  /** @throws {Error} where the text is incomplete. */
  end(): void;
  readonly isEnded: boolean;
}

/**
 * Creates a parser that reads JSON in pieces and keeps all digits of numbers.
 * @param paths where the values are that it emits: $.items.*
 * @param keeps see parseJson.
 */
export function createJsonParser(
  paths: string[],
  onValue: (element: ParsedElementInfo) => void,
  keeps?: (number: string) => boolean,
): JsonParser {
  const tokenizer = new LosslessTokenizer(keeps);
  const tokenParser = new TokenParser({ paths, keepStack: false });
  tokenParser.onValue = onValue;
  tokenizer.onToken = (token) => tokenParser.write(token);
  tokenizer.onEnd = () => {
    if (!tokenParser.isEnded) tokenParser.end();
  };
  tokenParser.onError = (error) => tokenizer.error(error);
  tokenParser.onEnd = () => {
    if (!tokenizer.isEnded) tokenizer.end();
  };
  return {
    write: (chunk) => tokenizer.write(chunk),
    end: () => tokenizer.end(),
    get isEnded() {
      return tokenizer.isEnded && tokenParser.isEnded;
    },
  };
}

class LosslessTokenizer extends Tokenizer {
  constructor(private readonly keeps: (number: string) => boolean = () => true) {
    super();
    // Its own decoder takes U+FEFF at the start of a piece of text for a byte order mark, and drops it.
    const { bufferedString } = this as unknown as { bufferedString: { decoder: TextDecoder } };
    bufferedString.decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  }

  override parseNumber(text: string): number {
    const number = Number(text);
    // The declared type is the number only, but the parser takes any value.
    return String(number) === text || !this.keeps(text)
      ? number
      : (new JsonNumber(text) as unknown as number);
  }
}

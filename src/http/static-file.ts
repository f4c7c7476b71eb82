import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { entityTag } from './entity-tag.js';

/** The codings in which a file may be stored beside itself, the preferred one first. */
const CODINGS = { br: '.br', gzip: '.gz' };

/** A file in one coding, as it is sent. */
export interface Representation {
  body: Buffer;
  /** The Content-Encoding; `identity` for the file itself. */
  coding: string;
  /** The headers of every answer about it, also that it is unchanged. */
  headers: { etag: string; vary?: string };
}

/** A file with its compressed forms, in memory. */
export class StaticFile {
  /** The file itself. */
  readonly identity: Representation;
  /** The file's other codings, the preferred one first. */
  readonly #compressed: Representation[];

  constructor(content: Buffer, compressed: readonly (readonly [coding: string, body: Buffer])[]) {
    // Also for a client that gets the file itself: caches keep the answers apart.
    const vary = compressed.length > 0 ? { vary: 'Accept-Encoding' } : {};
    const represent = (coding: string, body: Buffer): Representation => {
      return { body, coding, headers: { ...vary, etag: entityTag(body) } };
    };
    this.identity = represent('identity', content);
    this.#compressed = compressed.map(([coding, body]) => represent(coding, body));
  }

  /** Reads a file and its compressed forms, as they were built. */
  static read(path: string): StaticFile {
    const stored = Object.entries(CODINGS).filter(([, suffix]) => existsSync(path + suffix));
    return new StaticFile(
      readFileSync(path),
      stored.map(([coding, suffix]) => [coding, readFileSync(path + suffix)]),
    );
  }

  /** Compresses a content that was not built: with gzip, which is fast. */
  static compress(content: string | Buffer): StaticFile {
    const body = Buffer.from(content);
    return new StaticFile(body, [['gzip', gzipSync(body)]]);
  }

  /**
   * Chooses what to send to a client with this Accept-Encoding: of the codings with the highest quality
   * value the first of CODINGS (RFC 9110, section 12.5.3).
   */
  negotiate(acceptEncoding: string | undefined): Representation {
    const qualities = parseQualities(acceptEncoding ?? '');
    const qualityOf = ({ coding }: Representation) =>
      // The file itself, unless it is named, comes after every coding that is.
      qualities.get(coding) ?? (coding === 'identity' ? 0 : (qualities.get('*') ?? 0));
    const [best] = [...this.#compressed, this.identity]
      .filter((it) => qualityOf(it) > 0)
      .sort((a, b) => qualityOf(b) - qualityOf(a));
    return best ?? this.identity;
  }
}

function parseQualities(acceptEncoding: string): Map<string, number> {
  return new Map(
    acceptEncoding.split(',').map((item) => {
      const [coding = '', ...parameters] = item.toLowerCase().split(';');
      const q = parameters.map((it) => /^\s*q\s*=\s*([\d.]+)\s*$/.exec(it)?.[1]).find(Boolean);
      return [coding.trim(), q === undefined ? 1 : Number(q)];
    }),
  );
}

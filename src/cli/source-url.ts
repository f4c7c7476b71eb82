import { CommandError, echo } from '../errors.js';

/**
 * Parses the base URL of a source.
 * @param allowInsecure whether http: is allowed to hosts other than this one.
 * @returns the URL without trailing slashes.
 * @throws {CommandError} with exit status 2 where it is not one.
 */
export function parseSourceUrl(value: string, allowInsecure: boolean): string {
  const fail = (reason: string) => new CommandError(`--url: ${echo(value)} ${reason}.`, 2);
  if (!URL.canParse(value)) throw fail('is not a URL like https://kasar.app');
  const url = new URL(value);
  if (url.username || url.password || url.search || url.hash) {
    // The value is not echoed: it may hold a secret.
    throw new CommandError(
      '--url: must not contain a user name, a password, a query or a fragment; pass the token separately.',
      2,
    );
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw fail('must begin with https:');
  const isLocal = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
  if (url.protocol === 'http:' && !isLocal && !allowInsecure) {
    throw fail('would send the token unencrypted: use https:, or set ALLOW_INSECURE_SOURCES=1');
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

import { CommandError } from '../errors.js';
import { readInput } from './read-input.js';

/** Where a token comes from; never from an option: those stand in the list of processes. */
export interface TokenOptions {
  org: string;
  tokenStdin?: boolean;
  tokenEnv?: string;
}

export const TOKEN_OPTIONS = [
  ['--token-stdin', 'reads the token from standard input'],
  ['--token-env <name>', 'reads the token from this environment variable'],
] as const;

/** No token is longer, in characters. */
const LONGEST = 10_000;

/** @throws {CommandError} with exit status 2; it never shows what was given. */
export async function readToken({ tokenStdin, tokenEnv }: TokenOptions): Promise<string> {
  if ((tokenStdin === true) === (tokenEnv !== undefined)) {
    throw new CommandError('Give the token by one of --token-stdin and --token-env NAME.', 2);
  }
  // Not even the name is shown: somebody may have given the token itself.
  const place = tokenEnv === undefined ? '--token-stdin' : '--token-env';
  const given = tokenEnv === undefined ? await readAll() : (process.env[tokenEnv] ?? '');
  const token = given.trim();
  if (token === '') {
    const where = tokenEnv === undefined ? '' : ' in the variable of this name';
    throw new CommandError(`${place}: there is no token${where}.`, 2);
  }
  // It goes into a header.
  if (token.length > LONGEST || !/^[\x21-\x7e]+$/.test(token)) {
    throw new CommandError(
      `${place}: a token is one word of printable ASCII characters, at most ${LONGEST}.`,
      2,
    );
  }
  return token;
}

async function readAll(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of readInput('-')) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

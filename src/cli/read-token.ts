import { CommandError } from '../errors.js';
import { readInput } from './read-input.js';

/** Where a token is read from; never from an option's value, which the list of processes shows. */
export interface TokenOptions {
  org: string;
  tokenStdin?: boolean;
  tokenEnv?: string;
}

export const TOKEN_OPTIONS = [
  ['--token-stdin', 'reads the token from standard input'],
  ['--token-env <name>', 'reads the token from this environment variable'],
] as const;

/** Maximum length of a token, in characters. */
const MAX_LENGTH = 10_000;

/**
 * Reads a token from standard input or from an environment variable.
 * @throws {CommandError} with exit status 2; its message never contains the input.
 */
export async function readToken({ tokenStdin, tokenEnv }: TokenOptions): Promise<string> {
  if ((tokenStdin === true) === (tokenEnv !== undefined)) {
    throw new CommandError('Pass the token by one of --token-stdin and --token-env NAME.', 2);
  }
  // Not even the variable's name is shown: it may be the token, passed by mistake.
  const option = tokenEnv === undefined ? '--token-stdin' : '--token-env';
  const input = tokenEnv === undefined ? await readAll() : (process.env[tokenEnv] ?? '');
  const token = input.trim();
  if (token === '') {
    const where = tokenEnv === undefined ? '' : ' in the environment variable';
    throw new CommandError(`${option}: there is no token${where}.`, 2);
  }
  // It is sent in a header.
  if (token.length > MAX_LENGTH || !/^[\x21-\x7e]+$/.test(token)) {
    throw new CommandError(
      `${option}: a token has at most ${MAX_LENGTH} printable ASCII characters and no spaces.`,
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

import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../src/config.js';

const DATABASE_URL = 'postgresql://user:opensesame@db.example.com:5432/gateway';
const SECRET_KEY = 'correct horse battery staple correct';

describe('readConfig', () => {
  test('an empty environment is enough', () => {
    expect(readConfig({})).toEqual({
      databaseUrl: undefined,
      directDatabaseUrl: undefined,
      host: '127.0.0.1',
      port: 4000,
      secretKey: undefined,
      previousSecretKey: undefined,
      migrate: true,
      worker: true,
      dashboard: true,
      graphiql: true,
      introspection: true,
      allowInsecureSources: false,
      leaseSeconds: 30,
      logLevel: 'info',
      dataDir: path.resolve('.data'),
      changesKeepDays: 30,
    });
  });

  test('takes every variable', () => {
    const direct = 'postgres://user@127.0.0.1/direct';
    const environment = {
      DATABASE_URL,
      DIRECT_DATABASE_URL: direct,
      HOST: '::1',
      PORT: '0',
      SECRET_KEY,
      SECRET_KEY_PREVIOUS: `${SECRET_KEY}, before`,
      MIGRATE: 'off',
      WORKER: 'off',
      DASHBOARD: 'off',
      GRAPHIQL: 'off',
      INTROSPECTION: 'off',
      PERSISTED_OPERATIONS: 'only',
      PERSISTED_OPERATIONS_FILE: '/srv/operations.json',
      ALLOW_INSECURE_SOURCES: '1',
      LEASE_SECONDS: '5',
      LOG_LEVEL: 'debug',
      DATA_DIR: '/srv/gateway',
      CHANGES_KEEP_DAYS: '3650',
    };
    expect(readConfig(environment)).toEqual({
      databaseUrl: DATABASE_URL,
      directDatabaseUrl: direct,
      host: '::1',
      port: 0,
      secretKey: SECRET_KEY,
      previousSecretKey: `${SECRET_KEY}, before`,
      migrate: false,
      worker: false,
      dashboard: false,
      graphiql: false,
      introspection: false,
      persistedOperations: { mode: 'only', file: '/srv/operations.json' },
      allowInsecureSources: true,
      leaseSeconds: 5,
      logLevel: 'debug',
      dataDir: '/srv/gateway',
      changesKeepDays: 3650,
    });
  });

  test('the direct connection falls back to the other one', () => {
    expect(readConfig({ DATABASE_URL, SECRET_KEY }).directDatabaseUrl).toBe(DATABASE_URL);
  });

  test('an empty variable counts as absent', () => {
    const empty = { DATABASE_URL: '', PORT: '', HOST: '', SECRET_KEY: '', MIGRATE: '' };
    expect(readConfig(empty)).toEqual(readConfig({}));
  });

  test.each([
    ['PORT', '70000', /port number.*"70000"/],
    ['PORT', '-1', /port number.*"-1"/],
    ['PORT', '4000x', /port number.*"4000x"/],
    ['PORT', ' 4000', /port number/],
    ['HOST', 'a b', /host name.*"a b"/],
    ['HOST', 'http://localhost', /host name/],
    ['MIGRATE', 'no', /on or off.*"no"/],
    ['LOG_LEVEL', 'loud', /fatal, error, warn.*"loud"/],
    ['SECRET_KEY', 'x'.repeat(31), /at least 32 characters/],
    ['CHANGES_KEEP_DAYS', '0', /from 1 to 3650.*"0"/],
    ['CHANGES_KEEP_DAYS', '3651', /from 1 to 3650.*"3651"/],
    ['CHANGES_KEEP_DAYS', '1.5', /whole number.*"1.5"/],
    ['DATABASE_URL', 'mysql://u:opensesame@h/d', /postgresql:\/\//],
    ['DATABASE_URL', 'opensesame', /postgresql:\/\//],
    ['DIRECT_DATABASE_URL', 'nonsense', /postgresql:\/\//],
  ])('%s=%s stops the start with its name and the reason', (name, value, reason) => {
    const message = refusal({ DATABASE_URL, SECRET_KEY, [name]: value });
    expect(message).toMatch(new RegExp(`\\b${name} `));
    expect(message).toMatch(reason);
  });

  test('SECRET_KEY is required with DATABASE_URL', () => {
    expect(refusal({ DATABASE_URL })).toMatch(/SECRET_KEY is required with DATABASE_URL/);
  });

  test('DIRECT_DATABASE_URL requires DATABASE_URL', () => {
    const message = refusal({ DIRECT_DATABASE_URL: DATABASE_URL });
    expect(message).toMatch(/DIRECT_DATABASE_URL requires DATABASE_URL/);
  });

  test('every bad variable is named at once', () => {
    const message = refusal({ PORT: 'x', MIGRATE: 'y', LOG_LEVEL: 'z' });
    expect(message).toMatch(/PORT .*\n.*MIGRATE .*\n.*LOG_LEVEL /);
  });

  test('no secret is shown', () => {
    const message = refusal({
      DATABASE_URL: 'http://user:opensesame@h/d',
      DIRECT_DATABASE_URL: 'opensesame',
      SECRET_KEY: 'too short a key',
      PORT: 'x',
    });
    expect(message).toMatch(/DATABASE_URL /);
    expect(message).toMatch(/SECRET_KEY /);
    expect(message).not.toMatch(/opensesame|too short a key/);
  });
});

/** The error message for an invalid environment. */
function refusal(environment: Record<string, string>): string {
  try {
    readConfig(environment);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('the configuration was taken');
}

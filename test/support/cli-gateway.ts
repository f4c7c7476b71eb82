import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, vi } from 'vitest';
import { type CliOptions, type CliResult, runCli, spawnCli } from './run-cli.js';
import { runCommand } from './run-command.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';
import { startTestServer, type TestServer } from './test-server.js';

/** A database that the command line works on, and a server on it that shows what became of it. */
export interface CliGateway {
  readonly database: TestDatabase;
  readonly server: TestServer;
  /** A folder for files, removed afterwards. */
  readonly folder: string;
  /** What a command needs to find the database. */
  readonly env: Record<string, string>;
  /** Runs a command in this process. */
  run(args: string[], options?: Omit<CliOptions, 'nodeFlags'>): Promise<CliResult>;
  /** Runs a command of the built program, as a process of its own. */
  runProcess(args: string[], options?: CliOptions): Promise<CliResult>;
  spawn(args: string[], options?: CliOptions): ReturnType<typeof spawnCli>;
  /** Makes an organization by the command line; its id. */
  createOrganization(slug: string): Promise<string>;
}

/** The command line on a database of a test file's own. */
export function useCliGateway(): CliGateway {
  let database: TestDatabase;
  let server: TestServer;
  let folder: string;
  // Some tests run processes, and others may be busy.
  vi.setConfig({ testTimeout: 180_000 });
  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'activity-gateway-cli-'));
    database = await createTestDatabase();
    server = await startTestServer(database);
  });
  afterAll(async () => {
    await server.stop();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });
  const gateway: CliGateway = {
    get database() {
      return database;
    },
    get server() {
      return server;
    },
    get folder() {
      return folder;
    },
    get env() {
      const SECRET_KEY = 'the command line and its tests know it';
      return { DATABASE_URL: database.url, SECRET_KEY, DATA_DIR: folder };
    },
    run: (args, options) =>
      runCommand(args, { ...options, env: { ...gateway.env, ...options?.env } }),
    runProcess: (args, options) =>
      runCli(args, { ...options, env: { ...gateway.env, ...options?.env } }),
    spawn: (args, options) =>
      spawnCli(args, { ...options, env: { ...gateway.env, ...options?.env } }),
    async createOrganization(slug) {
      const { exitCode, stderr } = await gateway.run(['org', 'create', slug]);
      if (exitCode !== 0) throw new Error(stderr);
      const { id } = await database.prisma.organization.findUniqueOrThrow({ where: { slug } });
      return id;
    },
  };
  return gateway;
}

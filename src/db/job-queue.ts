import type pg from 'pg';
import PgBoss from 'pg-boss';

/** One job: the lists of a record at one source are read. Only ids of the gateway's own stand in it. */
export interface ReadJob {
  sourceId: string;
  recordId: string;
}

const QUEUE = 'read-source';

/** A job that nobody has finished by then was lost with its worker; see the lease of what it reads. */
const EXPIRE_SECONDS = 900;

/** A connection to PostgreSQL as pg-boss wants it. */
function toDb(client: Pick<pg.Pool, 'query'> | pg.ClientBase): PgBoss.Db {
  return {
    // Without values it may be several statements.
    executeSql: (text, values) =>
      (client as pg.ClientBase).query(text, values?.length > 0 ? values : undefined),
  };
}

/** Makes the tables of jobs, or brings them up to date; no statement of it runs with a bound value. */
export async function installJobs(client: pg.ClientBase): Promise<void> {
  const boss = new PgBoss({ db: toDb(client), supervise: false, schedule: false });
  await boss.start();
  await boss.createQueue(QUEUE, { name: QUEUE, policy: 'short' });
  await boss.stop({ graceful: false });
}

/** The jobs that all workers of a gateway share: pg-boss on the gateway's own connections. */
export class JobQueue {
  private readonly boss: PgBoss;

  constructor(pool: pg.Pool, onProblem: (problem: string, error: unknown) => void) {
    this.boss = new PgBoss({
      db: toDb(pool),
      migrate: false,
      schedule: false,
      // There is a job for each reading of each record.
      archiveCompletedAfterSeconds: 60,
      deleteAfterMinutes: 10,
    });
    this.boss.on('error', (error) => onProblem('jobs cannot be kept in order', error));
  }

  async open(): Promise<void> {
    await this.boss.start();
  }

  /** Adds jobs inside a transaction; one that waits already is not added again. */
  async add(client: pg.PoolClient, jobs: ReadJob[]): Promise<void> {
    if (jobs.length === 0) return;
    await this.boss.insert(
      jobs.map((data) => ({
        name: QUEUE,
        data,
        singletonKey: `${data.sourceId} ${data.recordId}`,
        expireInSeconds: EXPIRE_SECONDS,
        retryLimit: 0,
      })),
      { db: toDb(client) },
    );
  }

  /** How many jobs nobody has taken yet. */
  async countWaiting(): Promise<number> {
    return this.boss.getQueueSize(QUEUE);
  }

  /** Takes up to so many jobs; nobody else gets them. */
  async take(count: number): Promise<{ id: string; data: ReadJob }[]> {
    return this.boss.fetch<ReadJob>(QUEUE, { batchSize: count });
  }

  async finish(id: string): Promise<void> {
    await this.boss.complete(QUEUE, id);
  }

  async close(): Promise<void> {
    await this.boss.stop({ graceful: false });
  }
}

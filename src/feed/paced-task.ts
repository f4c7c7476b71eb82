/**
 * Runs a task on request, one run at a time, with at least `intervalMs` between the starts of two runs.
 * Requests that arrive in between become one run: there is one timer, whatever the number of requests.
 */
export class PacedTask {
  private dueAt = Number.POSITIVE_INFINITY;
  private startedAt = Number.NEGATIVE_INFINITY;
  private isRunning = false;
  private timer: NodeJS.Timeout | undefined;

  /** @param run must not reject. */
  constructor(
    private readonly run: () => Promise<void>,
    private readonly intervalMs: number,
  ) {}

  /** Requests a run after `delayMs`; an earlier request that is still pending is kept. */
  request(delayMs = 0): void {
    this.dueAt = Math.min(this.dueAt, performance.now() + delayMs);
    if (!this.isRunning) this.schedule();
  }

  private schedule(): void {
    clearTimeout(this.timer);
    if (this.dueAt === Number.POSITIVE_INFINITY) return;
    const waitMs = Math.max(this.dueAt, this.startedAt + this.intervalMs) - performance.now();
    if (waitMs <= 0) this.start();
    else this.timer = setTimeout(() => this.start(), Math.ceil(waitMs)).unref();
  }

  private async start(): Promise<void> {
    this.dueAt = Number.POSITIVE_INFINITY;
    this.startedAt = performance.now();
    this.isRunning = true;
    await this.run();
    this.isRunning = false;
    this.schedule();
  }
}

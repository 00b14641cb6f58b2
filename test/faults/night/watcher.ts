import { setTimeout as sleep } from 'node:timers/promises';

const TIMEOUT_MS = 15_000;
const PAUSE_MS = 200;

/** Reads from a node over REST, again and again. */
export class Watcher {
  readonly counts = { read: 0, refused: 0, unclear: 0 };
  /** Replies that are neither a result nor a retryable error. */
  readonly unclear: string[] = [];
  slowestMs = 0;

  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  async readUntil(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      await this.read();
      await sleep(PAUSE_MS);
    }
  }

  /** @returns whether it read what it asked for */
  async read(): Promise<boolean> {
    const begunAt = performance.now();
    try {
      const response = await fetch(`${this.url}/api/chat/sessions`, {
        headers: { authorization: `Bearer ${this.token}` },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const body = (await response.json()) as { code?: string; retryable?: boolean };
      if (response.ok) this.counts.read += 1;
      else if (response.status === 503 || response.status === 429) this.counts.refused += 1;
      else this.report(`${response.status} ${body.code ?? ''}`);
      return response.ok;
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : '';
      this.report(`${String(error)} ${cause}`);
      return false;
    } finally {
      this.slowestMs = Math.max(this.slowestMs, performance.now() - begunAt);
    }
  }

  private report(what: string): void {
    this.counts.unclear += 1;
    this.unclear.push(what.trim());
  }
}

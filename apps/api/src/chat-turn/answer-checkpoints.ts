import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { type AnswerRepository, LEASE_SECONDS } from '../chat-session/answer.repository.js';
import { LeaseLost, type RunningAnswer } from './running-answer.js';

const FIRST_CHECKPOINT_MS = 100;
/** Text that a crash may lose, while the database keeps up. */
const MAX_CHECKPOINT_INTERVAL_MS = 1_000;
/** Checkpoints take at most one fiftieth of the time. */
const SHARE = 50;
const RENEW_AFTER_MS = (LEASE_SECONDS * 1000) / 3;
/** After this long without a renewal the owner re-checks its ownership before it sends more. */
const MAX_TIME_WITHOUT_RENEWAL_MS = (LEASE_SECONDS - 2) * 1_000;
/** Time-out of a re-check, and the minimum interval between two. */
const RECHECK_TIMEOUT_MS = 2_000;

/** Milliseconds until the next checkpoint: 100 to 1,000, by the duration of the last one. */
export const checkpointInterval = (durationMs: number): number =>
  Math.min(Math.max(SHARE * durationMs, FIRST_CHECKPOINT_MS), MAX_CHECKPOINT_INTERVAL_MS);

/** Stores the texts of this process's answers while they are generated, and renews their leases. */
export class AnswerCheckpoints {
  private readonly logger = new Logger(AnswerCheckpoints.name);
  /** Null if no loop runs. */
  private loop: AbortController | null = null;

  constructor(
    private readonly owner: string,
    private readonly repository: AnswerRepository,
    private readonly running: () => Iterable<RunningAnswer>,
  ) {}

  begin(): void {
    if (this.loop !== null) return;
    this.loop = new AbortController();
    void this.checkpointUntil(this.loop.signal);
  }

  end(): void {
    this.loop?.abort();
    this.loop = null;
  }

  private async checkpointUntil(signal: AbortSignal): Promise<void> {
    for (let wait = FIRST_CHECKPOINT_MS; ; wait = checkpointInterval(await this.checkpoint())) {
      await sleep(wait, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
    }
  }

  /** @returns its duration in milliseconds */
  private async checkpoint(): Promise<number> {
    const begunAt = performance.now();
    const due = [...this.running()].filter(
      ({ text, checkpoint }) => text.length > checkpoint.length || begunAt - checkpoint.at > RENEW_AFTER_MS,
    );
    if (due.length > 0) await this.renew(due);
    return performance.now() - begunAt;
  }

  /** Whether the lease may have expired because the process was paused or the database unavailable. */
  isOverdue({ checkpoint: { at, recheckedAt } }: RunningAnswer): boolean {
    const now = performance.now();
    return now - at > MAX_TIME_WITHOUT_RENEWAL_MS && now - recheckedAt > RECHECK_TIMEOUT_MS;
  }

  /** Waits at most two seconds. */
  async recheck(answer: RunningAnswer): Promise<void> {
    answer.checkpoint.recheckedAt = performance.now();
    await Promise.race([this.renew([answer]), sleep(RECHECK_TIMEOUT_MS, undefined, { ref: false })]);
  }

  /** Never fails: while the database is unavailable, no other process can take over the answers. */
  private async renew(answers: readonly RunningAnswer[]): Promise<void> {
    const now = performance.now();
    const lengths = answers.map((answer) => answer.text.length);
    try {
      const owned = await this.repository.checkpoint(
        this.owner,
        answers.map((answer) => ({
          id: answer.id,
          content: answer.text.length > answer.checkpoint.length ? answer.text : null,
        })),
      );
      for (const [index, answer] of answers.entries()) {
        answer.checkpoint.length = lengths[index] ?? 0;
        answer.checkpoint.at = now;
        if (!owned.has(answer.id)) answer.abort.abort(new LeaseLost());
      }
    } catch (error) {
      this.logger.warn('answers could not be checkpointed', error);
    }
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { type AnswerRepository, LEASE_SECONDS } from '../chat-session/answer.repository.js';
import { LeaseLost, type RunningAnswer } from './running-answer.js';

const FIRST_CHECKPOINT_MS = 100;
/** What a crash may lose of an answer's text, while the database keeps up. */
const LONGEST_CHECKPOINT_INTERVAL_MS = 1_000;
/** Checkpoints take at most one fiftieth of the time. */
const SHARE = 50;
const RENEW_AFTER_MS = (LEASE_SECONDS * 1000) / 3;
/** An owner that did not renew for so long (it was paused) re-checks its ownership before it sends more. */
const LONGEST_WITHOUT_RENEWAL_MS = (LEASE_SECONDS - 2) * 1_000;
/** How long a re-check may take, and how long the next one waits. */
const LONGEST_RECHECK_MS = 2_000;

/**
 * How long to wait until the next checkpoint, in milliseconds: ten a second while they are cheap, one a second when many
 * answers grow at once or the database is slow.
 * @param durationMs how long the last checkpoint took
 */
export const checkpointInterval = (durationMs: number): number =>
  Math.min(Math.max(SHARE * durationMs, FIRST_CHECKPOINT_MS), LONGEST_CHECKPOINT_INTERVAL_MS);

/** Stores the texts of this process's answers while they are generated, and renews their leases. */
export class AnswerCheckpoints {
  private readonly logger = new Logger(AnswerCheckpoints.name);
  /** Ends the running loop; null while none runs. */
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

  /**
   * Stores all texts that grew and renews the leases that grow old, in one statement.
   * @returns how long that took, in milliseconds
   */
  private async checkpoint(): Promise<number> {
    const begunAt = performance.now();
    const due = [...this.running()].filter(
      ({ text, checkpoint }) => text.length > checkpoint.length || begunAt - checkpoint.at > RENEW_AFTER_MS,
    );
    if (due.length > 0) await this.renew(due);
    return performance.now() - begunAt;
  }

  /** Whether the process was paused, or without the database, for so long that another may own the answer. */
  isOverdue({ checkpoint: { at, recheckedAt } }: RunningAnswer): boolean {
    const now = performance.now();
    return now - at > LONGEST_WITHOUT_RENEWAL_MS && now - recheckedAt > LONGEST_RECHECK_MS;
  }

  /** Re-checks the ownership of an answer; waits at most two seconds. */
  async recheck(answer: RunningAnswer): Promise<void> {
    answer.checkpoint.recheckedAt = performance.now();
    await Promise.race([this.renew([answer]), sleep(LONGEST_RECHECK_MS, undefined, { ref: false })]);
  }

  /** Never fails: while the database is unavailable, no other process can take the answers over. */
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

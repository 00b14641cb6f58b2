import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { AnswerRepository } from './answer.repository.js';
import { checkpointInterval, FIRST_CHECKPOINT_MS } from './checkpoint-interval.js';
import { LeaseLost } from './end-reason.js';
import { LEASE_SECONDS, LONGEST_WITHOUT_RENEWAL_MS } from './lease.js';
import type { RunningAnswer } from './running-answer.js';

const RENEW_AFTER_MS = (LEASE_SECONDS * 1000) / 3;
/** How long an answer waits to hear that its lease still holds, and how long it then goes without asking again. */
const LONGEST_DOUBT_MS = 2_000;

/** Stores the texts of this process's answers while they are generated, and renews their leases. */
export class AnswerCheckpoints {
  private readonly logger = new Logger(AnswerCheckpoints.name);
  /** Ends the loop that runs; null while none does. */
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

  /** Re-checks the ownership of an answer when its lease may have expired; waits at most two seconds. */
  async makeSure(answer: RunningAnswer): Promise<void> {
    if (!isOverdue(answer)) return;
    answer.checkpoint.askedAt = performance.now();
    await Promise.race([this.renew([answer]), sleep(LONGEST_DOUBT_MS, undefined, { ref: false })]);
  }

  /** Never fails: while the database is unavailable, no other process can have taken the answers. */
  private async renew(answers: readonly RunningAnswer[]): Promise<void> {
    const now = performance.now();
    const lengths = answers.map((answer) => answer.text.length);
    try {
      const kept = await this.repository.checkpoint(
        this.owner,
        answers.map((answer) => ({
          id: answer.id,
          content: answer.text.length > answer.checkpoint.length ? answer.text : null,
        })),
      );
      for (const [index, answer] of answers.entries()) {
        answer.checkpoint.length = lengths[index] ?? 0;
        answer.checkpoint.at = now;
        if (!kept.has(answer.id)) answer.abort.abort(new LeaseLost());
      }
    } catch (error) {
      this.logger.warn('answers could not be checkpointed', error);
    }
  }
}

/** Whether the process was paused, or cut off from the database, for so long that another may own the answer. */
function isOverdue({ checkpoint: { at, askedAt } }: RunningAnswer): boolean {
  const now = performance.now();
  return now - at > LONGEST_WITHOUT_RENEWAL_MS && now - askedAt > LONGEST_DOUBT_MS;
}

import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { AnswerRepository } from './answer.repository.js';
import { LeaseLost } from './end-reason.js';
import { CHECKPOINT_INTERVAL_MS, LEASE_SECONDS, LONGEST_WITHOUT_RENEWAL_MS } from './lease.js';
import type { RunningAnswer } from './running-answer.js';

const RENEW_AFTER_MS = (LEASE_SECONDS * 1000) / 3;
/** How long an answer waits to hear that it is still this process's, and how long it then goes without asking again. */
const LONGEST_DOUBT_MS = 2_000;

/** Keeps the texts of this process's answers in the database while they are made, and their leases alive. */
export class AnswerCheckpoints {
  private readonly logger = new Logger(AnswerCheckpoints.name);
  private timer: NodeJS.Timeout | null = null;
  private isCheckpointing = false;

  constructor(
    private readonly owner: string,
    private readonly repository: AnswerRepository,
    private readonly running: () => Iterable<RunningAnswer>,
  ) {}

  begin(): void {
    this.timer ??= setInterval(() => void this.checkpoint(), CHECKPOINT_INTERVAL_MS);
  }

  end(): void {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
  }

  /** Stores all texts that grew and renews the leases that grow old, in one statement. */
  private async checkpoint(): Promise<void> {
    if (this.isCheckpointing) return;
    const now = performance.now();
    const due = [...this.running()].filter(
      ({ text, checkpoint }) => text.length > checkpoint.length || now - checkpoint.at > RENEW_AFTER_MS,
    );
    if (due.length === 0) return;
    this.isCheckpointing = true;
    await this.renew(due);
    this.isCheckpointing = false;
  }

  /** Where it has been too long, asks whether an answer is still this process's own, but lets no database that is away hold it up for long. */
  async makeSure(answer: RunningAnswer): Promise<void> {
    if (!isOverdue(answer)) return;
    answer.checkpoint.askedAt = performance.now();
    await Promise.race([this.renew([answer]), sleep(LONGEST_DOUBT_MS, undefined, { ref: false })]);
  }

  /** Never fails: while the database is away, nobody else can have taken the answers. */
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
      this.logger.warn(`answers could not be checkpointed: ${describe(error)}`);
    }
  }
}

/** Whether the process was paused, or cut off from the database, for so long that the answer may be another's. */
function isOverdue({ checkpoint: { at, askedAt } }: RunningAnswer): boolean {
  const now = performance.now();
  return now - at > LONGEST_WITHOUT_RENEWAL_MS && now - askedAt > LONGEST_DOUBT_MS;
}

const describe = (error: unknown): string => (error instanceof Error ? error.message : 'unknown');

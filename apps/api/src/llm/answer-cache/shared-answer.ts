import type { TokenUsage } from '@app/common';
import { RequestAccount } from '../../usage/request-account.js';
import type { AnswerLoopEvent } from '../answer-loop.js';

/** Settles every request with whoever pays at that moment. */
class SharedAccount extends RequestAccount {
  constructor(private payer: RequestAccount) {
    super(payer.purpose, payer.writer);
  }

  override settle(...entry: Parameters<RequestAccount['settle']>): void {
    super.settle(...entry);
    this.payer.settle(...entry);
  }

  payBy(account: RequestAccount): void {
    this.payer = account;
    this.purpose = account.purpose;
  }
}

type Run = (account: RequestAccount, signal: AbortSignal) => AsyncIterable<AnswerLoopEvent>;

/**
 * One answer in the making that several people who asked the same read. The first one pays; when the payer leaves, the
 * next one does; when nobody is left, it ends.
 */
export class SharedAnswer {
  /** What the answer is made of so far. */
  private readonly events: AnswerLoopEvent[] = [];
  private readonly readers: RequestAccount[] = [];
  private readonly abort = new AbortController();
  private readonly account: SharedAccount;
  private end: { error: unknown } | 'whole' | null = null;
  private wake: () => void = () => undefined;
  private changed: Promise<void>;
  /** Resolves when nothing more happens. */
  readonly ended: Promise<void>;

  constructor(first: RequestAccount, run: Run) {
    this.account = new SharedAccount(first);
    this.changed = new Promise((resolve) => {
      this.wake = resolve;
    });
    this.ended = this.make(run);
  }

  /** Whether it can be joined: it goes on, or it is whole. */
  get isOpen(): boolean {
    return this.end === null ? !this.abort.signal.aborted : this.end === 'whole';
  }

  /** The events, once the answer is whole; null when it failed. */
  get whole(): readonly AnswerLoopEvent[] | null {
    return this.end === 'whole' ? this.events : null;
  }

  /**
   * Reads the answer from its beginning.
   * @throws what ended the answer; the signal's reason when it is aborted
   */
  async *read(account: RequestAccount, signal: AbortSignal): AsyncGenerator<AnswerLoopEvent> {
    this.readers.push(account);
    let aborted: Promise<void> = new Promise(() => undefined);
    const onAbort = (): void => this.leave(account, signal.reason);
    if (signal.aborted) onAbort();
    else {
      aborted = new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
      signal.addEventListener('abort', onAbort, { once: true });
    }
    try {
      yield* this.follow(account, signal, aborted);
    } finally {
      signal.removeEventListener('abort', onAbort);
      this.leave(account, new Error('nobody reads the answer any more'));
    }
  }

  private async *follow(
    account: RequestAccount,
    signal: AbortSignal,
    aborted: Promise<void>,
  ): AsyncGenerator<AnswerLoopEvent> {
    let told: TokenUsage | null = null;
    for (let index = 0; ;) {
      for (; index < this.events.length && !signal.aborted; index += 1) {
        const event = this.events[index];
        if (event !== undefined && event.type !== 'usage') yield event;
      }
      // The last reader takes the whole bill, so it waits for it.
      if (signal.aborted && this.abort.signal.aborted) await this.ended;
      if (told !== account.usage) {
        told = account.usage;
        yield { type: 'usage', usage: account.usage };
      }
      signal.throwIfAborted();
      if (index < this.events.length) continue;
      if (this.end === 'whole') {
        yield { type: 'cached', cached: account.requests === 0 };
        return;
      }
      if (this.end !== null) throw this.end.error;
      await Promise.race([this.changed, aborted]);
    }
  }

  private async make(run: Run): Promise<void> {
    // Its first reader comes first.
    await Promise.resolve();
    try {
      for await (const event of run(this.account, this.abort.signal)) {
        this.events.push(event);
        this.tell();
      }
      this.end = 'whole';
    } catch (error) {
      this.end = { error };
    }
    this.tell();
  }

  private tell(): void {
    const { wake } = this;
    this.changed = new Promise((resolve) => {
      this.wake = resolve;
    });
    wake();
  }

  private leave(account: RequestAccount, reason: unknown): void {
    const place = this.readers.indexOf(account);
    if (place < 0) return;
    this.readers.splice(place, 1);
    const [payer] = this.readers;
    if (payer === undefined) {
      if (this.end === null) this.abort.abort(reason);
    } else if (place === 0) {
      this.account.payBy(payer);
      this.tell();
    }
  }
}

import { RequestAccount } from '../../usage/request-account.js';
import type { AnswerLoopEvent, EmitAnswerEvent } from '../answer-events.js';

/** Bills each request to the paying reader at its end. */
class SharedAccount extends RequestAccount {
  constructor(private payer: RequestAccount) {
    super(payer.purpose, payer.writer);
  }

  override settle(...entry: Parameters<RequestAccount['settle']>): void {
    super.settle(...entry);
    this.payer.settle(...entry);
  }

  billTo(account: RequestAccount): void {
    this.payer = account;
    this.purpose = account.purpose;
  }
}

type Run = (account: RequestAccount, signal: AbortSignal, emit: EmitAnswerEvent) => Promise<void>;

interface Reader {
  account: RequestAccount;
  emit: EmitAnswerEvent;
}

/**
 * An answer that is generated once for all users who ask the same question. The first reader pays; when it leaves, the
 * next one pays; when the last one leaves, the generation is aborted.
 */
export class SharedAnswer {
  private readonly events: AnswerLoopEvent[] = [];
  /** The first one pays. */
  private readers: readonly Reader[] = [];
  private readonly abort = new AbortController();
  private readonly account: SharedAccount;
  private end: { error: unknown } | 'complete' | null = null;
  /** Resolves when the generation has ended, successfully or not. */
  readonly ended: Promise<void>;

  constructor(first: RequestAccount, run: Run) {
    this.account = new SharedAccount(first);
    this.ended = this.generate(run);
  }

  get isOpen(): boolean {
    return this.end === null ? !this.abort.signal.aborted : this.end === 'complete';
  }

  /** Null before the end and after a failure. */
  get completeEvents(): readonly AnswerLoopEvent[] | null {
    return this.end === 'complete' ? this.events : null;
  }

  /** Emits the answer from its start. @throws the generation's error; the signal's reason when it is aborted */
  async read(account: RequestAccount, signal: AbortSignal, emit: EmitAnswerEvent): Promise<void> {
    const reader = { account, emit };
    this.readers = [...this.readers, reader];
    for (const event of this.events) deliver(event, emit);
    let onAbort: (() => void) | undefined;
    const aborted = new Promise<void>((resolve) => {
      onAbort = () => {
        this.leave(reader, signal.reason);
        resolve();
      };
    });
    if (signal.aborted) onAbort?.();
    else if (onAbort !== undefined) signal.addEventListener('abort', onAbort, { once: true });
    try {
      await Promise.race([this.ended, aborted]);
      // The last reader pays for the aborted request, so it waits for the final usage.
      if (signal.aborted && this.abort.signal.aborted) await this.ended;
    } finally {
      if (onAbort !== undefined) signal.removeEventListener('abort', onAbort);
      this.leave(reader, signal.reason);
    }
    emit({ type: 'usage', usage: account.usage });
    signal.throwIfAborted();
    if (this.end !== null && this.end !== 'complete') throw this.end.error;
    emit({ type: 'cached', cached: account.requests === 0 });
  }

  private async generate(run: Run): Promise<void> {
    // The first reader subscribes before the first event.
    await Promise.resolve();
    try {
      await run(this.account, this.abort.signal, (event) => {
        this.events.push(event);
        for (const { emit } of this.readers) deliver(event, emit);
      });
      this.end = 'complete';
    } catch (error) {
      this.end = { error };
    }
  }

  private leave(reader: Reader, reason: unknown): void {
    const index = this.readers.indexOf(reader);
    if (index < 0) return;
    this.readers = this.readers.filter((other) => other !== reader);
    const [payer] = this.readers;
    if (payer === undefined) {
      if (this.end === null) this.abort.abort(reason);
    } else if (index === 0) {
      this.account.billTo(payer.account);
    }
  }
}

/** Each reader receives its own usage at its end. */
function deliver(event: AnswerLoopEvent, emit: EmitAnswerEvent): void {
  if (event.type !== 'usage') emit(event);
}

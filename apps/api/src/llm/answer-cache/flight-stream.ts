import type { AnswerLoopEvent, EmitAnswerEvent } from '../answer-events.js';
import type { LanguageModelErrorKind } from '../language-model.errors.js';

/** Events within this time travel together. */
const GATHER_MS = 20;
/** A sender with nothing to send says that it is there. */
const BEAT_MS = 2_000;
/** After so long without a batch the sender is gone. */
const SILENCE_MS = 7_000;

export type FlightEnd =
  | { kind: 'complete' }
  | { kind: 'failed'; reason: LanguageModelErrorKind; retryAfterMs: number | null }
  /** The generation is not there any more, or a batch was lost. */
  | { kind: 'lost' }
  | { kind: 'left' };

/** Events of a generation on their way to a reader on another node. */
export interface FlightBatch {
  reader: string;
  /** From 0, without gaps. */
  index: number;
  events: AnswerLoopEvent[];
  end: FlightEnd | null;
}

/** Sends the events of a generation to one reader, in batches. */
export class FlightSender {
  private index = 0;
  private waiting: AnswerLoopEvent[] = [];
  private timer: NodeJS.Timeout | null = null;
  private readonly beat: NodeJS.Timeout;

  constructor(
    private readonly reader: string,
    private readonly send: (batch: FlightBatch) => void,
  ) {
    this.beat = setInterval(() => this.flush(null), BEAT_MS).unref();
  }

  add(event: AnswerLoopEvent): void {
    this.waiting.push(event);
    this.timer ??= setTimeout(() => this.flush(null), GATHER_MS);
  }

  end(end: FlightEnd): void {
    clearInterval(this.beat);
    this.flush(end);
  }

  private flush(end: FlightEnd | null): void {
    clearTimeout(this.timer ?? undefined);
    this.timer = null;
    const { reader, index, waiting: events } = this;
    this.waiting = [];
    this.index += 1;
    this.send({ reader, index, events, end });
  }
}

/** Receives the events of a generation on another node. */
export class FlightReader {
  readonly ended: Promise<FlightEnd>;
  /** Whether something was emitted that another generation would emit again. */
  hasOutput = false;
  private next = 0;
  private finish: (end: FlightEnd) => void = () => undefined;
  private silence: NodeJS.Timeout;

  constructor(private readonly emit: EmitAnswerEvent) {
    this.ended = new Promise((resolve) => {
      this.finish = resolve;
    });
    this.silence = this.waitForBatch();
  }

  receive({ index, events, end }: FlightBatch): void {
    clearTimeout(this.silence);
    if (index !== this.next) return this.end({ kind: 'lost' });
    this.next += 1;
    for (const event of events) {
      this.hasOutput ||= event.type !== 'model' && event.type !== 'usage';
      this.emit(event);
    }
    if (end === null) this.silence = this.waitForBatch();
    else this.end(end);
  }

  end(end: FlightEnd): void {
    clearTimeout(this.silence);
    // What arrives afterwards belongs to no answer.
    this.next = Number.POSITIVE_INFINITY;
    this.finish(end);
  }

  private waitForBatch(): NodeJS.Timeout {
    return setTimeout(() => this.end({ kind: 'lost' }), SILENCE_MS).unref();
  }
}

import { type AnswerEnd, type AnswerFeed, chunkAfter } from './answer-feed.js';
import { ChatClientError } from './chat-client.errors.js';
import type { AnswerEvent, TurnAcknowledgement } from './protocol.js';

/** Available once the question is accepted. */
export interface OpenedAnswer {
  feed: AnswerFeed;
  turn: TurnAcknowledgement | null;
}

interface AnswerOptions {
  stop: (messageId: string) => Promise<void>;
  afterSeq?: number;
  signal?: AbortSignal | undefined;
}

/**
 * One answer, read with `for await`: `response_start`, `tool_call`s, `response_chunk`s and `response_part`s, an `error`
 * if it failed, and `response_end`, in order and each once, across reconnections. Each reading starts at the beginning.
 *
 * Reading throws a {@link ChatClientError} if the question is refused or the connection is lost for good, and the
 * signal's reason on abort.
 */
export class Answer implements AsyncIterable<AnswerEvent> {
  private readonly opened: Promise<OpenedAnswer>;
  private openedId: string | undefined;
  private readonly requestStop: (messageId: string) => Promise<void>;
  private readonly afterSeq: number;

  constructor(
    private readonly opening: Promise<OpenedAnswer>,
    { stop, afterSeq = 0, signal }: AnswerOptions,
  ) {
    this.requestStop = stop;
    this.afterSeq = afterSeq;
    this.opened = signal === undefined ? opening : this.untilAborted(opening, signal);
    // Readers get the failure; without a reader it is not an unhandled rejection.
    this.opened.then(
      ({ feed }) => (this.openedId = feed.messageId),
      () => undefined,
    );
  }

  get messageId(): string | undefined {
    return this.openedId;
  }

  /** Resolves when the question is stored; with null for a followed answer. Rejects as reading does. */
  get accepted(): Promise<TurnAcknowledgement | null> {
    return this.opened.then(({ turn }) => turn);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<AnswerEvent, void, undefined> {
    const { feed } = await this.opened;
    for await (const event of feed.read()) {
      if (event.event !== 'response_chunk') {
        yield event;
        continue;
      }
      const data = chunkAfter(event.data, this.afterSeq);
      if (data !== undefined) yield { event: 'response_chunk', data };
    }
  }

  /** Resolves with the fields of `response_end`. Rejects as reading does. */
  async whenEnded(): Promise<AnswerEnd> {
    const { feed } = await this.opened;
    return feed.whenEnded();
  }

  /** The stored text of the ended answer. Rejects as reading does, and with the error of a failed answer. */
  async text(): Promise<string> {
    const { feed } = await this.opened;
    const { status, content } = await feed.whenEnded();
    if (status !== 'failed') return content;
    if (feed.error !== undefined) throw ChatClientError.of(feed.error.error);
    throw new ChatClientError('internal_error', 'The answer failed.');
  }

  /**
   * Stops the answer, even before it is accepted; its `response_end` follows. No-op once it has ended.
   * @throws ChatClientError
   */
  async stop(): Promise<void> {
    const { feed } = await this.opening;
    if (!feed.isClosed) await this.requestStop(feed.messageId);
  }

  private untilAborted(opening: Promise<OpenedAnswer>, signal: AbortSignal): Promise<OpenedAnswer> {
    return new Promise((resolve, reject) => {
      const abort = (): void => {
        reject(toError(signal.reason));
        opening.then(
          ({ feed }) => {
            if (!feed.isClosed) this.requestStop(feed.messageId).catch(() => undefined);
            feed.fail(toError(signal.reason));
          },
          () => undefined,
        );
      };
      const release = (): void => signal.removeEventListener('abort', abort);
      if (signal.aborted) abort();
      else signal.addEventListener('abort', abort, { once: true });
      opening.then(resolve, reject);
      opening.then(({ feed }) => feed.whenEnded()).then(release, release);
    });
  }
}

const toError = (reason: unknown): Error => (reason instanceof Error ? reason : new Error(String(reason)));

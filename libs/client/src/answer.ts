import { type AnswerEnd, type AnswerFeed, chunkBehind } from './answer-feed.js';
import { ChatClientError } from './chat-client.errors.js';
import type { AnswerEvent, TurnAcknowledgement } from './protocol.js';

/** What an answer is made of, known once the service has accepted the question. */
export interface OpenedAnswer {
  feed: AnswerFeed;
  /** Null for an answer that was not asked for here but is followed. */
  turn: TurnAcknowledgement | null;
}

export interface AnswerOptions {
  stop: (messageId: string) => Promise<void>;
  /** The number behind which the text is wanted. */
  afterSeq?: number;
  signal?: AbortSignal | undefined;
}

/**
 * One answer, to be read with `for await`: `response_start`, `tool_call`s and `response_chunk`s, an `error` if it failed,
 * and `response_end`, in order and each once however often the connection is cut. It may be read several times, and
 * each time from its start.
 *
 * Reading throws a {@link ChatClientError} when the question is refused or the connection is lost for good, and the
 * signal's reason when that is aborted.
 */
export class Answer implements AsyncIterable<AnswerEvent> {
  private readonly opened: Promise<OpenedAnswer>;
  private openedId: string | undefined;
  private readonly requestStop: (messageId: string) => Promise<void>;
  private readonly afterSeq: number;

  /** Made by `ChatClient`. */
  constructor(
    private readonly asked: Promise<OpenedAnswer>,
    { stop, afterSeq = 0, signal }: AnswerOptions,
  ) {
    this.requestStop = stop;
    this.afterSeq = afterSeq;
    this.opened = signal === undefined ? asked : this.untilAborted(asked, signal);
    // A failure is told to whoever reads the answer; it is no unhandled rejection where nobody does.
    this.opened.then(
      ({ feed }) => (this.openedId = feed.messageId),
      () => undefined,
    );
  }

  /** The answer's id; undefined until the question is accepted. */
  get messageId(): string | undefined {
    return this.openedId;
  }

  /** Resolves when the question is stored; with null for an answer that is followed. Rejects as reading does. */
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
      const data = chunkBehind(event.data, this.afterSeq);
      if (data !== undefined) yield { event: 'response_chunk', data };
    }
  }

  /** Resolves with the fields of `response_end`. Rejects as reading does. */
  async whenEnded(): Promise<AnswerEnd> {
    const { feed } = await this.opened;
    return feed.whenEnded();
  }

  /**
   * The whole text as it is stored, once it has ended; of an answer that was stopped or interrupted, what there is.
   * Rejects as reading does, and with the error of an answer that failed.
   */
  async text(): Promise<string> {
    const { feed } = await this.opened;
    const { status, content } = await feed.whenEnded();
    if (status !== 'failed') return content;
    if (feed.error !== undefined) throw ChatClientError.of(feed.error.error);
    throw new ChatClientError('internal_error', 'The answer failed.');
  }

  /**
   * Ends the making of the answer, also when it is not accepted yet; its `response_end` follows with what there is.
   * Harmless when it has ended.
   * @throws ChatClientError
   */
  async stop(): Promise<void> {
    const { feed } = await this.asked;
    if (!feed.isClosed) await this.requestStop(feed.messageId);
  }

  private untilAborted(asked: Promise<OpenedAnswer>, signal: AbortSignal): Promise<OpenedAnswer> {
    return new Promise((resolve, reject) => {
      const abort = (): void => {
        reject(toError(signal.reason));
        asked.then(
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
      asked.then(resolve, reject);
      asked.then(({ feed }) => feed.whenEnded()).then(release, release);
    });
  }
}

const toError = (reason: unknown): Error => (reason instanceof Error ? reason : new Error(String(reason)));

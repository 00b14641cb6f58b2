import type { AnswerFeed } from './answer-feed.js';
import type { AnswerTracker } from './answer-tracker.js';
import type { ChatConnection } from './chat-connection.js';
import { ChatClientError } from './chat-client.errors.js';
import { sendUntilAcknowledged } from './send-until-acknowledged.js';

/** Fillings in vain after which the connection is cut, since the service believes that it has sent everything. */
const FILLINGS_UNTIL_RESTART = 1;
const MOST_FILLINGS = 4;
/** What was asked for follows its acknowledgement; by then it is here. */
const FILLING_MS = 500;

/** Asks for what is missing of answers. */
export class AnswerResumer {
  constructor(
    private readonly connection: ChatConnection,
    private readonly tracker: AnswerTracker,
  ) {}

  /** After a reconnection. */
  resumeAll(): void {
    for (const feed of this.tracker.unfinished) this.resume(feed);
  }

  /** After a chunk that did not join on to what is there. */
  fillGap(feed: AnswerFeed): void {
    // What comes before the acknowledgement is not the answer to the request yet.
    if (feed.isResuming || feed.isClosed) return;
    feed.fillings += 1;
    if (feed.fillings > MOST_FILLINGS) {
      const message = 'Parts of the answer could not be had; it is whole in the history.';
      this.tracker.fail(feed, new ChatClientError('connection_lost', message, { retryable: true }));
    } else if (feed.fillings > FILLINGS_UNTIL_RESTART) {
      this.connection.restart();
    } else {
      this.resume(feed);
    }
  }

  /** Asks for the events behind what is there; they follow the acknowledgement. */
  resume(feed: AnswerFeed): void {
    if (feed.isResuming || feed.isClosed) return;
    feed.isResuming = true;
    sendUntilAcknowledged(
      this.connection,
      'resume',
      () => ({ message_id: feed.messageId, after_seq: feed.lastSeq }),
      { repeats: (error) => error.retryable },
    )
      .then(
        () => setTimeout(() => feed.isBehind && this.fillGap(feed), FILLING_MS),
        (error: unknown) => this.tracker.fail(feed, error),
      )
      .finally(() => (feed.isResuming = false));
  }
}

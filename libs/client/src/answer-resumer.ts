import type { AnswerFeed } from './answer-feed.js';
import type { AnswerTracker } from './answer-tracker.js';
import type { ChatConnection } from './chat-connection.js';
import { ChatClientError } from './chat-client.errors.js';
import { sendUntilAcknowledged } from './send-until-acknowledged.js';

/** Unsuccessful resumes before the connection is cut: the service believes it has sent everything. */
const RESUMES_UNTIL_RESTART = 1;
const MAX_RESUMES = 4;
/** Events requested by `resume` arrive within this time after its acknowledgement. */
const RESUME_TIMEOUT_MS = 500;

export class AnswerResumer {
  constructor(
    private readonly connection: ChatConnection,
    private readonly tracker: AnswerTracker,
  ) {}

  resumeAll(): void {
    for (const feed of this.tracker.unfinished) this.resume(feed);
  }

  fillGap(feed: AnswerFeed): void {
    // Events before the acknowledgement do not respond to `resume`.
    if (feed.isResuming || feed.isClosed) return;
    feed.resumes += 1;
    if (feed.resumes > MAX_RESUMES) {
      const message = 'Parts of the answer could not be fetched; the history has the complete answer.';
      this.tracker.fail(feed, new ChatClientError('connection_lost', message, { retryable: true }));
    } else if (feed.resumes > RESUMES_UNTIL_RESTART) {
      this.connection.restart();
    } else {
      this.resume(feed);
    }
  }

  /** Requests the events after the received text; they follow the acknowledgement. */
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
        () => setTimeout(() => feed.hasGap && this.fillGap(feed), RESUME_TIMEOUT_MS),
        (error: unknown) => this.tracker.fail(feed, error),
      )
      .finally(() => (feed.isResuming = false));
  }
}

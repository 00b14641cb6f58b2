import { RateLimitedError } from '@app/common';
import { Injectable, Logger } from '@nestjs/common';
import type { ChatMessageStatus } from '../chat-session/chat-message.entity.js';
import { ChatTurnService } from '../chat-turn/chat-turn.service.js';
import { AnswerSubscription } from './answer-subscription.js';
import type { ChatConnection } from './chat-connection.js';

const CONGESTED_RETRY_MS = 1_000;
/** Answers that a connection may follow at once. */
const MOST_SUBSCRIPTIONS = 100;

/** Brings the events of answers to connections. */
@Injectable()
export class AnswerDelivery {
  private readonly logger = new Logger(AnswerDelivery.name);

  constructor(private readonly turns: ChatTurnService) {}

  /** Gives a connection an answer from its beginning on, as it is made; unless it knew of it before the news came. */
  deliver(connection: ChatConnection, messageId: string): void {
    if (connection.toldOf.has(messageId) || connection.subscriptions.has(messageId)) return;
    this.subscribe(connection, messageId, 0).then(
      ({ subscription }) => subscription.pump(),
      (error: unknown) => this.logger.error(`answer ${messageId} could not be delivered`, error),
    );
  }

  /**
   * Gives a connection what it missed of an answer, and what follows, after the acknowledgement of its request.
   * A connection that has the answer already misses nothing.
   * @throws AnswerNotFoundError
   * @throws RateLimitedError while the connection does not take what it was sent before, or follows too many answers
   */
  async resume(
    connection: ChatConnection,
    messageId: string,
    afterSeq: number,
  ): Promise<{ status: ChatMessageStatus; replayed: number }> {
    const known = connection.subscriptions.get(messageId);
    if (known !== undefined && (this.turns.isGenerating(messageId) || !connection.isCongested())) {
      return { status: 'streaming', replayed: 0 };
    }
    const isFull = connection.subscriptions.size >= MOST_SUBSCRIPTIONS;
    if (isFull || connection.isCongested()) throw new RateLimitedError(CONGESTED_RETRY_MS);
    const { subscription, status, replayed } = await this.subscribe(connection, messageId, afterSeq);
    setImmediate(subscription.pump);
    return { status, replayed };
  }

  /**
   * Readies a connection for an answer behind a place of its text.
   * @returns what sends what there is, and from then on what follows
   * @throws AnswerNotFoundError
   */
  async prepare(
    connection: ChatConnection,
    messageId: string,
    afterSeq: number,
  ): Promise<{ begin: () => void }> {
    const { subscription } = await this.subscribe(connection, messageId, afterSeq);
    return { begin: subscription.pump };
  }

  /** Ends what a connection gets of a session's answers. */
  leaveSession(connection: ChatConnection, sessionId: string): void {
    for (const subscription of [...connection.subscriptions.values()]) {
      if (subscription.sessionId() === sessionId) subscription.close();
    }
  }

  leaveAll(connection: ChatConnection): void {
    for (const subscription of [...connection.subscriptions.values()]) subscription.close();
  }

  private async subscribe(
    connection: ChatConnection,
    messageId: string,
    afterSeq: number,
  ): Promise<{ subscription: AnswerSubscription; status: ChatMessageStatus; replayed: number }> {
    const { subscriptions, user } = connection;
    let session = '';
    const subscription = new AnswerSubscription(
      connection,
      messageId,
      () => session,
      () => subscriptions.delete(messageId),
    );
    // Entered before anything is awaited, so that a second request meanwhile does not give everything twice.
    subscriptions.set(messageId, subscription);
    try {
      const { sessionId, status, follower } = await this.turns.follow(
        user,
        messageId,
        afterSeq,
        subscription.pump,
      );
      session = sessionId;
      // News of the answer that come after this give the connection nothing more.
      connection.toldOf.add(messageId);
      return { subscription, status, replayed: subscription.attach(follower) };
    } catch (error) {
      subscription.close();
      throw error;
    }
  }
}

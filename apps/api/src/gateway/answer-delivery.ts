import { type AnswerStatus, RateLimitedError } from '@app/chat-protocol';
import { Injectable, Logger } from '@nestjs/common';
import { ChatTurnService } from '../chat-turn/chat-turn.service.js';
import { AnswerSubscription } from './answer-subscription.js';
import type { ChatConnection } from './chat-connection.js';

const CONGESTED_RETRY_MS = 1_000;
/** Answers that a connection may follow at the same time. */
const MOST_SUBSCRIPTIONS = 100;

/** Sends the events of answers to connections. */
@Injectable()
export class AnswerDelivery {
  private readonly logger = new Logger(AnswerDelivery.name);

  constructor(private readonly turns: ChatTurnService) {}

  /** Lets a connection follow a new answer from its start, unless it was told of the answer before. */
  deliver(connection: ChatConnection, messageId: string): void {
    if (connection.toldOf.has(messageId) || connection.subscriptions.has(messageId)) return;
    this.subscribe(connection, messageId, 0).then(
      ({ subscription }) => subscription.pump(),
      (error: unknown) => this.logger.error(`answer ${messageId} could not be delivered`, error),
    );
  }

  /**
   * Sends a connection the events of an answer after `afterSeq`, once the request is acknowledged. Nothing is sent
   * again to a connection that follows the answer.
   * @throws AnswerNotFoundError
   * @throws RateLimitedError while the connection is congested or follows too many answers
   */
  async resume(
    connection: ChatConnection,
    messageId: string,
    afterSeq: number,
  ): Promise<{ status: AnswerStatus; replayed: number }> {
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
   * Subscribes from an offset without sending yet.
   * @returns `begin` sends the events so far, and later ones as they come
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

  /** Stops following the answers of a session. */
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
  ): Promise<{ subscription: AnswerSubscription; status: AnswerStatus; replayed: number }> {
    const { subscriptions, user } = connection;
    let session = '';
    const subscription = new AnswerSubscription(
      connection,
      messageId,
      () => session,
      () => subscriptions.delete(messageId),
    );
    // Before the first await, so that a second request meanwhile does not send everything twice.
    subscriptions.set(messageId, subscription);
    try {
      const { sessionId, status, follower } = await this.turns.follow(
        user,
        messageId,
        afterSeq,
        subscription.pump,
      );
      session = sessionId;
      // So that `deliver` does not send it again.
      connection.toldOf.add(messageId);
      return { subscription, status, replayed: subscription.attach(follower) };
    } catch (error) {
      subscription.close();
      throw error;
    }
  }
}

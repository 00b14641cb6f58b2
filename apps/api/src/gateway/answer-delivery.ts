import { setImmediate as nextTurn } from 'node:timers/promises';
import { type AnswerStatus, RateLimitedError } from '@app/chat-protocol';
import { Injectable, Logger } from '@nestjs/common';
import { ChatTurnService } from '../chat-turn/chat-turn.service.js';
import { AnswerSubscription } from './answer-subscription.js';
import type { ChatConnection } from './chat-connection.js';

const CONGESTED_RETRY_MS = 1_000;
const MAX_SUBSCRIPTIONS = 100;

@Injectable()
export class AnswerDelivery {
  private readonly logger = new Logger(AnswerDelivery.name);

  constructor(private readonly turns: ChatTurnService) {}

  /** Subscribes a connection to a new answer from its start, unless the client already knows the answer. */
  deliver(connection: ChatConnection, messageId: string): void {
    const isKnown = connection.knownAnswers.has(messageId) || connection.subscriptions.has(messageId);
    if (isKnown || connection.isClosed) return;
    this.subscribe(connection, messageId, 0).then(
      ({ subscription }) => subscription.pump(),
      (error: unknown) => this.logger.error(`answer ${messageId} could not be delivered`, error),
    );
  }

  /**
   * Sends the events after `afterSeq`, starting after the acknowledgement. Does nothing if already subscribed.
   * @throws AnswerNotFoundError
   * @throws RateLimitedError while the connection is congested or has too many subscriptions
   */
  async resume(
    connection: ChatConnection,
    messageId: string,
    afterSeq: number,
  ): Promise<{ status: AnswerStatus; replayed: number }> {
    // The acknowledgements of events that arrived together are flushed one turn of the event loop later.
    if (connection.isCongested()) await nextTurn();
    const known = connection.subscriptions.get(messageId);
    if (known !== undefined && (this.turns.isGenerating(messageId) || !connection.isCongested())) {
      return { status: 'streaming', replayed: 0 };
    }
    const isFull = connection.subscriptions.size >= MAX_SUBSCRIPTIONS;
    if (isFull || connection.isCongested()) throw new RateLimitedError(CONGESTED_RETRY_MS);
    const { subscription, status, replayed } = await this.subscribe(connection, messageId, afterSeq);
    setImmediate(subscription.pump);
    return { status, replayed };
  }

  /** Subscribes from an offset without sending yet; `begin` starts sending. @throws AnswerNotFoundError */
  async prepare(
    connection: ChatConnection,
    messageId: string,
    afterSeq: number,
  ): Promise<{ begin: () => void }> {
    const { subscription } = await this.subscribe(connection, messageId, afterSeq);
    return { begin: subscription.pump };
  }

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
    // Registered before the first await, so that a concurrent request does not send everything twice.
    subscriptions.set(messageId, subscription);
    try {
      const { sessionId, status, follower } = await this.turns.follow(
        user,
        messageId,
        afterSeq,
        subscription.pump,
      );
      session = sessionId;
      if (connection.isClosed) subscription.close();
      connection.knownAnswers.add(messageId);
      return { subscription, status, replayed: subscription.attach(follower) };
    } catch (error) {
      subscription.close();
      throw error;
    }
  }
}

import { ShuttingDownError, ValidationFailedError } from '@app/chat-protocol';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AuthenticatedUser } from '../../../auth/authenticated-user.js';
import { AnswerNotFoundError } from '../../../chat-turn/chat-turn.errors.js';
import { ChatTurnService } from '../../../chat-turn/chat-turn.service.js';
import { clientKey } from '../../../http/client-key.js';
import { AnswerDelivery } from '../../answer-delivery.js';
import { ConnectionReplacedError } from '../../gateway.errors.js';
import { ConnectionSlots } from '../../limits/connection-slots.js';
import { OpenConnections } from '../../open-connections.js';
import { END_OF_STREAM, SseConnection } from './sse-connection.js';

@Injectable()
export class AnswerStreamService {
  constructor(
    private readonly turns: ChatTurnService,
    private readonly delivery: AnswerDelivery,
    private readonly slots: ConnectionSlots,
    private readonly connections: OpenConnections,
  ) {}

  /**
   * Streams the answer after the offset in `Last-Event-ID`. Resolves when the stream has started; closing the stream
   * does not stop the answer.
   * @throws AnswerNotFoundError, RateLimitedError, ValidationFailedError, ShuttingDownError
   */
  async stream(
    user: AuthenticatedUser,
    messageId: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    if (this.turns.isDraining && !this.turns.isGenerating(messageId)) throw new ShuttingDownError();
    const after = readLastEventId(request.headers['last-event-id']);
    if (after === END_OF_STREAM) {
      // A browser's EventSource does not reconnect after a 204.
      await reply.code(204).send();
      return;
    }
    const slot = await this.slots.take(user.id);
    const connection = new SseConnection(reply.raw, user, clientKey(request.ip), {
      seq: after,
      onDrained: () => slot.recordActivity(),
    });
    const close = (): void => {
      slot.release();
      this.connections.close(connection);
    };
    try {
      const { begin } = await this.delivery.prepare(connection, messageId, after);
      reply.raw.once('close', close);
      if (reply.raw.destroyed) return close();
      reply.hijack();
      reply.raw.writeHead(200, {
        ...(reply.getHeaders() as Record<string, string>),
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store, no-transform',
        // Without it nginx buffers the events.
        'x-accel-buffering': 'no',
      });
      this.connections.follow(connection);
      begin();
      slot.onReplaced(() => connection.end(new ConnectionReplacedError()));
    } catch (error) {
      close();
      throw error;
    }
  }

  /** @throws AnswerNotFoundError unless the answer belongs to the user and the session */
  async assertInSession(user: AuthenticatedUser, sessionId: string, messageId: string): Promise<void> {
    if ((await this.turns.sessionOf(user, messageId)) !== sessionId) throw new AnswerNotFoundError();
  }
}

/** The offset after which the stream continues. @throws ValidationFailedError */
function readLastEventId(value: string | string[] | undefined): number | typeof END_OF_STREAM {
  if (value === undefined || value === '') return 0;
  if (value === END_OF_STREAM) return END_OF_STREAM;
  const seq = typeof value === 'string' && /^\d{1,10}$/.test(value) ? Number(value) : Number.NaN;
  if (Number.isNaN(seq)) {
    throw new ValidationFailedError([{ field: 'Last-Event-ID', message: 'must be the id of an event' }]);
  }
  return seq;
}

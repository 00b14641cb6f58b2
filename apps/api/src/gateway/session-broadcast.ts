import { Injectable } from '@nestjs/common';
import type { StoredTurn } from '../chat-turn/chat-turn.repository.js';
import { TurnNotifier, type TurnListener } from '../chat-turn/turn-notifier.js';
import { AnswerDelivery } from './answer-delivery.js';
import { type ChatNamespace, sessionRoom, userRoom } from './chat-connection.js';

/** Tells the connections of a session what happens in it. */
@Injectable()
export class SessionBroadcast implements TurnListener {
  private namespace: ChatNamespace | null = null;

  constructor(
    private readonly delivery: AnswerDelivery,
    private readonly notifier: TurnNotifier,
  ) {}

  open(namespace: ChatNamespace): void {
    this.namespace = namespace;
    this.notifier.subscribe(this);
  }

  answerStarted(turn: StoredTurn, userId: number, isNewQuestion: boolean): void {
    if (this.namespace === null) return;
    const room = this.namespace.to(sessionRoom(turn.sessionId));
    if (isNewQuestion) {
      room.emit('message_received', {
        message_id: turn.questionId,
        session_id: turn.sessionId,
        client_message_id: turn.clientMessageId,
        content: turn.question,
        timestamp: turn.askedAt.toISOString(),
      });
    }
    if (turn.newTitle !== null) this.titleChanged(turn.sessionId, userId, turn.newTitle);
    room.emit('typing', { session_id: turn.sessionId, is_typing: true });
    this.deliverToRoom(this.namespace, turn);
  }

  answerEnded(turn: StoredTurn): void {
    this.namespace
      ?.to(sessionRoom(turn.sessionId))
      .emit('typing', { session_id: turn.sessionId, is_typing: false });
  }

  /** Every list of sessions shows the title, whichever session it has open. */
  titleChanged(sessionId: string, userId: number, title: string): void {
    this.namespace?.to(userRoom(userId)).emit('session_updated', { session_id: sessionId, title });
  }

  /** Who is in the session now gets the answer as it is made; who joins later asks for it by `resume`. */
  private deliverToRoom(namespace: ChatNamespace, turn: StoredTurn): void {
    for (const id of namespace.adapter.rooms.get(sessionRoom(turn.sessionId)) ?? []) {
      const socket = namespace.sockets.get(id);
      if (socket !== undefined) this.delivery.deliver(socket, turn.answerId);
    }
  }
}

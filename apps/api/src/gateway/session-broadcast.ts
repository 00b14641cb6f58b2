import type { ActiveAnswer } from '@app/chat-protocol';
import { Injectable } from '@nestjs/common';
import type { StoredTurn } from '../chat-session/turn.repository.js';
import { ChatTurnService } from '../chat-turn/chat-turn.service.js';
import { type TurnListener, TurnNotifier } from '../chat-turn/turn-notifier.js';
import { NodeMessages, nodeTopic } from '../cluster/node-messages.js';
import { AnswerDelivery } from './answer-delivery.js';
import { type ChatConnection, sessionRoom, userRoom } from './chat-connection.js';
import { ConnectionRooms } from './connection-rooms.js';

const TYPING = nodeTopic<{ userId: number; sessionId: string; isTyping: boolean }>('user-types');

/** Sends session events, from whichever node, to the connections of this process that joined the session. */
@Injectable()
export class SessionBroadcast implements TurnListener {
  /** Answers that started while a connection was joining their session, by session id. */
  private readonly joining = new Map<ChatConnection, Map<string, Set<string>>>();

  constructor(
    private readonly delivery: AnswerDelivery,
    private readonly rooms: ConnectionRooms,
    private readonly turns: ChatTurnService,
    private readonly messages: NodeMessages,
    notifier: TurnNotifier,
  ) {
    notifier.subscribe(this);
    messages.on(TYPING, ({ userId, sessionId, isTyping }) =>
      this.rooms.send(userRoom(userId), 'typing', { session_id: sessionId, is_typing: isTyping }),
    );
  }

  answerStarted(turn: StoredTurn, userId: number, isNewQuestion: boolean): void {
    const room = sessionRoom(turn.sessionId);
    if (isNewQuestion) {
      this.rooms.send(room, 'message_received', {
        message_id: turn.questionId,
        session_id: turn.sessionId,
        client_message_id: turn.clientMessageId,
        content: turn.question,
        replaces: turn.replacedQuestionId,
        timestamp: turn.askedAt.toISOString(),
      });
    }
    if (turn.newTitle !== null) this.titleChanged(turn.sessionId, userId, turn.newTitle);
    this.rooms.send(room, 'typing', { session_id: turn.sessionId, is_typing: true });
    // Connections that joined earlier are subscribed; those that join later use `resume`.
    for (const connection of this.rooms.membersOf(room)) {
      const missed = this.joining.get(connection)?.get(turn.sessionId);
      if (missed === undefined) this.delivery.deliver(connection, turn.answerId);
      else missed.add(turn.answerId);
    }
  }

  /**
   * Joins a session of the user. The connection is subscribed to later answers; for the returned ones it must send
   * `resume`.
   * @returns the answers that are being generated in the session, on all nodes
   * @throws TooManySessionsError
   */
  async join(connection: ChatConnection, sessionId: string): Promise<ActiveAnswer[]> {
    this.rooms.assertMayJoin(connection, sessionId);
    const missed = new Set<string>();
    const sessions = this.joining.get(connection) ?? new Map<string, Set<string>>();
    this.joining.set(connection, sessions.set(sessionId, missed));
    // Joined before the database is read, so that no answer that starts in between is missed.
    this.rooms.join(connection, sessionRoom(sessionId));
    try {
      const elsewhere = await this.turns.remoteAnswers(sessionId);
      const here = this.turns.localAnswers(sessionId);
      const known = here.length > 0 ? here : elsewhere;
      for (const { message_id } of known) missed.delete(message_id);
      const active = [...known, ...[...missed].map((message_id) => ({ message_id, seq: 0 }))];
      for (const { message_id } of active) connection.knownAnswers.add(message_id);
      return active.filter(({ message_id }) => !connection.subscriptions.has(message_id));
    } catch (error) {
      this.rooms.leave(connection, sessionRoom(sessionId));
      throw error;
    } finally {
      sessions.delete(sessionId);
      if (sessions.size === 0) this.joining.delete(connection);
    }
  }

  answerEnded({ sessionId }: Pick<StoredTurn, 'sessionId'>): void {
    this.rooms.send(sessionRoom(sessionId), 'typing', { session_id: sessionId, is_typing: false });
  }

  /** Sent to all connections of the user, because every session list shows the title. */
  titleChanged(sessionId: string, userId: number, title: string): void {
    this.rooms.send(userRoom(userId), 'session_updated', { session_id: sessionId, title });
  }

  sessionDeleted(sessionId: string, userId: number): void {
    this.rooms.send(userRoom(userId), 'session_deleted', { session_id: sessionId });
    const room = sessionRoom(sessionId);
    for (const connection of this.rooms.membersOf(room)) this.rooms.leave(connection, room);
  }

  sendTyping({ id, user }: ChatConnection, sessionId: string, isTyping: boolean): void {
    const payload = { session_id: sessionId, is_typing: isTyping };
    this.rooms.send(userRoom(user.id), 'typing', payload, id);
    this.messages.publish(TYPING, { userId: user.id, sessionId, isTyping });
  }
}

import type { ActiveAnswer } from '@app/chat-protocol';
import { Injectable } from '@nestjs/common';
import type { StoredTurn } from '../chat-session/turn.repository.js';
import { ChatTurnService } from '../chat-turn/chat-turn.service.js';
import { type TurnListener, TurnNotifier } from '../chat-turn/turn-notifier.js';
import { NodeMessages, nodeTopic } from '../cluster/node-messages.js';
import { AnswerDelivery } from './answer-delivery.js';
import { type ChatConnection, sessionRoom, userRoom } from './chat-connection.js';
import { ConnectionRooms } from './connection-rooms.js';

const TYPES = nodeTopic<{ userId: number; sessionId: string; isTyping: boolean }>('user-types');

/** Sends the events of sessions to the connections of this process that joined them, whichever node they happen on. */
@Injectable()
export class SessionBroadcast implements TurnListener {
  /** Answers that started in a session while a connection was joining it, by session. */
  private readonly entering = new Map<ChatConnection, Map<string, Set<string>>>();

  constructor(
    private readonly delivery: AnswerDelivery,
    private readonly rooms: ConnectionRooms,
    private readonly turns: ChatTurnService,
    private readonly messages: NodeMessages,
    notifier: TurnNotifier,
  ) {
    notifier.subscribe(this);
    messages.on(TYPES, ({ userId, sessionId, isTyping }) =>
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
        timestamp: turn.askedAt.toISOString(),
      });
    }
    if (turn.newTitle !== null) this.titleChanged(turn.sessionId, userId, turn.newTitle);
    this.rooms.send(room, 'typing', { session_id: turn.sessionId, is_typing: true });
    // Connections that joined before follow the answer; those that join later ask for it by `resume`.
    for (const connection of this.rooms.membersOf(room)) {
      const missed = this.entering.get(connection)?.get(turn.sessionId);
      if (missed === undefined) this.delivery.deliver(connection, turn.answerId);
      else missed.add(turn.answerId);
    }
  }

  /**
   * Joins a connection to a session of its user. It follows every later answer by itself, and the returned ones only
   * after it asks for them.
   * @returns the answers that are being generated in the session, on all nodes
   * @throws TooManySessionsError
   */
  async enter(connection: ChatConnection, sessionId: string): Promise<ActiveAnswer[]> {
    this.rooms.assertMayJoin(connection, sessionId);
    const missed = new Set<string>();
    const sessions = this.entering.get(connection) ?? new Map<string, Set<string>>();
    this.entering.set(connection, sessions.set(sessionId, missed));
    // Before the database is read, so that an answer that starts meanwhile is not missed.
    this.rooms.join(connection, sessionRoom(sessionId));
    try {
      const elsewhere = await this.turns.remoteAnswers(sessionId);
      const here = this.turns.localAnswers(sessionId);
      const known = here.length > 0 ? here : elsewhere;
      for (const { message_id } of known) missed.delete(message_id);
      const active = [...known, ...[...missed].map((message_id) => ({ message_id, seq: 0 }))];
      for (const { message_id } of active) connection.toldOf.add(message_id);
      return active.filter(({ message_id }) => !connection.subscriptions.has(message_id));
    } catch (error) {
      this.rooms.leave(connection, sessionRoom(sessionId));
      throw error;
    } finally {
      sessions.delete(sessionId);
      if (sessions.size === 0) this.entering.delete(connection);
    }
  }

  answerEnded({ sessionId }: Pick<StoredTurn, 'sessionId'>): void {
    this.rooms.send(sessionRoom(sessionId), 'typing', { session_id: sessionId, is_typing: false });
  }

  /** Sent to all connections of the user: every list of sessions shows the title. */
  titleChanged(sessionId: string, userId: number, title: string): void {
    this.rooms.send(userRoom(userId), 'session_updated', { session_id: sessionId, title });
  }

  sessionDeleted(sessionId: string, userId: number): void {
    this.rooms.send(userRoom(userId), 'session_deleted', { session_id: sessionId });
    const room = sessionRoom(sessionId);
    for (const connection of this.rooms.membersOf(room)) this.rooms.leave(connection, room);
  }

  /** Tells the user's other connections. */
  userTypes({ id, user }: ChatConnection, sessionId: string, isTyping: boolean): void {
    const told = { session_id: sessionId, is_typing: isTyping };
    this.rooms.send(userRoom(user.id), 'typing', told, id);
    this.messages.publish(TYPES, { userId: user.id, sessionId, isTyping });
  }
}

import {
  ValidationFailedError,
  type Acknowledgement,
  type ClientEventName,
  type ClientEvents,
  type Refusal,
  AnswerPayload,
  AuthRefreshPayload,
  MessagePayload,
  RegeneratePayload,
  ResumePayload,
  SessionPayload,
  TypingPayload,
  readPayload,
} from '@app/chat-protocol';
import { Injectable, Logger } from '@nestjs/common';
import { ChatSessionService } from '../chat-session/chat-session.service.js';
import { ChatTurnService } from '../chat-turn/chat-turn.service.js';
import { toAppError } from '../errors/to-app-error.js';
import { AnswerDelivery } from './answer-delivery.js';
import { type ChatConnection, sessionRoom } from './chat-connection.js';
import { ConnectionGuard } from './limits/connection-guard.js';
import { ConnectionRooms } from './connection-rooms.js';
import { toRefusal } from './refusal.js';
import { SessionBroadcast } from './session-broadcast.js';

type Answer<Name extends ClientEventName> = ClientEvents[Name]['answer'];
type Handlers = {
  [Name in ClientEventName]: (
    connection: ChatConnection,
    payload: unknown,
  ) => Answer<Name> | Promise<Answer<Name>>;
};

/** What clients send, and how it is acknowledged, over every transport. */
@Injectable()
export class ChatEventsService {
  private readonly logger = new Logger(ChatEventsService.name);

  constructor(
    private readonly turns: ChatTurnService,
    private readonly sessions: ChatSessionService,
    private readonly guard: ConnectionGuard,
    private readonly delivery: AnswerDelivery,
    private readonly rooms: ConnectionRooms,
    private readonly broadcast: SessionBroadcast,
  ) {}

  private readonly handlers: Handlers = {
    message: async (connection, payload) => {
      const { content, session_id, client_message_id } = readPayload(MessagePayload, payload);
      const acknowledgement = await this.turns.start(connection.user, {
        content,
        session_id: session_id ?? undefined,
        client_message_id: client_message_id ?? undefined,
      });
      // Before the answer's first event, which follows in a later turn of the event loop.
      this.joinAsked(connection, acknowledgement.session_id);
      return acknowledgement;
    },

    regenerate: async (connection, payload) => {
      const { message_id, client_message_id } = readPayload(RegeneratePayload, payload);
      const acknowledgement = await this.turns.regenerate(connection.user, message_id, client_message_id);
      this.joinAsked(connection, acknowledgement.session_id);
      return acknowledgement;
    },

    stop: async (connection, payload) => {
      await this.turns.stop(connection.user, readPayload(AnswerPayload, payload).message_id);
      return {};
    },

    resume: (connection, payload) => {
      const { message_id, after_seq } = readPayload(ResumePayload, payload);
      return this.delivery.resume(connection, message_id, after_seq);
    },

    join: async (connection, payload) => {
      const { session_id } = readPayload(SessionPayload, payload);
      await this.sessions.readOwn(connection.user, session_id);
      return { active: await this.broadcast.enter(connection, session_id) };
    },

    leave: async (connection, payload) => {
      const { session_id } = readPayload(SessionPayload, payload);
      // Who is in the room may leave it, though the session be deleted.
      await this.assertMayUse(connection, session_id);
      this.leave(connection, session_id);
      return { active: [] };
    },

    typing: async (connection, payload) => {
      const { session_id, is_typing } = readPayload(TypingPayload, payload);
      await this.assertMayUse(connection, session_id);
      this.broadcast.personTypes(connection, session_id, is_typing);
      return {};
    },

    ping: (connection) => {
      const timestamp = new Date().toISOString();
      connection.send('pong', { timestamp });
      return { timestamp };
    },

    auth_refresh: async (connection, payload) => {
      const { token } = readPayload(AuthRefreshPayload, payload);
      const { tokenExpiresAt } = await this.guard.renewToken(connection, token);
      return { expires_at: tokenExpiresAt.toISOString() };
    },
  };

  /**
   * Handles one event; what needs no waiting is answered at once, so that such answers come in the order of their events.
   * Never fails: a refusal is an answer too.
   */
  handle(
    connection: ChatConnection,
    event: string,
    payload: unknown,
  ): Acknowledgement<ClientEventName> | Promise<Acknowledgement<ClientEventName>> {
    try {
      this.guard.check(connection);
      if (!isClientEvent(this.handlers, event)) throw unknownEvent(this.handlers);
      const answer = this.handlers[event](connection, payload);
      if (!(answer instanceof Promise)) return accept(answer);
      return answer.then(accept, (error: unknown) => this.refuse(event, error));
    } catch (error) {
      return this.refuse(event, error);
    }
  }

  /** What an event that cannot be read is refused with; it counts like any other. */
  refuseUnread(connection: ChatConnection, error: unknown): unknown {
    try {
      this.guard.check(connection);
      return error;
    } catch (refusal) {
      return refusal;
    }
  }

  private refuse(event: string, error: unknown): Refusal {
    const known = toAppError(error);
    if (known === undefined) this.logger.error(`the event ${event} could not be handled`, error);
    return toRefusal(known ?? error);
  }

  /** Whoever asks in a session is in it, though it must leave another one for that. */
  private joinAsked(connection: ChatConnection, sessionId: string): void {
    const surplus = this.rooms.surplusSession(connection, sessionId);
    if (surplus !== undefined) this.leave(connection, surplus);
    this.rooms.join(connection, sessionRoom(sessionId));
  }

  private leave(connection: ChatConnection, sessionId: string): void {
    this.rooms.leave(connection, sessionRoom(sessionId));
    this.delivery.leaveSession(connection, sessionId);
  }

  private async assertMayUse(connection: ChatConnection, sessionId: string): Promise<void> {
    if (connection.rooms.has(sessionRoom(sessionId))) return;
    await this.sessions.readOwn(connection.user, sessionId);
  }
}

const accept = (answer: Answer<ClientEventName>): Acknowledgement<ClientEventName> => ({
  ok: true,
  ...answer,
});

const isClientEvent = (handlers: Handlers, event: string): event is ClientEventName =>
  Object.hasOwn(handlers, event);

function unknownEvent(handlers: Handlers): ValidationFailedError {
  return new ValidationFailedError([
    { field: 'event', message: `is not known; the events are ${Object.keys(handlers).join(', ')}` },
  ]);
}

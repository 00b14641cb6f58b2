import {
  AnswerPayload,
  type AppError,
  AuthRefreshPayload,
  type ClientEventName,
  type ClientEvents,
  EditPayload,
  MessagePayload,
  RegeneratePayload,
  ResumePayload,
  SessionPayload,
  TypingPayload,
} from '@app/chat-protocol';
import { Logger, UseFilters, UseGuards, UsePipes } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  SubscribeMessage,
  WebSocketGateway,
} from '@nestjs/websockets';
import { ChatSessionService } from '../chat-session/chat-session.service.js';
import { ChatTurnService } from '../chat-turn/chat-turn.service.js';
import { AnswerDelivery } from './answer-delivery.js';
import { type ChatConnection, sessionRoom, SocketConnection } from './chat-connection.js';
import { ChatEventGuard } from './chat-event.guard.js';
import { ChatExceptionFilter } from './chat-exception.filter.js';
import { ConnectionRooms } from './connection-rooms.js';
import { ConnectionReplacedError } from './gateway.errors.js';
import { ConnectionTokens } from './limits/connection-tokens.js';
import { OpenConnections } from './open-connections.js';
import { PayloadPipe } from './payload.pipe.js';
import { SessionBroadcast } from './session-broadcast.js';

type Answer<Name extends ClientEventName> = ClientEvents[Name]['answer'];

/**
 * The client events of Socket.IO and plain WebSockets. A method's return value is the acknowledgement, an exception is
 * the refusal. `EventContextCreator` runs the methods with their guards, pipes and filters.
 */
@WebSocketGateway({ namespace: '/chat' })
@UseGuards(ChatEventGuard)
@UsePipes(PayloadPipe)
@UseFilters(ChatExceptionFilter)
export class ChatGateway implements OnGatewayConnection, OnGatewayDisconnect {
  private readonly logger = new Logger(ChatGateway.name);

  constructor(
    private readonly turns: ChatTurnService,
    private readonly sessions: ChatSessionService,
    private readonly tokens: ConnectionTokens,
    private readonly connections: OpenConnections,
    private readonly delivery: AnswerDelivery,
    private readonly rooms: ConnectionRooms,
    private readonly broadcast: SessionBroadcast,
  ) {}

  handleConnection(connection: SocketConnection): void {
    const { admission } = connection;
    admission.slot.onReplaced(() => connection.end(new ConnectionReplacedError()));
    this.connections.open(connection, admission).catch((error: unknown) => {
      this.logger.error('a connection could not be opened', error);
      connection.abort(error);
    });
  }

  handleDisconnect(connection: SocketConnection): void {
    connection.admission.slot.release();
    this.connections.close(connection);
  }

  @SubscribeMessage('message')
  async message(
    @ConnectedSocket() connection: SocketConnection,
    @MessageBody({ schema: MessagePayload }) message: MessagePayload,
  ): Promise<Answer<'message'>> {
    const acknowledgement = await this.turns.start(connection.user, {
      content: message.content,
      session_id: message.session_id ?? undefined,
      client_message_id: message.client_message_id ?? undefined,
      time_zone: message.time_zone ?? undefined,
    });
    // Runs before the answer's first event, which is sent in a later event-loop turn.
    this.joinQuestionSession(connection, acknowledgement.session_id);
    return acknowledgement;
  }

  @SubscribeMessage('regenerate')
  async regenerate(
    @ConnectedSocket() connection: SocketConnection,
    @MessageBody({ schema: RegeneratePayload }) { message_id, client_message_id }: RegeneratePayload,
  ): Promise<Answer<'regenerate'>> {
    const acknowledgement = await this.turns.regenerate(connection.user, message_id, client_message_id);
    this.joinQuestionSession(connection, acknowledgement.session_id);
    return acknowledgement;
  }

  @SubscribeMessage('edit')
  async edit(
    @ConnectedSocket() connection: SocketConnection,
    @MessageBody({ schema: EditPayload }) { message_id, ...edit }: EditPayload,
  ): Promise<Answer<'edit'>> {
    const acknowledgement = await this.turns.edit(connection.user, message_id, edit);
    this.joinQuestionSession(connection, acknowledgement.session_id);
    return acknowledgement;
  }

  @SubscribeMessage('stop')
  async stop(
    @ConnectedSocket() { user }: SocketConnection,
    @MessageBody({ schema: AnswerPayload }) { message_id }: AnswerPayload,
  ): Promise<Answer<'stop'>> {
    await this.turns.stop(user, message_id);
    return {};
  }

  @SubscribeMessage('resume')
  resume(
    @ConnectedSocket() connection: SocketConnection,
    @MessageBody({ schema: ResumePayload }) { message_id, after_seq }: ResumePayload,
  ): Promise<Answer<'resume'>> {
    return this.delivery.resume(connection, message_id, after_seq);
  }

  @SubscribeMessage('join')
  async join(
    @ConnectedSocket() connection: SocketConnection,
    @MessageBody({ schema: SessionPayload }) { session_id }: SessionPayload,
  ): Promise<Answer<'join'>> {
    await this.sessions.readOwn(connection.user, session_id);
    return { active: await this.broadcast.join(connection, session_id) };
  }

  @SubscribeMessage('leave')
  async leave(
    @ConnectedSocket() connection: SocketConnection,
    @MessageBody({ schema: SessionPayload }) { session_id }: SessionPayload,
  ): Promise<Answer<'leave'>> {
    // A session that has been deleted can still be left.
    if (!this.hasJoined(connection, session_id)) await this.sessions.readOwn(connection.user, session_id);
    this.leaveSession(connection, session_id);
    return { active: [] };
  }

  /** The most frequent event: handled synchronously once the session is joined. */
  @SubscribeMessage('typing')
  typing(
    @ConnectedSocket() connection: SocketConnection,
    @MessageBody({ schema: TypingPayload }) { session_id, is_typing }: TypingPayload,
  ): Answer<'typing'> | Promise<Answer<'typing'>> {
    const tell = (): Answer<'typing'> => {
      this.broadcast.sendTyping(connection, session_id, is_typing);
      return {};
    };
    return this.hasJoined(connection, session_id)
      ? tell()
      : this.sessions.readOwn(connection.user, session_id).then(tell);
  }

  /** Has no payload, hence no schema. */
  @SubscribeMessage('ping')
  ping(@ConnectedSocket() connection: SocketConnection): Answer<'ping'> {
    const timestamp = new Date().toISOString();
    connection.send('pong', { timestamp });
    return { timestamp };
  }

  @SubscribeMessage('auth_refresh')
  async authRefresh(
    @ConnectedSocket() connection: SocketConnection,
    @MessageBody({ schema: AuthRefreshPayload }) { token }: AuthRefreshPayload,
  ): Promise<Answer<'auth_refresh'>> {
    const { tokenExpiresAt } = await this.tokens.renew(connection, token);
    return { expires_at: tokenExpiresAt.toISOString() };
  }

  /** Refuses unknown events and unreadable frames; they count towards the rate limits. */
  refuse(@MessageBody() reason: AppError): never {
    throw reason;
  }

  /** Joins the session of a question; at the limit, the connection leaves the session that it joined first. */
  private joinQuestionSession(connection: ChatConnection, sessionId: string): void {
    const surplus = this.rooms.surplusSession(connection, sessionId);
    if (surplus !== undefined) this.leaveSession(connection, surplus);
    this.rooms.join(connection, sessionRoom(sessionId));
  }

  private leaveSession(connection: ChatConnection, sessionId: string): void {
    this.rooms.leave(connection, sessionRoom(sessionId));
    this.delivery.leaveSession(connection, sessionId);
  }

  private hasJoined(connection: ChatConnection, sessionId: string): boolean {
    return connection.rooms.has(sessionRoom(sessionId));
  }
}

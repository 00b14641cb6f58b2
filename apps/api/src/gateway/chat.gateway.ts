import { type OnModuleDestroy, UseFilters } from '@nestjs/common';
import {
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  type OnGatewayInit,
  SubscribeMessage,
  WebSocketGateway,
} from '@nestjs/websockets';
import { ChatSessionService } from '../chat-session/chat-session.service.js';
import { ChatTurnService } from '../chat-turn/chat-turn.service.js';
import { AnswerDelivery } from './answer-delivery.js';
import { type ChatNamespace, type ChatSocket, sessionRoom, userRoom } from './chat-connection.js';
import type { AnswerTo } from './chat-events.js';
import { ChatExceptionFilter } from './chat-exception.filter.js';
import { ChatHandshake } from './chat-handshake.js';
import {
  AnswerPayload,
  MessagePayload,
  ResumePayload,
  SessionPayload,
  TypingPayload,
} from './chat-payloads.dto.js';
import { ConnectionGuard } from './connection-guard.js';
import { readPayload } from './read-payload.js';
import { SessionBroadcast } from './session-broadcast.js';

/** The realtime contract over Socket.IO. What a handler returns is the event's acknowledgement. */
@WebSocketGateway({ namespace: '/chat' })
@UseFilters(ChatExceptionFilter)
export class ChatGateway
  implements
    OnGatewayInit<ChatNamespace>,
    OnGatewayConnection<ChatSocket>,
    OnGatewayDisconnect<ChatSocket>,
    OnModuleDestroy
{
  private endSweep: () => void = () => undefined;

  constructor(
    private readonly turns: ChatTurnService,
    private readonly sessions: ChatSessionService,
    private readonly handshake: ChatHandshake,
    private readonly guard: ConnectionGuard,
    private readonly delivery: AnswerDelivery,
    private readonly broadcast: SessionBroadcast,
  ) {}

  afterInit(namespace: ChatNamespace): void {
    namespace.use(this.handshake.admit);
    this.broadcast.open(namespace);
    this.endSweep = this.guard.sweep(namespace);
  }

  onModuleDestroy(): void {
    this.endSweep();
  }

  handleConnection(socket: ChatSocket): void {
    const { user, sessionId, activeElsewhere } = socket.data;
    this.guard.watch(socket);
    void socket.join(userRoom(user.id));
    if (sessionId !== null) void socket.join(sessionRoom(sessionId));
    const here = sessionId === null ? [] : this.turns.activeHere(sessionId);
    socket.emit('connection_established', {
      connection_id: socket.id,
      user_id: user.id,
      session_id: sessionId,
      active: here.length > 0 ? here : activeElsewhere,
      timestamp: new Date().toISOString(),
    });
  }

  handleDisconnect(socket: ChatSocket): void {
    socket.data.release();
    this.delivery.leaveAll(socket);
  }

  @SubscribeMessage('message')
  async message(socket: ChatSocket, payload: unknown): Promise<AnswerTo<'message'>> {
    const { content, session_id, client_message_id } = readPayload(MessagePayload, payload);
    const acknowledgement = await this.turns.start(socket.data.user, {
      content,
      session_id: session_id ?? undefined,
      client_message_id: client_message_id ?? undefined,
    });
    // Before the answer's first event, which follows in a later turn of the event loop.
    void socket.join(sessionRoom(acknowledgement.session_id));
    return { ok: true, ...acknowledgement };
  }

  @SubscribeMessage('regenerate')
  async regenerate(socket: ChatSocket, payload: unknown): Promise<AnswerTo<'regenerate'>> {
    const { message_id } = readPayload(AnswerPayload, payload);
    const acknowledgement = await this.turns.regenerate(socket.data.user, message_id);
    void socket.join(sessionRoom(acknowledgement.session_id));
    return { ok: true, ...acknowledgement };
  }

  @SubscribeMessage('stop')
  async stop(socket: ChatSocket, payload: unknown): Promise<AnswerTo<'stop'>> {
    await this.turns.stop(socket.data.user, readPayload(AnswerPayload, payload).message_id);
    return { ok: true };
  }

  @SubscribeMessage('resume')
  async resume(socket: ChatSocket, payload: unknown): Promise<AnswerTo<'resume'>> {
    const { message_id, after_seq } = readPayload(ResumePayload, payload);
    return { ok: true, ...(await this.delivery.resume(socket, message_id, after_seq)) };
  }

  @SubscribeMessage('join')
  async join(socket: ChatSocket, payload: unknown): Promise<AnswerTo<'join'>> {
    const { session_id } = readPayload(SessionPayload, payload);
    await this.sessions.readOwn(socket.data.user, session_id);
    const elsewhere = await this.turns.activeElsewhere(session_id);
    void socket.join(sessionRoom(session_id));
    const here = this.turns.activeHere(session_id);
    return { ok: true, active: here.length > 0 ? here : elsewhere };
  }

  @SubscribeMessage('leave')
  async leave(socket: ChatSocket, payload: unknown): Promise<AnswerTo<'leave'>> {
    const { session_id } = readPayload(SessionPayload, payload);
    const room = sessionRoom(session_id);
    // Who is in the room may leave it, though the session be deleted.
    if (!socket.rooms.has(room)) await this.sessions.readOwn(socket.data.user, session_id);
    void socket.leave(room);
    this.delivery.leaveSession(socket, session_id);
    return { ok: true, active: [] };
  }

  @SubscribeMessage('typing')
  async typing(socket: ChatSocket, payload: unknown): Promise<AnswerTo<'typing'>> {
    const { session_id, is_typing } = readPayload(TypingPayload, payload);
    const { user } = socket.data;
    if (!socket.rooms.has(sessionRoom(session_id))) await this.sessions.readOwn(user, session_id);
    socket.to(userRoom(user.id)).emit('typing', { session_id, is_typing });
    return { ok: true };
  }

  @SubscribeMessage('ping')
  ping(socket: ChatSocket): AnswerTo<'ping'> {
    const timestamp = new Date().toISOString();
    socket.emit('pong', { timestamp });
    return { ok: true, timestamp };
  }
}

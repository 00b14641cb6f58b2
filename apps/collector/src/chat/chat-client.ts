import { newId, type ErrorPayload } from '@app/common';
import { io, type Socket } from 'socket.io-client';
import { Answer } from './answer.js';
import { ChatClientError } from './chat-client.errors.js';
import type { AnswerEvent, ClientEvents, ServerEvents } from './chat-events.js';

const ACKNOWLEDGEMENT_TIMEOUT_MS = 30_000;
const RECONNECTION_ATTEMPTS = 20;

/** A person's connection to the chat: asks, follows the answer through cut connections, stops it. */
export class ChatClient {
  private current: Answer | undefined;

  private constructor(
    private readonly socket: Socket<ServerEvents, ClientEvents>,
    private readonly session: { id: string | undefined },
  ) {
    const receive = (event: AnswerEvent) => this.current?.receive(event);
    socket.on('response_start', (data) => receive({ event: 'response_start', data }));
    socket.on('tool_call', (data) => receive({ event: 'tool_call', data }));
    socket.on('response_chunk', (data) => receive({ event: 'response_chunk', data }));
    socket.on('response_end', (data) => receive({ event: 'response_end', data }));
    socket.on('error', (data) => receive({ event: 'error', data }));
    socket.on('connect', () => void this.resume());
    socket.on('connect_error', (error) => {
      // A transport that fails is tried again; a refused handshake is not.
      if (!socket.active) this.fail(handshakeError(error));
    });
    socket.on('disconnect', () => {
      if (!socket.active)
        this.fail(new ChatClientError('connection_lost', 'The service ended the connection.'));
    });
    socket.io.on('reconnect_failed', () => {
      this.fail(new ChatClientError('connection_lost', 'The connection was lost and did not come back.'));
    });
  }

  /** @throws ChatClientError when the service cannot be reached or refuses the token. */
  static async connect(url: string, token: string): Promise<ChatClient> {
    const session: { id: string | undefined } = { id: undefined };
    const socket: Socket<ServerEvents, ClientEvents> = io(`${url}/chat`, {
      transports: ['websocket'],
      forceNew: true,
      ackTimeout: ACKNOWLEDGEMENT_TIMEOUT_MS,
      reconnectionDelay: 200,
      reconnectionDelayMax: 2000,
      reconnectionAttempts: RECONNECTION_ATTEMPTS,
      auth: (give) => give({ token, ...(session.id === undefined ? {} : { session_id: session.id }) }),
    });
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', (error) => {
        socket.close();
        reject(handshakeError(error));
      });
    });
    return new ChatClient(socket, session);
  }

  /** The session that the next question continues; none before the first one. */
  get sessionId(): string | undefined {
    return this.session.id;
  }

  startNewSession(): void {
    this.session.id = undefined;
  }

  /** Sends a question; the answer's events end with `response_end`. One at a time. */
  async ask(content: string): Promise<Answer> {
    const answer = new Answer();
    this.current = answer;
    const acknowledgement = await this.acknowledged(
      this.socket.emitWithAck('message', {
        content,
        client_message_id: newId(),
        ...(this.session.id === undefined ? {} : { session_id: this.session.id }),
      }),
    );
    if (!acknowledgement.ok) throw toError(acknowledgement.error);
    this.session.id = acknowledgement.session_id;
    answer.acknowledge(acknowledgement.response_id);
    return answer;
  }

  /** Ends the answer that is being made; its `response_end` follows with what was made so far. */
  async stop(): Promise<void> {
    const messageId = this.current?.messageId;
    if (messageId === undefined) return;
    const answer = await this.acknowledged(this.socket.emitWithAck('stop', { message_id: messageId }));
    if (!answer.ok) throw toError(answer.error);
  }

  close(): void {
    this.socket.close();
  }

  /** After a reconnection: asks for what was missed of the answer under way. */
  private async resume(): Promise<void> {
    const answer = this.current;
    if (answer?.messageId === undefined || answer.isFinished) return;
    try {
      const acknowledgement = await this.acknowledged(
        this.socket.emitWithAck('resume', { message_id: answer.messageId, after_seq: answer.lastSeq }),
      );
      if (!acknowledgement.ok) throw toError(acknowledgement.error);
    } catch (error) {
      this.fail(error instanceof Error ? error : new Error(String(error)));
    }
  }

  private async acknowledged<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      throw new ChatClientError('not_acknowledged', 'The service did not take the message; try again.', {
        cause: error,
      });
    }
  }

  private fail(error: Error): void {
    this.current?.events.fail(error);
  }
}

const toError = (payload: ErrorPayload): ChatClientError =>
  new ChatClientError(payload.code, payload.message);

/** A refused handshake carries `data.code`; anything else is a transport that did not open. */
function handshakeError(error: Error): ChatClientError {
  const data: unknown = 'data' in error ? error.data : undefined;
  const code =
    typeof data === 'object' && data !== null && 'code' in data && typeof data.code === 'string'
      ? data.code
      : 'unreachable';
  return new ChatClientError(code, error.message);
}

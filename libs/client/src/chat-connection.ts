import { io, type Socket } from 'socket.io-client';
import { ChatClientError, toHandshakeError } from './chat-client.errors.js';
import type {
  Acknowledgement,
  ClientEventName,
  ClientEvents,
  ErrorPayload,
  ServerEvent,
} from './protocol.js';
import type { TokenSource } from './token-source.js';

const FIRST_RECONNECTION_MS = 200;
const RETRY_MS = 1_000;
const TRANSPORT_TIMEOUT_MS = 10_000;
const OPENING_TIMEOUT_MS = 30_000;

/** `reconnecting` includes a delay requested by the service; `closed` is final. */
export type ConnectionState = 'connected' | 'reconnecting' | 'closed';

export interface ConnectionOptions {
  url: string;
  token: TokenSource;
  transports: ('websocket' | 'polling')[];
  reconnectionAttempts: number;
  reconnectionDelayMaxMs: number;
  acknowledgementTimeoutMs: number;
}

export interface ConnectionListener {
  sessionId(): string | undefined;
  sessionIsGone(): void;
  received(event: ServerEvent): void;
  stateChanged(state: ConnectionState): void;
}

/**
 * Reconnects by itself after the service closed the connection or refused the handshake temporarily; otherwise
 * Socket.IO does.
 */
export class ChatConnection {
  private readonly socket: Socket;
  private currentState: ConnectionState = 'reconnecting';
  private failure: ChatClientError | undefined;
  private isOpening = true;
  private attempts = 0;
  private tokenWasRenewed = false;
  private closingError: ErrorPayload | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private waiting: { resolve: () => void; reject: (error: ChatClientError) => void }[] = [];

  constructor(
    private readonly options: ConnectionOptions,
    private readonly listener: ConnectionListener,
  ) {
    this.socket = io(`${options.url.replace(/\/+$/, '')}/chat`, {
      transports: options.transports,
      tryAllTransports: true,
      forceNew: true,
      autoConnect: false,
      timeout: TRANSPORT_TIMEOUT_MS,
      withCredentials: options.token.usesCookie,
      reconnectionDelay: FIRST_RECONNECTION_MS,
      reconnectionDelayMax: options.reconnectionDelayMaxMs,
      auth: (give) => void this.authenticate(give),
    });
    this.socket.on('connect', () => this.isOpening || this.connected());
    this.socket.on('connect_error', (error) => this.refused(error));
    this.socket.on('disconnect', () => this.disconnected());
    this.socket.onAny((event: string, data: unknown) => this.receive({ event, data } as ServerEvent));
  }

  get state(): ConnectionState {
    return this.currentState;
  }

  get closeReason(): ChatClientError | undefined {
    return this.failure;
  }

  /** Connects with a single attempt. @throws ChatClientError */
  async open(): Promise<void> {
    this.timer = setTimeout(
      () => this.close(unreachable('The service did not accept the connection.')),
      OPENING_TIMEOUT_MS,
    );
    this.socket.connect();
    await new Promise<void>((resolve, reject) => this.waiting.push({ resolve, reject }));
  }

  /** Sends an event once, when connected. @throws ChatClientError */
  async send<Name extends ClientEventName>(
    event: Name,
    fields: ClientEvents[Name]['fields'],
  ): Promise<ClientEvents[Name]['answer']> {
    await this.whenConnected();
    let acknowledgement: Acknowledgement<Name>;
    try {
      acknowledgement = (await this.socket
        .timeout(this.options.acknowledgementTimeoutMs)
        .emitWithAck(event, fields)) as Acknowledgement<Name>;
    } catch (cause) {
      if (this.failure !== undefined) throw this.failure;
      const message = 'The service did not acknowledge the event; it may or may not have received it.';
      throw new ChatClientError('not_acknowledged', message, { retryable: true, cause });
    }
    if (!acknowledgement.ok) throw ChatClientError.of(acknowledgement.error);
    return acknowledgement;
  }

  /** Resolves when connected. @throws ChatClientError if it is closed */
  whenConnected(): Promise<void> {
    if (this.failure !== undefined) return Promise.reject(this.failure);
    if (this.socket.connected) return Promise.resolve();
    return new Promise((resolve, reject) => this.waiting.push({ resolve, reject }));
  }

  restart(): void {
    this.socket.io.engine.close();
  }

  close(reason: ChatClientError): void {
    if (this.failure !== undefined) return;
    this.failure = reason;
    clearTimeout(this.timer);
    this.socket.disconnect();
    for (const { reject } of this.waiting.splice(0)) reject(reason);
    this.setState('closed');
  }

  private async authenticate(give: (fields: Record<string, string>) => void): Promise<void> {
    const { engine } = this.socket.io;
    const isCurrent = (): boolean => this.socket.io.engine === engine && this.failure === undefined;
    try {
      const token = await this.options.token.read();
      const sessionId = this.listener.sessionId();
      if (!isCurrent()) return;
      give({
        ...(token === undefined ? {} : { token }),
        ...(sessionId === undefined ? {} : { session_id: sessionId }),
      });
    } catch (cause) {
      if (!isCurrent()) return;
      this.socket.disconnect();
      const message = 'The token is not available.';
      this.ended(new ChatClientError('token_unavailable', message, { retryable: true, cause }));
    }
  }

  private connected(): void {
    clearTimeout(this.timer);
    this.isOpening = false;
    this.closingError = undefined;
    this.setState('connected');
    for (const { resolve } of this.waiting.splice(0)) resolve();
  }

  private receive(event: ServerEvent): void {
    if (event.event === 'error' && event.data.message_id === undefined) this.closingError = event.data.error;
    if (event.event !== 'connection_established') {
      this.attempts = 0;
      this.tokenWasRenewed = false;
    }
    this.listener.received(event);
    // The first connection completes with this event, so that callers know the session's state.
    if (event.event === 'connection_established' && this.isOpening) this.connected();
  }

  private refused(error: Error): void {
    if (this.failure !== undefined) return;
    if (this.socket.active && !this.isOpening) this.countAttempt();
    else this.ended(toHandshakeError(error));
  }

  private disconnected(): void {
    if (this.failure !== undefined) return;
    const { closingError } = this;
    this.closingError = undefined;
    this.setState('reconnecting');
    if (closingError?.code === 'replaced') {
      // Also if only the transport closed: Socket.IO would reconnect and replace another connection of the user, whose
      // client would do the same.
      this.close(ChatClientError.of(closingError));
    } else if (this.isOpening) {
      this.ended(unreachable('The connection was lost.'));
    } else if (this.socket.active) {
      this.countAttempt();
    } else if (closingError === undefined) {
      this.close(new ChatClientError('connection_lost', 'The service ended the connection.'));
    } else {
      this.ended(ChatClientError.of(closingError));
    }
  }

  /** The service closed or refused the connection: reconnects if that may help. */
  private ended(reason: ChatClientError): void {
    if (this.isOpening) {
      this.close(reason);
    } else if (reason.code === 'token_expired' && this.options.token.isRenewable && !this.tokenWasRenewed) {
      this.tokenWasRenewed = true;
      this.openAgainIn(0);
    } else if (reason.code === 'session_not_found' && this.listener.sessionId() !== undefined) {
      this.listener.sessionIsGone();
      this.openAgainIn(0);
    } else if (reason.retryable) {
      this.openAgainIn(reason.retryAfterMs ?? RETRY_MS);
    } else {
      this.close(reason);
    }
  }

  private openAgainIn(milliseconds: number): void {
    this.countAttempt();
    if (this.failure !== undefined) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.socket.connect(), milliseconds);
  }

  private countAttempt(): void {
    this.attempts += 1;
    if (this.attempts <= this.options.reconnectionAttempts) return;
    this.close(
      new ChatClientError('connection_lost', 'The connection was lost and could not be restored.', {
        retryable: true,
      }),
    );
  }

  private setState(state: ConnectionState): void {
    if (state === this.currentState) return;
    this.currentState = state;
    this.listener.stateChanged(state);
  }
}

const unreachable = (message: string): ChatClientError =>
  new ChatClientError('unreachable', message, { retryable: true });

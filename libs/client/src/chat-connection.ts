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

/** `reconnecting` also while the service asked for a pause; `closed` is for good. */
export type ConnectionState = 'connected' | 'reconnecting' | 'closed';

export interface ConnectionOptions {
  /** Of the service, without a path. */
  url: string;
  token: TokenSource;
  transports: ('websocket' | 'polling')[];
  reconnectionAttempts: number;
  reconnectionDelayMaxMs: number;
  acknowledgementTimeoutMs: number;
}

export interface ConnectionListener {
  /** The session that a handshake names. */
  sessionId(): string | undefined;
  /** That session does not exist any more. */
  sessionIsGone(): void;
  received(event: ServerEvent): void;
  stateChanged(state: ConnectionState): void;
}

/**
 * The socket and when it is opened again: by Socket.IO after a cut; by this class after the service ended it or refused
 * the handshake for a reason that passes.
 */
export class ChatConnection {
  private readonly socket: Socket;
  private currentState: ConnectionState = 'reconnecting';
  private failure: ChatClientError | undefined;
  private isOpening = true;
  /** Attempts since the service last sent something. */
  private attempts = 0;
  private tokenWasRenewed = false;
  /** Why the service will end the connection, as it said. */
  private farewell: ErrorPayload | undefined;
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

  /** Why it is closed; undefined while it is not. */
  get closeReason(): ChatClientError | undefined {
    return this.failure;
  }

  /** Opens it for the first time, with one attempt. @throws ChatClientError */
  async open(): Promise<void> {
    this.timer = setTimeout(
      () => this.close(unreachable('The service did not let us in.')),
      OPENING_TIMEOUT_MS,
    );
    this.socket.connect();
    await new Promise<void>((resolve, reject) => this.waiting.push({ resolve, reject }));
  }

  /**
   * Sends an event once, as soon as there is a connection.
   * @throws ChatClientError
   */
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
      const message = 'The service did not acknowledge what was sent; it may have taken it or not.';
      throw new ChatClientError('not_acknowledged', message, { retryable: true, cause });
    }
    if (!acknowledgement.ok) throw ChatClientError.of(acknowledgement.error);
    return acknowledgement;
  }

  /** Resolves at once while there is a connection. @throws ChatClientError when it is closed */
  whenConnected(): Promise<void> {
    if (this.failure !== undefined) return Promise.reject(this.failure);
    if (this.socket.connected) return Promise.resolve();
    return new Promise((resolve, reject) => this.waiting.push({ resolve, reject }));
  }

  /** Cuts the connection, which then comes back as after any cut. */
  restart(): void {
    this.socket.io.engine.close();
  }

  /** Closes it for good. */
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
      // A token that came late belongs to no connection any more.
      if (isCurrent()) give({ token, ...(sessionId === undefined ? {} : { session_id: sessionId }) });
    } catch (cause) {
      if (!isCurrent()) return;
      this.socket.disconnect();
      const message = 'The token could not be had.';
      this.ended(new ChatClientError('token_unavailable', message, { retryable: true, cause }));
    }
  }

  private connected(): void {
    clearTimeout(this.timer);
    this.isOpening = false;
    this.farewell = undefined;
    this.setState('connected');
    for (const { resolve } of this.waiting.splice(0)) resolve();
  }

  private receive(event: ServerEvent): void {
    if (event.event === 'error' && event.data.message_id === undefined) this.farewell = event.data.error;
    if (event.event !== 'connection_established') {
      this.attempts = 0;
      this.tokenWasRenewed = false;
    }
    this.listener.received(event);
    // The first time this belongs to being connected: who waits finds out what is going on in the session.
    if (event.event === 'connection_established' && this.isOpening) this.connected();
  }

  private refused(error: Error): void {
    if (this.failure !== undefined) return;
    if (this.socket.active && !this.isOpening) this.countAttempt();
    else this.ended(toHandshakeError(error));
  }

  private disconnected(): void {
    if (this.failure !== undefined) return;
    const { farewell } = this;
    this.farewell = undefined;
    this.setState('reconnecting');
    if (farewell?.code === 'replaced') {
      // Also when only the end of the transport arrived, after which Socket.IO would reconnect: the new connection would
      // replace another one of the user, whose client would do the same.
      this.close(ChatClientError.of(farewell));
    } else if (this.isOpening) {
      this.ended(unreachable('The connection was cut.'));
    } else if (this.socket.active) {
      this.countAttempt();
    } else if (farewell === undefined) {
      this.close(new ChatClientError('connection_lost', 'The service ended the connection.'));
    } else {
      this.ended(ChatClientError.of(farewell));
    }
  }

  /** The service ended the connection or refused it: opens it again where that may help. */
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
      new ChatClientError('connection_lost', 'The connection was lost and did not come back.', {
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

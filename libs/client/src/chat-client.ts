import { Answer, type OpenedAnswer } from './answer.js';
import { AnswerResumer } from './answer-resumer.js';
import { AnswerTracker } from './answer-tracker.js';
import { type AskOptions, type ChatClientOptions, toConnectionOptions } from './chat-client-options.js';
import { ChatConnection, type ConnectionState } from './chat-connection.js';
import { ChatClientError } from './chat-client.errors.js';
import { EventListeners, isAnswerEvent, type ServerEventListener } from './event-listeners.js';
import type {
  ActiveAnswer,
  ClientEventName,
  ClientEvents,
  ServerEvent,
  ServerEventName,
  ServerEventPayloads,
  TurnAcknowledgement,
} from './protocol.js';
import { randomId } from './random-id.js';
import { sendUntilAcknowledged } from './send-until-acknowledged.js';
import { SessionMemory } from './session-memory.js';
import type { TokenSource } from './token-source.js';

/**
 * A person's connection to the chat.
 *
 * It reconnects by itself; answers go on where they were. When {@link ChatClientOptions.reconnectionAttempts} are used up
 * everything that waits fails with the code `connection_lost`; when the service will not have the person any more (a
 * token that ended and cannot be renewed, a disabled account), with the service's code. The client is closed then.
 */
export class ChatClient {
  private readonly listeners = new EventListeners();
  private readonly stateListeners = new Set<(state: ConnectionState) => void>();
  private readonly tracker = new AnswerTracker();
  private readonly sessions: SessionMemory;
  private readonly token: TokenSource;
  private readonly connection: ChatConnection;
  private readonly resumer: AnswerResumer;
  private lastEstablished: ServerEventPayloads['connection_established'] | undefined;

  private constructor(options: ChatClientOptions) {
    this.sessions = new SessionMemory(options.sessionId);
    const connectionOptions = toConnectionOptions(options);
    this.token = connectionOptions.token;
    this.connection = new ChatConnection(connectionOptions, {
      sessionId: () => this.sessions.current,
      sessionIsGone: () => this.sessions.forget(this.sessions.current),
      received: (event) => this.receive(event),
      stateChanged: (state) => this.stateChanged(state),
    });
    this.resumer = new AnswerResumer(this.connection, this.tracker);
  }

  /**
   * Opens the connection, with one attempt.
   * @throws ChatClientError with the code of the refusal, `unreachable` or `token_unavailable`
   */
  static async connect(options: ChatClientOptions): Promise<ChatClient> {
    const client = new ChatClient(options);
    await client.connection.open();
    return client;
  }

  get state(): ConnectionState {
    return this.connection.state;
  }

  /** Why the client is closed; undefined while it is not. */
  get closeReason(): ChatClientError | undefined {
    return this.connection.closeReason;
  }

  /** What the service told when it let the client in, the last time. */
  get established(): ServerEventPayloads['connection_established'] | undefined {
    return this.lastEstablished;
  }

  /** The session that the next question continues; undefined when it will begin a new one. */
  get sessionId(): string | undefined {
    return this.sessions.current;
  }

  /** Lets the next question begin a new session. */
  startNewSession(): void {
    this.sessions.current = undefined;
  }

  /** Calls the listener with every such event, as it comes. For the text of an answer read the {@link Answer}. */
  on<Name extends ServerEventName>(event: Name, listener: ServerEventListener<Name>): void {
    this.listeners.add(event, listener);
  }

  off<Name extends ServerEventName>(event: Name, listener: ServerEventListener<Name>): void {
    this.listeners.remove(event, listener);
  }

  /** Calls the listener whenever {@link state} changes. @returns what ends that */
  onStateChange(listener: (state: ConnectionState) => void): () => void {
    this.stateListeners.add(listener);
    return () => void this.stateListeners.delete(listener);
  }

  /**
   * Sends an event once, as soon as there is a connection, and resolves with the fields of its acknowledgement.
   * @throws ChatClientError with the refusal, or with `not_acknowledged` when the connection was cut before it came
   */
  send<Name extends ClientEventName>(
    event: Name,
    fields: ClientEvents[Name]['fields'],
  ): Promise<ClientEvents[Name]['answer']> {
    return this.connection.send(event, fields);
  }

  /** Asks a question, again when its acknowledgement is lost. Refusals are thrown where the answer is read. */
  ask(
    content: string,
    { sessionId = this.sessionId ?? null, clientMessageId, signal }: AskOptions = {},
  ): Answer {
    const fields = {
      content,
      client_message_id: clientMessageId ?? randomId(),
      ...(sessionId === null ? {} : { session_id: sessionId }),
    };
    return this.beginOnce('message', fields, signal);
  }

  /** Has another answer made to the question of an answer; sent again, like a question, when its acknowledgement is lost. */
  regenerate(
    messageId: string,
    { clientMessageId, signal }: Pick<AskOptions, 'clientMessageId' | 'signal'> = {},
  ): Answer {
    const fields = { message_id: messageId, client_message_id: clientMessageId ?? randomId() };
    return this.beginOnce('regenerate', fields, signal);
  }

  /**
   * Follows an answer that was told of in `active`, in `response_start` or in the history.
   * @param afterSeq how much of its text is known, in UTF-16 code units
   */
  follow(messageId: string, afterSeq = 0): Answer {
    const feed = this.tracker.claim(messageId, afterSeq);
    this.resumer.resume(feed);
    return new Answer(Promise.resolve({ feed, turn: null }), { stop: this.stop, afterSeq });
  }

  /** Gets the session's events, also after reconnections. @returns the answers that are being made in it */
  async join(sessionId: string): Promise<ActiveAnswer[]> {
    const { active } = await this.sendSafely('join', { session_id: sessionId });
    this.sessions.joined.add(sessionId);
    return active;
  }

  /** Ends {@link join}; the current session is then no longer the current one. */
  async leave(sessionId: string): Promise<void> {
    this.sessions.forget(sessionId);
    await this.sendSafely('leave', { session_id: sessionId });
  }

  /** Tells the person's other connections. */
  async typing(sessionId: string, isTyping: boolean): Promise<void> {
    await this.connection.send('typing', { session_id: sessionId, is_typing: isTyping });
  }

  /** @returns the service's time, in ISO 8601 */
  async ping(): Promise<string> {
    return (await this.sendSafely('ping', {})).timestamp;
  }

  /**
   * Goes on with a newer token of the same person, for this connection and the next ones (those ask the token function,
   * where there is one). @returns when it ends, in ISO 8601
   */
  async refreshToken(token: string): Promise<string> {
    const { expires_at } = await this.sendSafely('auth_refresh', { token });
    this.token.replace(token);
    return expires_at;
  }

  /** Ends the connection for good; what waits fails with the code `closed`. Answers go on in the service. */
  close(): void {
    this.connection.close(new ChatClientError('closed', 'The client was closed.'));
  }

  /** Sends what begins an answer; its client message id lets the service take it once only. */
  private beginOnce<Name extends 'message' | 'regenerate'>(
    event: Name,
    fields: ClientEvents[Name]['fields'],
    signal: AbortSignal | undefined,
  ): Answer {
    const repeats = ({ code }: ChatClientError) => code === 'token_expired' && this.token.isRenewable;
    return this.begin(
      () => sendUntilAcknowledged(this.connection, event, () => fields, { repeats, signal }),
      signal,
    );
  }

  private begin(send: () => Promise<TurnAcknowledgement>, signal?: AbortSignal): Answer {
    const release = this.tracker.expect();
    const open = async (): Promise<OpenedAnswer> => {
      try {
        const turn = await send();
        this.sessions.current = turn.session_id;
        const feed = this.tracker.claim(turn.response_id);
        // Its events go to the connection of the first sending, which may be gone.
        if (turn.duplicate) this.resumer.resume(feed);
        else if (feed.isBehind) this.resumer.fillGap(feed);
        return { feed, turn };
      } finally {
        release();
      }
    };
    return new Answer(open(), { stop: this.stop, signal });
  }

  private readonly stop = async (messageId: string): Promise<void> => {
    await this.sendSafely('stop', { message_id: messageId });
  };

  private sendSafely<Name extends ClientEventName>(
    event: Name,
    fields: ClientEvents[Name]['fields'],
  ): Promise<ClientEvents[Name]['answer']> {
    return sendUntilAcknowledged(this.connection, event, () => fields);
  }

  private receive(event: ServerEvent): void {
    if (isAnswerEvent(event)) {
      const behind = this.tracker.receive(event);
      if (behind !== undefined) this.resumer.fillGap(behind);
    } else if (event.event === 'session_deleted') {
      this.sessions.forget(event.data.session_id);
    } else if (event.event === 'connection_established') {
      this.lastEstablished = event.data;
    }
    this.listeners.tell(event);
  }

  private stateChanged(state: ConnectionState): void {
    if (state === 'connected') {
      this.resumer.resumeAll();
      this.sessions.rejoin((sessionId) => this.connection.send('join', { session_id: sessionId }));
    } else if (state === 'reconnecting') {
      this.tracker.interrupt();
    } else {
      this.tracker.failAll(this.closeReason);
    }
    for (const listener of [...this.stateListeners]) listener(state);
  }
}

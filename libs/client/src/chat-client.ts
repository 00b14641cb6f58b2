import { Answer, type OpenedAnswer } from './answer.js';
import type { AnswerFeed } from './answer-feed.js';
import { AnswerResumer } from './answer-resumer.js';
import { AnswerTracker } from './answer-tracker.js';
import { type AskOptions, type ChatClientOptions, toConnectionOptions } from './chat-client-options.js';
import { ChatConnection, type ConnectionState } from './chat-connection.js';
import { ChatClientError } from './chat-client.errors.js';
import { EventListeners, isAnswerEvent, type ServerEventListener } from './event-listeners.js';
import type {
  ActiveAnswer,
  AnswerEventPayloads,
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

/** Gets an answer as it begins. */
export type AnswerListener = (answer: Answer, start: AnswerEventPayloads['response_start']) => void;

/**
 * A user's connection to the chat.
 *
 * It reconnects automatically, and answers continue. After {@link ChatClientOptions.reconnectionAttempts} pending
 * calls fail with the code `connection_lost`; if the service refuses the user (an expired token, a disabled account),
 * with the service's code. The client is then closed.
 */
export class ChatClient {
  private readonly listeners = new EventListeners();
  private readonly stateListeners = new Set<(state: ConnectionState) => void>();
  private readonly answerListeners = new Set<AnswerListener>();
  /** Answers that their listeners, or callers of {@link follow}, have got. */
  private readonly announced = new WeakSet<AnswerFeed>();
  private readonly tracker = new AnswerTracker();
  private readonly sessions: SessionMemory;
  private readonly timeZone: string | undefined;
  private readonly token: TokenSource;
  private readonly connection: ChatConnection;
  private readonly resumer: AnswerResumer;
  private lastEstablished: ServerEventPayloads['connection_established'] | undefined;

  private constructor(options: ChatClientOptions) {
    this.sessions = new SessionMemory(options.sessionId);
    this.timeZone = options.timeZone;
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
   * Connects with a single attempt.
   * @throws ChatClientError with the refusal's code, `unreachable` or `token_unavailable`
   */
  static async connect(options: ChatClientOptions): Promise<ChatClient> {
    const client = new ChatClient(options);
    await client.connection.open();
    return client;
  }

  get state(): ConnectionState {
    return this.connection.state;
  }

  get closeReason(): ChatClientError | undefined {
    return this.connection.closeReason;
  }

  /** The last `connection_established` event. */
  get established(): ServerEventPayloads['connection_established'] | undefined {
    return this.lastEstablished;
  }

  /** The session of the next question; undefined creates one. */
  get sessionId(): string | undefined {
    return this.sessions.current;
  }

  startNewSession(): void {
    this.sessions.current = undefined;
  }

  /** Subscribes to an event. For the text of an answer read the {@link Answer}. */
  on<Name extends ServerEventName>(event: Name, listener: ServerEventListener<Name>): void {
    this.listeners.add(event, listener);
  }

  off<Name extends ServerEventName>(event: Name, listener: ServerEventListener<Name>): void {
    this.listeners.remove(event, listener);
  }

  /**
   * Subscribes to the answers that begin, each once: to one's own questions and, in joined sessions, to those of the user's
   * other connections. @returns an unsubscribe function
   */
  onAnswer(listener: AnswerListener): () => void {
    this.answerListeners.add(listener);
    return () => void this.answerListeners.delete(listener);
  }

  /** Subscribes to changes of {@link state}. @returns an unsubscribe function */
  onStateChange(listener: (state: ConnectionState) => void): () => void {
    this.stateListeners.add(listener);
    return () => void this.stateListeners.delete(listener);
  }

  /**
   * Sends an event once, when connected, and resolves with its acknowledgement.
   * @throws ChatClientError with the refusal, or `not_acknowledged` if the connection was lost first
   */
  send<Name extends ClientEventName>(
    event: Name,
    fields: ClientEvents[Name]['fields'],
  ): Promise<ClientEvents[Name]['answer']> {
    return this.connection.send(event, fields);
  }

  /** Asks a question; resends it if its acknowledgement is lost. Refusals are thrown when the answer is read. */
  ask(
    content: string,
    {
      sessionId = this.sessionId ?? null,
      clientMessageId,
      timeZone = this.timeZone,
      signal,
    }: AskOptions = {},
  ): Answer {
    const fields = {
      content,
      client_message_id: clientMessageId ?? randomId(),
      ...(sessionId === null ? {} : { session_id: sessionId }),
      ...(timeZone === undefined ? {} : { time_zone: timeZone }),
    };
    return this.beginOnce('message', fields, signal);
  }

  /** Generates another answer to the same question; resends it if its acknowledgement is lost. */
  regenerate(
    messageId: string,
    { clientMessageId, signal }: Pick<AskOptions, 'clientMessageId' | 'signal'> = {},
  ): Answer {
    const fields = { message_id: messageId, client_message_id: clientMessageId ?? randomId() };
    return this.beginOnce('regenerate', fields, signal);
  }

  /**
   * Replaces the newest question of a session and answers it again; resends it if its acknowledgement is lost.
   * @param messageId id of the question
   */
  edit(
    messageId: string,
    content: string,
    { clientMessageId, timeZone = this.timeZone, signal }: Omit<AskOptions, 'sessionId'> = {},
  ): Answer {
    const fields = {
      message_id: messageId,
      content,
      client_message_id: clientMessageId ?? randomId(),
      ...(timeZone === undefined ? {} : { time_zone: timeZone }),
    };
    return this.beginOnce('edit', fields, signal);
  }

  /**
   * Follows an answer known from `active`, `response_start` or the history.
   * @param afterSeq length of the known text, in UTF-16 code units
   */
  follow(messageId: string, afterSeq = 0): Answer {
    const feed = this.tracker.follow(messageId, afterSeq);
    this.announced.add(feed);
    this.resumer.resume(feed);
    return new Answer(Promise.resolve({ feed, turn: null }), { stop: this.stop, afterSeq });
  }

  /** Subscribes to the session's events, across reconnections. @returns the streaming answers */
  async join(sessionId: string): Promise<ActiveAnswer[]> {
    const { active } = await this.sendSafely('join', { session_id: sessionId });
    this.sessions.joined.add(sessionId);
    return active;
  }

  /** Unsubscribes; a current session is no longer current. */
  async leave(sessionId: string): Promise<void> {
    this.sessions.forget(sessionId);
    await this.sendSafely('leave', { session_id: sessionId });
  }

  /** Notifies the user's other connections. */
  async typing(sessionId: string, isTyping: boolean): Promise<void> {
    await this.connection.send('typing', { session_id: sessionId, is_typing: isTyping });
  }

  /** @returns the service's time, in ISO 8601 */
  async ping(): Promise<string> {
    return (await this.sendSafely('ping', {})).timestamp;
  }

  /**
   * Replaces the token with a newer one of the same user; a token function is still called.
   * @returns its expiry, in ISO 8601
   */
  async refreshToken(token: string): Promise<string> {
    const { expires_at } = await this.sendSafely('auth_refresh', { token });
    this.token.replace(token);
    return expires_at;
  }

  /** Closes the connection; pending calls fail with the code `closed`. Answers continue in the service. */
  close(): void {
    this.connection.close(new ChatClientError('closed', 'The client was closed.'));
  }

  private beginOnce<Name extends 'message' | 'regenerate' | 'edit'>(
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
        const feed = this.tracker.follow(turn.response_id);
        // Its events go to the connection that sent it first, which may be lost.
        if (turn.duplicate) this.resumer.resume(feed);
        else if (feed.hasGap) this.resumer.fillGap(feed);
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
      const incomplete = this.tracker.receive(event);
      if (incomplete !== undefined) this.resumer.fillGap(incomplete);
      if (event.event === 'response_start') this.announce(event.data);
    } else if (event.event === 'session_deleted') {
      this.sessions.forget(event.data.session_id);
    } else if (event.event === 'connection_established') {
      this.lastEstablished = event.data;
    }
    this.listeners.emit(event);
  }

  private announce(start: AnswerEventPayloads['response_start']): void {
    if (this.answerListeners.size === 0 || !this.tracker.has(start.message_id)) return;
    const feed = this.tracker.follow(start.message_id);
    if (this.announced.has(feed)) return;
    this.announced.add(feed);
    const answer = new Answer(Promise.resolve({ feed, turn: null }), { stop: this.stop });
    for (const listener of [...this.answerListeners]) listener(answer, start);
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

import type { AppError, ServerEventName, ServerEventPayloads } from '@app/chat-protocol';
import type { AuthenticatedUser } from '../auth/authenticated-user.js';
import type { AnswerSubscription } from './answer-subscription.js';
import type { ChatEventHandlers } from './chat-event-handlers.js';
import type { Admission } from './chat-handshake.js';

/** Maximum size of a client's frame in bytes; a larger one closes the connection. */
export const MAX_FRAME_BYTES = 64 * 1024;
/** Other nodes announce an answer within seconds of its start, so older ids can be dropped. */
const MAX_KNOWN_ANSWERS = 1_000;

export const sessionRoom = (sessionId: string): string => `session:${sessionId}`;
export const userRoom = (userId: number): string => `user:${userId}`;

export abstract class ChatConnection {
  abstract readonly id: string;
  readonly subscriptions = new Map<string, AnswerSubscription>();
  /** Answers that the client knows of; it receives their events only after it requests them. */
  readonly knownAnswers = new NewestIds(MAX_KNOWN_ANSWERS);
  readonly rooms = new Set<string>();

  constructor(
    public user: AuthenticatedUser,
    /** Rate-limit key of the client address, from `clientKey()`. */
    readonly clientKey: string,
  ) {}

  private queue: (() => void)[] | null = [];

  /** Sends an event. Events are queued until {@link establish} or {@link release} and dropped after the end. */
  send<Name extends ServerEventName>(event: Name, data: ServerEventPayloads[Name]): void {
    if (this.queue === null) this.transmit(event, data);
    else this.queue.push(() => this.transmit(event, data));
  }

  establish(data: ServerEventPayloads['connection_established']): void {
    this.transmit('connection_established', data);
    this.release();
  }

  release(): void {
    const queue = this.queue ?? [];
    this.queue = null;
    for (const send of queue) send();
  }

  protected abstract transmit<Name extends ServerEventName>(
    event: Name,
    data: ServerEventPayloads[Name],
  ): void;

  /** Whether so much is buffered for the client that no chunk should be sent now. */
  abstract isCongested(): boolean;

  /** Calls the listener once the buffer has drained. @returns an unsubscribe function */
  abstract onceDrained(listener: () => void): () => void;

  abstract end(reason: AppError): void;
}

/** A connection that also receives the client's events: the client type of `ChatGateway`. */
export abstract class SocketConnection extends ChatConnection {
  constructor(
    readonly admission: Admission,
    clientKey: string,
  ) {
    super(admission.user, clientKey);
  }

  abstract listen(handlers: ChatEventHandlers): void;

  /** Calls the listener once the connection has closed, immediately if it already has. */
  abstract onClosed(listener: () => void): void;

  abstract abort(error: unknown): void;
}

/** A bounded set of ids that evicts the oldest. It allocates nothing until the first id is added. */
export class NewestIds {
  private ids: Set<string> | null = null;

  constructor(private readonly limit: number) {}

  get size(): number {
    return this.ids?.size ?? 0;
  }

  has(id: string): boolean {
    return this.ids?.has(id) ?? false;
  }

  add(id: string): void {
    const ids = (this.ids ??= new Set());
    ids.delete(id);
    ids.add(id);
    if (ids.size <= this.limit) return;
    for (const oldest of ids) {
      ids.delete(oldest);
      return;
    }
  }
}

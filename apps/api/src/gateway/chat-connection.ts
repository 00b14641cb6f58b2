import type {
  Acknowledgement,
  AppError,
  ClientEventName,
  ServerEventName,
  ServerEventPayloads,
} from '@app/chat-protocol';
import type { AuthenticatedUser } from '../auth/authenticated-user.js';
import type { Admission } from './chat-handshake.js';

/** Maximum size of a client's frame in bytes; a larger one closes the connection. */
export const MAX_FRAME_BYTES = 64 * 1024;
/** Other nodes announce an answer within seconds of its start, so older ids can be dropped. */
const MAX_KNOWN_ANSWERS = 1_000;

export const sessionRoom = (sessionId: string): string => `session:${sessionId}`;
export const userRoom = (userId: number): string => `user:${userId}`;

/** The subscription of a connection to the events of one answer. */
export interface Subscription {
  /** Empty until the answer is found. */
  sessionId(): string;
  /** Sends the new events, once the connection is not congested. */
  pump(): void;
  close(): void;
}

export type Acknowledge = (answer: Acknowledgement<ClientEventName>) => void;

/** Handles the events of clients. Never throws. */
export interface EventReceiver {
  receive(connection: SocketConnection, event: string, payload: unknown, acknowledge?: Acknowledge): void;
  /** For frames that are not a valid event. */
  refuse(connection: SocketConnection, event: string, reason: AppError, acknowledge?: Acknowledge): void;
}

export type TransportName = 'socket-io' | 'web-socket' | 'sse';

/** A client's connection over any transport; delivery, rooms and limits know connections only by this port. */
export abstract class ChatConnection {
  abstract readonly id: string;
  abstract readonly transport: TransportName;
  /** By message id. */
  readonly subscriptions = new Map<string, Subscription>();
  /** Answers that the client knows of; it receives their events only after it requests them. */
  readonly knownAnswers = new NewestIds(MAX_KNOWN_ANSWERS);
  readonly rooms = new Set<string>();
  /** Set when the transport has closed; a closed connection joins no room. */
  isClosed = false;

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

  /** Sends `connection_established`, then the queued events. */
  establish(data: ServerEventPayloads['connection_established']): void {
    this.transmit('connection_established', data);
    this.release();
  }

  /** Sends the queued events; later ones are sent at once. */
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

  /** Sends `error` and closes the connection. */
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

  /** Passes every event of the client to the handlers from now on. */
  abstract listen(handlers: EventReceiver): void;

  /** Calls the listener once the connection has closed, immediately if it already has. */
  abstract onClosed(listener: () => void): void;

  /** Closes a connection that could not be opened. */
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

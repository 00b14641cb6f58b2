import type { AppError, ServerEventName, ServerEventPayloads } from '@app/chat-protocol';
import type { AuthenticatedUser } from '../auth/authenticated-user.js';
import type { AnswerSubscription } from './answer-subscription.js';
import type { ChatEventHandlers } from './chat-event-handlers.js';
import type { Admission } from './chat-handshake.js';
import { NewestIds } from './newest-ids.js';

/** The largest frame that a client may send, in bytes; a larger one ends the connection. */
export const LONGEST_FRAME_BYTES = 64 * 1024;
/** Other nodes announce an answer within seconds of its start, so older ids can be forgotten. */
const MOST_TOLD_OF = 1_000;

export const sessionRoom = (sessionId: string): string => `session:${sessionId}`;
export const userRoom = (userId: number): string => `user:${userId}`;

/** A connection of a user, over any transport. */
export abstract class ChatConnection {
  abstract readonly id: string;
  /** The answers that the connection follows, by message id. */
  readonly subscriptions = new Map<string, AnswerSubscription>();
  /** Answers that the client was told of; it gets their events only when it asks for them. */
  readonly toldOf = new NewestIds(MOST_TOLD_OF);
  /** Maintained by `ConnectionRooms`. */
  readonly rooms = new Set<string>();

  constructor(
    /** The user of the newest token. */
    public user: AuthenticatedUser,
    /** The rate limits' key of the client address; see `clientKey`. */
    readonly clientKey: string,
  ) {}

  private held: (() => void)[] | null = [];

  /** Sends an event; holds it until {@link establish} or {@link release}. After the end it is dropped. */
  send<Name extends ServerEventName>(event: Name, data: ServerEventPayloads[Name]): void {
    if (this.held === null) this.transmit(event, data);
    else this.held.push(() => this.transmit(event, data));
  }

  /** Sends the first event, and then the held ones. */
  establish(data: ServerEventPayloads['connection_established']): void {
    this.transmit('connection_established', data);
    this.release();
  }

  /** Sends the held events; later ones are sent at once. */
  release(): void {
    const held = this.held ?? [];
    this.held = null;
    for (const send of held) send();
  }

  /** Hands an event to the transport. */
  protected abstract transmit<Name extends ServerEventName>(
    event: Name,
    data: ServerEventPayloads[Name],
  ): void;

  /** Whether so much is buffered for the client that no chunk should be sent now. */
  abstract isCongested(): boolean;

  /** Calls the listener once when the buffer has drained. @returns an unsubscribe function */
  abstract onceDrained(listener: () => void): () => void;

  /** Sends the reason as an `error` event and closes. */
  abstract end(reason: AppError): void;
}

/** A connection over which the client sends events too. It is what `ChatGateway` knows as a client. */
export abstract class SocketConnection extends ChatConnection {
  constructor(
    readonly admission: Admission,
    clientKey: string,
  ) {
    super(admission.user, clientKey);
  }

  /** Hands every event of the client to the handlers. */
  abstract listen(handlers: ChatEventHandlers): void;

  /** Calls the listener once when the connection has closed, at once if it is closed already. */
  abstract onClosed(listener: () => void): void;

  /** Closes a connection that could not be opened. */
  abstract abort(error: unknown): void;
}

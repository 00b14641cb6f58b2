import type { AppError, ServerEventName, ServerEventPayloads } from '@app/chat-protocol';
import type { AuthenticatedUser } from '../auth/authenticated-user.js';
import type { AnswerSubscription } from './answer-subscription.js';
import { NewestIds } from './newest-ids.js';

/** News of an answer comes within seconds of its beginning, so older ones need not be remembered. */
const MOST_TOLD_OF = 1_000;

export const sessionRoom = (sessionId: string): string => `session:${sessionId}`;
export const userRoom = (userId: number): string => `user:${userId}`;

/** One person's connection, whatever carries it. */
export abstract class ChatConnection {
  abstract readonly id: string;
  /** Answers whose events the connection gets, by message id. */
  readonly subscriptions = new Map<string, AnswerSubscription>();
  /** The user's answers that it knows of, or that it was told are being made; it gets none of their events unasked. */
  readonly toldOf = new NewestIds(MOST_TOLD_OF);
  /** Kept by `ConnectionRooms`. */
  readonly rooms = new Set<string>();

  constructor(
    /** Who it belongs to, by its newest token. */
    public user: AuthenticatedUser,
    /** What its client address is counted by; see `clientKey`. */
    readonly clientKey: string,
  ) {}

  private held: (() => void)[] | null = [];

  /** Sends an event, once the connection has been told where it stands; what is sent after its end is lost. */
  send<Name extends ServerEventName>(event: Name, data: ServerEventPayloads[Name]): void {
    if (this.held === null) this.transmit(event, data);
    else this.held.push(() => this.transmit(event, data));
  }

  /** Sends the first event, and then what came meanwhile. */
  establish(data: ServerEventPayloads['connection_established']): void {
    this.transmit('connection_established', data);
    this.release();
  }

  /** Sends what came before the connection was ready, and from then on everything at once. */
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

  /** Whether so much waits to be taken that it should get no chunks for now. */
  abstract isCongested(): boolean;

  /** Calls once when what waited was taken. @returns what takes the wish back */
  abstract onceDrained(listener: () => void): () => void;

  /** Ends the connection, telling why. */
  abstract end(reason: AppError): void;
}

import type { DefaultEventsMap, Namespace, Socket } from 'socket.io';
import type { AuthenticatedUser } from '../auth/authenticated-user.js';
import type { ActiveAnswer } from '../chat-turn/chat-turn.service.js';
import type { AnswerSubscription } from './answer-subscription.js';
import type { ClientEvents, ServerEvents } from './chat-events.js';

/** What is known of one connection. */
export interface ConnectionData {
  user: AuthenticatedUser;
  /** The session that the handshake named. */
  sessionId: string | null;
  /** Answers of that session that other processes were making then. */
  activeElsewhere: ActiveAnswer[];
  /** Gives the connection's place back; it may be called again. */
  release: () => void;
  /** Answers whose events the connection gets, by message id. */
  subscriptions: Map<string, AnswerSubscription>;
}

export type ChatSocket = Socket<ClientEvents, ServerEvents, DefaultEventsMap, ConnectionData>;
export type ChatNamespace = Namespace<ClientEvents, ServerEvents, DefaultEventsMap, ConnectionData>;

export const sessionRoom = (sessionId: string): string => `session:${sessionId}`;
export const userRoom = (userId: number): string => `user:${userId}`;

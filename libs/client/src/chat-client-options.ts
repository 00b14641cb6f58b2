import type { ConnectionOptions } from './chat-connection.js';
import { type Token, TokenSource } from './token-source.js';

export interface ChatClientOptions {
  /** Of the service, such as `https://chat.example.com`. */
  url: string;
  /** A bearer token, or a function that gives a fresh one; it is asked for each handshake. */
  token: Token;
  /** The session to return to. */
  sessionId?: string;
  /** @default ['websocket'] */
  transports?: ('websocket' | 'polling')[];
  /** Attempts in a row, without anything received, after which the connection is given up. @default 20 */
  reconnectionAttempts?: number;
  /** The longest pause between two attempts; the first is 200 ms. @default 5000 */
  reconnectionDelayMaxMs?: number;
  /** How long an acknowledgement may take. @default 30000 */
  acknowledgementTimeoutMs?: number;
}

export interface AskOptions {
  /** The session to ask in; null begins a new one. @default the client's current session, else a new one */
  sessionId?: string | null;
  /** Names this sending, at most 64 characters: with the same one nothing is asked twice. @default a random one */
  clientMessageId?: string;
  /** Aborted, it stops the answer, and reading throws its reason. */
  signal?: AbortSignal;
}

export const toConnectionOptions = (options: ChatClientOptions): ConnectionOptions => ({
  url: options.url,
  token: new TokenSource(options.token),
  transports: options.transports ?? ['websocket'],
  reconnectionAttempts: options.reconnectionAttempts ?? 20,
  reconnectionDelayMaxMs: options.reconnectionDelayMaxMs ?? 5_000,
  acknowledgementTimeoutMs: options.acknowledgementTimeoutMs ?? 30_000,
});

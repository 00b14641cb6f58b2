import type { ConnectionOptions } from './chat-connection.js';
import { type Token, TokenSource } from './token-source.js';

export interface ChatClientOptions {
  /** Base URL of the service, such as `https://chat.example.com`. */
  url: string;
  /**
   * A bearer token, or a function called for a fresh one at each handshake. Without it the browser sends NextAuth's session
   * cookie, where page and service are of the same site.
   */
  token?: Token;
  /** The session to continue. */
  sessionId?: string;
  /** IANA time zone of the reader: what `today` means in a question. @default the profile's, else UTC */
  timeZone?: string;
  /** @default ['websocket'] */
  transports?: ('websocket' | 'polling')[];
  /** Consecutive attempts without any received event before giving up. @default 20 */
  reconnectionAttempts?: number;
  /** Maximum delay between attempts; the first is 200 ms. @default 5000 */
  reconnectionDelayMaxMs?: number;
  /** Acknowledgement time-out. @default 30000 */
  acknowledgementTimeoutMs?: number;
}

export interface AskOptions {
  /** The session to ask in; null starts a new one. @default the current session, else a new one */
  sessionId?: string | null;
  /** Idempotency key, at most 64 characters. @default a random one */
  clientMessageId?: string;
  /** IANA time zone of the reader. @default that of the client's options */
  timeZone?: string;
  /** Abort stops the answer; reading throws its reason. */
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

import { ChatClientError } from './chat-client.errors.js';

/** Which sessions a client is in, so that it is in them again after a reconnection. */
export class SessionMemory {
  /** Those that were joined besides the current one. */
  readonly joined = new Set<string>();

  /** @param current the session that questions continue */
  constructor(public current: string | undefined) {}

  forget(sessionId: string | undefined): void {
    if (sessionId === undefined) return;
    this.joined.delete(sessionId);
    if (this.current === sessionId) this.current = undefined;
  }

  /** After a reconnection, whose handshake has joined the current session. */
  rejoin(join: (sessionId: string) => Promise<unknown>): void {
    for (const sessionId of this.joined) {
      if (sessionId === this.current) continue;
      join(sessionId).catch((error: unknown) => {
        if (error instanceof ChatClientError && !error.retryable) this.forget(sessionId);
      });
    }
  }
}

import { ChatClientError } from './chat-client.errors.js';

export class SessionMemory {
  readonly joined = new Set<string>();

  constructor(public current: string | undefined) {}

  forget(sessionId: string | undefined): void {
    if (sessionId === undefined) return;
    this.joined.delete(sessionId);
    if (this.current === sessionId) this.current = undefined;
  }

  /** After a reconnection; the handshake has joined the current session. */
  rejoin(join: (sessionId: string) => Promise<unknown>): void {
    for (const sessionId of this.joined) {
      if (sessionId === this.current) continue;
      join(sessionId).catch((error: unknown) => {
        if (error instanceof ChatClientError && !error.retryable) this.forget(sessionId);
      });
    }
  }
}

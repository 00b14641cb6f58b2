import { createHash } from 'node:crypto';
import type { AuthenticatedUser } from '../authenticated-user.js';

interface Entry {
  user: AuthenticatedUser;
  /** Milliseconds since the epoch. */
  until: number;
}

/** A short-lived cache of verified tokens. Keys are digests, so that a memory dump contains no tokens. */
export class VerifiedUsers {
  private readonly entries = new Map<string, Entry>();

  constructor(
    private readonly options: { capacity: number; lifetimeMs: number },
    private readonly now: () => number = Date.now,
  ) {}

  find(token: string): AuthenticatedUser | undefined {
    const key = digest(token);
    const entry = this.entries.get(key);
    if (entry === undefined) return undefined;
    if (entry.until > this.now()) return entry.user;
    this.entries.delete(key);
    return undefined;
  }

  add(token: string, user: AuthenticatedUser): void {
    const until = Math.min(this.now() + this.options.lifetimeMs, user.tokenExpiresAt.getTime());
    if (until <= this.now()) return;
    if (this.entries.size >= this.options.capacity) this.dropOldest();
    this.entries.set(digest(token), { user, until });
  }

  removeUser(userId: number): void {
    for (const [key, entry] of this.entries) {
      if (entry.user.id === userId) this.entries.delete(key);
    }
  }

  clear(): void {
    this.entries.clear();
  }

  private dropOldest(): void {
    for (const key of this.entries.keys()) {
      this.entries.delete(key);
      return;
    }
  }
}

const digest = (token: string): string => createHash('sha256').update(token).digest('base64');

import { newId } from '@app/common';

/** A connection's slot of its user's limit. */
export class ConnectionSlot {
  readonly id = newId();
  private lastHeardAt = Date.now();
  private wasReplaced = false;
  private tellReplaced: (() => void) | null = null;

  constructor(private readonly giveBack: (slot: ConnectionSlot) => void) {}

  /** When the client last sent something, a pong included, in milliseconds since the epoch. */
  get heardAt(): number {
    return this.lastHeardAt;
  }

  /** Records that the client sent something. */
  heard(): void {
    this.lastHeardAt = Date.now();
  }

  /** Calls the listener once when a newer connection takes the slot, at once if it already has. */
  onReplaced(listener: () => void): void {
    if (this.wasReplaced) listener();
    else this.tellReplaced = listener;
  }

  /** Gives the slot to a newer connection. */
  replace(): void {
    if (this.wasReplaced) return;
    this.wasReplaced = true;
    this.release();
    this.tellReplaced?.();
  }

  /** Gives the slot back; repeated calls do nothing. */
  release(): void {
    this.giveBack(this);
  }
}

import { newId } from '@app/common';

export class ConnectionSlot {
  readonly id = newId();
  private lastPacketAt = Date.now();
  private wasReplaced = false;
  private tellReplaced: (() => void) | null = null;

  constructor(private readonly giveBack: (slot: ConnectionSlot) => void) {}

  /** Time of the client's last packet, pongs included, in milliseconds since the epoch. */
  get lastActivityAt(): number {
    return this.lastPacketAt;
  }

  recordActivity(): void {
    this.lastPacketAt = Date.now();
  }

  /** Calls the listener once a newer connection takes the slot, immediately if it already has. */
  onReplaced(listener: () => void): void {
    if (this.wasReplaced) listener();
    else this.tellReplaced = listener;
  }

  replace(): void {
    if (this.wasReplaced) return;
    this.wasReplaced = true;
    this.release();
    this.tellReplaced?.();
  }

  /** Idempotent. */
  release(): void {
    this.giveBack(this);
  }
}

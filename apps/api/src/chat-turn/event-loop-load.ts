import { Injectable } from '@nestjs/common';

const SAMPLE_MS = 500;
/** Share of its time that the event loop worked, from which on it is under pressure. */
const HIGH_UTILIZATION = 0.8;
const WINDOW_MS = 40;

/** How busy the process is: while it is, texts go out in fewer and larger chunks. */
@Injectable()
export class EventLoopLoad {
  private sampledAt = performance.now();
  private last = performance.eventLoopUtilization();
  private isHigh = false;

  /** For how long pieces of a text are joined now, in milliseconds. */
  readonly windowMs = (): number => {
    const now = performance.now();
    if (now - this.sampledAt >= SAMPLE_MS) {
      const current = performance.eventLoopUtilization();
      this.isHigh = performance.eventLoopUtilization(current, this.last).utilization > HIGH_UTILIZATION;
      this.last = current;
      this.sampledAt = now;
    }
    return this.isHigh ? WINDOW_MS : 0;
  };
}

import { performance } from 'node:perf_hooks';
import { Injectable } from '@nestjs/common';

const SAMPLE_MS = 500;
/** Event loop utilization above which the process counts as busy. */
const HIGH_UTILIZATION = 0.8;
const WINDOW_MS = 40;

/** Measures the event loop: a busy process sends fewer and larger chunks. */
@Injectable()
export class EventLoopLoad {
  private sampledAt = performance.now();
  private last = performance.eventLoopUtilization();
  private isHigh = false;

  /** Milliseconds. */
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

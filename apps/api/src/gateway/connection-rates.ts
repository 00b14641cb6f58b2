import { AppConfig } from '@app/config';
import { Injectable } from '@nestjs/common';
import { PersonRate } from './person-rate.js';

const EVENTS = { burst: 40, perSecond: 10 } as const;
const HANDSHAKES = { burst: 30, perSecond: 0.5 } as const;

/** What one person may do over all connections together; RATE_LIMIT_SCALE multiplies. */
@Injectable()
export class ConnectionRates {
  readonly events: PersonRate;
  readonly handshakes: PersonRate;

  constructor({ env }: AppConfig) {
    const scaled = ({ burst, perSecond }: { burst: number; perSecond: number }): PersonRate =>
      new PersonRate(burst * env.RATE_LIMIT_SCALE, (perSecond * env.RATE_LIMIT_SCALE) / 1000);
    this.events = scaled(EVENTS);
    this.handshakes = scaled(HANDSHAKES);
  }

  sweep(now: number): void {
    this.events.sweep(now);
    this.handshakes.sweep(now);
  }
}

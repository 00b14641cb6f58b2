import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { RateLimitedError } from '@app/chat-protocol';
import { loadConfig } from '@app/config';
import { SharedRedis } from '@app/redis';
import { ConnectionAttempts } from './connection-attempts.js';
import { ConnectionRates } from './connection-rates.js';

const PER_CLIENT = 100;
const PER_PROCESS = 1_000;

describe(ConnectionAttempts.name, () => {
  let attempts: ConnectionAttempts;
  let rates: ConnectionRates;

  const clientOf = (index: number): string => `192.0.2.${Math.floor(index / PER_CLIENT)}`;

  beforeEach(() => {
    jest.useFakeTimers();
    const config = loadConfig({ NEXTAUTH_SECRET: 'x'.repeat(40) });
    rates = new ConnectionRates(config, new SharedRedis(config));
    attempts = new ConnectionAttempts(config, rates);
  });
  afterEach(() => {
    rates.onApplicationShutdown();
    jest.useRealTimers();
  });

  it('limits the unauthenticated transports of each client address', () => {
    for (let count = 0; count < PER_CLIENT; count += 1) attempts.open('192.0.2.1');
    expect(() => attempts.open('192.0.2.1')).toThrow(RateLimitedError);
    attempts.open('192.0.2.2').release();
    expect(attempts.size).toBe(PER_CLIENT);
  });

  it('closes the oldest transport above the limit of the process', () => {
    const closed: number[] = [];
    for (let index = 0; index < PER_PROCESS + 2; index += 1) {
      const attempt = attempts.open(clientOf(index));
      attempt.opened(() => {
        closed.push(index);
        attempt.release();
      });
    }
    expect(closed).toEqual([0, 1]);
    expect(attempts.size).toBe(PER_PROCESS);
  });

  it('closes unauthenticated transports after ten seconds, even those that open later', () => {
    const close = jest.fn();
    const [open, late, signedIn] = ['192.0.2.1', '192.0.2.2', '192.0.2.3'].map((key) => attempts.open(key));
    open?.opened(close);
    signedIn?.opened(close);
    signedIn?.release();
    jest.advanceTimersByTime(9_999);
    expect(close).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1);
    expect(close).toHaveBeenCalledTimes(1);
    late?.opened(close);
    expect(close).toHaveBeenCalledTimes(2);
  });

  it('refuses a burst of one client address at authentication, and a larger one before the transport opens', () => {
    const openAndClose = () => {
      const attempt = attempts.open('192.0.2.1');
      attempt.release();
      return attempt;
    };
    const opened = Array.from({ length: 600 }, openAndClose);
    for (const attempt of opened.slice(0, 300)) attempt.assertMaySignIn();
    for (const attempt of opened.slice(300))
      expect(() => attempt.assertMaySignIn()).toThrow(RateLimitedError);
    expect(openAndClose).toThrow(RateLimitedError);
  });

  it('charges a second authentication over the same transport', () => {
    const first = attempts.open('192.0.2.1');
    for (let count = 0; count < 300; count += 1) first.assertMaySignIn();
    expect(() => first.assertMaySignIn()).toThrow(RateLimitedError);
  });
});

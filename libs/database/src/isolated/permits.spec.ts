import { describe, expect, it } from '@jest/globals';
import { Permits } from './permits.js';

const NEVER = new AbortController().signal;

/** Work that ends when it is told to. */
function work(): { run: () => Promise<void>; end: () => void; hasStarted: () => boolean } {
  let started = false;
  let end: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    end = resolve;
  });
  return {
    run: () => {
      started = true;
      return done;
    },
    end: () => end(),
    hasStarted: () => started,
  };
}

describe(Permits.name, () => {
  it('runs as many as allowed, and the others in order', async () => {
    const permits = new Permits(1, 2);
    const [first, second, third] = [work(), work(), work()];
    const results = [first, second, third].map(({ run }) => permits.use(run, NEVER));
    expect([first, second, third].map(({ hasStarted }) => hasStarted())).toEqual([true, false, false]);
    expect(permits.isFull).toBe(true);
    first.end();
    await results[0];
    expect([second, third].map(({ hasStarted }) => hasStarted())).toEqual([true, false]);
    second.end();
    third.end();
    await Promise.all(results);
    expect(permits.isFull).toBe(false);
  });

  it('gives the permit back after a failure', async () => {
    const permits = new Permits(1, 0);
    await expect(permits.use(() => Promise.reject(new Error('no')), NEVER)).rejects.toThrow('no');
    await expect(permits.use(async () => 'yes', NEVER)).resolves.toBe('yes');
  });

  it('lets a caller that aborts leave the queue', async () => {
    const permits = new Permits(1, 2);
    const [running, last] = [work(), work()];
    const first = permits.use(running.run, NEVER);
    const stop = new AbortController();
    const waiting = permits.use(async () => 'never', stop.signal);
    const after = permits.use(last.run, NEVER);
    stop.abort(new Error('gone'));
    await expect(waiting).rejects.toThrow('gone');
    running.end();
    await first;
    expect(last.hasStarted()).toBe(true);
    last.end();
    await after;
  });
});

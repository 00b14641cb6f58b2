import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { LanguageModelError, type LanguageModelErrorKind } from './language-model.errors.js';
import { ProviderCircuit } from './provider-circuit.js';

const fail = (kind: LanguageModelErrorKind, retryAfterMs?: number) => (): Promise<never> =>
  Promise.reject(new LanguageModelError(kind, retryAfterMs === undefined ? {} : { retryAfterMs }));
const succeed = (): Promise<string> => Promise.resolve('up');

describe(ProviderCircuit.name, () => {
  let guard: ProviderCircuit;
  let sent: number;

  const run = (open: () => Promise<unknown>): Promise<unknown> =>
    guard
      .run(() => {
        sent += 1;
        return open();
      })
      .catch((error: unknown) => (error instanceof LanguageModelError ? error.kind : error));
  const repeat = async (times: number, open: () => Promise<unknown>): Promise<void> => {
    for (let index = 0; index < times; index += 1) await run(open);
  };

  beforeEach(() => {
    jest.useFakeTimers({ now: 1_000_000 });
    guard = new ProviderCircuit();
    sent = 0;
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('opens after ten failures of ten', async () => {
    await repeat(10, fail('overloaded'));
    expect(await run(succeed)).toBe('circuit_open');
    expect(sent).toBe(10);
  });

  it('sends one trial request when half-open, refuses the others, and closes after its success', async () => {
    await repeat(10, fail('connection'));
    jest.advanceTimersByTime(2500);
    let answer: (value: string) => void = () => undefined;
    const trying = run(() => new Promise<string>((resolve) => (answer = resolve)));
    expect(await run(succeed)).toBe('circuit_open');
    answer('up');
    expect(await trying).toBe('up');
    expect(await run(succeed)).toBe('up');
  });

  it('opens again when the trial failed', async () => {
    await repeat(10, fail('connection'));
    jest.advanceTimersByTime(2500);
    expect(await run(fail('connection'))).toBe('connection');
    expect(await run(succeed)).toBe('circuit_open');
  });

  it('sends few requests to a provider that is unavailable for a minute', async () => {
    for (let tick = 0; tick < 1200; tick += 1) {
      await run(fail('overloaded'));
      jest.advanceTimersByTime(50);
    }
    expect(sent).toBeLessThan(25);
  });

  it('does not count invalid requests', async () => {
    await repeat(30, fail('invalid_request'));
    expect(await run(succeed)).toBe('up');
  });

  it('stays open for the retry-after of the provider, up to a minute', async () => {
    await repeat(10, fail('rate_limited', 30_000));
    jest.advanceTimersByTime(29_000);
    expect(await run(succeed)).toBe('circuit_open');
    jest.advanceTimersByTime(2_000);
    expect(await run(fail('rate_limited', 3_600_000))).toBe('rate_limited');
    jest.advanceTimersByTime(61_000);
    expect(await run(succeed)).toBe('up');
  });

  it('stays closed after one failure among successes', async () => {
    await repeat(20, succeed);
    await repeat(3, fail('authentication'));
    expect(await run(succeed)).toBe('up');
  });

  it('counts answers that broke off', async () => {
    for (let index = 0; index < 10; index += 1) {
      await run(succeed);
      guard.countFailure(new LanguageModelError('incomplete'));
    }
    expect(await run(succeed)).toBe('circuit_open');
  });

  it("is open while another node's is, and a little longer, so that one node sends the trial", async () => {
    guard.openedElsewhere(2_000);
    expect(await run(succeed)).toBe('circuit_open');
    expect(guard.state).toBe('open');
    jest.advanceTimersByTime(3_000);
    expect(await run(succeed)).toBe('circuit_open');
    jest.advanceTimersByTime(1_000);
    expect(await run(succeed)).toBe('up');
    expect(sent).toBe(1);
  });

  it("is closed as soon as the other node's is", async () => {
    guard.openedElsewhere(15_000);
    guard.closedElsewhere();
    expect(await run(succeed)).toBe('up');
  });

  it('tells how long it is open, and when it is closed again', async () => {
    const told: (number | 'closed')[] = [];
    guard = new ProviderCircuit({
      opened: (openMs) => told.push(openMs),
      closed: () => told.push('closed'),
    });
    await repeat(10, fail('overloaded'));
    jest.advanceTimersByTime(2_100);
    await run(fail('overloaded'));
    jest.advanceTimersByTime(4_100);
    await run(succeed);
    expect(told).toEqual([2_000, 4_000, 'closed']);
  });
});

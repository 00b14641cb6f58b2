import { describe, expect, it } from '@jest/globals';
import { LanguageModelError } from './language-model.errors.js';
import { RetryBudget, retryDelay } from './retry-policy.js';

describe(retryDelay.name, () => {
  it.each([
    ['overloaded', 0, 400],
    ['overloaded', 1, 800],
    ['rate_limited', 0, 400],
    ['connection', 0, 400],
    ['incomplete', 0, 400],
    ['overloaded', 2, null],
    ['authentication', 0, null],
    ['invalid_request', 0, null],
    ['spend_limit', 0, null],
  ] as const)('%s after %i retries: %p ms', (kind, retries, expected) => {
    expect(retryDelay(new LanguageModelError(kind), retries, 0.5)).toBe(expected);
  });

  it('waits at least for the retry-after of the provider', () => {
    const error = new LanguageModelError('rate_limited', { retryAfterMs: 3000 });
    expect(retryDelay(error, 0, 0)).toBe(3000);
    expect(retryDelay(error, 0, 0.5)).toBe(3200);
  });

  it('does not retry when retry-after is an hour', () => {
    expect(retryDelay(new LanguageModelError('rate_limited', { retryAfterMs: 3_600_000 }), 0, 0)).toBeNull();
  });

  it('does not retry errors of other origin', () => {
    expect(retryDelay(new TypeError('a bug'), 0, 0)).toBeNull();
  });
});

describe(RetryBudget.name, () => {
  it('limits retries during an outage to a burst and a tenth of the requests', () => {
    const budget = new RetryBudget(10, 0.1);
    let retries = 0;
    for (let request = 0; request < 1000; request += 1) {
      budget.countRequest();
      for (let attempt = 0; attempt < 2; attempt += 1) if (budget.take()) retries += 1;
    }
    expect(retries).toBeGreaterThan(90);
    expect(retries).toBeLessThanOrEqual(110);
  });

  it('is shared: nodes report what they use and charge what the others use', () => {
    const budget = new RetryBudget(10, 0.1);
    for (let request = 0; request < 3; request += 1) budget.countRequest();
    budget.take();
    expect([...budget.takeUnreported()]).toEqual([
      ['requests', 3],
      ['retries', 1],
    ]);
    expect([...budget.takeUnreported()]).toEqual([
      ['requests', 0],
      ['retries', 0],
    ]);
    budget.charge('retries', 20);
    expect(budget.take()).toBe(false);
    budget.charge('requests', 10);
    expect([budget.take(), budget.take()]).toEqual([true, false]);
  });
});

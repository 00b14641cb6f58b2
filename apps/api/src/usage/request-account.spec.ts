import { describe, expect, it } from '@jest/globals';
import { MAX_TOKENS, NO_TOKENS, type TokenUsage } from '@app/chat-protocol';
import { type LedgerEntry, RequestAccount } from './request-account.js';

const MODEL = { provider: 'vendor', model: 'model' };
const oddUsage = (fields: Partial<Record<keyof TokenUsage, unknown>>): TokenUsage =>
  ({ ...NO_TOKENS, ...fields }) as TokenUsage;

describe(RequestAccount.name, () => {
  it.each([
    [{ input_tokens: Number.NaN }, 0],
    [{ input_tokens: '12' }, 12],
    [{ input_tokens: -7 }, 0],
    [{ input_tokens: 1.5 }, 1],
    [{ input_tokens: {} }, 0],
    [{ input_tokens: null }, 0],
    [{ input_tokens: 1e18 }, MAX_TOKENS],
  ])('counts %p as %i, so that the sum stays a valid number', (fields, input) => {
    const entries: LedgerEntry[] = [];
    const account = new RequestAccount(
      { userId: 1, messageId: null },
      { write: (entry) => void entries.push(entry) },
    );
    const odd = account.open('answer', MODEL);
    odd.report(oddUsage(fields));
    odd.finish(oddUsage(fields));
    account.open('answer', MODEL).finish({ ...NO_TOKENS, input_tokens: 5, output_tokens: 3 });
    expect(account.usage).toEqual({ ...NO_TOKENS, input_tokens: input + 5, output_tokens: 3 });
    expect(entries.map(({ usage }) => usage.input_tokens)).toEqual([input, input, 5]);
  });
});

describe('a request without reported usage', () => {
  function settle(
    end: (request: ReturnType<RequestAccount['open']>) => void,
    estimate: (() => number) | null,
  ) {
    const entries: LedgerEntry[] = [];
    const account = new RequestAccount(
      { userId: 1, messageId: null },
      { write: (entry) => void entries.push(entry) },
    );
    end(account.open('answer', MODEL, estimate));
    return entries.at(-1);
  }
  const text = 'x'.repeat(40);

  it.each<[string, (request: ReturnType<RequestAccount['open']>) => void, number, number, boolean]>([
    ['complete', (request) => (request.receive(text), request.finish(NO_TOKENS)), 70, 10, true],
    ['broken off', (request) => (request.receive(text), request.close('failed', 'incomplete')), 70, 10, true],
    ['refused', (request) => request.close('failed', 'parameter_refused'), 0, 0, false],
    [
      'whose input is known',
      (request) => (request.receive(text), request.finish({ ...NO_TOKENS, input_tokens: 5 })),
      5,
      10,
      true,
    ],
    [
      'whose output is known',
      (request) => (request.receive(text), request.finish({ ...NO_TOKENS, output_tokens: 3 })),
      70,
      3,
      true,
    ],
    [
      'whose usage is known',
      (request) => (
        request.receive(text),
        request.finish({ ...NO_TOKENS, input_tokens: 5, output_tokens: 3 })
      ),
      5,
      3,
      false,
    ],
  ])('that is %s is estimated and marked', (_what, end, input, output, estimated) => {
    const usage = { ...NO_TOKENS, input_tokens: input, output_tokens: output };
    expect(settle(end, () => 70)).toMatchObject({ usage, estimated });
  });

  it('is not estimated for a model without tokens', () => {
    const entry = settle((request) => (request.receive(text), request.finish(NO_TOKENS)), null);
    expect(entry).toMatchObject({ usage: NO_TOKENS, estimated: false });
  });
});

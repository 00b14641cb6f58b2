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

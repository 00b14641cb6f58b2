import { NO_TOKENS } from '@app/chat-protocol';
import { describe, expect, it } from '@jest/globals';
import { laterUsage } from './running-usage.js';

const usage = (fields: Partial<typeof NO_TOKENS>) => ({ ...NO_TOKENS, ...fields });

describe(laterUsage.name, () => {
  it('keeps figures that would fall', () => {
    const before = usage({ input_tokens: 1234, output_tokens: 9, thinking_tokens: 4 });
    expect(laterUsage(before, usage({ output_tokens: 20 }))).toEqual({ ...before, output_tokens: 20 });
    expect(laterUsage(before, NO_TOKENS)).toEqual(before);
  });

  it('takes over how the input is divided', () => {
    const before = usage({ input_tokens: 100 });
    const now = usage({ input_tokens: 20, cache_read_input_tokens: 80 });
    expect(laterUsage(before, now)).toEqual(now);
    expect(laterUsage(now, usage({ input_tokens: 20 }))).toEqual(now);
  });
});

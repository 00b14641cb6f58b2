import { describe, expect, it } from '@jest/globals';
import { isContextOverflow } from './context-overflow.js';

describe(isContextOverflow.name, () => {
  it.each([
    [400, 'context_length_exceeded', ''],
    [400, '', "This model's maximum context length is 8192 tokens. However, you requested 9000 tokens"],
    [400, 'invalid_request_error', 'prompt is too long: 210000 tokens > 200000 maximum'],
    [400, '', 'input length and `max_tokens` exceed context limit: 190000 + 20000 > 200000, decrease input'],
    [413, '', 'anything'],
    [400, '', 'the input length exceeds the context length'],
    [400, '', 'prompt too long; exceeded max context length by 4 tokens'],
    [400, '', 'the request exceeds the available context size, try increasing it'],
    [400, '', 'Prompt contains 40000 tokens, too large for model with 32768 maximum context length'],
    [400, '', 'The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).'],
    [500, '', 'litellm.ContextWindowExceededError: it is'],
    [400, '', 'Range of input length should be [1, 30720]'],
    [400, '', 'The decoder prompt (length 9000) is longer than the maximum model length of 8192.'],
    [undefined, 'context_length_exceeded', ''],
  ])('recognizes %p %p %p', (status, code, message) => {
    expect(isContextOverflow(status, code, message)).toBe(true);
  });

  it.each([
    [400, '', 'max_tokens is too large'],
    [429, 'rate_limit_exceeded', 'Request too large: maximum context length of your tier'],
    [400, 'invalid_request_error', 'tools: too many'],
    [401, '', 'invalid key'],
  ])('does not take %p %p %p for one', (status, code, message) => {
    expect(isContextOverflow(status, code, message)).toBe(false);
  });
});

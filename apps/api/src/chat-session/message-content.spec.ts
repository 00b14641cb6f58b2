import { describe, expect, it } from '@jest/globals';
import { describeContentFault } from './message-content.js';

describe(describeContentFault.name, () => {
  it.each([
    ['Hi', 'user', undefined],
    ['x'.repeat(4000), 'user', undefined],
    ['x'.repeat(4001), 'user', 'must have at most 4000 characters, has 4001'],
    ['x'.repeat(4001), 'assistant', undefined],
    ['x'.repeat(60_001), 'assistant', 'must have at most 60000 characters, has 60001'],
    [' \n ', 'assistant', 'must not be empty'],
    ['\u200b\u3164', 'user', 'must have at least one visible character'],
    ['\u200b\u3164', 'assistant', 'must have at least one visible character'],
    ['x'.repeat(4001), 'nonsense', 'must have at most 4000 characters, has 4001'],
    [undefined, 'user', 'must be text'],
  ])('checks %.10j of role %s', (content, role, fault) => {
    expect(describeContentFault(content, role)).toBe(fault);
  });
});

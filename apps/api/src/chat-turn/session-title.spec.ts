import { describe, expect, it } from '@jest/globals';
import { titleFrom } from './session-title.js';

describe(titleFrom.name, () => {
  it.each([
    ['Who won UFC 300?', 'Who won UFC 300?'],
    ['  two\n lines ', 'two lines'],
    [`${'word '.repeat(20)}`, 'word word word word word word word word word word word…'],
    ['가'.repeat(70), `${'가'.repeat(59)}…`],
    ['🥊'.repeat(61), `${'🥊'.repeat(59)}…`],
  ])('%p', (question, title) => {
    expect(titleFrom(question)).toBe(title);
  });
});

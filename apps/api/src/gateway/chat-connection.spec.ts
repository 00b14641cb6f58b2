import { describe, expect, it } from '@jest/globals';
import { NewestIds } from './chat-connection.js';

describe(NewestIds.name, () => {
  it('evicts the oldest id above the limit; adding an id again makes it the newest', () => {
    const ids = new NewestIds(2);
    for (const id of ['a', 'b', 'a', 'c']) ids.add(id);
    expect(ids.size).toBe(2);
    expect(['a', 'b', 'c'].map((id) => ids.has(id))).toEqual([true, false, true]);
  });
});

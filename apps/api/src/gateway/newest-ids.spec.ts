import { describe, expect, it } from '@jest/globals';
import { NewestIds } from './newest-ids.js';

describe(NewestIds.name, () => {
  it('forgets the oldest above its limit; adding again makes an id newest', () => {
    const ids = new NewestIds(2);
    for (const id of ['a', 'b', 'a', 'c']) ids.add(id);
    expect(ids.size).toBe(2);
    expect(['a', 'b', 'c'].map((id) => ids.has(id))).toEqual([true, false, true]);
  });
});

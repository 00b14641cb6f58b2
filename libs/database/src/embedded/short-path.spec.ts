import { describe, expect, it } from '@jest/globals';
import { shortenPath } from './short-path.js';

describe(shortenPath.name, () => {
  it('only makes a short path absolute', () => {
    expect(shortenPath('/data/run').path).toBe('/data/run');
    expect(shortenPath('/data/./x/../run').path).toBe('/data/run');
  });
});

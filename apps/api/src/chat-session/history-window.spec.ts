import { describe, expect, it } from '@jest/globals';
import { locateHistory } from './history-window.js';

describe(locateHistory.name, () => {
  it.each([
    [{ offset: 0 }, 4, 10, { first: 0, last: 3, hasMore: true }],
    [{ offset: 6 }, 4, 10, { first: 6, last: 9, hasMore: false }],
    [{ offset: 0 }, 4, 0, { first: 0, last: -1, hasMore: false }],
    [{ offset: 12 }, 4, 10, { first: 12, last: 9, hasMore: false }],
    [{ before: 7 }, 3, 10, { first: 4, last: 6, hasMore: true }],
    [{ before: 2 }, 3, 10, { first: 0, last: 1, hasMore: false }],
    [{ before: 0 }, 3, 10, { first: 0, last: -1, hasMore: false }],
    [{ after: 4 }, 3, 10, { first: 5, last: 7, hasMore: true }],
    [{ after: 6 }, 3, 10, { first: 7, last: 9, hasMore: false }],
    [{ after: 9 }, 3, 10, { first: 10, last: 9, hasMore: false }],
  ])('locates %j with a limit of %d in %d messages', (start, limit, total, window) => {
    expect(locateHistory(start, limit, total)).toEqual(window);
  });
});

import { describe, expect, it } from '@jest/globals';
import { isDecodable } from './query-encoding.js';

describe(isDecodable.name, () => {
  it.each(['', '?a=1&b=', '?q=%EC%A1%B4+x', '?q=100%25', "?q='()*!~"])('takes %s', (text) => {
    expect(isDecodable(text)).toBe(true);
  });

  it.each(['?q=%FF', '?q=%EC%A1', '?q=%ED%A0%80', '?q=%C0%AF', '?q=100%', '?q=%zz'])('refuses %s', (text) => {
    expect(isDecodable(text)).toBe(false);
  });
});

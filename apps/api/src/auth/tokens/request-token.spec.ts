import { describe, expect, it } from '@jest/globals';
import { readBearerToken, readRequestTokens } from './request-token.js';

describe(readBearerToken.name, () => {
  it.each([
    ['Bearer abc', 'abc'],
    ['bearer abc', 'abc'],
    ['BEARER   abc ', 'abc'],
    ['Bearer', undefined],
    ['Bearer a b', undefined],
    ['Basic abc', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('reads %j as %j', (header, token) => {
    expect(readBearerToken(header)).toBe(token);
  });
});

describe(readRequestTokens.name, () => {
  it.each([
    ['next-auth.session-token=a', ['a']],
    ['__Secure-next-auth.session-token=a', ['a']],
    ['authjs.session-token=a', ['a']],
    ['__Secure-authjs.session-token=a; theme=dark', ['a']],
    ['next-auth.session-token=old; authjs.session-token=new', ['new', 'old']],
    ['authjs.session-token.0=a; authjs.session-token.1=b', ['ab']],
    ['authjs.session-token.1=b; authjs.session-token.0=a', ['ab']],
    ['authjs.session-token.1=b', []],
    ['authjs.session-token=', []],
    ['theme=dark', []],
    ['', []],
    [undefined, []],
  ])('reads the cookies %j as %j', (cookie, tokens) => {
    expect(readRequestTokens({ cookie })).toEqual(tokens.map((token) => ({ token, source: 'cookie' })));
  });

  it('reads no cookie beside an Authorization header, even an invalid one', () => {
    const cookie = 'authjs.session-token=a';
    expect(readRequestTokens({ authorization: 'Bearer b', cookie })).toEqual([
      { token: 'b', source: 'header' },
    ]);
    expect(readRequestTokens({ authorization: 'Basic b', cookie })).toEqual([]);
  });
});

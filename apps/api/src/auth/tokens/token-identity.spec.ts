import { describe, expect, it } from '@jest/globals';
import { UnauthorizedError } from '../auth.errors.js';
import { readClaims } from './token-identity.js';

const claims = (changes: object = {}) => ({
  sub: 's',
  provider: 'google',
  email: 'A@Example.com',
  exp: 1_800_000_000,
  ...changes,
});

describe(readClaims.name, () => {
  it('reads the identity of the user', () => {
    expect(readClaims(claims({ name: 'Someone', picture: 'https://example.com/p.png' }))).toEqual({
      provider: 'google',
      subject: 's',
      email: 'a@example.com',
      isEmailVerified: true,
      name: 'Someone',
      picture: 'https://example.com/p.png',
      issuedAt: null,
      expiresAt: new Date('2027-01-15T08:00:00Z'),
      signInId: null,
    });
  });

  it.each([
    [{ name: '  ' }, { name: null }],
    [{ name: '\u200b\u3164' }, { name: null }],
    [{ name: 5 }, { name: null }],
    [{ name: 'Foo\ud800' }, { name: null }],
    [{ name: '🥊'.repeat(300) }, { name: '🥊'.repeat(200) }],
    [{ picture: 'javascript:alert(1)' }, { picture: null }],
    [{ picture: `https://example.com/${'x'.repeat(2000)}` }, { picture: null }],
    [{}, { provider: 'google', name: null, picture: null, isEmailVerified: true }],
    [{ email: undefined }, { email: null }],
    [{ email: null }, { email: null }],
    [{ email_verified: true }, { isEmailVerified: true }],
    [{ email_verified: 'true' }, { isEmailVerified: true }],
    [{ email_verified: false }, { isEmailVerified: false }],
    [{ email_verified: 'false' }, { isEmailVerified: false }],
    [{ email_verified: 'yes' }, { isEmailVerified: false }],
    [{ email_verified: 1 }, { isEmailVerified: false }],
    [{ email_verified: null }, { isEmailVerified: false }],
    [{ iat: 1_700_000_000 }, { issuedAt: new Date('2023-11-14T22:13:20Z') }],
  ])('normalizes %j', (changes, expected) => {
    expect(readClaims(claims(changes))).toMatchObject(expected);
  });

  it.each([
    [{ sub: undefined }, 'sub'],
    [{ sub: 7 }, 'sub'],
    [{ sub: 'x'.repeat(256) }, 'sub'],
    [{ sub: 'x\ud800' }, 'sub'],
    [{ sub: 'x\u0000' }, 'sub'],
    [{ email: 'x' }, 'email'],
    [{ exp: undefined }, 'exp'],
    [{ exp: 1e300 }, 'exp'],
    [{ iat: 'yesterday' }, 'iat'],
  ])('refuses %j and names %s', (changes, name) => {
    expect(() => readClaims(claims(changes))).toThrow(UnauthorizedError);
    expect(() => readClaims(claims(changes))).toThrow(name);
  });

  it.each([undefined, 'nextauth', '', 5, 'x'.repeat(33)])(
    'identifies the user of a token with the provider %j by sub and verified address',
    (provider) => {
      const read = (changes: object) => readClaims(claims({ provider, ...changes }));
      expect(read({})).toMatchObject({ provider: 'nextauth', subject: 's a@example.com' });
      for (const changes of [{ email: null }, { email_verified: false }]) {
        expect(() => read(changes)).toThrow(UnauthorizedError);
        expect(() => read(changes)).toThrow('token.provider = account.provider');
      }
    },
  );

  it.each([null, 'text', undefined])('refuses %j as claims', (value) => {
    expect(() => readClaims(value)).toThrow(UnauthorizedError);
  });
});

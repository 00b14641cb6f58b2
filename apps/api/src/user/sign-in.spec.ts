import { describe, expect, it } from '@jest/globals';
import type { SignInClaims } from './sign-in.js';
import { decideSignIn, type SignInDecision } from './sign-in.js';
import { UserEntity } from './user.entity.js';

const ADDRESS = 'a@example.com';

const claims = (changes: Partial<SignInClaims> = {}): SignInClaims => ({
  provider: 'google',
  subject: 's-1',
  email: ADDRESS,
  isEmailVerified: true,
  name: null,
  picture: null,
  ...changes,
});

const account = (changes: Partial<UserEntity> = {}): UserEntity =>
  Object.assign(
    new UserEntity(),
    { id: 1, provider: 'google', email: ADDRESS, emailVerified: false },
    changes,
  );

type Kind = SignInDecision['kind'];

describe(decideSignIn.name, () => {
  const decide = (
    changes: Partial<SignInClaims>,
    own: Partial<UserEntity> | null,
    holder: Partial<UserEntity> | null,
    devLoginEnabled = false,
  ) =>
    decideSignIn(
      claims(changes),
      {
        own: own === null ? null : account(own),
        holder: holder === null ? null : account({ id: 2, emailVerified: true, ...holder }),
      },
      { devLoginEnabled },
    );

  it.each<[string, Partial<SignInClaims>, Partial<UserEntity>, object | null, Kind]>([
    ['verifies the address that it has unverified', {}, {}, null, 'verify'],
    ['verifies an address where it has none', {}, { email: null }, null, 'verify'],
    ['leaves an address that another account has verified', {}, { email: null }, {}, 'use'],
    ['leaves its own unverified address when another account has verified it', {}, {}, {}, 'use'],
    ['keeps another address', {}, { email: 'b@example.com' }, null, 'use'],
    ['keeps its verified address', {}, { emailVerified: true }, null, 'use'],
    ['verifies nothing with an unverified address', { isEmailVerified: false }, {}, null, 'use'],
    ['verifies nothing without an address', { email: null }, { email: null }, null, 'use'],
    ['verifies nothing by the development sign-in', { provider: 'dev' }, { provider: 'dev' }, null, 'use'],
  ])('of a known account: %s', (_what, changes, own, holder, kind) => {
    expect(decide(changes, own, holder)).toMatchObject({ kind, account: { id: 1 } });
  });

  it.each<[string, Partial<SignInClaims>, boolean]>([
    ['a verified address', {}, false],
    ['the development sign-in where it is on', { provider: 'dev', isEmailVerified: false }, true],
  ])(
    'of an unknown subject: %s joins the account that has verified it',
    (_what, changes, devLoginEnabled) => {
      expect(decide(changes, null, {}, devLoginEnabled)).toMatchObject({ kind: 'use', account: { id: 2 } });
    },
  );

  it.each<[string, Partial<SignInClaims>, boolean]>([
    ['an unverified address', { isEmailVerified: false }, false],
    ['an unverified address where the development sign-in is on', { isEmailVerified: false }, true],
    ['the development sign-in where it is off', { provider: 'dev' }, false],
  ])('of an unknown subject: %s is refused when another account has verified it', (_what, changes, isOn) => {
    expect(decide(changes, null, {}, isOn)).toEqual({ kind: 'refuse' });
  });

  it.each<[string, Partial<SignInClaims>]>([
    ['a verified address', {}],
    ['an unverified address', { isEmailVerified: false }],
    ['no address', { email: null }],
    ['the development sign-in', { provider: 'dev' }],
  ])('of an unknown subject: %s gets a new account when no account has verified it', (_what, changes) => {
    expect(decide(changes, null, null, true)).toEqual({ kind: 'create' });
  });
});

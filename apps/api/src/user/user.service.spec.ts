import { loadConfig } from '@app/config';
import { describe, expect, it } from '@jest/globals';
import { NodeMessages } from '../cluster/node-messages.js';
import type { SignInClaims } from './sign-in.js';
import type { SignInCandidates, SignInDecision } from './sign-in.js';
import { UserEntity } from './user.entity.js';
import { AccountDeletedError, AddressTakenError } from './user.errors.js';
import type { SettledSignIn, UserRepository } from './user.repository.js';
import { UserService } from './user.service.js';

const ADDRESS = 'boss@example.com';

const account = (changes: Partial<UserEntity> = {}): UserEntity =>
  Object.assign(
    new UserEntity(),
    {
      id: 1,
      createdAt: new Date('2026-08-01T12:00:00Z'),
      provider: 'google',
      email: ADDRESS,
      emailVerified: false,
      isAdmin: false,
      isActive: true,
    },
    changes,
  );

class FakeUserRepository {
  settled: SignInDecision['kind'][] = [];
  holder: UserEntity | null = null;
  releasedIds: number[] = [];
  isDeleted = false;

  constructor(private readonly known: UserEntity | null) {}

  async findBySubject(): Promise<UserEntity | null> {
    return this.known;
  }

  async wasDeletedSince(): Promise<boolean> {
    return this.isDeleted;
  }

  async settleSignIn(
    _claims: SignInClaims,
    decide: (candidates: SignInCandidates) => SignInDecision,
  ): Promise<SettledSignIn> {
    const { kind } = decide({ own: this.known, holder: this.holder });
    this.settled.push(kind);
    const user = kind === 'refuse' ? null : (this.known ?? this.holder ?? account({ id: 9 }));
    return { user, decision: kind, releasedIds: this.releasedIds };
  }
}

const claims = (changes: Partial<SignInClaims> = {}): SignInClaims => ({
  provider: 'google',
  subject: 's-1',
  email: ADDRESS,
  isEmailVerified: true,
  name: null,
  picture: null,
  ...changes,
});

function create(known: UserEntity | null, variables: Record<string, string> = {}) {
  const config = loadConfig({
    NODE_ENV: 'test',
    NEXTAUTH_SECRET: 'x'.repeat(32),
    ADMIN_EMAILS: ADDRESS,
    AUTH_DEV_LOGIN: 'false',
    ...variables,
  });
  const repository = new FakeUserRepository(known);
  const users = new UserService(config, repository as unknown as UserRepository, new NodeMessages());
  const changed: number[] = [];
  users.onChange((userId) => changed.push(userId));
  return { users, repository, changed };
}

describe(UserService.name, () => {
  it('does not write for a known user without new information', async () => {
    const { users, repository, changed } = create(account({ emailVerified: true }));
    expect(await users.findOrCreate(claims())).toMatchObject({ id: 1 });
    expect(await users.findOrCreate(claims({ isEmailVerified: false }))).toMatchObject({ id: 1 });
    expect([repository.settled, changed]).toEqual([[], []]);
  });

  it('refuses an address that another account has verified', async () => {
    const { users, repository } = create(null);
    repository.holder = account({ id: 2, emailVerified: true });
    const refused = users.findOrCreate(claims({ isEmailVerified: false }));
    await expect(refused).rejects.toBeInstanceOf(AddressTakenError);
  });

  it.each([
    ['without a time of issue', null, true],
    ['issued before the present account existed', new Date('2026-08-01T11:59:59Z'), true],
    ['issued after the present account was created', new Date('2026-08-01T12:00:01Z'), false],
  ])('for a token %s, asks whether its account was deleted', async (_which, issuedAt, isRefused) => {
    const { users, repository } = create(account({ emailVerified: true }));
    repository.isDeleted = true;
    const found = users.findOrCreate(claims({ issuedAt }));
    if (isRefused) await expect(found).rejects.toBeInstanceOf(AccountDeletedError);
    else expect(await found).toMatchObject({ id: 1 });
  });

  it('notifies of the accounts that a sign-in changed: the verified one and those that lost the address', async () => {
    const { users, repository, changed } = create(account());
    repository.releasedIds = [4, 5];
    await users.findOrCreate(claims());
    expect([repository.settled, changed]).toEqual([['verify'], [1, 4, 5]]);
  });

  it.each<[string, Partial<UserEntity>, Record<string, string>, boolean]>([
    ['a verified address', { emailVerified: true }, {}, true],
    ['an unverified address', {}, {}, false],
    ['an unverified address where the development sign-in is on', {}, { AUTH_DEV_LOGIN: 'true' }, false],
    ['the development sign-in where it is on', { provider: 'dev' }, { AUTH_DEV_LOGIN: 'true' }, true],
    ['the development sign-in where it is off', { provider: 'dev' }, {}, false],
    ['no address', { email: null }, {}, false],
    ['the flag of the account', { email: null, isAdmin: true }, {}, true],
  ])('decides by %s whether the user is an administrator', async (_what, known, variables, isAdmin) => {
    const { users } = create(account(known), variables);
    const found = await users.findOrCreate(claims({ isEmailVerified: false }));
    expect(found.isAdmin).toBe(isAdmin);
  });
});

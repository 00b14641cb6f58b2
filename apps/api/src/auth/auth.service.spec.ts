import { loadConfig } from '@app/config';
import { describe, expect, it } from '@jest/globals';
import type { Account, SignInClaims } from '../user/sign-in.js';
import type { UserService } from '../user/user.service.js';
import { AccountDisabledError } from './auth.errors.js';
import { AuthService } from './auth.service.js';
import { JwtStrategy } from './jwt.strategy.js';

/** Users in memory; records the queries. */
class FakeUsers {
  readonly queries: SignInClaims[] = [];
  isActive = true;
  private readonly listeners: ((userId: number) => void)[] = [];
  meanwhile: () => void = () => {};

  onChange(listener: (userId: number) => void): void {
    this.listeners.push(listener);
  }

  change(userId: number): void {
    for (const listener of this.listeners) listener(userId);
  }

  async findOrCreate(claims: SignInClaims): Promise<Account> {
    this.queries.push(claims);
    const { isActive } = this;
    this.meanwhile();
    return { id: 1, email: claims.email, name: claims.name, isAdmin: false, isActive };
  }
}

function create(variables: Record<string, string> = {}) {
  const config = loadConfig({ NODE_ENV: 'test', NEXTAUTH_SECRET: 'x'.repeat(32), ...variables });
  const users = new FakeUsers();
  const auth = new AuthService(config, new JwtStrategy(config), users as unknown as UserService);
  const issue = () =>
    auth.issueToken({ provider: 'dev', subject: 's', email: 's@example.com', name: 'Someone' }).accessToken;
  return { auth, users, token: issue() };
}

describe(AuthService.name, () => {
  it.each(['HS256', 'HS384', 'HS512'])('accepts its own tokens signed with %s', async (algorithm) => {
    const { auth, token, users } = create({ JWT_ALGORITHM: algorithm });
    expect(await auth.authenticate(token)).toMatchObject({ id: 1, email: 's@example.com', name: 'Someone' });
    expect(users.queries).toEqual([expect.objectContaining({ provider: 'dev', subject: 's' })]);
  });

  it('queries a user once for many uses of their token', async () => {
    const { auth, token, users } = create();
    for (let count = 0; count < 5; count += 1) await auth.authenticate(token);
    expect(users.queries).toHaveLength(1);
  });

  it('queries the user again after a change', async () => {
    const { auth, token, users } = create();
    await auth.authenticate(token);
    users.isActive = false;
    users.change(1);
    await expect(auth.authenticate(token)).rejects.toBeInstanceOf(AccountDisabledError);
  });

  it('queries a deactivated user once, and again after a change', async () => {
    const { auth, token, users } = create();
    users.isActive = false;
    for (let count = 0; count < 3; count += 1) {
      await expect(auth.authenticate(token)).rejects.toBeInstanceOf(AccountDisabledError);
    }
    expect(users.queries).toHaveLength(1);
    users.isActive = true;
    users.change(1);
    expect(await auth.authenticate(token)).toMatchObject({ id: 1 });
  });

  it('does not cache a row that changed during the query', async () => {
    const { auth, token, users } = create();
    users.meanwhile = () => {
      users.isActive = false;
      users.change(1);
    };
    await auth.authenticate(token);
    await expect(auth.authenticate(token)).rejects.toBeInstanceOf(AccountDisabledError);
  });

  it('refuses each of many concurrent tokens for its own reason', async () => {
    const { auth, token } = create();
    const answers = await Promise.allSettled([
      auth.authenticate(token),
      auth.authenticate(`${token}x`),
      auth.authenticate(''),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  });
});

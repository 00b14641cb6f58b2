import { loadConfig } from '@app/config';
import { describe, expect, it } from '@jest/globals';
import jsonwebtoken, { type Algorithm } from 'jsonwebtoken';
import { NodeMessages } from '../cluster/node-messages.js';
import type { Account, SignInClaims } from '../user/sign-in.js';
import type { UserService } from '../user/user.service.js';
import { AccountDisabledError, SignedOutError, UnauthorizedError } from './auth.errors.js';
import { AuthService } from './auth.service.js';
import type { SignInsService } from './sign-ins/sign-ins.service.js';
import { EncryptedTokens } from './tokens/encrypted-token.js';
import { JwtStrategy } from './tokens/jwt.strategy.js';
import { TokenKeys } from './tokens/token-keys.js';
import { TokenVerifier } from './tokens/token-verifier.js';

/** Users in memory; records the queries. */
class FakeUsers {
  readonly queries: SignInClaims[] = [];
  isActive = true;
  signedOutAt: Date | null = null;
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
    const { signedOutAt } = this;
    return { id: 1, email: claims.email, name: claims.name, isAdmin: false, isActive, signedOutAt };
  }
}

const SECRET = 'x'.repeat(32);

function create(variables: Record<string, string> = {}) {
  const config = loadConfig({ NODE_ENV: 'test', NEXTAUTH_SECRET: SECRET, ...variables });
  const users = new FakeUsers();
  const keys = new TokenKeys(config);
  const verifier = new TokenVerifier(config, new JwtStrategy(config, keys), new EncryptedTokens(keys));
  const signIns = { onEnd: () => undefined } as unknown as SignInsService;
  const nodes = new NodeMessages();
  const auth = new AuthService(verifier, users as unknown as UserService, signIns, nodes);
  const claims = { sub: 's', provider: 'google', email: 's@example.com', name: 'Someone' };
  const algorithm = config.env.JWT_ALGORITHM satisfies Algorithm;
  const token = jsonwebtoken.sign(claims, SECRET, { algorithm, expiresIn: 600 });
  return { auth, users, token, nodes };
}

describe(AuthService.name, () => {
  it.each(['HS256', 'HS384', 'HS512'])('accepts tokens signed with %s', async (algorithm) => {
    const { auth, token, users } = create({ JWT_ALGORITHM: algorithm });
    expect(await auth.authenticate(token)).toMatchObject({ id: 1, email: 's@example.com', name: 'Someone' });
    expect(users.queries).toEqual([expect.objectContaining({ provider: 'google', subject: 's' })]);
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

  it('queries the user each time while changes by other nodes do not arrive, and once more afterwards', async () => {
    const { auth, token, users, nodes } = create();
    const transport = { isConnected: true, publish: () => undefined, ask: async () => [] };
    nodes.attach(transport);
    await auth.authenticate(token);
    transport.isConnected = false;
    await auth.authenticate(token);
    users.isActive = false;
    await expect(auth.authenticate(token)).rejects.toBeInstanceOf(AccountDisabledError);
    users.isActive = true;
    await auth.authenticate(token);
    transport.isConnected = true;
    nodes.reconnected();
    expect(users.queries).toHaveLength(4);
    for (let count = 0; count < 3; count += 1) await auth.authenticate(token);
    expect(users.queries).toHaveLength(5);
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

  it('refuses a token issued before its user signed out everywhere', async () => {
    const { auth, token, users } = create();
    users.signedOutAt = new Date();
    await expect(auth.authenticate(token)).rejects.toBeInstanceOf(SignedOutError);
    users.signedOutAt = new Date(Date.now() - 60_000);
    expect(await auth.authenticate(token)).toMatchObject({ id: 1 });
  });

  it('takes the first valid token of several, or gives the reason of the first', async () => {
    const { auth, token } = create();
    const cookie = (text: string) => ({ token: text, source: 'cookie' as const });
    expect(await auth.authenticateAny([cookie('old'), cookie(token)])).toMatchObject({ id: 1 });
    await expect(auth.authenticateAny([cookie('old'), cookie(`${token}x`)])).rejects.toThrow(
      'neither a signed',
    );
    const other = create();
    other.users.meanwhile = () => {
      other.users.meanwhile = () => undefined;
      throw new SignedOutError();
    };
    // Two valid tokens, of which the first is refused for its account.
    expect(await other.auth.authenticateAny([cookie(other.token), cookie(other.token)])).toMatchObject({
      id: 1,
    });
    await expect(auth.authenticateAny([])).rejects.toBeInstanceOf(UnauthorizedError);
  });
});

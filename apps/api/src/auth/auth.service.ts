import { AppConfig } from '@app/config';
import { Injectable } from '@nestjs/common';
import jsonwebtoken from 'jsonwebtoken';
import type { KeyObject } from 'node:crypto';
import { UserService } from '../user/user.service.js';
import { AccountDisabledError, TokenExpiredError, UnauthorizedError } from './auth.errors.js';
import type { AuthenticatedUser } from './authenticated-user.js';
import { JwtStrategy } from './jwt.strategy.js';
import { signingKey } from './signing-key.js';
import type { TokenIdentity } from './token-identity.js';
import { VerifiedUsers } from './verified-users.js';

interface TokenSubject {
  provider: string;
  subject: string;
  email: string;
  name: string | null;
}

interface IssuedToken {
  accessToken: string;
  expiresInSeconds: number;
}

/** Changes by another process take effect within `lifetimeMs`. */
const CACHE_OPTIONS = { capacity: 20_000, lifetimeMs: 60_000 };
const MAX_TOKEN_LENGTH = 16_384;

@Injectable()
export class AuthService {
  private readonly verified = new VerifiedUsers(CACHE_OPTIONS);
  /** Deactivated users; their requests are refused without a query. */
  private readonly disabled = new VerifiedUsers(CACHE_OPTIONS);
  private readonly key: KeyObject;
  /** Number of user changes; a row read before a change is not cached after it. */
  private changes = 0;

  constructor(
    private readonly config: AppConfig,
    private readonly strategy: JwtStrategy,
    private readonly users: UserService,
  ) {
    this.key = signingKey(config.nextAuthSecret);
    users.onChange((userId) => {
      this.changes += 1;
      this.verified.removeUser(userId);
      this.disabled.removeUser(userId);
    });
  }

  /** Creates the account at the first sign-in. @throws UnauthorizedError, TokenExpiredError, AccountDisabledError */
  async authenticate(token: string): Promise<AuthenticatedUser> {
    const known = this.verified.find(token);
    if (known !== undefined) return known;
    if (this.disabled.find(token) !== undefined) throw new AccountDisabledError();
    const identity = await this.verify(token);
    const changesBefore = this.changes;
    const account = await this.users.findOrCreate(identity);
    const user: AuthenticatedUser = {
      id: account.id,
      email: account.email,
      name: account.name,
      isAdmin: account.isAdmin,
      tokenExpiresAt: identity.expiresAt,
    };
    const cache = account.isActive ? this.verified : this.disabled;
    if (changesBefore === this.changes) cache.add(token, user);
    if (!account.isActive) throw new AccountDisabledError();
    return user;
  }

  issueToken({ provider, subject, email, name }: TokenSubject): IssuedToken {
    const expiresInSeconds = this.config.env.JWT_EXPIRE_MINUTES * 60;
    const accessToken = jsonwebtoken.sign({ email, provider, ...(name === null ? {} : { name }) }, this.key, {
      algorithm: this.config.env.JWT_ALGORITHM,
      subject,
      expiresIn: expiresInSeconds,
    });
    return { accessToken, expiresInSeconds };
  }

  private async verify(token: string): Promise<TokenIdentity> {
    if (token === '') throw new UnauthorizedError('The request carries no token.');
    if (token.length > MAX_TOKEN_LENGTH)
      throw new UnauthorizedError('The token is too long to be one of ours.');
    try {
      return await this.strategy.verify(token);
    } catch (error) {
      if (error instanceof UnauthorizedError) throw error;
      if (error instanceof jsonwebtoken.TokenExpiredError) throw new TokenExpiredError();
      if (error instanceof jsonwebtoken.NotBeforeError) {
        throw new UnauthorizedError('The token is not valid yet.', error);
      }
      throw new UnauthorizedError('The token is not valid.', error);
    }
  }
}

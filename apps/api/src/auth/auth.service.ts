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

/** Whom a token is to be made for. */
export interface TokenSubject {
  provider: string;
  subject: string;
  email: string;
  name: string | null;
}

export interface IssuedToken {
  accessToken: string;
  expiresInSeconds: number;
}

/** A change to a person's row by another process is seen after this time at the latest. */
const MEMORY = { capacity: 20_000, lifetimeMs: 60_000 };
/** Longer texts are not looked at. */
const LONGEST_TOKEN = 16_384;

/** Who is calling: the one way from a token to a person, for requests and for sockets. */
@Injectable()
export class AuthService {
  private readonly verified = new VerifiedUsers(MEMORY);
  /** Those who are deactivated, so that refusing them again costs no query. */
  private readonly disabled = new VerifiedUsers(MEMORY);
  private readonly key: KeyObject;
  /** Counts changes of people, so that a row read before one is not remembered after it. */
  private changes = 0;

  constructor(
    private readonly config: AppConfig,
    private readonly strategy: JwtStrategy,
    private readonly users: UserService,
  ) {
    this.key = signingKey(config.nextAuthSecret);
    users.onChange((userId) => {
      this.changes += 1;
      this.verified.forget(userId);
      this.disabled.forget(userId);
    });
  }

  /**
   * Finds the person a token is about and makes their account when they are new.
   * @throws UnauthorizedError, TokenExpiredError, AccountDisabledError
   */
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
    const memory = account.isActive ? this.verified : this.disabled;
    if (changesBefore === this.changes) memory.remember(token, user);
    if (!account.isActive) throw new AccountDisabledError();
    return user;
  }

  /** Signs an access token of this service. */
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
    if (token.length > LONGEST_TOKEN) throw new UnauthorizedError('The token is too long to be one of ours.');
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

import { AppError, ERROR_TABLE } from '@app/chat-protocol';
import { Injectable } from '@nestjs/common';
import type { Account } from '../user/sign-in.js';
import { NodeMessages } from '../cluster/node-messages.js';
import { UserService } from '../user/user.service.js';
import {
  AccountDisabledError,
  ClientTokenRefusedError,
  SignedOutError,
  UnauthorizedError,
} from './auth.errors.js';
import type { AuthenticatedUser } from './authenticated-user.js';
import { SignInsService } from './sign-ins/sign-ins.service.js';
import type { RequestToken } from './tokens/request-token.js';
import type { TokenIdentity } from './tokens/token-identity.js';
import { TokenVerifier } from './tokens/token-verifier.js';
import { VerifiedUsers } from './tokens/verified-users.js';

/**
 * Changes by other nodes arrive as messages. A change made directly in the database, or one whose message a Redis that
 * does not answer holds back, takes effect within `lifetimeMs`.
 */
const CACHE_OPTIONS = { capacity: 20_000, lifetimeMs: 60_000 };

interface AuthOptions {
  allowsClients?: boolean;
}

@Injectable()
export class AuthService {
  private readonly verified = new VerifiedUsers(CACHE_OPTIONS);
  /** Deactivated users; their requests are refused without a query. */
  private readonly disabled = new VerifiedUsers(CACHE_OPTIONS);
  /** Number of user changes; a row read before a change is not cached after it. */
  private changes = 0;

  constructor(
    private readonly verifier: TokenVerifier,
    private readonly users: UserService,
    private readonly signIns: SignInsService,
    private readonly nodes: NodeMessages,
  ) {
    users.onChange((userId) => this.forget(userId));
    signIns.onEnd(({ userId }) => this.forget(userId));
    nodes.onReconnect(() => this.forgetAll());
  }

  /**
   * Creates the account at the first sign-in.
   * @param options.allowsClients whether tokens of OAuth clients are accepted @default false
   * @throws UnauthorizedError, TokenExpiredError, AccountDisabledError, ClientTokenRefusedError
   */
  async authenticate(token: string, { allowsClients = false }: AuthOptions = {}): Promise<AuthenticatedUser> {
    const user = await this.identify(token);
    if (user.isClient === true && !allowsClients) throw new ClientTokenRefusedError();
    return user;
  }

  private async identify(token: string): Promise<AuthenticatedUser> {
    const known = this.findKnown(token);
    if (known !== undefined) return known;
    const identity = await this.verifier.verify(token);
    const changesBefore = this.changes;
    const { account, isClient } = await this.accountOf(identity);
    const user: AuthenticatedUser = {
      id: account.id,
      email: account.email,
      name: account.name,
      isAdmin: account.isAdmin,
      tokenExpiresAt: identity.expiresAt,
      signInId: identity.signInId,
      isClient,
    };
    const cache = account.isActive ? this.verified : this.disabled;
    if (changesBefore === this.changes) cache.add(token, user);
    if (!account.isActive) throw new AccountDisabledError();
    return user;
  }

  /**
   * The user of the first valid token: a browser may keep the session cookies of several NextAuth versions.
   * @throws the error of the first token
   */
  async authenticateAny(tokens: readonly RequestToken[], options?: AuthOptions): Promise<AuthenticatedUser> {
    const [only] = tokens;
    if (tokens.length === 1 && only !== undefined) return this.authenticate(only.token, options);
    let refusal: AppError | undefined;
    for (const { token } of tokens) {
      try {
        return await this.authenticate(token, options);
      } catch (error) {
        // Another token cannot help while the service itself fails, or for a deactivated user.
        if (!(error instanceof AppError) || ERROR_TABLE[error.code].status !== 401) throw error;
        refusal ??= error;
      }
    }
    throw refusal ?? new UnauthorizedError('The request carries no token.');
  }

  private async accountOf(identity: TokenIdentity): Promise<{ account: Account; isClient: boolean }> {
    if (identity.signInId !== null) return this.signIns.authenticate(identity.signInId);
    const account = await this.users.findOrCreate(identity);
    const { signedOutAt } = account;
    const issuedAt = identity.issuedAt?.getTime() ?? 0;
    if (signedOutAt !== null && issuedAt <= signedOutAt.getTime()) {
      throw new SignedOutError();
    }
    return { account, isClient: false };
  }

  /**
   * Nothing is known while changes by other nodes do not arrive.
   * @throws AccountDisabledError
   */
  private findKnown(token: string): AuthenticatedUser | undefined {
    if (!this.nodes.areComplete) return undefined;
    const known = this.verified.find(token);
    if (known === undefined && this.disabled.find(token) !== undefined) throw new AccountDisabledError();
    return known;
  }

  private forgetAll(): void {
    this.changes += 1;
    this.verified.clear();
    this.disabled.clear();
  }

  private forget(userId: number): void {
    this.changes += 1;
    this.verified.removeUser(userId);
    this.disabled.removeUser(userId);
  }
}

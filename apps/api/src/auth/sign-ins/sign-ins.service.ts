import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { NodeMessages, nodeTopic } from '../../cluster/node-messages.js';
import type { Account } from '../../user/sign-in.js';
import { UserService } from '../../user/user.service.js';
import {
  AccountDisabledError,
  SignedOutError,
  SignInNotFoundError,
  TokenExpiredError,
  TokenReusedError,
  UnauthorizedError,
} from '../auth.errors.js';
import type { AuthenticatedUser } from '../authenticated-user.js';
import { AccessTokens } from '../tokens/access-token.js';
import { decideRotation } from './rotation.js';
import { createSecretToken, digestOf } from './secret-token.js';
import type { SignInEntity } from './sign-in.entity.js';
import { SignInRepository } from './sign-in.repository.js';

/** Where a sign-in comes from. */
export interface SignInOrigin {
  device: string | null;
  address: string | null;
  /** SHA-256 of the id of the OAuth client that signs in. @default none */
  clientDigest?: Buffer;
}

export interface TokenPair {
  accessToken: string;
  refreshToken: string;
  expiresInSeconds: number;
}

interface EndedSignIns {
  userId: number;
  /** Null: all of them, including the tokens of other services. */
  signInId: string | null;
}

type EndListener = (ended: EndedSignIns) => void;

const ENDED = nodeTopic<EndedSignIns>('sign-ins-ended');
const MAX_DEVICE_LENGTH = 200;
/** How often a use is stored. */
const TOUCH_MS = 300_000;
const NEW_SIGN_IN_NEEDED = 'Sign in again.';

@Injectable()
export class SignInsService {
  private readonly listeners: EndListener[] = [];

  constructor(
    private readonly repository: SignInRepository,
    private readonly users: UserService,
    private readonly accessTokens: AccessTokens,
    private readonly messages: NodeMessages,
  ) {
    messages.on(ENDED, (ended) => this.notify(ended));
  }

  /** Calls the listener after sign-ins have ended, on any node. */
  onEnd(listener: EndListener): void {
    this.listeners.push(listener);
  }

  /** @throws AccountDisabledError */
  async start(account: Account, origin: SignInOrigin): Promise<string> {
    if (!account.isActive) throw new AccountDisabledError();
    const id = uuidv7();
    const device = origin.device === null ? null : readDevice(origin.device);
    const { address, clientDigest = null } = origin;
    const removed = await this.repository.insert({ id, userId: account.id, device, address, clientDigest });
    for (const signInId of removed) this.announce({ userId: account.id, signInId });
    return id;
  }

  async startWithTokens(account: Account, origin: SignInOrigin): Promise<TokenPair> {
    return this.issueFirst(account, await this.start(account, origin));
  }

  /** A one-time code for a page; see {@link exchange}. */
  async createCode(signInId: string): Promise<string> {
    const { token, digest } = createSecretToken();
    await this.repository.addCode(signInId, digest);
    return token;
  }

  /** @throws UnauthorizedError for a code that is unknown, expired or used */
  async exchange(code: string): Promise<TokenPair> {
    const { account, signInId } = await this.takeCode(code);
    return this.issueFirst(account, signInId);
  }

  /** The account of a code, whose sign-in ends. @throws as {@link exchange} */
  async redeem(code: string): Promise<Account> {
    const { account, signInId } = await this.takeCode(code);
    await this.repository.end({ id: signInId }, 'signed_out');
    return account;
  }

  private async takeCode(code: string): Promise<{ account: Account; signInId: string }> {
    const signIn = await this.repository.takeCode(digestOf(code));
    if (signIn === null) {
      throw new UnauthorizedError('The code is not known, has expired or was used before.');
    }
    return { account: await this.accountOf(signIn), signInId: signIn.id };
  }

  /**
   * @param clientDigest of the OAuth client that refreshes; the token must have been issued to the same
   * @throws UnauthorizedError, TokenExpiredError, TokenReusedError, AccountDisabledError
   */
  async refresh(refreshToken: string, clientDigest: Buffer | null = null): Promise<TokenPair> {
    const next = createSecretToken();
    const isAllowed = (signIn: SignInEntity): boolean => isSame(signIn.clientDigest, clientDigest);
    const rotation = await this.repository.rotate(
      digestOf(refreshToken),
      next.digest,
      decideRotation,
      isAllowed,
    );
    if (rotation === null) {
      throw new UnauthorizedError(`The refresh token is not known. ${NEW_SIGN_IN_NEEDED}`);
    }
    const { signIn, decision } = rotation;
    switch (decision) {
      case 'reuse':
        this.announce({ userId: signIn.userId, signInId: signIn.id });
        throw new TokenReusedError();
      case 'revoked':
        throw new TokenReusedError();
      case 'expired':
        throw new TokenExpiredError();
      case 'signed_out':
        throw new SignedOutError();
      case 'rotate':
        return {
          ...this.accessTokens.issue(await this.accountOf(signIn), signIn.id),
          refreshToken: next.token,
        };
    }
  }

  /** The account of an access token's sign-in. @throws SignedOutError */
  async authenticate(signInId: string): Promise<{ account: Account; isClient: boolean }> {
    const signIn = await this.repository.findActive(signInId);
    const account = signIn === null ? null : await this.users.findAccount(signIn.userId);
    if (signIn === null || account === null) throw new SignedOutError();
    if (Date.now() - signIn.lastUsedAt.getTime() > TOUCH_MS) await this.repository.touch(signInId);
    return { account, isClient: signIn.clientDigest !== null };
  }

  list(user: AuthenticatedUser): Promise<SignInEntity[]> {
    return this.repository.findActiveOf(user.id);
  }

  /** @throws SignInNotFoundError */
  async end(user: AuthenticatedUser, signInId: string): Promise<void> {
    if (!(await this.repository.end({ id: signInId, userId: user.id }, 'signed_out'))) {
      throw new SignInNotFoundError();
    }
    this.announce({ userId: user.id, signInId });
  }

  /** Ends the sign-in of a refresh token. An unknown token is no error (RFC 7009). */
  async logOut(refreshToken: string): Promise<void> {
    const signIn = await this.repository.findByToken(digestOf(refreshToken));
    if (signIn === null || !(await this.repository.end({ id: signIn.id }, 'signed_out'))) return;
    this.announce({ userId: signIn.userId, signInId: signIn.id });
  }

  /** Ends every sign-in of the user; tokens that other services issued so far are refused too. */
  async endAll(userId: number): Promise<void> {
    await this.repository.endAllOf(userId);
    await this.users.signOut(userId);
    this.announce({ userId, signInId: null });
  }

  private async issueFirst(account: Account, signInId: string): Promise<TokenPair> {
    const { token, digest } = createSecretToken();
    await this.repository.addToken(signInId, digest);
    return { ...this.accessTokens.issue(account, signInId), refreshToken: token };
  }

  private async accountOf(signIn: SignInEntity): Promise<Account> {
    const account = await this.users.findAccount(signIn.userId);
    if (account === null) throw new UnauthorizedError(`The account no longer exists. ${NEW_SIGN_IN_NEEDED}`);
    if (!account.isActive) throw new AccountDisabledError();
    return account;
  }

  private announce(ended: EndedSignIns): void {
    this.notify(ended);
    this.messages.publish(ENDED, ended);
  }

  private notify(ended: EndedSignIns): void {
    for (const listener of this.listeners) listener(ended);
  }
}

const isSame = (a: Buffer | null, b: Buffer | null): boolean =>
  a === null || b === null ? a === b : a.equals(b);

/** Control characters become spaces. */
const readDevice = (userAgent: string): string =>
  userAgent
    .replaceAll(/[\p{Cc}\p{Cs}]/gu, ' ')
    .trim()
    .slice(0, MAX_DEVICE_LENGTH);

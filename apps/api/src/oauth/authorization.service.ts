import { AppError, ERROR_TABLE } from '@app/chat-protocol';
import { AppConfig } from '@app/config';
import { Injectable } from '@nestjs/common';
import { UnauthorizedError } from '../auth/auth.errors.js';
import { AuthService } from '../auth/auth.service.js';
import { createSecretToken } from '../auth/sign-ins/secret-token.js';
import { SignInsService } from '../auth/sign-ins/sign-ins.service.js';
import { readRequestTokens } from '../auth/tokens/request-token.js';
import type { Account } from '../user/sign-in.js';
import { UserService } from '../user/user.service.js';
import { AuthorizationCodeRepository } from './authorization-code.repository.js';
import type { Authorization } from './authorization.js';
import { AuthorizationRequests } from './authorization-requests.js';
import { AuthorizationPageError } from './oauth.errors.js';
import type { SignInChoices } from './oauth-page.js';

/** A started authorization, with the account if the user has signed in. */
export interface Step {
  authorization: Authorization;
  account: Account | null;
}

/** The browser's part of OAuth: who the user is, and whether the client may act for them. */
@Injectable()
export class AuthorizationService {
  constructor(
    private readonly config: AppConfig,
    private readonly requests: AuthorizationRequests,
    private readonly codes: AuthorizationCodeRepository,
    private readonly auth: AuthService,
    private readonly signIns: SignInsService,
    private readonly users: UserService,
  ) {}

  /** A session of NextAuth in the same browser signs the user in. @throws AuthorizationPageError, RedirectedError */
  async start(query: unknown, cookie: string | undefined): Promise<Step> {
    const authorization = await this.requests.read(query);
    const account = await this.findSession(cookie);
    return account === null ? { authorization, account } : this.signedIn(authorization, account);
  }

  /** @param code of a finished sign-in @throws AuthorizationPageError */
  async finishSignIn(authorization: Authorization, code: string): Promise<Step> {
    try {
      return this.signedIn(authorization, await this.signIns.redeem(code));
    } catch (error) {
      if (!(error instanceof UnauthorizedError)) throw error;
      throw new AuthorizationPageError('The sign-in has expired. Start the connection again in your app.');
    }
  }

  signedIn(authorization: Authorization, account: Account): Step {
    if (!account.isActive) {
      throw new AuthorizationPageError('This account is deactivated. Ask an administrator to activate it.');
    }
    return { authorization: { ...authorization, userId: account.id }, account };
  }

  /** The client's address with a code. @throws AuthorizationPageError */
  async allow(authorization: Authorization): Promise<string> {
    const account = authorization.userId === null ? null : await this.users.findAccount(authorization.userId);
    if (account === null)
      throw new AuthorizationPageError('Sign in first. Start the connection again in your app.');
    this.signedIn(authorization, account);
    const { token, digest } = createSecretToken();
    await this.codes.add({
      digest,
      userId: account.id,
      clientDigest: Buffer.from(authorization.clientDigest, 'base64url'),
      clientName: authorization.clientName,
      redirectUri: authorization.redirectUri,
      codeChallenge: authorization.codeChallenge,
    });
    return this.requests.returnTo(authorization, { code: token });
  }

  deny(authorization: Authorization): string {
    return this.requests.returnTo(authorization, { error: 'access_denied' });
  }

  choicesOf({ ticket }: Authorization): SignInChoices {
    const { publicUrl, env, devLoginEnabled } = this.config;
    const page = `${publicUrl}/oauth/consent?ticket=${ticket}`;
    const hasGoogle = env.GOOGLE_CLIENT_ID.length > 0 && env.GOOGLE_CLIENT_SECRET !== undefined;
    return {
      googleUrl: hasGoogle ? `/api/auth/google/login?return_to=${encodeURIComponent(page)}` : null,
      hasDevLogin: devLoginEnabled,
    };
  }

  private async findSession(cookie: string | undefined): Promise<Account | null> {
    const tokens = readRequestTokens(cookie === undefined ? {} : { cookie });
    if (tokens.length === 0) return null;
    try {
      const { id } = await this.auth.authenticateAny(tokens);
      return await this.users.findAccount(id);
    } catch (error) {
      // An expired session is none.
      if (error instanceof AppError && ERROR_TABLE[error.code].status === 401) return null;
      throw error;
    }
  }
}

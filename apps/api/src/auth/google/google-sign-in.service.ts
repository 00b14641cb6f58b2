import { ValidationFailedError } from '@app/chat-protocol';
import { AppConfig } from '@app/config';
import { Injectable } from '@nestjs/common';
import { OriginPolicy } from '../../http/origin-policy.js';
import { UserService } from '../../user/user.service.js';
import { UnauthorizedError } from '../auth.errors.js';
import { SignInsService, type SignInOrigin, type TokenPair } from '../sign-ins/sign-ins.service.js';
import { LoginCookie } from './login-cookie.js';
import { OpenIdProvider } from './openid-provider.js';

const CALLBACK_PATH = '/api/auth/google/callback';

/** A redirect of the browser, with a `Set-Cookie` header. */
interface Redirect {
  url: string;
  cookie: string;
}

@Injectable()
export class GoogleSignInService {
  constructor(
    private readonly config: AppConfig,
    private readonly provider: OpenIdProvider,
    private readonly cookie: LoginCookie,
    private readonly users: UserService,
    private readonly signIns: SignInsService,
    private readonly origins: OriginPolicy,
  ) {}

  /** @throws UnauthorizedError, SignInUnavailableError, AccountDisabledError */
  async signIn(idToken: string, nonce: string | undefined, origin: SignInOrigin): Promise<TokenPair> {
    const identity = await this.provider.verifyIdToken(idToken, nonce);
    return this.signIns.startWithTokens(await this.users.findOrCreate(identity), origin);
  }

  /** @throws ValidationFailedError, SignInUnavailableError */
  async startLogin(returnTo: string | undefined): Promise<Redirect> {
    const page = this.readPage(returnTo);
    const { url, pending } = await this.provider.startLogin(this.config.publicUrl + CALLBACK_PATH);
    return { url: url.href, cookie: await this.cookie.create({ ...pending, returnTo: page.href }) };
  }

  /**
   * @param query the raw query of the callback
   * @throws UnauthorizedError, SignInUnavailableError, AccountDisabledError
   */
  async finishLogin(query: string, cookies: string | undefined, origin: SignInOrigin): Promise<Redirect> {
    const login = await this.cookie.read(cookies);
    const callbackUrl = new URL(`${CALLBACK_PATH}?${query}`, this.config.publicUrl);
    if (login === null || callbackUrl.searchParams.get('state') !== login.state) {
      throw new UnauthorizedError(
        'This sign-in was not started in this browser within the last ten minutes. Start it again.',
      );
    }
    const page = new URL(login.returnTo);
    const refusal = callbackUrl.searchParams.get('error');
    if (refusal === null) {
      const identity = await this.provider.finishLogin(callbackUrl, login);
      const signInId = await this.signIns.start(await this.users.findOrCreate(identity), origin);
      page.searchParams.set('code', await this.signIns.createCode(signInId));
    } else {
      page.searchParams.set('error', refusal === 'access_denied' ? refusal : 'sign_in_failed');
    }
    return { url: page.href, cookie: this.cookie.clear() };
  }

  private readPage(returnTo: string | undefined): URL {
    const { publicUrl, env } = this.config;
    const page = returnTo ?? env.FRONTEND_URL[0] ?? publicUrl;
    if (!URL.canParse(page) || !this.origins.allowsOrigin(new URL(page).origin)) {
      throw new ValidationFailedError([
        { field: 'return_to', message: 'must be a page of an origin in FRONTEND_URL or of this service' },
      ]);
    }
    return new URL(page);
  }
}

import { provideCredentials, type Credentials } from '../api/credentials.js';
import { asProblem, Problem, toProblem } from '../api/problem.js';
import type { TokenPair, WebConfig } from '../api/types.js';
import { storage } from '../lib/storage.js';
import { createStore, type Store } from '../lib/store.js';
import { exclusively } from './exclusively.js';

export type AuthState =
  | { phase: 'starting' }
  /** `cookie`: a NextAuth app on this site keeps the sign-in. */
  | { phase: 'signed_in'; by: 'token' | 'cookie' }
  | { phase: 'signed_out'; config: WebConfig; reason: SignOutReason }
  | { phase: 'unreachable'; problem: Problem };

export type SignOutReason = 'none' | 'expired' | 'cancelled' | 'failed';

const REFRESH_TOKEN = 'refresh-token';
/** Set by signing out, so that a development sign-in does not sign in again by itself. */
const SIGNED_OUT = 'signed-out';
/** Marks a sign-in with Google that this tab has started; a code that comes without it is not used. */
const STARTED_LOGIN = 'mma-savant.google-sign-in';
const RETURN_PATH = '/sign-in';
const DEVELOPER = { email: 'developer@example.com', name: 'Developer' };
const RETRY_MS = 3_000;
/** An access token is renewed this long before it expires. */
const RENEW_BEFORE_MS = 60_000;

interface AccessToken {
  value: string;
  expiresAt: number;
}

/**
 * The sign-in of this page. The access token is in memory only; the refresh token is in the browser's storage, shared by
 * all tabs. One tab at a time spends it, and the service accepts it again for ten seconds.
 */
class Auth implements Credentials {
  readonly state: Store<AuthState> = createStore<AuthState>({ phase: 'starting' });
  private access: AccessToken | undefined;
  private renewal: Promise<string | undefined> | undefined;
  private wasSignedIn = false;

  /** Signs in with what there is: a returning Google sign-in, a stored one, a cookie, or the development sign-in. */
  async start(): Promise<void> {
    try {
      const returned = readReturn();
      const reason = returned === undefined ? 'none' : await this.finishGoogle(returned);
      if (this.access !== undefined) return this.signedIn('token');
      if (storage.read(REFRESH_TOKEN) === null) await this.signInByItself(reason);
      else await this.renew();
    } catch (error) {
      this.state.set({ phase: 'unreachable', problem: asProblem(error) });
      setTimeout(() => void this.start(), RETRY_MS);
    }
  }

  /** A valid access token; undefined where a cookie signs in, and if the sign-in has ended. @throws Problem */
  async readToken(): Promise<string | undefined> {
    if (this.access !== undefined && Date.now() < this.access.expiresAt - RENEW_BEFORE_MS) {
      return this.access.value;
    }
    const state = this.state.get();
    if (state.phase === 'signed_in' && state.by === 'cookie') return undefined;
    // Shared conversations are read without a sign-in.
    if (state.phase !== 'signed_in' && storage.read(REFRESH_TOKEN) === null) return undefined;
    return this.renew();
  }

  /** A newer token than a refused one; undefined if the sign-in has ended. @throws Problem */
  async renewToken(refused: string): Promise<string | undefined> {
    if (this.access !== undefined && this.access.value !== refused) return this.access.value;
    this.access = undefined;
    return this.renew();
  }

  /** The service refused the token though it has not expired: the next reader gets a new one. */
  dropToken(): void {
    this.access = undefined;
  }

  /** The token of the chat connection. @throws Problem `unauthorized` if the sign-in has ended */
  readonly readChatToken = async (): Promise<string> => {
    const token = await this.readToken();
    if (token === undefined) throw new Problem('unauthorized', 'The sign-in has ended.');
    return token;
  };

  async signInForDevelopment(): Promise<void> {
    storage.write(SIGNED_OUT, null);
    this.take(await post<TokenPair>('/api/auth/dev-token', DEVELOPER));
    this.signedIn('token');
  }

  /** Leaves the page for Google, which returns to it. */
  startGoogle(): void {
    const { pathname, hash } = window.location;
    sessionStorage.setItem(STARTED_LOGIN, pathname + hash);
    const returnTo = window.location.origin + RETURN_PATH;
    window.location.assign(`/api/auth/google/login?return_to=${encodeURIComponent(returnTo)}`);
  }

  async signOut(): Promise<void> {
    const refreshToken = storage.read(REFRESH_TOKEN);
    storage.write(REFRESH_TOKEN, null);
    storage.write(SIGNED_OUT, 'true');
    this.access = undefined;
    if (refreshToken !== null) {
      await post('/api/auth/logout', { refresh_token: refreshToken }).catch(() => undefined);
    }
    await this.signedOut('none');
  }

  /** Another tab signed out or in. */
  watchOtherTabs(): void {
    storage.watch(REFRESH_TOKEN, (value) => {
      const { phase } = this.state.get();
      if (value === null && phase === 'signed_in') {
        this.access = undefined;
        void this.signedOut('none').catch(() => undefined);
      } else if (value !== null && phase === 'signed_out') {
        void this.start();
      }
    });
  }

  private renew(): Promise<string | undefined> {
    this.renewal ??= exclusively('mma-savant.refresh', () => this.refresh()).finally(() => {
      this.renewal = undefined;
    });
    return this.renewal;
  }

  private async refresh(): Promise<string | undefined> {
    const refreshToken = storage.read(REFRESH_TOKEN);
    if (refreshToken === null) {
      this.access = undefined;
      return this.endedOrAgain();
    }
    try {
      this.take(await post<TokenPair>('/api/auth/refresh', { refresh_token: refreshToken }));
      this.signedIn('token');
      return this.access?.value;
    } catch (error) {
      if (!hasEnded(error)) throw error;
      // Another tab may have stored a newer one in the meantime.
      if (storage.read(REFRESH_TOKEN) === refreshToken) storage.write(REFRESH_TOKEN, null);
      this.access = undefined;
      return this.endedOrAgain();
    }
  }

  /** In development a new sign-in costs nothing; elsewhere the reader signs in again. */
  private async endedOrAgain(): Promise<string | undefined> {
    await this.signInByItself(this.wasSignedIn ? 'expired' : 'none');
    return this.access?.value;
  }

  private async signInByItself(reason: SignOutReason): Promise<void> {
    const config = await readConfig();
    if (config.has_session_cookie && (await isCookieValid())) return this.signedIn('cookie');
    if (config.sign_in.development && storage.read(SIGNED_OUT) === null && reason !== 'failed') {
      return this.signInForDevelopment();
    }
    this.state.set({ phase: 'signed_out', config, reason });
  }

  private async finishGoogle({ code, error }: Returned): Promise<SignOutReason> {
    if (code === undefined) return error === 'access_denied' ? 'cancelled' : 'failed';
    try {
      this.take(await post<TokenPair>('/api/auth/exchange', { code }));
      return 'none';
    } catch (failure) {
      if (!hasEnded(failure)) throw failure;
      return 'failed';
    }
  }

  private take({ access_token: value, refresh_token, expires_in }: TokenPair): void {
    this.access = { value, expiresAt: Date.now() + expires_in * 1000 };
    storage.write(REFRESH_TOKEN, refresh_token);
  }

  private signedIn(by: 'token' | 'cookie'): void {
    this.wasSignedIn = true;
    const state = this.state.get();
    if (state.phase !== 'signed_in' || state.by !== by) this.state.set({ phase: 'signed_in', by });
  }

  private async signedOut(reason: SignOutReason): Promise<void> {
    this.state.set({ phase: 'signed_out', config: await readConfig(), reason });
  }
}

interface Returned {
  code: string | undefined;
  error: string | undefined;
}

/** Takes what Google's sign-in returned out of the address, if this tab had started it. */
function readReturn(): Returned | undefined {
  const { pathname, search } = window.location;
  if (pathname !== RETURN_PATH) return undefined;
  const query = new URLSearchParams(search);
  const origin = sessionStorage.getItem(STARTED_LOGIN);
  sessionStorage.removeItem(STARTED_LOGIN);
  window.history.replaceState(null, '', origin?.startsWith('/') === true ? origin : '/');
  if (origin === null) return undefined;
  return { code: query.get('code') ?? undefined, error: query.get('error') ?? undefined };
}

/** Whether the service refused the sign-in, as opposed to a failure on the way there. */
const hasEnded = (error: unknown): boolean =>
  error instanceof Problem && (error.status === 400 || error.status === 401 || error.status === 403);

async function post<Body>(path: string, body: unknown): Promise<Body> {
  const response = await fetch(path, {
    method: 'POST',
    credentials: 'omit',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw toProblem(response, await response.json().catch(() => null));
  return (response.status === 204 ? undefined : await response.json()) as Body;
}

async function readConfig(): Promise<WebConfig> {
  const response = await fetch('/api/web/config', { credentials: 'same-origin' });
  if (!response.ok) throw toProblem(response, await response.json().catch(() => null));
  return (await response.json()) as WebConfig;
}

const isCookieValid = async (): Promise<boolean> =>
  (await fetch('/api/user/check-auth', { credentials: 'same-origin' })).ok;

export const auth = new Auth();
provideCredentials(auth);

import { AppConfig } from '@app/config';
import { Injectable } from '@nestjs/common';
import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import * as openid from 'openid-client';
import { GoogleSignInDisabledError, SignInUnavailableError, UnauthorizedError } from '../auth.errors.js';
import { CLOCK_TOLERANCE_SECONDS, readClaims, type TokenIdentity } from '../tokens/token-identity.js';

const GOOGLE_ISSUER = 'https://accounts.google.com';
const PROVIDER = 'google';
const TIMEOUT_SECONDS = 10;
/** Least time between two fetches of the keys; an unknown key id causes one. */
const KEY_FETCH_INTERVAL_MS = 2_000;

interface Provider {
  configuration: openid.Configuration;
  keys: JWTVerifyGetKey;
  algorithms: string[];
}

/** What the start of a sign-in remembers until the callback. */
export interface PendingLogin {
  state: string;
  nonce: string;
  codeVerifier: string;
}

/** Google, or another OpenID provider at GOOGLE_ISSUER. */
@Injectable()
export class OpenIdProvider {
  private readonly issuer: string;
  private readonly clientIds: readonly string[];
  private provider: Promise<Provider> | null = null;

  constructor(private readonly config: AppConfig) {
    this.issuer = config.env.GOOGLE_ISSUER ?? GOOGLE_ISSUER;
    this.clientIds = config.env.GOOGLE_CLIENT_ID;
  }

  /** The provider's sign-in page, and what {@link finishLogin} needs. @throws SignInUnavailableError */
  async startLogin(redirectUrl: string): Promise<{ url: URL; pending: PendingLogin }> {
    const { configuration } = await this.discover();
    const pending: PendingLogin = {
      state: openid.randomState(),
      nonce: openid.randomNonce(),
      codeVerifier: openid.randomPKCECodeVerifier(),
    };
    const url = openid.buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUrl,
      scope: 'openid email profile',
      state: pending.state,
      nonce: pending.nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(pending.codeVerifier),
      code_challenge_method: 'S256',
    });
    return { url, pending };
  }

  /** @param callbackUrl with the query of the callback @throws UnauthorizedError, SignInUnavailableError */
  async finishLogin(callbackUrl: URL, pending: PendingLogin): Promise<TokenIdentity> {
    const { configuration } = await this.discover();
    try {
      const tokens = await openid.authorizationCodeGrant(configuration, callbackUrl, {
        expectedState: pending.state,
        expectedNonce: pending.nonce,
        pkceCodeVerifier: pending.codeVerifier,
        idTokenExpected: true,
      });
      return toIdentity({ ...tokens.claims() });
    } catch (error) {
      if (error instanceof UnauthorizedError) throw error;
      if (isUnavailable(error)) throw new SignInUnavailableError(error);
      throw new UnauthorizedError(
        'The sign-in provider did not confirm this sign-in. Start it again.',
        error,
      );
    }
  }

  /**
   * Verifies an ID token: issuer, audience, signature by the published keys, times, and the nonce if one is given.
   * @throws UnauthorizedError, SignInUnavailableError
   */
  async verifyIdToken(idToken: string, nonce: string | undefined): Promise<TokenIdentity> {
    const { keys, algorithms } = await this.discover();
    try {
      const { payload } = await jwtVerify(idToken, keys, {
        // Google writes its issuer with and without the scheme.
        issuer: [this.issuer, this.issuer.replace(/^https?:\/\//, '')],
        audience: [...this.clientIds],
        algorithms,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        requiredClaims: ['exp', 'iat', 'sub'],
      });
      const { azp } = payload;
      if (azp !== undefined && !(typeof azp === 'string' && this.clientIds.includes(azp))) {
        throw new UnauthorizedError('The ID token was issued to another client (`azp`).');
      }
      if (nonce !== undefined && payload['nonce'] !== nonce) {
        throw new UnauthorizedError('The ID token has another nonce.');
      }
      return toIdentity(payload);
    } catch (error) {
      throw explain(error);
    }
  }

  private discover(): Promise<Provider> {
    if (this.clientIds.length === 0) throw new GoogleSignInDisabledError();
    this.provider ??= this.connect().catch((error: unknown) => {
      this.provider = null;
      throw new SignInUnavailableError(error);
    });
    return this.provider;
  }

  private async connect(): Promise<Provider> {
    const [clientId = ''] = this.clientIds;
    const secret = this.config.env.GOOGLE_CLIENT_SECRET;
    const configuration = await openid.discovery(
      new URL(this.issuer),
      clientId,
      { [openid.clockTolerance]: CLOCK_TOLERANCE_SECONDS },
      secret === undefined ? openid.None() : openid.ClientSecretPost(secret),
      {
        timeout: TIMEOUT_SECONDS,
        // The environment allows http in development only.
        execute: this.issuer.startsWith('http:') ? [openid.allowInsecureRequests] : [],
      },
    );
    // Also verifies signatures of ID tokens that the provider's token endpoint returns.
    openid.enableNonRepudiationChecks(configuration);
    const { jwks_uri: keysUrl, id_token_signing_alg_values_supported: algorithms = ['RS256'] } =
      configuration.serverMetadata();
    if (keysUrl === undefined) throw new Error('the provider publishes no keys');
    return {
      configuration,
      keys: createRemoteJWKSet(new URL(keysUrl), {
        cooldownDuration: KEY_FETCH_INTERVAL_MS,
        timeoutDuration: TIMEOUT_SECONDS * 1000,
      }),
      algorithms: algorithms.filter((name) => /^(?:RS|PS|ES|EdDSA|Ed)/.test(name)),
    };
  }
}

/** An address counts as verified only if the provider says so. */
const toIdentity = (claims: Record<string, unknown>): TokenIdentity =>
  readClaims({ ...claims, email_verified: claims['email_verified'] ?? false, provider: PROVIDER });

function explain(error: unknown): Error {
  if (error instanceof UnauthorizedError) return error;
  if (error instanceof errors.JWTExpired) {
    return new UnauthorizedError('The ID token has expired. Sign in at the provider again.', error);
  }
  if (error instanceof errors.JWTClaimValidationFailed) {
    return new UnauthorizedError(
      `The ID token is not for this service: its \`${error.claim}\` does not match.`,
      error,
    );
  }
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWSSignatureVerificationFailed) {
    return new UnauthorizedError('The ID token is not signed by the provider.', error);
  }
  const isProviderFault =
    error instanceof errors.JWKSTimeout ||
    error instanceof errors.JWKSInvalid ||
    !(error instanceof errors.JOSEError);
  if (isProviderFault) return new SignInUnavailableError(error);
  return new UnauthorizedError('The ID token is not valid.', error);
}

/** The provider did not answer at all, or with a failure of its own. */
function isUnavailable(error: unknown): boolean {
  if (error instanceof openid.ResponseBodyError) return error.status >= 500;
  if (error instanceof openid.ClientError) {
    return error.code === 'OAUTH_TIMEOUT' || error.cause instanceof TypeError;
  }
  return error instanceof TypeError && error.message === 'fetch failed';
}

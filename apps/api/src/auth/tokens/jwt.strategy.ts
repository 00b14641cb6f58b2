import { AppConfig } from '@app/config';
import { Injectable, type Type } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import jsonwebtoken from 'jsonwebtoken';
import type { KeyObject } from 'node:crypto';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { UnauthorizedError } from '../auth.errors.js';
import { parseTokenJson } from './token-json.js';
import { CLOCK_TOLERANCE_SECONDS, readClaims, type TokenIdentity } from './token-identity.js';
import { TokenKeys } from './token-keys.js';

interface BearerRequest {
  headers: { authorization?: string | undefined };
  /** Verifies this attempt. */
  key?: KeyObject;
}

/** The types of passport-jwt do not allow a KeyObject. */
interface BearerVerifier {
  authenticate(request: BearerRequest): void;
}

type KeyCallback = (error: unknown, key?: KeyObject) => void;

const isWrongKey = (error: unknown): boolean =>
  error instanceof jsonwebtoken.JsonWebTokenError && error.message === 'invalid signature';

/** Verifies signed tokens: configured algorithm, one of our secrets, not expired. */
@Injectable()
export class JwtStrategy extends PassportStrategy<Type<BearerVerifier>, TokenIdentity, TokenIdentity>(
  Strategy,
) {
  constructor(
    config: AppConfig,
    private readonly keys: TokenKeys,
  ) {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKeyProvider: ({ key }: BearerRequest, _token: string, done: KeyCallback) => done(null, key),
      algorithms: [config.env.JWT_ALGORITHM],
      jsonWebTokenOptions: { clockTolerance: CLOCK_TOLERANCE_SECONDS },
    });
  }

  /** Called by passport-jwt with the claims of a valid token. */
  validate(claims: unknown): TokenIdentity {
    return readClaims(claims);
  }

  /** @throws the error of passport-jwt or of {@link validate} */
  async verify(token: string): Promise<TokenIdentity> {
    const [, claims = ''] = token.split('.');
    parseTokenJson(Buffer.from(claims, 'base64url'));
    for (const key of this.keys.verifying) {
      try {
        return await this.verifyWith(key, token);
      } catch (error) {
        if (!isWrongKey(error)) throw error;
      }
    }
    throw new UnauthorizedError('The token is signed with another secret than NEXTAUTH_SECRET.');
  }

  private verifyWith(key: KeyObject, token: string): Promise<TokenIdentity> {
    return new Promise((resolve, reject) => {
      // As Passport does: adds the callbacks to a copy of the strategy.
      const callbacks: Record<PropertyKey, unknown> = { success: resolve, fail: reject, error: reject };
      const attempt = new Proxy<BearerVerifier>(this, {
        get: (strategy, property): unknown => callbacks[property] ?? Reflect.get(strategy, property),
      });
      attempt.authenticate({ headers: { authorization: `Bearer ${token}` }, key });
    });
  }
}

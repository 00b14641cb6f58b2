import { AppConfig } from '@app/config';
import { Injectable, type Type } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { KeyObject } from 'node:crypto';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { signingKey } from './signing-key.js';
import { assertPlainHeader } from './token-header.js';
import { readClaims, type TokenIdentity } from './token-identity.js';

/** Tolerated clock difference to the issuer. */
const CLOCK_TOLERANCE_SECONDS = 5;

interface BearerRequest {
  headers: { authorization?: string | undefined };
}

/** The types of passport-jwt do not allow a KeyObject. */
interface BearerVerifier {
  authenticate(request: BearerRequest): void;
}

type KeyCallback = (error: unknown, key?: KeyObject) => void;

/** Verifies signed tokens: configured algorithm, our secret, not expired. */
@Injectable()
export class JwtStrategy extends PassportStrategy<Type<BearerVerifier>, TokenIdentity, TokenIdentity>(
  Strategy,
) {
  constructor(config: AppConfig) {
    const key = signingKey(config.nextAuthSecret);
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKeyProvider: (_request: unknown, token: string, done: KeyCallback): void => {
        try {
          assertPlainHeader(token);
        } catch (error) {
          done(error);
          return;
        }
        done(null, key);
      },
      algorithms: [config.env.JWT_ALGORITHM],
      jsonWebTokenOptions: { clockTolerance: CLOCK_TOLERANCE_SECONDS },
    });
  }

  /** Called by passport-jwt with the claims of a valid token. */
  validate(claims: unknown): TokenIdentity {
    return readClaims(claims);
  }

  /** @throws the error of passport-jwt or of {@link validate} */
  verify(token: string): Promise<TokenIdentity> {
    return new Promise((resolve, reject) => {
      // As Passport does: adds the callbacks to a copy of the strategy.
      const callbacks: Record<PropertyKey, unknown> = { success: resolve, fail: reject, error: reject };
      const attempt = new Proxy<BearerVerifier>(this, {
        get: (strategy, key): unknown => callbacks[key] ?? Reflect.get(strategy, key),
      });
      attempt.authenticate({ headers: { authorization: `Bearer ${token}` } });
    });
  }
}

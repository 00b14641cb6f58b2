import { AppConfig } from '@app/config';
import { Injectable, type Type } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { KeyObject } from 'node:crypto';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { signingKey } from './signing-key.js';
import { assertPlainHeader } from './token-header.js';
import { readClaims, type TokenIdentity } from './token-identity.js';

/** How far the signer's clock may be off, in seconds. */
const CLOCK_TOLERANCE_SECONDS = 5;

/** What passport-jwt reads of a request. */
interface BearerRequest {
  headers: { authorization?: string | undefined };
}

/** passport-jwt as it is used here; its published types leave out that its key may be a KeyObject. */
interface BearerVerifier {
  authenticate(request: BearerRequest): void;
}

type KeyCallback = (error: unknown, key?: KeyObject) => void;

/** Checks signed tokens: only the configured algorithm, only our secret, not expired. */
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

  /** Called by passport-jwt with the claims of a token whose signature and times are right. */
  validate(claims: unknown): TokenIdentity {
    return readClaims(claims);
  }

  /**
   * Runs this strategy for a token that may have come with a request or with a socket's handshake.
   * @throws whatever passport-jwt or {@link validate} found wrong
   */
  verify(token: string): Promise<TokenIdentity> {
    return new Promise((resolve, reject) => {
      // As passport does it: each attempt is the strategy plus the three ways in which it can end.
      const ends: Record<PropertyKey, unknown> = { success: resolve, fail: reject, error: reject };
      const attempt = new Proxy<BearerVerifier>(this, {
        get: (strategy, key): unknown => ends[key] ?? Reflect.get(strategy, key),
      });
      attempt.authenticate({ headers: { authorization: `Bearer ${token}` } });
    });
  }
}

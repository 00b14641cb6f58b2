import { AppConfig } from '@app/config';
import { Injectable } from '@nestjs/common';
import jsonwebtoken from 'jsonwebtoken';
import { TokenExpiredError, UnauthorizedError } from '../auth.errors.js';
import { EncryptedTokens } from './encrypted-token.js';
import { JwtStrategy } from './jwt.strategy.js';
import { algorithmText, readTokenHeader } from './token-header.js';
import type { TokenIdentity } from './token-identity.js';

const MAX_TOKEN_LENGTH = 16_384;

/** Verifies the token of a request and says why one is refused, as far as that helps no attacker. */
@Injectable()
export class TokenVerifier {
  constructor(
    private readonly config: AppConfig,
    private readonly signed: JwtStrategy,
    private readonly encrypted: EncryptedTokens,
  ) {}

  /** @throws UnauthorizedError, TokenExpiredError */
  async verify(token: string): Promise<TokenIdentity> {
    if (token === '') throw new UnauthorizedError('The request carries no token.');
    if (token.length > MAX_TOKEN_LENGTH)
      throw new UnauthorizedError('The token is too long to be one of ours.');
    const { form, header } = readTokenHeader(token);
    if (form === 'encrypted') return this.encrypted.verify(token, header);
    const expected = this.config.env.JWT_ALGORITHM;
    if (header.alg !== expected) {
      throw new UnauthorizedError(
        `The token is signed with ${algorithmText(header.alg)}; this service accepts ${expected} only.`,
      );
    }
    try {
      return await this.signed.verify(token);
    } catch (error) {
      throw explain(error);
    }
  }
}

function explain(error: unknown): Error {
  if (error instanceof UnauthorizedError) return error;
  if (error instanceof jsonwebtoken.TokenExpiredError) return new TokenExpiredError();
  if (error instanceof jsonwebtoken.NotBeforeError) {
    return new UnauthorizedError('The token is not valid yet.', error);
  }
  return new UnauthorizedError('The token is not valid.', error);
}

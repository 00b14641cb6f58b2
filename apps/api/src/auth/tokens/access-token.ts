import { AppConfig } from '@app/config';
import { Injectable } from '@nestjs/common';
import jsonwebtoken from 'jsonwebtoken';
import type { Account } from '../../user/sign-in.js';
import { TOKEN_ISSUER } from './token-identity.js';
import { TokenKeys } from './token-keys.js';

interface IssuedAccessToken {
  accessToken: string;
  expiresInSeconds: number;
}

/** Signs the access tokens of this service. The claim `sid` names the sign-in, whose end ends the token. */
@Injectable()
export class AccessTokens {
  constructor(
    private readonly config: AppConfig,
    private readonly keys: TokenKeys,
  ) {}

  issue({ id, email, name }: Account, signInId: string): IssuedAccessToken {
    const expiresInSeconds = this.config.env.JWT_EXPIRE_MINUTES * 60;
    const claims = {
      sid: signInId,
      provider: TOKEN_ISSUER,
      ...(email === null ? {} : { email }),
      ...(name === null ? {} : { name }),
    };
    const accessToken = jsonwebtoken.sign(claims, this.keys.signing, {
      algorithm: this.config.env.JWT_ALGORITHM,
      issuer: TOKEN_ISSUER,
      subject: String(id),
      expiresIn: expiresInSeconds,
    });
    return { accessToken, expiresInSeconds };
  }
}

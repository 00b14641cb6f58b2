import type { AccessToken } from '@app/chat-protocol';
import { Injectable } from '@nestjs/common';
import { DEVELOPMENT_PROVIDER } from '../user/sign-in.js';
import { AuthService } from './auth.service.js';
import type { DevTokenRequestDto } from './dev-token.dto.js';

@Injectable()
export class DevLoginService {
  constructor(private readonly auth: AuthService) {}

  issue({ email, name }: DevTokenRequestDto): AccessToken {
    const token = this.auth.issueToken({
      provider: DEVELOPMENT_PROVIDER,
      subject: email,
      email,
      name: name ?? null,
    });
    return { access_token: token.accessToken, token_type: 'bearer', expires_in: token.expiresInSeconds };
  }
}

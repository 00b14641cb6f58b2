import { Injectable } from '@nestjs/common';
import { DEVELOPMENT_PROVIDER } from '../../user/sign-in.js';
import type { Account } from '../../user/sign-in.js';
import { UserService } from '../../user/user.service.js';
import { SignInsService, type SignInOrigin, type TokenPair } from '../sign-ins/sign-ins.service.js';
import type { DevTokenRequestDto } from './dev-token.dto.js';

@Injectable()
export class DevLoginService {
  constructor(
    private readonly users: UserService,
    private readonly signIns: SignInsService,
  ) {}

  /** @throws AccountDisabledError */
  async signIn(request: DevTokenRequestDto, origin: SignInOrigin): Promise<TokenPair> {
    return this.signIns.startWithTokens(await this.findOrCreate(request), origin);
  }

  findOrCreate({ email, name }: DevTokenRequestDto): Promise<Account> {
    return this.users.findOrCreate({
      provider: DEVELOPMENT_PROVIDER,
      subject: email,
      email,
      isEmailVerified: false,
      name: name ?? null,
      picture: null,
      issuedAt: new Date(),
    });
  }
}

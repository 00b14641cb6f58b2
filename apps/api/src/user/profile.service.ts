import type { CountedRequest, UpdatedProfile, TokenCheck, UserProfile } from '@app/chat-protocol';
import { AppConfig } from '@app/config';
import { Injectable } from '@nestjs/common';
import type { AuthenticatedUser } from '../auth/authenticated-user.js';
import type { UserEntity } from './user.entity.js';
import { toCheckAuthAnswer, toIncrementUsageAnswer, toUserProfile } from './user.mapper.js';
import type { UpdateProfileRequestDto } from './user.dto.js';
import { UserService } from './user.service.js';

@Injectable()
export class ProfileService {
  constructor(
    private readonly config: AppConfig,
    private readonly users: UserService,
  ) {}

  async read(caller: AuthenticatedUser): Promise<UserProfile> {
    return this.toProfile(await this.users.read(caller));
  }

  async update(
    caller: AuthenticatedUser,
    { time_zone: timeZone, ...rest }: UpdateProfileRequestDto,
  ): Promise<UpdatedProfile> {
    const change = timeZone === undefined ? rest : { ...rest, timeZone };
    return { success: true, user: this.toProfile(await this.users.updateProfile(caller, change)) };
  }

  async countRequest(caller: AuthenticatedUser): Promise<CountedRequest> {
    return toIncrementUsageAnswer(await this.users.consumeRequest(caller), new Date());
  }

  describeToken(caller: AuthenticatedUser): TokenCheck {
    return toCheckAuthAnswer(caller);
  }

  private toProfile(user: UserEntity): UserProfile {
    return toUserProfile(user, this.config.env.DAILY_REQUEST_LIMIT, new Date());
  }
}

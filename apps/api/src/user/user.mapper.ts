import type { CountedRequest, TokenCheck, UserProfile } from '@app/chat-protocol';
import type { AuthenticatedUser } from '../auth/authenticated-user.js';
import { readUsage, type Usage } from './daily-usage.js';
import type { UserEntity } from './user.entity.js';

export function toUserProfile(user: UserEntity, defaultLimit: number, now: Date): UserProfile {
  const usage = readUsage(user, defaultLimit, now);
  return {
    id: user.id,
    email: user.email,
    name: user.name,
    picture: user.picture,
    provider: user.provider,
    time_zone: user.timeZone,
    is_admin: user.isAdmin,
    is_active: user.isActive,
    total_requests: usage.totalRequests,
    daily_requests: usage.dailyRequests,
    daily_request_limit: usage.dailyRequestLimit,
    remaining_requests: usage.remainingRequests,
    created_at: user.createdAt.toISOString(),
    updated_at: user.updatedAt.toISOString(),
  };
}

export function toIncrementUsageAnswer(usage: Usage): CountedRequest {
  return {
    success: true,
    message: 'One request was counted.',
    usage: {
      total_requests: usage.totalRequests,
      daily_requests: usage.dailyRequests,
      remaining_requests: usage.remainingRequests,
    },
  };
}

export function toCheckAuthAnswer(caller: AuthenticatedUser): TokenCheck {
  return {
    authenticated: true,
    user_id: caller.id,
    email: caller.email,
    name: caller.name,
    token_valid: true,
    expires_at: caller.tokenExpiresAt.toISOString(),
  };
}

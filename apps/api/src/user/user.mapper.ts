import type { AdminUser, CountedRequest, TokenCheck, UserProfile } from '@app/chat-protocol';
import type { AuthenticatedUser } from '../auth/authenticated-user.js';
import { nextMidnight, readUsage, type Usage } from './daily-usage.js';
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
    language: user.language,
    is_admin: user.isAdmin,
    is_active: user.isActive,
    total_requests: usage.totalRequests,
    daily_requests: usage.dailyRequests,
    daily_request_limit: usage.dailyRequestLimit,
    remaining_requests: usage.remainingRequests,
    reset_at: nextMidnight(now).toISOString(),
    created_at: user.createdAt.toISOString(),
    updated_at: user.updatedAt.toISOString(),
  };
}

export function toAdminUser(
  user: UserEntity,
  adminBy: AdminUser['admin_by'],
  defaultLimit: number,
  now: Date,
): AdminUser {
  return {
    ...toUserProfile(user, defaultLimit, now),
    is_admin: adminBy !== null,
    email_verified: user.emailVerified,
    admin_by: adminBy,
    custom_daily_request_limit: user.dailyRequestLimit,
  };
}

/** The profile with everything else that is stored about the user. */
export function toExportedProfile(
  user: UserEntity,
  defaultLimit: number,
  now: Date,
): Record<string, unknown> {
  return {
    ...toUserProfile(user, defaultLimit, now),
    provider_subject: user.providerSubject,
    email_verified: user.emailVerified,
    custom_daily_request_limit: user.dailyRequestLimit,
  };
}

export function toIncrementUsageAnswer(usage: Usage, now: Date): CountedRequest {
  return {
    success: true,
    message: 'One request was counted.',
    usage: {
      total_requests: usage.totalRequests,
      daily_requests: usage.dailyRequests,
      remaining_requests: usage.remainingRequests,
      reset_at: nextMidnight(now).toISOString(),
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

import type { UserEntity } from './user.entity.js';

export interface Usage {
  totalRequests: number;
  dailyRequests: number;
  dailyRequestLimit: number;
  remainingRequests: number;
}

const DAY_MS = 86_400_000;

/** The next midnight UTC. */
export const nextMidnight = (now: Date): Date => new Date((Math.floor(now.getTime() / DAY_MS) + 1) * DAY_MS);

/** `YYYY-MM-DD`. */
const utcDay = (now: Date): string => now.toISOString().slice(0, 10);

/** A count of another day is 0. */
export function readUsage(
  user: Pick<UserEntity, 'totalRequests' | 'dailyRequests' | 'dailyRequestsOn' | 'dailyRequestLimit'>,
  defaultLimit: number,
  now: Date,
): Usage {
  const isOfToday = user.dailyRequestsOn !== null && user.dailyRequestsOn >= utcDay(now);
  const dailyRequests = isOfToday ? user.dailyRequests : 0;
  const dailyRequestLimit = user.dailyRequestLimit ?? defaultLimit;
  return {
    totalRequests: user.totalRequests,
    dailyRequests,
    dailyRequestLimit,
    remainingRequests: Math.max(0, dailyRequestLimit - dailyRequests),
  };
}

import { SetMetadata, type CustomDecorator } from '@nestjs/common';

/** Requests per minute of one person, or of one address where nobody is signed in; RATE_LIMIT_SCALE multiplies. */
export const RATE_BUDGETS = {
  /** Everything that names no other budget, all routes together. */
  default: 300,
  /** Ways to get a token. */
  sign_in: 20,
} as const;

/** Requests per minute of one address that may be refused for who is calling; RATE_LIMIT_SCALE multiplies. */
export const REFUSALS_PER_MINUTE = 60;

export type RateBudgetName = keyof typeof RATE_BUDGETS;

export const RATE_BUDGET = 'http:rate-budget';
export const NO_RATE_LIMIT = 'http:no-rate-limit';

/** Names the budget that a route draws from. */
export const RateBudget = (name: RateBudgetName): CustomDecorator => SetMetadata(RATE_BUDGET, name);

/** For routes that must always answer, such as health. */
export const NoRateLimit = (): CustomDecorator => SetMetadata(NO_RATE_LIMIT, true);

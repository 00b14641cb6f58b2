import { SetMetadata, type CustomDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** Requests per minute and user, or per address without authentication; RATE_LIMIT_SCALE multiplies them. */
export const RATE_BUDGETS = {
  /** GET and HEAD routes without a budget of their own, together. */
  read: 600,
  /** The other routes without a budget of their own, together. */
  write: 120,
  /** Questions over REST. */
  message: 60,
  /** Calls of tools over REST, and requests of MCP clients. */
  tool: 300,
  /** Routes of administrators. */
  administration: 120,
  /** Routes that sign in. */
  sign_in: 20,
  /** The development sign-in: a page that reloads signs in again each time. */
  dev_sign_in: 300,
  /** Routes that exchange or end refresh tokens. */
  refresh: 60,
} as const;

export type RateBudgetName = keyof typeof RATE_BUDGETS;

const RATE_BUDGET = 'http:rate-budget';
export const NO_RATE_LIMIT = 'http:no-rate-limit';

export const RateBudget = (name: RateBudgetName): MethodDecorator & ClassDecorator =>
  SetMetadata(RATE_BUDGET, name);

/** The budget that a request counts towards. */
export function budgetOf(context: ExecutionContext): RateBudgetName {
  for (const target of [context.getHandler(), context.getClass()]) {
    const own = Reflect.getMetadata(RATE_BUDGET, target) as RateBudgetName | undefined;
    if (own !== undefined) return own;
  }
  const { method } = context.switchToHttp().getRequest<FastifyRequest>();
  return method === 'GET' || method === 'HEAD' ? 'read' : 'write';
}

/** For routes without a rate limit, such as health. */
export const NoRateLimit = (): CustomDecorator => SetMetadata(NO_RATE_LIMIT, true);

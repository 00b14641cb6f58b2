import { RateLimitedError } from '@app/chat-protocol';
import { AppConfig } from '@app/config';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { InjectThrottlerStorage, type ThrottlerStorage } from '@nestjs/throttler';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { clientKey } from './client-key.js';
import { budgetOf, NO_RATE_LIMIT, RATE_BUDGETS } from './rate-budget.js';

const MINUTE_MS = 60_000;

/**
 * Limits the requests of a user, or of an address without authentication, by the budget of the route. Runs after
 * authentication. The headers are those of draft-ietf-httpapi-ratelimit-headers. Not a `ThrottlerGuard`, which reads the
 * metadata of every named throttler at every request; its storage is used.
 */
@Injectable()
export class RateLimitGuard implements CanActivate {
  private readonly scale: number;

  constructor(
    config: AppConfig,
    private readonly reflector: Reflector,
    @InjectThrottlerStorage() private readonly storage: ThrottlerStorage,
  ) {
    this.scale = config.env.RATE_LIMIT_SCALE;
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http' || this.isUnlimited(context)) return true;
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const name = budgetOf(context);
    const limit = Math.max(1, Math.round(RATE_BUDGETS[name] * this.scale));
    const caller = request.user === null ? clientKey(request.ip) : `user ${request.user.id}`;
    const verdict = await this.storage.increment(`${name} ${caller}`, MINUTE_MS, limit, MINUTE_MS, name);
    const resetSeconds = Math.ceil(verdict.isBlocked ? verdict.timeToBlockExpire : verdict.timeToExpire);
    void http.getResponse<FastifyReply>().headers({
      'ratelimit-policy': `"${name}";q=${limit};w=${MINUTE_MS / 1000}`,
      ratelimit: `"${name}";r=${Math.max(0, limit - verdict.totalHits)};t=${resetSeconds}`,
    });
    if (verdict.isBlocked) throw new RateLimitedError(verdict.timeToBlockExpire * 1000);
    return true;
  }

  private isUnlimited(context: ExecutionContext): boolean {
    return (
      this.reflector.getAllAndOverride<boolean>(NO_RATE_LIMIT, [context.getHandler(), context.getClass()]) ===
      true
    );
  }
}

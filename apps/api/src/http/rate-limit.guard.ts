import { RateLimitedError } from '@app/chat-protocol';
import { Injectable, type ExecutionContext } from '@nestjs/common';
import { ThrottlerGuard, type ThrottlerLimitDetail, type ThrottlerRequest } from '@nestjs/throttler';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { clientKey } from './client-key.js';
import { NO_RATE_LIMIT } from './rate-budget.js';

/**
 * Limits the requests of a user, or of an address without authentication. Runs after authentication. The headers are
 * those of draft-ietf-httpapi-ratelimit-headers.
 */
@Injectable()
export class RateLimitGuard extends ThrottlerGuard {
  protected override async shouldSkip(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const targets = [context.getHandler(), context.getClass()];
    return this.reflector.getAllAndOverride<boolean>(NO_RATE_LIMIT, targets) === true;
  }

  protected override async getTracker({ ip }: Pick<FastifyRequest, 'ip'>): Promise<string> {
    return clientKey(ip);
  }

  protected override async handleRequest({
    context,
    limit,
    ttl,
    throttler,
  }: ThrottlerRequest): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const name = throttler.name ?? '';
    const caller = request.user === null ? await this.getTracker(request) : `user ${request.user.id}`;
    const verdict = await this.storageService.increment(`${name} ${caller}`, ttl, limit, ttl, name);
    const remaining = Math.max(0, limit - verdict.totalHits);
    const resetSeconds = Math.ceil(verdict.isBlocked ? verdict.timeToBlockExpire : verdict.timeToExpire);
    void http.getResponse<FastifyReply>().headers({
      'ratelimit-policy': `"${name}";q=${limit};w=${ttl / 1000}`,
      ratelimit: `"${name}";r=${remaining};t=${resetSeconds}`,
    });
    if (verdict.isBlocked) throw new RateLimitedError(verdict.timeToBlockExpire * 1000);
    return true;
  }

  protected override async throwThrottlingException(
    _context: ExecutionContext,
    { timeToBlockExpire }: ThrottlerLimitDetail,
  ): Promise<void> {
    throw new RateLimitedError(timeToBlockExpire * 1000);
  }
}

import { AppError, ERROR_TABLE } from '@app/chat-protocol';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { isPrivateRequest } from '../http/forwarded-request.js';
import { OriginPolicy } from '../http/origin-policy.js';
import { RefusalBudget } from '../http/refusal-budget.js';
import { ForeignPageError } from './auth.errors.js';
import { AuthService } from './auth.service.js';
import type { AuthenticatedUser } from './authenticated-user.js';
import { FOR_CLIENTS } from './for-clients.decorator.js';
import { FOR_PRIVATE_NETWORK, IS_PUBLIC } from './public.decorator.js';
import { readRequestTokens } from './tokens/request-token.js';

/** Methods that change nothing, so that a page of another site may cause them (RFC 9110, section 9.2.1). */
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Requires a valid access token unless the route is `@Public()`. */
@Injectable()
export class BearerAuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly auth: AuthService,
    private readonly refusals: RefusalBudget,
    private readonly origins: OriginPolicy,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    // Sockets are authenticated during their handshake.
    if (context.getType() !== 'http') return true;
    if (this.reflector.getAllAndOverride<boolean>(IS_PUBLIC, [context.getHandler(), context.getClass()])) {
      return true;
    }
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (this.needsNoToken(context, request)) return true;
    try {
      request.user = await this.identify(request, this.isForClients(context));
    } catch (error) {
      if (isRefusal(error)) await this.refusals.charge(request.ip);
      throw error;
    }
    return true;
  }

  /** A token that is sent all the same is verified. */
  private needsNoToken(context: ExecutionContext, { raw, headers }: FastifyRequest): boolean {
    const targets = [context.getHandler(), context.getClass()];
    const isOpen =
      this.reflector.getAllAndOverride<boolean | undefined>(FOR_PRIVATE_NETWORK, targets) === true;
    return isOpen && headers.authorization === undefined && isPrivateRequest(raw);
  }

  private isForClients(context: ExecutionContext): boolean {
    const targets = [context.getHandler(), context.getClass()];
    return this.reflector.getAllAndOverride<boolean | undefined>(FOR_CLIENTS, targets) === true;
  }

  /** A browser adds cookies to the requests of every page, so the page must be an allowed one. */
  private async identify(
    { headers, method, raw }: FastifyRequest,
    allowsClients: boolean,
  ): Promise<AuthenticatedUser> {
    const tokens = readRequestTokens(headers);
    const hasCookie = tokens.some(({ source }) => source === 'cookie');
    if (hasCookie && !SAFE_METHODS.has(method) && !this.origins.isOwnPage(raw)) throw new ForeignPageError();
    return this.auth.authenticateAny(tokens, { allowsClients });
  }
}

/** False for failures of the service, such as an unavailable database. */
const isRefusal = (error: unknown): boolean =>
  error instanceof AppError && [401, 403].includes(ERROR_TABLE[error.code].status);

import { AppError, ERROR_TABLE } from '@app/chat-protocol';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { RefusalBudget } from '../http/refusal-budget.js';
import { UnauthorizedError } from './auth.errors.js';
import { AuthService } from './auth.service.js';
import type { AuthenticatedUser } from './authenticated-user.js';
import { readBearerToken } from './bearer-token.js';
import { IS_PUBLIC } from './public.decorator.js';

/** Requires a valid access token unless the route is `@Public()`. */
@Injectable()
export class BearerAuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly auth: AuthService,
    private readonly refusals: RefusalBudget,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    // Sockets are authenticated during their handshake.
    if (context.getType() !== 'http') return true;
    if (this.reflector.getAllAndOverride<boolean>(IS_PUBLIC, [context.getHandler(), context.getClass()])) {
      return true;
    }
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    try {
      request.user = await this.identify(request);
    } catch (error) {
      if (isRefusal(error)) await this.refusals.charge(request.ip);
      throw error;
    }
    return true;
  }

  private async identify(request: FastifyRequest): Promise<AuthenticatedUser> {
    const token = readBearerToken(request.headers.authorization);
    if (token === undefined) throw new UnauthorizedError('The request carries no token.');
    return this.auth.authenticate(token);
  }
}

/** False for failures of the service, such as an unavailable database. */
const isRefusal = (error: unknown): boolean =>
  error instanceof AppError && [401, 403].includes(ERROR_TABLE[error.code].status);

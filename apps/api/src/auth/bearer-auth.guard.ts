import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { UnauthorizedError } from './auth.errors.js';
import { AuthService } from './auth.service.js';
import { readBearerToken } from './bearer-token.js';
import { IS_PUBLIC } from './public.decorator.js';

/** Lets a REST request through when its token is good, or when the route is public. */
@Injectable()
export class BearerAuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly auth: AuthService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    // Sockets are authenticated once, in their handshake.
    if (context.getType() !== 'http') return true;
    if (this.reflector.getAllAndOverride<boolean>(IS_PUBLIC, [context.getHandler(), context.getClass()])) {
      return true;
    }
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const token = readBearerToken(request.headers.authorization);
    if (token === undefined) throw new UnauthorizedError('The request carries no token.');
    request.user = await this.auth.authenticate(token);
    return true;
  }
}

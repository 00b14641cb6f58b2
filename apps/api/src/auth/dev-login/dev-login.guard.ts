import { AppConfig } from '@app/config';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { RouteNotFoundError } from '../../errors/http.errors.js';
import { OriginPolicy } from '../../http/origin-policy.js';
import { DevLoginRefusedError } from '../auth.errors.js';
import { describeForeignRequest } from './local-request.js';

/** Throws 404 if the development sign-in is off, 403 for requests from other machines. */
@Injectable()
export class DevLoginGuard implements CanActivate {
  constructor(
    private readonly config: AppConfig,
    private readonly origins: OriginPolicy,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    if (!this.config.devLoginEnabled) throw new RouteNotFoundError();
    const { raw } = context.switchToHttp().getRequest<FastifyRequest>();
    const reason = describeForeignRequest(raw, (origin) => this.origins.allowsOrigin(origin));
    if (reason !== undefined) throw new DevLoginRefusedError(reason);
    return true;
  }
}

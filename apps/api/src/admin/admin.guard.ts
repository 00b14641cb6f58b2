import {
  applyDecorators,
  type CanActivate,
  type ExecutionContext,
  Injectable,
  UseGuards,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { RateBudget } from '../http/rate-budget.js';
import { ForbiddenError } from '../errors/http.errors.js';

/** Refuses users who are not administrators. Runs after authentication. */
@Injectable()
export class AdminGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { user } = context.switchToHttp().getRequest<FastifyRequest>();
    if (user?.isAdmin !== true) throw new ForbiddenError();
    return true;
  }
}

/** Of every controller of administrators. */
export const AdministratorsOnly = (): ClassDecorator =>
  applyDecorators(UseGuards(AdminGuard), RateBudget('administration'), ApiTags('Administration'));

import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { UnauthorizedError } from '../auth/auth.errors.js';

/** Who acts, for the audit log. */
export interface Actor {
  userId: number;
  requestId: string;
}

export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext): Actor => {
  const { user, id } = context.switchToHttp().getRequest<FastifyRequest>();
  if (user === null) throw new UnauthorizedError('The request carries no token.');
  return { userId: user.id, requestId: id };
});

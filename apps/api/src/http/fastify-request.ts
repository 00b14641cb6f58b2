import type { ErrorCode } from '@app/chat-protocol';
import type { AuthenticatedUser } from '../auth/authenticated-user.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The authenticated caller; null on public routes. */
    user: AuthenticatedUser | null;
    problemCode: ErrorCode | null;
  }
}

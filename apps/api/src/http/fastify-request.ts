import type { ErrorCode } from '@app/chat-protocol';
import type { AuthenticatedUser } from '../auth/authenticated-user.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the authentication guard; null on public routes. */
    user: AuthenticatedUser | null;
    /** Code of the problem that this request was answered with. */
    problemCode: ErrorCode | null;
  }
}

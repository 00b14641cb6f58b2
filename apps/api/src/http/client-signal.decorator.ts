import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

/** The client closed the connection before the response was sent. */
export class ClientDisconnectedError extends Error {
  constructor() {
    super('The client closed the connection.');
    this.name = 'ClientDisconnectedError';
  }
}

/**
 * A signal that aborts with {@link ClientDisconnectedError} when the connection closes before the response is sent. Not
 * `request.signal`, which follows the request's stream: that one also closes once the body has been read.
 */
export const ClientSignal = createParamDecorator((_data: unknown, context: ExecutionContext): AbortSignal => {
  const { raw } = context.switchToHttp().getResponse<FastifyReply>();
  const controller = new AbortController();
  const onClose = (): void => {
    if (!raw.writableFinished) controller.abort(new ClientDisconnectedError());
  };
  if (raw.destroyed) onClose();
  else raw.once('close', onClose);
  return controller.signal;
});

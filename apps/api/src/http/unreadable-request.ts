import { type AppError, ValidationFailedError } from '@app/chat-protocol';
import type { Socket } from 'node:net';
import { endSocket } from './end-socket.js';

const TIMED_OUT = 408;

/** Answers requests that Node cannot parse: not HTTP, headers too long, or incomplete at the time-out. */
export function answerUnreadableRequest(failure: Error & { code?: string }, socket: Socket): void {
  if (failure.code === 'ECONNRESET' || isAnswering(socket)) {
    socket.destroy();
    return;
  }
  switch (failure.code ?? '') {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return endSocket(socket, invalid('request', 'did not arrive whole in time'), { status: TIMED_OUT });
    case 'HPE_HEADER_OVERFLOW':
      return endSocket(socket, invalid('headers', 'are too long'));
    default:
      return endSocket(socket, invalid('headers', 'are not valid HTTP'));
  }
}

const invalid = (field: string, message: string): AppError => new ValidationFailedError([{ field, message }]);

/** Whether a response has started. Node stores it in an untyped field. */
function isAnswering(socket: Socket): boolean {
  const response: unknown = Reflect.get(socket, '_httpMessage');
  return typeof response === 'object' && response !== null && Reflect.get(response, 'headersSent') === true;
}

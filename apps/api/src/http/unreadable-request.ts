import { newId, ValidationFailedError } from '@app/common';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { PROBLEM_CONTENT_TYPE, toProblemDetails } from './problem-details.js';

/** Answers what is not readable as HTTP at all, such as headers that never end; there is no request to log then. */
export function answerUnreadableRequest(
  failure: Error & { code?: string },
  socket: Socket,
  headers: Readonly<Record<string, string>>,
): void {
  if (failure.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const message = failure.code === 'HPE_HEADER_OVERFLOW' ? 'are too long' : 'are not valid HTTP';
  const requestId = newId();
  const problem = toProblemDetails(new ValidationFailedError([{ field: 'headers', message }]), requestId);
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`,
    `content-type: ${PROBLEM_CONTENT_TYPE}`,
    `content-length: ${Buffer.byteLength(body)}`,
    `x-request-id: ${requestId}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

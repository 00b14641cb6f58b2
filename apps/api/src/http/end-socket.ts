import { type AppError } from '@app/chat-protocol';
import { newId } from '@app/common';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { PROBLEM_CONTENT_TYPE, retryAfterSeconds, toProblemDetails } from '../errors/problem-details.js';
import { SECURITY_HEADERS } from './security-headers.js';

const CLOSING_MS = 2_000;

interface EndSocketOptions {
  /** @default the status of the error's code */
  status?: number;
  onClosed?: () => void;
}

/**
 * Sends a problem on a raw socket (after an upgrade or an unreadable request) and closes it. The socket is destroyed
 * when the client has closed its side, or after {@link CLOSING_MS}, so that it cannot stay half-open.
 */
export function endSocket(
  socket: Socket,
  error: AppError,
  { status, onClosed = ignore }: EndSocketOptions = {},
): void {
  socket.on('error', ignore);
  if (socket.destroyed) return onClosed();
  socket.once('close', onClosed);
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const timer = setTimeout(() => socket.destroy(), CLOSING_MS);
  timer.unref();
  socket.once('close', () => clearTimeout(timer));
  socket.end(writeResponse(error, status));
  // The client's end is emitted only after its data has been read.
  socket.resume();
}

function writeResponse(error: AppError, status: number | undefined): string {
  const requestId = newId();
  const details = toProblemDetails(error, requestId);
  const problem = { ...details, status: status ?? details.status };
  const body = JSON.stringify(problem);
  const retryAfter = retryAfterSeconds(error);
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`,
    `content-type: ${PROBLEM_CONTENT_TYPE}`,
    `content-length: ${Buffer.byteLength(body)}`,
    `x-request-id: ${requestId}`,
    ...Object.entries(SECURITY_HEADERS).map(([name, value]) => `${name}: ${value}`),
    ...(retryAfter === undefined ? [] : [`retry-after: ${retryAfter}`]),
    'connection: close',
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}

const ignore = (): void => undefined;

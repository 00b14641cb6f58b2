import type { AppConfig } from '@app/config';
import { pino, type DestinationStream, type Logger, type LoggerOptions } from 'pino';
import { serializeError } from './serialize-error.js';

/** Fields that may hold a secret wherever an object is logged whole. */
const SECRET_FIELDS = [
  'token',
  'access_token',
  'refresh_token',
  'authorization',
  'cookie',
  'password',
  'secret',
];

const READABLE = { target: 'pino-pretty', options: { ignore: 'pid,hostname', translateTime: 'HH:MM:ss' } };

/**
 * The one logger of the process: JSON lines, or readable ones on a terminal in development. Requests are logged by
 * what we choose of them, never whole, so no header, cookie or query reaches a line; the fields above are struck out
 * besides.
 * @param destination in place of standard output
 */
export function createLogger(config: AppConfig, destination?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level: config.env.LOG_LEVEL,
    serializers: { err: (error: unknown) => serializeError(error) },
    redact: {
      paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`]),
      censor: '[not logged]',
    },
  };
  if (destination !== undefined) return pino(options, destination);
  const isReadable = config.env.NODE_ENV === 'development' && process.stdout.isTTY;
  return pino(isReadable ? { ...options, transport: READABLE } : options);
}

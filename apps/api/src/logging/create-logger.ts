import type { AppConfig } from '@app/config';
import { pino, type DestinationStream, type Logger, type LoggerOptions } from 'pino';
import { serializeError } from './serialize-error.js';

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
 * Creates the logger: JSON lines, or readable ones on a terminal in development. Requests are never logged as objects,
 * so headers, cookies and queries do not reach the log.
 * @param destination @default standard output
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

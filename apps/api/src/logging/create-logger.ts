import type { AppConfig } from '@app/config';
import { pino, type Logger } from 'pino';

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

/**
 * The one logger of the process: JSON lines, or readable ones on a terminal in development. Requests are logged by
 * what we choose of them, never whole, so no header, cookie or query reaches a line; the fields above are struck out
 * besides.
 */
export function createLogger(config: AppConfig): Logger {
  const isReadable = config.env.NODE_ENV === 'development' && process.stdout.isTTY;
  return pino({
    level: config.env.LOG_LEVEL,
    redact: { paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`]), censor: '[secret]' },
    ...(isReadable
      ? {
          transport: {
            target: 'pino-pretty',
            options: { ignore: 'pid,hostname', translateTime: 'HH:MM:ss' },
          },
        }
      : {}),
  });
}

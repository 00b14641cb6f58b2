import { currentLogFields, telemetry } from '@app/common';
import type { AppConfig } from '@app/config';
import { pino, type DestinationStream, type Logger, type LoggerOptions } from 'pino';
import { ErrorNotifier } from './error-notifier.js';
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
 * so headers, cookies and queries do not reach the log. Lines carry the ids of the connection, session, message and trace.
 * @param destination @default standard output
 */
export function createLogger(config: AppConfig, destination?: DestinationStream): Logger {
  const { ERROR_WEBHOOK_URL: webhook, OTEL_SERVICE_NAME: service } = config.env;
  const notifier = webhook === undefined ? null : new ErrorNotifier(webhook, { service });
  const options: LoggerOptions = {
    mixin: () => ({ ...currentLogFields(), ...telemetry.tracer.ids() }),
    ...(notifier === null ? {} : { hooks: notifyingHooks(notifier) }),
    level: config.env.LOG_LEVEL,
    serializers: { err: (error: unknown) => serializeError(error) },
    redact: {
      paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`]),
      censor: '[not logged]',
    },
  };
  if (destination !== undefined) return pino(options, destination);
  return pino(isTerminal(config.env.NODE_ENV) ? { ...options, transport: READABLE } : options);
}

function notifyingHooks(notifier: ErrorNotifier): NonNullable<LoggerOptions['hooks']> {
  return {
    logMethod(args, method, level) {
      notifier.observeLine(args[0], level);
      method.apply(this, args);
    },
  };
}

/** Whether log lines are read by a developer on a terminal. */
export const isTerminal = (environment: AppConfig['env']['NODE_ENV']): boolean =>
  environment === 'development' && process.stdout.isTTY;

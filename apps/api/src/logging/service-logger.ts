import { Logger as NestPinoLogger, PinoLogger } from 'nestjs-pino';
import type { Logger } from 'pino';

/** Nest logs a failed start here and also throws it. */
const START_FAILURE_CONTEXT = 'ExceptionHandler';
/** Contexts in which Nest logs every module, route and event at each start. */
const VERBOSE_CONTEXTS: unknown[] = [
  'InstanceLoader',
  'NestFactory',
  'RouterExplorer',
  'RoutesResolver',
  'WebSocketsController',
];

/**
 * Forwards Nest's `Logger` to the process logger; lines of a request carry its id (see logRequests). Set before the
 * modules are created, so that their lines are not buffered while, for example, the database is awaited. A failed start
 * is logged by the caller.
 */
export class ServiceLogger extends NestPinoLogger {
  constructor(logger: Logger) {
    super(new PinoLogger({ pinoHttp: { logger } }), {});
  }

  override log(message: unknown, ...details: unknown[]): void {
    if (VERBOSE_CONTEXTS.includes(details.at(-1))) super.debug(message, ...details);
    else super.log(message, ...details);
  }

  override warn(message: unknown, ...details: unknown[]): void {
    super.warn(...withError(message, details));
  }

  override error(message: unknown, ...details: unknown[]): void {
    if (details.at(-1) !== START_FAILURE_CONTEXT) super.error(...withError(message, details));
  }

  override fatal(message: unknown, ...details: unknown[]): void {
    super.fatal(...withError(message, details));
  }
}

/**
 * Supports `logger.error(text, error)`: nestjs-pino would treat the error as a format value and drop it; here it
 * becomes `err`. Nest appends the context as the last argument.
 */
function withError(message: unknown, details: unknown[]): [unknown, ...unknown[]] {
  const err = details.slice(0, -1).find((detail) => detail !== undefined);
  if (typeof message !== 'string' || err === undefined) return [message, ...details];
  return [{ err, msg: message }, details.at(-1)];
}

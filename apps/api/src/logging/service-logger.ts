import { Logger as NestPinoLogger, PinoLogger } from 'nestjs-pino';
import type { Logger } from 'pino';

/** Nest reports here what made a start fail, which is then thrown as well. */
const START_FAILURE_CONTEXT = 'ExceptionHandler';
/** Where Nest tells of every module, route and event, dozens of lines at each start. */
const TALKATIVE_CONTEXTS: unknown[] = [
  'InstanceLoader',
  'NestFactory',
  'RouterExplorer',
  'RoutesResolver',
  'WebSocketsController',
];

/**
 * Takes what is logged through Nest's `Logger` to the process's logger; lines of a request carry its id (see
 * logRequests). It is set before the modules stand, so that their lines are not held back, such as those of a
 * database that is waited for. A failed start is left to whoever started the service to tell.
 */
export class ServiceLogger extends NestPinoLogger {
  constructor(logger: Logger) {
    super(new PinoLogger({ pinoHttp: { logger } }), {});
  }

  override log(message: unknown, ...details: unknown[]): void {
    if (TALKATIVE_CONTEXTS.includes(details.at(-1))) super.debug(message, ...details);
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
 * Nest's users log an error as `logger.error(text, error)`. nestjs-pino takes the error for a value of the text's format and
 * loses it; here it becomes the line's `err`. Nest adds the context as the last detail.
 */
function withError(message: unknown, details: unknown[]): [unknown, ...unknown[]] {
  const err = details.slice(0, -1).find((detail) => detail !== undefined);
  if (typeof message !== 'string' || err === undefined) return [message, ...details];
  return [{ err, msg: message }, details.at(-1)];
}

import type { Refusal } from '@app/chat-protocol';
import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import { toAppError } from '../errors/to-app-error.js';
import { toRefusal } from './gateway.errors.js';

/** Turns an exception of a handler, guard or pipe into the refusal that acknowledges the event. */
@Catch()
export class ChatExceptionFilter implements ExceptionFilter {
  private readonly logger = new Logger(ChatExceptionFilter.name);

  catch(exception: unknown, host: ArgumentsHost): Refusal {
    const known = toAppError(exception);
    const event = host.switchToWs().getPattern();
    if (known === undefined) this.logger.error(`the event ${event} could not be handled`, exception);
    // Its cause is what an operator needs; a database that refuses only some writes appears nowhere else.
    if (known?.code === 'database_unavailable') this.logger.warn(`the event ${event} was refused`, known);
    return toRefusal(known ?? exception);
  }
}

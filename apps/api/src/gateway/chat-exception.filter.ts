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
    if (known === undefined) {
      this.logger.error(`the event ${host.switchToWs().getPattern()} could not be handled`, exception);
    }
    return toRefusal(known ?? exception);
  }
}

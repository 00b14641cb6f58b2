import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import { toAppError } from '../http/to-app-error.js';
import type { ChatSocket } from './chat-connection.js';
import { refuseEvent } from './event-refusal.js';

/** Answers an event whose handler threw. Nest would neither acknowledge it nor keep the payload to itself. */
@Catch()
export class ChatExceptionFilter implements ExceptionFilter {
  private readonly logger = new Logger(ChatExceptionFilter.name);

  catch(exception: unknown, host: ArgumentsHost): void {
    // The last argument that Nest adds is the event's name.
    const args: unknown[] = host.getArgs().slice(0, -1);
    const known = toAppError(exception);
    if (known === undefined) {
      this.logger.error(`the event ${host.switchToWs().getPattern()} could not be handled`, exception);
    }
    refuseEvent(host.switchToWs().getClient<ChatSocket>(), args, known ?? exception);
  }
}

import {
  type Acknowledgement,
  type AppError,
  type ClientEventName,
  ValidationFailedError,
} from '@app/chat-protocol';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { MetadataScanner } from '@nestjs/core';
import { MESSAGE_MAPPING_METADATA, MESSAGE_METADATA } from '@nestjs/websockets/internal';
import type { SocketConnection } from './chat-connection.js';
import { ChatGateway } from './chat.gateway.js';
import { EventContextCreator, type EventHandler } from './event-context-creator.js';
import { toRefusal } from './gateway.errors.js';

export type Acknowledge = (answer: Acknowledgement<ClientEventName>) => void;

/**
 * The `@SubscribeMessage` methods of {@link ChatGateway} by event. Nest binds handlers to every client, at more than a
 * kilobyte for each; these are shared by all connections.
 */
@Injectable()
export class ChatEventHandlers implements OnModuleInit {
  private readonly logger = new Logger(ChatEventHandlers.name);
  private readonly handlers = new Map<string, EventHandler>();
  private refuseHandler: EventHandler | undefined;

  constructor(
    private readonly gateway: ChatGateway,
    private readonly contexts: EventContextCreator,
  ) {}

  onModuleInit(): void {
    const prototype: object = ChatGateway.prototype;
    for (const name of new MetadataScanner().getAllMethodNames(prototype)) {
      const method: unknown = Reflect.get(prototype, name);
      if (typeof method !== 'function' || !Reflect.hasMetadata(MESSAGE_MAPPING_METADATA, method)) continue;
      const event = String(Reflect.getMetadata(MESSAGE_METADATA, method));
      this.handlers.set(event, this.contexts.create(this.gateway, name));
    }
    this.refuseHandler = this.contexts.create(this.gateway, 'refuse');
  }

  /**
   * Handles an event of a client and acknowledges it, with a refusal if it failed. Never throws. What needs no I/O is
   * acknowledged before it returns, so such acknowledgements come in the order of their events.
   */
  receive(connection: SocketConnection, event: string, payload: unknown, acknowledge?: Acknowledge): void {
    const handler = this.handlers.get(event);
    if (handler === undefined) this.refuse(connection, event, this.unknownEvent(), acknowledge);
    else this.handle(handler, connection, event, payload, acknowledge);
  }

  /** Refuses an event or a frame that has no handler. */
  refuse(connection: SocketConnection, event: string, reason: AppError, acknowledge?: Acknowledge): void {
    if (this.refuseHandler !== undefined) {
      this.handle(this.refuseHandler, connection, event, reason, acknowledge);
    }
  }

  private handle(
    handler: EventHandler,
    connection: SocketConnection,
    event: string,
    payload: unknown,
    acknowledge: Acknowledge | undefined,
  ): void {
    const give = (answer: unknown): void => {
      // A method with `@Ack()` has acknowledged the event by itself.
      if (typeof answer === 'object' && answer !== null) acknowledgeWith(connection, answer, acknowledge);
    };
    const fail = (error: unknown): void => {
      this.logger.error(`the event ${event} could not be acknowledged`, error);
      acknowledgeWith(connection, toRefusal(error), acknowledge);
    };
    try {
      const answer = handler(connection, payload, acknowledge, event);
      if (answer instanceof Promise) answer.then(give).catch(fail);
      else give(answer);
    } catch (error) {
      fail(error);
    }
  }

  private unknownEvent(): ValidationFailedError {
    const events = [...this.handlers.keys()].join(', ');
    return new ValidationFailedError([{ field: 'event', message: `is not known; the events are ${events}` }]);
  }
}

/** @param result the fields of an acknowledgement, from a method, or a refusal, from a filter */
function acknowledgeWith(
  connection: SocketConnection,
  result: object,
  acknowledge: Acknowledge | undefined,
): void {
  const answer = (
    'ok' in result && result.ok === false ? result : { ok: true, ...result }
  ) as Acknowledgement<ClientEventName>;
  if (acknowledge !== undefined) acknowledge(answer);
  else if (!answer.ok) connection.send('error', { error: answer.error });
}

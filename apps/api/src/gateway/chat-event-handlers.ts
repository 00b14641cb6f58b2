import {
  type Acknowledgement,
  type AppError,
  type ClientEventName,
  ValidationFailedError,
} from '@app/chat-protocol';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { ExternalContextCreator, MetadataScanner } from '@nestjs/core';
import type { ParamsFactory } from '@nestjs/core/helpers/external-context-creator.js';
import { WsParamsFactory } from '@nestjs/websockets/factories/ws-params-factory.js';
import { MESSAGE_MAPPING_METADATA, MESSAGE_METADATA, PARAM_ARGS_METADATA } from '@nestjs/websockets/internal';
import type { SocketConnection } from './chat-connection.js';
import { ChatGateway } from './chat.gateway.js';
import { EventQueue } from './event-queue.js';
import { toRefusal } from './refusal.js';

export type Acknowledge = (answer: Acknowledgement<ClientEventName>) => void;

/** The arguments are those of Nest's gateways: client, data, acknowledgement and the event's name. */
type Handler = (
  connection: SocketConnection,
  payload: unknown,
  acknowledge: Acknowledge | undefined,
  event: string,
) => Promise<object | undefined>;

const wsParameters = new WsParamsFactory();
/** Reads what `@ConnectedSocket()`, `@MessageBody()` and `@Ack()` ask for. */
const PARAMETERS: ParamsFactory = {
  exchangeKeyForValue: (type, data, args: unknown[]): unknown =>
    wsParameters.exchangeKeyForValue(type, typeof data === 'string' ? data : undefined, args),
};

/**
 * The `@SubscribeMessage` methods of {@link ChatGateway} by event, with their guards, pipes, interceptors and filters.
 * Nest binds such handlers to every client, at more than a kilobyte each; these are shared by all connections.
 */
@Injectable()
export class ChatEventHandlers implements OnModuleInit {
  private readonly logger = new Logger(ChatEventHandlers.name);
  private readonly handlers = new Map<string, Handler>();
  private readonly queue = new EventQueue();
  private refuseHandler: Handler | undefined;

  constructor(
    private readonly gateway: ChatGateway,
    private readonly contexts: ExternalContextCreator,
  ) {}

  onModuleInit(): void {
    const prototype: object = ChatGateway.prototype;
    for (const name of new MetadataScanner().getAllMethodNames(prototype)) {
      const method: unknown = Reflect.get(prototype, name);
      if (typeof method !== 'function' || !Reflect.hasMetadata(MESSAGE_MAPPING_METADATA, method)) continue;
      this.handlers.set(String(Reflect.getMetadata(MESSAGE_METADATA, method)), this.createHandler(name));
    }
    this.refuseHandler = this.createHandler('refuse');
  }

  /** Handles an event of a client and acknowledges it, with a refusal if it failed. */
  receive(connection: SocketConnection, event: string, payload: unknown, acknowledge?: Acknowledge): void {
    const handler = this.handlers.get(event);
    if (handler === undefined) this.refuse(connection, event, this.unknownEvent(), acknowledge);
    else this.queue.add(() => this.handle(handler, connection, event, payload, acknowledge));
  }

  /** Refuses an event or a frame that has no handler. */
  refuse(connection: SocketConnection, event: string, reason: AppError, acknowledge?: Acknowledge): void {
    const handler = this.refuseHandler;
    if (handler !== undefined) {
      this.queue.add(() => this.handle(handler, connection, event, reason, acknowledge));
    }
  }

  private createHandler(methodName: string): Handler {
    const method: unknown = Reflect.get(ChatGateway.prototype, methodName);
    return this.contexts.create(
      this.gateway,
      method as () => unknown,
      methodName,
      PARAM_ARGS_METADATA,
      PARAMETERS,
      undefined,
      undefined,
      undefined,
      'ws',
    );
  }

  private async handle(
    handler: Handler,
    connection: SocketConnection,
    event: string,
    payload: unknown,
    acknowledge: Acknowledge | undefined,
  ): Promise<void> {
    try {
      const answer = await handler(connection, payload, acknowledge, event);
      // A method with `@Ack()` has acknowledged the event.
      if (answer !== undefined) give(connection, toAcknowledgement(answer), acknowledge);
    } catch (error) {
      this.logger.error(`the event ${event} could not be acknowledged`, error);
      give(connection, toRefusal(error), acknowledge);
    }
  }

  private unknownEvent(): ValidationFailedError {
    const events = [...this.handlers.keys()].join(', ');
    return new ValidationFailedError([{ field: 'event', message: `is not known; the events are ${events}` }]);
  }
}

/** Filters return refusals, handlers return the fields of an acknowledgement. */
const toAcknowledgement = (answer: object): Acknowledgement<ClientEventName> =>
  'ok' in answer && answer.ok === false
    ? (answer as Acknowledgement<ClientEventName>)
    : { ok: true, ...answer };

function give(
  connection: SocketConnection,
  answer: Acknowledgement<ClientEventName>,
  acknowledge: Acknowledge | undefined,
): void {
  if (acknowledge !== undefined) acknowledge(answer);
  else if (!answer.ok) connection.send('error', { error: answer.error });
}

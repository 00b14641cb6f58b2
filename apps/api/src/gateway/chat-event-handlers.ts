import {
  type Acknowledgement,
  type AppError,
  CLIENT_EVENTS,
  type ClientEventName,
  ValidationFailedError,
} from '@app/chat-protocol';
import { type Span, telemetry, withLogFields } from '@app/common';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { MetadataScanner } from '@nestjs/core';
import { MESSAGE_MAPPING_METADATA, MESSAGE_METADATA } from '@nestjs/websockets/internal';
import type { Acknowledge, EventReceiver, SocketConnection } from './chat-connection.js';
import { ChatGateway } from './chat.gateway.js';
import { EventContextCreator, type EventHandler } from './event-context-creator.js';
import { toRefusal } from './gateway.errors.js';

/**
 * Maps each event to its `@SubscribeMessage` method of {@link ChatGateway}. All connections share the handlers; Nest
 * would bind them to every client, at more than 1 KiB each.
 */
@Injectable()
export class ChatEventHandlers implements EventReceiver, OnModuleInit {
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
    assertAllHandled([...this.handlers.keys()]);
    this.refuseHandler = this.contexts.create(this.gateway, 'refuse');
  }

  /**
   * Handles an event and acknowledges it, with a refusal if it failed. Never throws. Events that need no I/O are
   * acknowledged synchronously, in the order of arrival.
   */
  receive(connection: SocketConnection, event: string, payload: unknown, acknowledge?: Acknowledge): void {
    const handler = this.handlers.get(event);
    if (handler === undefined) this.refuse(connection, event, this.unknownEvent(), acknowledge);
    else this.handle(handler, connection, event, payload, acknowledge);
  }

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
    const span = this.spanOf(event);
    const give = (answer: unknown): void => {
      this.measure(event, answer, span);
      // A method with `@Ack()` acknowledges the event itself.
      if (typeof answer === 'object' && answer !== null) acknowledgeWith(connection, answer, acknowledge);
    };
    const fail = (error: unknown): void => {
      this.logger.error(`the event ${event} could not be acknowledged`, error);
      const refusal = toRefusal(error);
      this.measure(event, refusal, span);
      acknowledgeWith(connection, refusal, acknowledge);
    };
    const run = (): unknown =>
      withLogFields({ connection_id: connection.id }, () => handler(connection, payload, acknowledge, event));
    try {
      const answer = span === null ? run() : telemetry.tracer.within(span, run);
      if (answer instanceof Promise) answer.then(give).catch(fail);
      else give(answer);
    } catch (error) {
      fail(error);
    }
  }

  private spanOf(event: string): Span | null {
    const { tracer } = telemetry;
    return tracer.isOn ? tracer.start(`event ${this.labelOf(event)}`, { kind: 'server' }) : null;
  }

  private measure(event: string, answer: unknown, span: Span | null): void {
    const outcome = outcomeOf(answer);
    telemetry.metrics.clientEvent(this.labelOf(event), outcome);
    if (outcome !== 'ok') span?.fail(outcome);
    span?.end();
  }

  /** Clients may send any name. */
  private labelOf(event: string): string {
    return this.handlers.has(event) ? event : 'unknown';
  }

  private unknownEvent(): ValidationFailedError {
    const events = [...this.handlers.keys()].join(', ');
    return new ValidationFailedError([{ field: 'event', message: `is not known; the events are ${events}` }]);
  }
}

/** @throws Error when an event has a schema but no handler, or a handler but no schema */
export function assertAllHandled(handled: readonly string[]): void {
  const defined = Object.keys(CLIENT_EVENTS);
  const missing = defined.filter((event) => !handled.includes(event));
  const undocumented = handled.filter((event) => !defined.includes(event));
  if (missing.length + undocumented.length === 0) return;
  throw new Error(
    `The handlers of ChatGateway and CLIENT_EVENTS differ: no handler for [${missing.join(', ')}], no schema for ` +
      `[${undocumented.join(', ')}].`,
  );
}

/** `ok`, or the code of the refusal. */
function outcomeOf(answer: unknown): string {
  if (typeof answer !== 'object' || answer === null || !('ok' in answer) || answer.ok !== false) return 'ok';
  const error = 'error' in answer ? answer.error : null;
  return typeof error === 'object' && error !== null && 'code' in error
    ? String(error.code)
    : 'internal_error';
}

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

import type {
  AnswerEvent,
  AnswerEventName,
  ServerEvent,
  ServerEventName,
  ServerEventPayloads,
} from './protocol.js';

export type ServerEventListener<Name extends ServerEventName> = (data: ServerEventPayloads[Name]) => void;

type AnyListener = (data: never) => void;

export class EventListeners {
  private readonly byEvent = new Map<ServerEventName, Set<AnyListener>>();

  add<Name extends ServerEventName>(event: Name, listener: ServerEventListener<Name>): void {
    const listeners = this.byEvent.get(event) ?? new Set();
    this.byEvent.set(event, listeners.add(listener));
  }

  remove<Name extends ServerEventName>(event: Name, listener: ServerEventListener<Name>): void {
    this.byEvent.get(event)?.delete(listener);
  }

  emit({ event, data }: ServerEvent): void {
    for (const listener of [...(this.byEvent.get(event) ?? [])]) listener(data as never);
  }
}

const ANSWER_EVENTS: ReadonlySet<string> = new Set<AnswerEventName>([
  'response_start',
  'tool_call',
  'response_chunk',
  'response_part',
  'response_end',
  'error',
]);

export const isAnswerEvent = (event: ServerEvent): event is AnswerEvent => ANSWER_EVENTS.has(event.event);

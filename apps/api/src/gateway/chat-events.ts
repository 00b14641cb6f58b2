import type { ErrorPayload } from '@app/common';
import type { ChatMessageStatus } from '../chat-session/chat-message.entity.js';
import type { AnswerEventName, AnswerEventPayloads } from '../chat-turn/answer-event.js';
import type { ActiveAnswer, TurnAcknowledgement } from '../chat-turn/chat-turn.service.js';

/** What is sent to clients beside the events of answers. */
export interface ConversationEventPayloads {
  connection_established: {
    connection_id: string;
    user_id: number;
    session_id: string | null;
    active: ActiveAnswer[];
    timestamp: string;
  };
  message_received: {
    message_id: string;
    session_id: string;
    client_message_id: string | null;
    content: string;
    timestamp: string;
  };
  typing: { session_id: string; is_typing: boolean };
  session_updated: { session_id: string; title: string };
  error: { error: ErrorPayload; message_id?: string; session_id?: string };
  pong: { timestamp: string };
}

type EventPayloads = Omit<AnswerEventPayloads, keyof ConversationEventPayloads> & ConversationEventPayloads;

/** Server → client. */
export type ServerEvents = {
  [Name in AnswerEventName | keyof EventPayloads]: (data: EventPayloads[Name]) => void;
};

export interface Refusal {
  ok: false;
  error: ErrorPayload;
}

type Acknowledge<Answer> = (answer: ({ ok: true } & Answer) | Refusal) => void;
type ClientEvent<Payload, Answer> = (payload: Payload, acknowledge?: Acknowledge<Answer>) => void;

/** Client → server. */
export interface ClientEvents {
  message: ClientEvent<
    { content: string; session_id?: string; client_message_id?: string },
    TurnAcknowledgement
  >;
  stop: ClientEvent<{ message_id: string }, object>;
  regenerate: ClientEvent<{ message_id: string }, TurnAcknowledgement>;
  resume: ClientEvent<
    { message_id: string; after_seq: number },
    { status: ChatMessageStatus; replayed: number }
  >;
  join: ClientEvent<{ session_id: string }, { active: ActiveAnswer[] }>;
  leave: ClientEvent<{ session_id: string }, { active: ActiveAnswer[] }>;
  typing: ClientEvent<{ session_id: string; is_typing: boolean }, object>;
  ping: ClientEvent<object, { timestamp: string }>;
}

export type AnswerTo<Event extends keyof ClientEvents> = Extract<
  Parameters<NonNullable<Parameters<ClientEvents[Event]>[1]>>[0],
  { ok: true }
>;

/**
 * What the chat's realtime transports carry, in both directions. Plain types without any import: the service and its
 * clients share them.
 */

/** What went wrong, and what to do about it. */
export interface ErrorPayload {
  /** Stable and machine-readable; docs/errors.md lists them. */
  code: string;
  /** For people: what happened and what to do. */
  message: string;
  /** Whether the same may succeed later. */
  retryable: boolean;
  retry_after_ms?: number;
  /** Every invalid field. */
  errors?: { field: string; message: string }[];
}

/** `streaming` while it is made; `interrupted` when its process died, with the text up to then. */
export type AnswerStatus = 'complete' | 'streaming' | 'stopped' | 'interrupted' | 'failed';

/** An answer that is being made, and how far its text has come. */
export interface ActiveAnswer {
  message_id: string;
  seq: number;
}

/** A row of the data that an answer rests on. */
export interface AnswerSource {
  kind: string;
  id: string;
  label: string;
  url: string | null;
}

/** In tokens, summed over the answer's requests to language models, and who answered. */
export interface AnswerUsage {
  input_tokens: number;
  output_tokens: number;
  cache_read_input_tokens: number;
  cache_creation_input_tokens: number;
  thinking_tokens: number;
  /** Null when nobody came to answer. */
  model: {
    provider: string;
    name: string;
    /** The provider that should have answered and failed. */
    fallback_from: string | null;
    prompt_version: string | null;
  } | null;
}

/**
 * The events of one answer, in the order in which they come: `response_start`, `tool_call`s and `response_chunk`s, an
 * `error` if it failed, `response_end`.
 */
export interface AnswerEventPayloads {
  response_start: { message_id: string; session_id: string; reply_to: string; timestamp: string };
  tool_call: {
    message_id: string;
    session_id: string;
    tool_call_id: string;
    name: string;
    status: 'running' | 'done' | 'error';
    arguments: unknown;
    row_count?: number;
    duration_ms?: number;
  };
  response_chunk: {
    message_id: string;
    session_id: string;
    /** The chunk covers `from_seq` … `seq`; without `from_seq` just `seq`. */
    from_seq?: number;
    /** The length of the answer's text up to the chunk's end, in UTF-16 code units. */
    seq: number;
    content: string;
  };
  response_end: {
    message_id: string;
    session_id: string;
    status: AnswerStatus;
    /** The whole text: the chunks joined, and what is stored. */
    content: string;
    usage: AnswerUsage | null;
    sources: AnswerSource[];
    grounding: Record<string, unknown> | null;
    /** Made for the same question before; it used no tokens. */
    cached: boolean;
    timestamp: string;
  };
  error: { error: ErrorPayload; message_id?: string; session_id?: string };
}

/** Everything that the service sends, by event name. */
export interface ServerEventPayloads extends AnswerEventPayloads {
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
  /** The session is gone, with its messages; who was in it is not any more. */
  session_deleted: { session_id: string };
  pong: { timestamp: string };
}

export type ServerEventName = keyof ServerEventPayloads;

/** An event with its name beside its fields. */
export type ServerEvent = {
  [Name in ServerEventName]: { event: Name; data: ServerEventPayloads[Name] };
}[ServerEventName];

export type AnswerEventName = keyof AnswerEventPayloads;

export type AnswerEvent = {
  [Name in AnswerEventName]: { event: Name; data: AnswerEventPayloads[Name] };
}[AnswerEventName];

/** A question was stored; its answer will have the id `response_id`. */
export interface TurnAcknowledgement {
  session_id: string;
  /** The question. */
  message_id: string;
  /** The answer to come. */
  response_id: string;
  /** The same sending was accepted before; nothing new was made. */
  duplicate: boolean;
}

/** Everything that a client sends: the fields, and what a good acknowledgement holds besides `ok: true`. */
export interface ClientEvents {
  message: {
    fields: { content: string; session_id?: string | null; client_message_id?: string | null };
    answer: TurnAcknowledgement;
  };
  stop: { fields: { message_id: string }; answer: object };
  regenerate: {
    fields: { message_id: string; client_message_id?: string | null };
    answer: TurnAcknowledgement;
  };
  resume: {
    fields: { message_id: string; after_seq: number };
    answer: { status: AnswerStatus; replayed: number };
  };
  join: { fields: { session_id: string }; answer: { active: ActiveAnswer[] } };
  leave: { fields: { session_id: string }; answer: { active: ActiveAnswer[] } };
  typing: { fields: { session_id: string; is_typing: boolean }; answer: object };
  ping: { fields: object; answer: { timestamp: string } };
  /** Goes on with a newer token of the same person; the connection then ends with that one. */
  auth_refresh: { fields: { token: string }; answer: { expires_at: string } };
}

export type ClientEventName = keyof ClientEvents;

export interface Refusal {
  ok: false;
  error: ErrorPayload;
}

/** How an event of a client is acknowledged. */
export type Acknowledgement<Name extends ClientEventName> =
  ({ ok: true } & ClientEvents[Name]['answer']) | Refusal;

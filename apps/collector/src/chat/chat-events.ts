import type { ErrorPayload, TokenUsage } from '@app/common';

/** The part of the realtime contract that a client of one answer needs (docs/realtime.md). */
export interface AnswerEvents {
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
  response_chunk: { message_id: string; session_id: string; seq: number; from_seq?: number; content: string };
  response_end: {
    message_id: string;
    session_id: string;
    status: 'complete' | 'stopped' | 'interrupted' | 'failed';
    content: string;
    usage: (TokenUsage & { model?: { provider: string; fallback_from: string | null } | null }) | null;
    sources: { kind: string; id: string; label: string; url: string | null }[] | null;
    grounding: unknown;
    /** Made for the same question of somebody else. */
    cached?: boolean;
    timestamp: string;
  };
  error: { error: ErrorPayload; message_id?: string; session_id?: string };
}

export type AnswerEventName = keyof AnswerEvents;

/** One event of an answer, with its name beside its fields. */
export type AnswerEvent = {
  [Name in AnswerEventName]: { event: Name; data: AnswerEvents[Name] };
}[AnswerEventName];

export type Refusal = { ok: false; error: ErrorPayload };

export interface ClientEvents {
  message: (
    body: { content: string; session_id?: string; client_message_id: string },
    acknowledge: (
      answer:
        | { ok: true; session_id: string; message_id: string; response_id: string; duplicate: boolean }
        | Refusal,
    ) => void,
  ) => void;
  stop: (body: { message_id: string }, acknowledge: (answer: { ok: true } | Refusal) => void) => void;
  resume: (
    body: { message_id: string; after_seq: number },
    acknowledge: (answer: { ok: true; status: string; replayed: number } | Refusal) => void,
  ) => void;
}

export type ServerEvents = {
  [Name in AnswerEventName]: (data: AnswerEvents[Name]) => void;
};

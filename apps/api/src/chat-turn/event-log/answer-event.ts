import type { AnswerEventPayloads as Told } from '@app/chat-protocol';

/**
 * What readers of an answer are sent, as the realtime contract words it.
 *
 * `seq` counts the answer's text in UTF-16 code units: a chunk covers `from_seq` … `seq`, and `seq` is the length of
 * the text up to its end. So a position means the same in the live stream, in the stored text and on every node, and
 * what somebody missed can be told from the text alone.
 */
export interface AnswerEventPayloads extends Omit<Told, 'response_chunk' | 'error'> {
  /** `from_seq` is always said. */
  response_chunk: Required<Told['response_chunk']>;
  error: Required<Told['error']>;
}

export type AnswerEventName = keyof AnswerEventPayloads;

export type AnswerEvent = {
  [Name in AnswerEventName]: { event: Name; data: AnswerEventPayloads[Name] };
}[AnswerEventName];

export type AnswerChunk = Extract<AnswerEvent, { event: 'response_chunk' }>;

/** The chunk that covers the text behind `start`. */
export function toChunk(
  ids: { messageId: string; sessionId: string },
  start: number,
  content: string,
): AnswerChunk {
  return {
    event: 'response_chunk',
    data: {
      message_id: ids.messageId,
      session_id: ids.sessionId,
      from_seq: start + 1,
      seq: start + content.length,
      content,
    },
  };
}

/** No event follows this one. */
export const isLastEvent = (event: AnswerEvent): boolean => event.event === 'response_end';

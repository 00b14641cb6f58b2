import type { AnswerEventPayloads as WirePayloads } from '@app/chat-protocol';
import { toAnswerUsage } from '../../chat-session/chat-session.mapper.js';
import type { ChatMessageEntity } from '../../chat-session/chat-message.entity.js';

/**
 * `seq` is an offset in UTF-16 code units; a chunk covers `from_seq` … `seq`, inclusive. It is the same in the stream,
 * in the stored text and on every node.
 */
export interface AnswerEventPayloads extends Omit<WirePayloads, 'response_chunk' | 'error'> {
  response_chunk: Required<WirePayloads['response_chunk']>;
  error: Required<WirePayloads['error']>;
}

export type AnswerEventName = keyof AnswerEventPayloads;

export type AnswerEvent = {
  [Name in AnswerEventName]: { event: Name; data: AnswerEventPayloads[Name] };
}[AnswerEventName];

export type AnswerChunk = Extract<AnswerEvent, { event: 'response_chunk' }>;

/** The chunk with the text after offset `start`. */
export function toChunk(
  { message_id, session_id }: { message_id: string; session_id: string },
  start: number,
  content: string,
): AnswerChunk {
  const seq = start + content.length;
  return { event: 'response_chunk', data: { message_id, session_id, from_seq: start + 1, seq, content } };
}

export function toEndFields(
  stored: Pick<
    ChatMessageEntity,
    | 'status'
    | 'content'
    | 'parts'
    | 'sources'
    | 'grounding'
    | 'reading'
    | 'suggestions'
    | 'cached'
    | 'updatedAt'
  > &
    Parameters<typeof toAnswerUsage>[0],
): Omit<AnswerEventPayloads['response_end'], 'message_id' | 'session_id'> {
  return {
    status: stored.status,
    content: stored.content,
    parts: stored.parts ?? [],
    usage: toAnswerUsage(stored),
    sources: stored.sources ?? [],
    grounding: stored.grounding,
    reading: stored.reading,
    suggestions: stored.suggestions ?? [],
    cached: stored.cached,
    timestamp: stored.updatedAt.toISOString(),
  };
}

export const isLastEvent = (event: AnswerEvent): boolean => event.event === 'response_end';

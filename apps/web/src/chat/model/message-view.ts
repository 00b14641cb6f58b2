import type {
  AnswerEventPayloads,
  AnswerStatus,
  AnswerUsage,
  Grounding,
  Reading,
  ResponsePart,
  Source,
} from '@mma-savant/client';
import type { Problem } from '../../api/problem.js';
import type { ChatMessage } from '../../api/types.js';

export type ToolCallView = Pick<
  AnswerEventPayloads['tool_call'],
  'tool_call_id' | 'name' | 'status' | 'arguments' | 'row_count' | 'duration_ms'
>;

export type Feedback = NonNullable<ChatMessage['feedback']>;

export interface QuestionView {
  kind: 'question';
  /** Null until the service has stored it. */
  id: string | null;
  clientMessageId: string | null;
  content: string;
  timestamp: string;
  state: 'sending' | 'stored' | 'refused';
  /** Why it was refused. */
  problem: Problem | null;
}

export interface AnswerView {
  kind: 'answer';
  id: string;
  content: string;
  timestamp: string;
  status: AnswerStatus;
  toolCalls: readonly ToolCallView[];
  sources: readonly Source[];
  parts: readonly ResponsePart[];
  usage: AnswerUsage | null;
  grounding: Grounding | null;
  reading: Reading | null;
  suggestions: readonly string[];
  feedback: Feedback | null;
  cached: boolean;
  problem: Problem | null;
}

export type MessageView = QuestionView | AnswerView;

/** An answer that has just begun. */
export const beginAnswer = (id: string, timestamp: string): AnswerView => ({
  kind: 'answer',
  id,
  content: '',
  timestamp,
  status: 'streaming',
  toolCalls: [],
  sources: [],
  parts: [],
  usage: null,
  grounding: null,
  reading: null,
  suggestions: [],
  feedback: null,
  cached: false,
  problem: null,
});

/** A message of the history. */
export function toMessageView(message: ChatMessage): MessageView {
  const { id, content, timestamp } = message;
  if (message.role === 'user') {
    return {
      kind: 'question',
      id,
      clientMessageId: null,
      content,
      timestamp,
      state: 'stored',
      problem: null,
    };
  }
  return {
    ...beginAnswer(id, timestamp),
    content,
    status: message.status,
    toolCalls: (message.tool_calls ?? []).map(({ row_count, ...call }) => ({
      ...call,
      ...(row_count === null ? {} : { row_count }),
    })),
    sources: message.sources ?? [],
    parts: message.parts,
    usage: message.usage,
    grounding: message.grounding,
    reading: message.reading,
    suggestions: message.suggestions ?? [],
    feedback: message.feedback,
  };
}

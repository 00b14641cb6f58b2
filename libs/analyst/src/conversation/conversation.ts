/** A message of the conversation as the analyst reads it; parts of other types are ignored. */
export interface AnalystMessage {
  role: 'user' | 'assistant';
  content: readonly (
    | { type: 'text'; text: string }
    | { type: 'tool_result'; id: string; result: unknown; isError: boolean }
    | { type: 'tool_call' | 'provider_block' }
  )[];
}

/** One question of a conversation with what was answered, if anything was. */
export interface Turn {
  question: string;
  answer: string;
}

/** What a tool gave back, as the model request carries it. */
export interface RecordedReply {
  result: unknown;
  isError: boolean;
}

export interface Conversation {
  /** Oldest first, without the turn that is being answered. */
  earlier: Turn[];
  question: string;
  /** Number of the question in the conversation, from 1; part of the ids of tool calls, so that they are unique. */
  number: number;
  /** Results of this turn's tool calls by the id of the call. */
  replies: ReadonlyMap<string, RecordedReply>;
}

/** Reads a request's messages as turns. Several texts in one user message are several questions. */
export function readConversation(messages: readonly AnalystMessage[]): Conversation {
  const turns: Turn[] = [];
  const replies = new Map<string, RecordedReply>();
  for (const message of messages) {
    for (const part of message.content) {
      if (part.type === 'tool_result') replies.set(part.id, { result: part.result, isError: part.isError });
      if (part.type !== 'text') continue;
      const last = turns.at(-1);
      if (message.role === 'assistant') {
        if (last !== undefined) last.answer += part.text;
      } else if (part.text.trim() !== '') {
        turns.push({ question: part.text.trim(), answer: '' });
        replies.clear();
      }
    }
  }
  const current = turns.pop();
  return { earlier: turns, question: current?.question ?? '', number: turns.length + 1, replies };
}

/** A message of the conversation; content parts of other types are ignored. */
export interface AnalystMessage {
  role: 'user' | 'assistant';
  content: readonly (
    | { type: 'text'; text: string }
    | { type: 'tool_result'; id: string; result: unknown; isError: boolean }
    | { type: 'tool_call' | 'provider_block' }
  )[];
  /** Of an earlier answer: the `state` that its model returned; null or undefined without one. */
  state?: unknown;
}

export interface Turn {
  question: string;
  answer: string;
  /** See {@link AnalystMessage.state}. */
  state: unknown;
}

export interface RecordedReply {
  result: unknown;
  isError: boolean;
}

export interface Conversation {
  /** Oldest first, without the current turn. */
  earlier: Turn[];
  question: string;
  /**
   * Number of the question in the conversation, from 1. It is part of tool call ids, which keeps them unique.
   */
  number: number;
  replies: ReadonlyMap<string, RecordedReply>;
}

/** Reads the messages as turns. Each text part of a user message is a question of its own. */
export function readConversation(messages: readonly AnalystMessage[]): Conversation {
  const turns: Turn[] = [];
  const replies = new Map<string, RecordedReply>();
  for (const message of messages) {
    for (const part of message.content) {
      if (part.type === 'tool_result') replies.set(part.id, { result: part.result, isError: part.isError });
      if (part.type !== 'text') continue;
      const last = turns.at(-1);
      if (message.role === 'assistant') {
        if (last !== undefined) {
          last.answer += part.text;
          last.state = message.state ?? last.state;
        }
      } else if (part.text.trim() !== '') {
        turns.push({ question: part.text.trim(), answer: '', state: null });
        replies.clear();
      }
    }
  }
  const current = turns.pop();
  return { earlier: turns, question: current?.question ?? '', number: turns.length + 1, replies };
}

import type { AnswerUsage, ChatMessage, ChatSession, TokenUsage } from '@app/chat-protocol';
import type { ChatMessageEntity } from './chat-message.entity.js';
import type { ChatSessionEntity } from './chat-session.entity.js';

export function toChatSession(session: ChatSessionEntity): ChatSession {
  return {
    session_id: session.id,
    user_id: session.userId,
    title: session.title,
    message_count: session.messageCount,
    last_message_at: session.lastMessageAt?.toISOString() ?? null,
    created_at: session.createdAt.toISOString(),
    updated_at: session.updatedAt.toISOString(),
  };
}

export function toChatMessage(message: ChatMessageEntity): ChatMessage {
  return {
    id: message.id,
    session_id: message.sessionId,
    role: message.role,
    content: message.content,
    status: message.status,
    timestamp: message.createdAt.toISOString(),
    tool_calls: message.toolCalls,
    sources: message.sources,
    usage: toAnswerUsage(message),
    grounding: message.grounding,
    reading: message.reading,
    suggestions: message.role === 'assistant' ? (message.suggestions ?? []) : null,
  };
}

export function toAnswerUsage(answer: {
  usage: TokenUsage | null;
  provider: string | null;
  model: string | null;
  fallbackFrom: string | null;
  promptVersion: string | null;
}): AnswerUsage | null {
  const { usage, provider, model: name, fallbackFrom, promptVersion } = answer;
  if (usage === null) return null;
  const model =
    provider === null || name === null
      ? null
      : { provider, name, fallback_from: fallbackFrom, prompt_version: promptVersion };
  return { ...usage, model };
}

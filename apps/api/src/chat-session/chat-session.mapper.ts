import type { AnswerFeedback, AnswerUsage, ChatMessage, ChatSession, TokenUsage } from '@app/chat-protocol';
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
    reply_to: message.replyTo,
    status: message.status,
    timestamp: message.createdAt.toISOString(),
    tool_calls: message.toolCalls,
    sources: message.sources,
    parts: message.parts ?? [],
    usage: toAnswerUsage(message),
    grounding: message.grounding,
    reading: message.reading,
    suggestions: message.role === 'assistant' ? (message.suggestions ?? []) : null,
    feedback: toAnswerFeedback(message),
  };
}

function toAnswerFeedback({
  feedbackRating,
  feedbackComment,
  feedbackAt,
}: Pick<ChatMessageEntity, 'feedbackRating' | 'feedbackComment' | 'feedbackAt'>): AnswerFeedback | null {
  if (feedbackRating === null || feedbackAt === null) return null;
  return { rating: feedbackRating, comment: feedbackComment, timestamp: feedbackAt.toISOString() };
}

/** All columns. */
export function toExportedSession(session: ChatSessionEntity): Record<string, unknown> {
  return {
    ...toChatSession(session),
    last_used_at: session.lastUsedAt.toISOString(),
    opening_client_message_id: session.openingClientMessageId,
    summary: session.summary,
    summary_until: session.summaryUntil,
  };
}

/** All columns but those of the generating process. */
export function toExportedMessage(message: ChatMessageEntity): Record<string, unknown> {
  return {
    ...toChatMessage(message),
    position: message.position,
    client_message_id: message.clientMessageId,
    time_zone: message.timeZone,
    regenerated_from: message.regeneratedFrom,
    replaced_by: message.replacedBy,
    first_version: message.firstVersion,
    model_state: message.modelState,
    cached: message.cached,
    failure_code: message.failureCode,
    updated_at: message.updatedAt.toISOString(),
  };
}

export function toAnswerUsage(answer: {
  usage: TokenUsage | null;
  provider: string | null;
  model: string | null;
  fallbackFrom: string | null;
  fallbackReason: string | null;
  promptVersion: string | null;
}): AnswerUsage | null {
  const { usage, provider, model: name, fallbackFrom, fallbackReason, promptVersion } = answer;
  if (usage === null) return null;
  const model =
    provider === null || name === null
      ? null
      : {
          provider,
          name,
          fallback_from: fallbackFrom,
          fallback_reason: fallbackReason,
          prompt_version: promptVersion,
        };
  return { ...usage, model };
}

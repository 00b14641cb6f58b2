import { estimateTokens } from '@app/common';
import type { ChatMessageStatus, ChatRole } from '../chat-session/chat-message.entity.js';
import type { ModelMessage } from '../llm/language-model.js';

export interface HistoryMessage {
  role: ChatRole;
  content: string;
  status: ChatMessageStatus;
}

export interface HistoryBudget {
  maxMessages: number;
  /** Estimated, see {@link estimateTokens}. */
  maxTokens: number;
}

export const HISTORY_BUDGET: HistoryBudget = { maxMessages: 20, maxTokens: 8_000 };

/**
 * What a model is told of the conversation so far: whole or stopped texts, roles by turns from a question on, as much
 * of the newest as the budget allows; the current question stands last.
 * @param earlier what was said before the question, oldest first
 */
export function modelMessages(
  earlier: HistoryMessage[],
  question: string,
  budget: HistoryBudget = HISTORY_BUDGET,
): ModelMessage[] {
  const turns: ModelMessage[] = [];
  let tokens = estimateTokens(question);
  let wanted: ChatRole = 'assistant';
  for (const message of usable(earlier).reverse()) {
    // Of several answers to one question, or questions without an answer, the newest counts.
    if (message.role !== wanted) continue;
    tokens += estimateTokens(message.content);
    if (tokens > budget.maxTokens || turns.length >= budget.maxMessages) break;
    turns.unshift(toModelMessage(message.role, message.content));
    wanted = wanted === 'assistant' ? 'user' : 'assistant';
  }
  if (turns[0]?.role === 'assistant') turns.shift();
  return [...turns, toModelMessage('user', question)];
}

function usable(messages: HistoryMessage[]): HistoryMessage[] {
  return messages.filter(
    ({ status, content }) => (status === 'complete' || status === 'stopped') && content.trim() !== '',
  );
}

function toModelMessage(role: ChatRole, text: string): ModelMessage {
  return { role, content: [{ type: 'text', text }] };
}

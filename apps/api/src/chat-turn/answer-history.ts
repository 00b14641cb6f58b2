import type { ChatRole } from '@app/chat-protocol';
import { estimateTokens, wellFormed } from '@app/common';
import type { EarlierMessage } from '../chat-session/chat-message.repository.js';
import type { ConversationContext, ModelMessage } from '../llm/language-model.js';

interface HistoryBudget {
  maxMessages: number;
  /** Estimated tokens, see {@link estimateTokens}. */
  maxTokens: number;
}

export const HISTORY_BUDGET: HistoryBudget = { maxMessages: 20, maxTokens: 8_000 };
/** Characters. The model reads the beginning and the end of a longer text, such as a table. */
const MAX_EARLIER_TEXT_LENGTH = 3_000;
const END_OF_EARLIER_TEXT = 500;
/** An answer with more sources of a kind is a list and mentions none of them in particular. */
const MAX_SOURCES_PER_KIND = 3;
const MAX_MENTIONS = 8;

/**
 * Complete or stopped messages in alternating roles, the newest within the budget, then the question.
 * @param earlier oldest first
 */
export function modelMessages(
  earlier: EarlierMessage[],
  question: string,
  budget: HistoryBudget = HISTORY_BUDGET,
): ModelMessage[] {
  const turns: ModelMessage[] = [];
  let tokens = estimateTokens(question);
  let wanted: ChatRole = 'assistant';
  for (const message of usable(earlier).reverse()) {
    // Of several answers to one question, or questions without an answer, the newest counts.
    if (message.role !== wanted) continue;
    const text = shorten(message.content);
    tokens += estimateTokens(text);
    if (tokens > budget.maxTokens || turns.length >= budget.maxMessages) break;
    turns.unshift({ ...toModelMessage(message.role, text), ...stateOf(message) });
    wanted = wanted === 'assistant' ? 'user' : 'assistant';
  }
  if (turns[0]?.role === 'assistant') turns.shift();
  return [...turns, toModelMessage('user', question)];
}

/** The latest last. */
export function mentionedIn(earlier: readonly EarlierMessage[]): ConversationContext['mentioned'] {
  const mentioned = new Map<string, ConversationContext['mentioned'][number]>();
  for (const { sources } of earlier) {
    for (const kind of ['event', 'fighter'] as const) {
      const ofKind = (sources ?? []).filter((source) => source.kind === kind);
      if (ofKind.length > MAX_SOURCES_PER_KIND) continue;
      for (const { id, label } of ofKind) {
        mentioned.delete(id);
        mentioned.set(id, { kind, id, name: label });
      }
    }
  }
  return [...mentioned.values()].slice(-MAX_MENTIONS);
}

function shorten(text: string): string {
  if (text.length <= MAX_EARLIER_TEXT_LENGTH) return text;
  const start = text.slice(0, MAX_EARLIER_TEXT_LENGTH - END_OF_EARLIER_TEXT);
  return wellFormed(`${start}\n…\n${text.slice(-END_OF_EARLIER_TEXT)}`);
}

function usable(messages: EarlierMessage[]): EarlierMessage[] {
  return messages.filter(
    ({ status, content }) => (status === 'complete' || status === 'stopped') && content.trim() !== '',
  );
}

/** What the model of an earlier answer has kept for later questions. */
const stateOf = ({ modelState }: EarlierMessage): Pick<ModelMessage, 'state'> =>
  modelState === null || modelState === undefined ? {} : { state: modelState };

function toModelMessage(role: ChatRole, text: string): ModelMessage {
  return { role, content: [{ type: 'text', text }] };
}

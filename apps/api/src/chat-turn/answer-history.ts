import { estimateTokens, wellFormed } from '@app/common';
import type { ChatRole } from '../chat-session/chat-message.entity.js';
import type { EarlierMessage } from '../chat-session/chat-message.repository.js';
import type { Mention, ModelMessage } from '../llm/language-model.js';

export interface HistoryBudget {
  maxMessages: number;
  /** Estimated, see {@link estimateTokens}. */
  maxTokens: number;
}

export const HISTORY_BUDGET: HistoryBudget = { maxMessages: 20, maxTokens: 8_000 };
/** Of a longer text, such as a table, the model reads the beginning and the end. */
const LONGEST_EARLIER_TEXT = 3_000;
const END_OF_EARLIER_TEXT = 500;
/** An answer with more sources of a kind than this is a list: it is about none of them in particular. */
const MOST_OF_A_KIND = 3;
const MOST_MENTIONS = 8;

/**
 * The messages that the model reads: complete or stopped ones, in alternating roles from a question on, the newest as far
 * as the budget allows, then the current question.
 * @param earlier the messages before the question, oldest first
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
    turns.unshift(toModelMessage(message.role, text));
    wanted = wanted === 'assistant' ? 'user' : 'assistant';
  }
  if (turns[0]?.role === 'assistant') turns.shift();
  return [...turns, toModelMessage('user', question)];
}

/** The fighters and events that earlier answers were about, the latest last. */
export function mentionedIn(earlier: readonly EarlierMessage[]): Mention[] {
  const mentioned = new Map<string, Mention>();
  for (const { sources } of earlier) {
    for (const kind of ['event', 'fighter'] as const) {
      const ofKind = (sources ?? []).filter((source) => source.kind === kind);
      if (ofKind.length > MOST_OF_A_KIND) continue;
      for (const { id, label } of ofKind) {
        // Mentioned again, it moves to the end.
        mentioned.delete(id);
        mentioned.set(id, { kind, id, name: label });
      }
    }
  }
  return [...mentioned.values()].slice(-MOST_MENTIONS);
}

function shorten(text: string): string {
  if (text.length <= LONGEST_EARLIER_TEXT) return text;
  const start = text.slice(0, LONGEST_EARLIER_TEXT - END_OF_EARLIER_TEXT);
  return wellFormed(`${start}\n…\n${text.slice(-END_OF_EARLIER_TEXT)}`);
}

function usable(messages: EarlierMessage[]): EarlierMessage[] {
  return messages.filter(
    ({ status, content }) => (status === 'complete' || status === 'stopped') && content.trim() !== '',
  );
}

function toModelMessage(role: ChatRole, text: string): ModelMessage {
  return { role, content: [{ type: 'text', text }] };
}

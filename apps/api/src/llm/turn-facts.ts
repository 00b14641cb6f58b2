import type { AliasEntry } from '@app/mma';
import type { FigureCheck } from './answer-text/answer-text.js';
import type { Generation } from './answer-request.js';
import { Facts } from './grounding/facts/facts.js';
import { safePrefix } from './grounding/safe-prefix.js';

/** What an answer may say before the first tool result: what the conversation said. */
export function factsOf(
  { request, language }: Pick<Generation, 'request' | 'language'>,
  aliases: readonly AliasEntry[] = [],
): Facts {
  const { context, messages, question } = request;
  const facts = new Facts({
    language,
    now: context?.now ?? new Date(),
    timeZone: context?.timeZone ?? 'UTC',
    aliases,
  });
  facts.addText(question);
  for (const { role, content } of messages) {
    for (const part of content) {
      if (part.type !== 'text') continue;
      if (role === 'user') facts.addText(part.text);
      else facts.addEarlierAnswer(part.text);
    }
  }
  if (context?.summary !== undefined && context.summary !== null) facts.addEarlierAnswer(context.summary);
  for (const { name } of context?.mentioned ?? []) facts.addText(name);
  return facts;
}

/** @param isActive whether figures are compared with the facts yet; until then they are sent */
export const figureCheck = (facts: Facts, isActive: () => boolean): FigureCheck => ({
  check(before, sentence, isComplete) {
    if (!isActive()) return { safe: sentence.length, isUnverified: false };
    const { safe, unverified } = safePrefix(before, sentence, isComplete, facts);
    return { safe, isUnverified: unverified.length > 0 };
  },
});

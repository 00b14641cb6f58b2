import type { FighterNames } from '@app/mma/domain';
import { MOST_PLACEHOLDERS, placeholderIndex } from '../question/masked-text.js';
import { readQuestion } from './read-question.js';

/** Control, format, private-use and unassigned characters, lone surrogates, line and paragraph separators. */
const UNUSUAL = /[\p{C}\p{Zl}\p{Zp}]/u;

/** Identity does not depend on the day. */
const ANY_DAY = '2000-01-01';

export type QuestionPart = { text: string } | { fighter: string };

/**
 * What identifies a question. The kinds are disjoint: no typed text can pass for a fighter's id, nor text of one kind
 * for text of another.
 */
export type NormalizedQuestion =
  | { kind: 'verbatim'; text: string }
  | { kind: 'plain'; text: string }
  | { kind: 'resolved'; parts: QuestionPart[] };

/**
 * Two questions with the same normalized form mean the same: the same words in the same order, case, final punctuation
 * and request phrases aside. `resolved`: every name means exactly one fighter and is replaced by that fighter's id.
 * `plain`: some name does not, or there is none. `verbatim`: the question has unusual characters (private use,
 * invisible, compatibility forms) and equals only itself.
 * @throws the signal's reason when it is aborted
 */
export async function normalizeQuestion(
  question: string,
  names: FighterNames,
  signal: AbortSignal,
): Promise<NormalizedQuestion> {
  const text = question.trim();
  if (text.normalize('NFKC') !== text || UNUSUAL.test(text)) return { kind: 'verbatim', text };
  const { fighters, mentioned, event, spaced } = await readQuestion(text, names, signal, ANY_DAY);
  const ids = fighters.map(({ candidates }) =>
    candidates.length === 1 ? candidates[0]?.fighterId : undefined,
  );
  const isResolved =
    ids.length > 0 &&
    ids.every((id) => id !== undefined) &&
    event === null &&
    mentioned.length <= MOST_PLACEHOLDERS;
  if (!isResolved) return { kind: 'plain', text: withoutRequestPhrase(text.toLowerCase()) };
  const idOfPlaceholder = mentioned.map((fighter) => ids[fighter]);
  return { kind: 'resolved', parts: toParts(withoutRequestPhrase(spaced), idOfPlaceholder) };
}

function toParts(masked: string, idOfPlaceholder: readonly (string | undefined)[]): QuestionPart[] {
  const parts: QuestionPart[] = [];
  let text = '';
  for (const character of masked) {
    const index = placeholderIndex(character);
    const fighter = index === null ? undefined : idOfPlaceholder[index];
    if (fighter === undefined) {
      text += character;
      continue;
    }
    if (text !== '') parts.push({ text });
    parts.push({ fighter });
    text = '';
  }
  if (text !== '') parts.push({ text });
  return parts;
}

/** "Tell me about …", "… 알려줘": phrases that say nothing about what is asked. */
const KOREAN_REQUEST =
  /\s*(?:에\s*대해서?|에\s*관해서?|을|를)?\s*(?:좀\s*)?(?:알려|말해|가르쳐|보여|설명해)\s*(?:줘|주세요|줄래|주실래요|달라)?(?:요)?$/u;
const ENGLISH_REQUEST =
  /^(?:please\s+)?(?:(?:can|could|would) you\s+)?(?:please\s+)?(?:tell|show|give) me\s+(?:about\s+)?|[,\s]+please$/giu;
const FINAL_PUNCTUATION = /[\s?!.…~。？！]+$/u;

/** The question on one line, without a request phrase and without final punctuation. */
export function withoutRequestPhrase(question: string): string {
  return question
    .replace(/\s+/gu, ' ')
    .replace(FINAL_PUNCTUATION, '')
    .replace(ENGLISH_REQUEST, '')
    .replace(KOREAN_REQUEST, '')
    .replace(FINAL_PUNCTUATION, '')
    .trim();
}

import type { FighterNames } from '@app/mma';
import { readQuestion } from '@app/analyst';
import { MOST_PLACEHOLDERS, placeholderIndex } from '@app/analyst';
import { withoutAsking } from '@app/analyst';

const ABOUT_THE_PERSON =
  /\b(?:i|i'm|my|mine|myself|our|ours|we)\b|(?:^|\s)(?:내|나의|나는|난|내가|제|저의|저는|제가|우리)(?:\s|$)/iu;
/** Controls, formats, private use, halves of surrogate pairs, unassigned characters, separators of lines. */
const UNUSUAL = /[\p{C}\p{Zl}\p{Zp}]/u;
const INVISIBLE = /\p{Cf}/gu;

/** A stretch of a question: words, or the fighter whom a name means. */
export type QuestionPart = { text: string } | { fighter: string };

/**
 * What identifies a question in the cache. The kinds never mix: no typed text can pass for a fighter's id, nor text of
 * one kind for text of another.
 */
export type QuestionKey =
  | { kind: 'verbatim'; text: string }
  | { kind: 'plain'; text: string }
  | { kind: 'resolved'; parts: QuestionPart[] };

/**
 * What two questions have in common that mean the same: the same words in the same order, with every name that means
 * exactly one fighter replaced by that fighter, without the words of asking. Nothing else is left out: a wrong answer
 * from the cache would be worse than a second request. A question with unusual characters (private use, invisible,
 * compatibility forms) is only the same as itself, since nothing says that it is understood as the plain one is.
 * @returns null when the question is about the person who asks, so that no other user's answer fits
 */
export async function questionKey(
  question: string,
  names: FighterNames,
  signal: AbortSignal,
): Promise<QuestionKey | null> {
  const text = question.trim();
  const normalized = text.normalize('NFKC');
  if (ABOUT_THE_PERSON.test(normalized.replace(INVISIBLE, ''))) return null;
  if (normalized !== text || UNUSUAL.test(text)) return { kind: 'verbatim', text };
  const read = await readQuestion(text, names, signal);
  const fighters = read.people.map(({ candidates }) =>
    candidates.length === 1 ? candidates[0]?.fighterId : undefined,
  );
  const isResolved =
    fighters.length > 0 &&
    fighters.every((id) => id !== undefined) &&
    read.event === null &&
    read.mentioned.length <= MOST_PLACEHOLDERS;
  if (!isResolved) return { kind: 'plain', text: withoutAsking(text.toLowerCase()) };
  const mentioned = read.mentioned.map((person) => fighters[person]);
  return { kind: 'resolved', parts: toParts(withoutAsking(read.spaced), mentioned) };
}

/** @param mentioned the fighter of each placeholder, by its index */
function toParts(masked: string, mentioned: readonly (string | undefined)[]): QuestionPart[] {
  const parts: QuestionPart[] = [];
  let text = '';
  for (const character of masked) {
    const index = placeholderIndex(character);
    const fighter = index === null ? undefined : mentioned[index];
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

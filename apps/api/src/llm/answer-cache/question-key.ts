import type { FighterNames } from '@app/mma';
import { readQuestion } from '../embedded/conversation/memory.js';
import { withoutAsking } from '../language/asking.js';

const ABOUT_THE_PERSON =
  /\b(?:i|i'm|my|mine|myself|our|ours|we)\b|(?:^|\s)(?:내|나의|나는|난|내가|제|저의|저는|제가|우리)(?:\s|$)/iu;

/**
 * What two questions have in common that mean the same: the same words in the same order, with every name that means
 * exactly one fighter replaced by that fighter, without the words of asking. Nothing else is left out: a wrong answer
 * from memory would be worse than a second request.
 * @returns null when the question is about the person who asks, so that nobody else's answer fits
 */
export async function questionKey(
  question: string,
  names: FighterNames,
  signal: AbortSignal,
): Promise<string | null> {
  const plain = question.normalize('NFKC').trim();
  if (ABOUT_THE_PERSON.test(plain)) return null;
  const read = await readQuestion(plain, names, signal);
  const people = read.people.map(({ candidates }) =>
    candidates.length === 1 ? candidates[0]?.fighterId : undefined,
  );
  const isResolved = people.length > 0 && people.every((id) => id !== undefined) && read.event === null;
  if (!isResolved) return withoutAsking(plain.toLowerCase());
  const ids = read.mentioned.map((index) => people[index]).join(' ');
  return `${withoutAsking(read.spaced)} | ${ids}`;
}

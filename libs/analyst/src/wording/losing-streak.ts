import type { FighterBoutData, FighterData } from '@app/mma/domain';
import { plural } from '../language/format.js';
import type { NameBook } from '../language/name-book.js';
import type { Question } from '../question/question.js';

export function wantsLongestLosingStreak({ topics, spaced, compact }: Question): boolean {
  return (
    topics.has('streak') &&
    topics.has('longest') &&
    (/\blos(?:ing|s)\b/.test(spaced) || compact.includes('연패'))
  );
}

/** The longest run of losses; a no contest does not interrupt it. */
function longestLosingStreak(oldestFirst: readonly Pick<FighterBoutData, 'result'>[]): number {
  let longest = 0;
  let run = 0;
  for (const { result } of oldestFirst) {
    if (result === 'no_contest') continue;
    run = result === 'loss' ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}

export function longestStreakText(
  fighter: FighterData,
  oldestFirst: readonly FighterBoutData[],
  names: NameBook,
): string {
  const longest = longestLosingStreak(oldestFirst);
  return names.language === 'ko'
    ? `${names.of(fighter.name)}의 UFC 최다 연패는 ${longest}연패입니다.`
    : `${names.of(fighter.name)}'s longest UFC losing streak is ${longest} in a row (${plural(longest, 'loss', 'losses')}).`;
}

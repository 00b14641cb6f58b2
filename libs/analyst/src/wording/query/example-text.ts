import type { BoutExampleData } from '@app/mma/domain';
import { formatClock, formatDate } from '../../language/format.js';
import type { NameBook } from '../../language/name-book.js';
import { methodName, resultName } from '../../language/terms.js';

/** `by submission, round 2 at 3:03`; Korean `2라운드 3:03 서브미션`. */
export function endingOf(bout: BoutExampleData, names: NameBook): string {
  const { language } = names;
  const method = methodName(bout.method, language);
  return language === 'ko'
    ? `${bout.round}라운드 ${bout.time} ${method}`
    : `by ${method}, round ${bout.round} at ${bout.time}`;
}

/** `beat Jon Fitch by …, UFC 87, …`; `존 피치 상대 승 (…)`. */
export function exampleSentence(bout: BoutExampleData, names: NameBook): string {
  const { language } = names;
  const where = `${bout.event}, ${formatDate(bout.date, language)}`;
  if (language === 'ko') {
    const result =
      bout.result === 'win' ? '승' : bout.result === 'loss' ? '패' : resultName(bout.result, language);
    return `${names.of(bout.opponent)} 상대 ${result} (${endingOf(bout, names)}, ${where})`;
  }
  const verb =
    bout.result === 'win'
      ? 'beat'
      : bout.result === 'loss'
        ? 'lost to'
        : bout.result === 'draw'
          ? 'drew with'
          : 'no contest with';
  return `${verb} ${names.of(bout.opponent)} ${endingOf(bout, names)}, ${where}`;
}

/** The examples as a list. */
export function exampleList(bouts: readonly BoutExampleData[], names: NameBook): string {
  return bouts.map((bout) => `- ${exampleSentence(bout, names)}`).join('\n');
}

/** `18:16 (round 4 at 3:16)`. */
export function durationOf(bout: BoutExampleData, names: NameBook): string {
  const total = bout.duration_seconds === null ? '' : formatClock(bout.duration_seconds);
  return names.language === 'ko'
    ? `${total} (${bout.round}라운드 ${bout.time})`
    : `${total} (round ${bout.round} at ${bout.time})`;
}

import type { Token } from '../lexicon/token.js';
import { is, type TokenOf } from './token-reader.js';

const isSubmission = ({ means }: TokenOf<'method'>): boolean =>
  means.set.method === undefined &&
  means.set.method_group?.length === 1 &&
  means.set.method_group[0] === 'submission';

const FIRST_YEAR = 1990;

/** "More wins by 2015": until then. */
function untilYear(token: Token, index: number, all: readonly Token[]): Token {
  const next = all[index + 1];
  const isBefore = /^by$/i.test(token.text) && is(next, 'number') && next.means.value >= FIRST_YEAR;
  return isBefore ? { ...token, means: { is: 'time', time: 'until' } } : token;
}

/** An English verb between two fighters. */
const isFight = (token: Token | undefined): boolean => is(token, 'verb') && /[a-z]/i.test(token.text);

const isToBe = ({ text }: Token): boolean => /^(?:was|were|been|got|gotten)$/i.test(text);

const isOutcome = (token: Token | undefined): boolean => is(token, 'verb') || is(token, 'result');

/** "Most takedowns in a win": the record of one bout, not a total over wins. */
function inOneBout(token: Token, index: number, all: readonly Token[]): Token {
  const [before, next] = [all[index - 1], all[index + 1]];
  const isOne = /^an?$/i.test(token.text) && /^in$/i.test(before?.text ?? '');
  const isBout = is(next, 'result') || (is(next, 'condition') && next.means.set.title !== undefined);
  const isRecord =
    all.some((other) => is(other, 'statistic')) &&
    all.some((other) => is(other, 'extreme')) &&
    !all.some((other) => is(other, 'single_bout'));
  return isOne && isBout && isRecord ? { ...token, means: { is: 'single_bout' } } : token;
}

/** Settles words whose meaning depends on their neighbours. */
export function rewriteTokens(tokens: readonly Token[]): Token[] {
  const words = tokens
    .map(untilYear)
    .map(inOneBout)
    .filter(({ means }) => means?.is !== 'filler');
  const hasStatistic = words.some((token) => is(token, 'statistic'));
  const hasControl = words.some(
    (token) => is(token, 'statistic') && token.means.statistic.endsWith('control_seconds'),
  );
  return words.flatMap((token, index): Token[] => {
    const next = words[index + 1];
    // "Submission attempts faced": the opponent's side of the statistic.
    if (
      hasStatistic &&
      is(token, 'verb') &&
      token.means.result === 'faced' &&
      /^(?:faced|took on)$/i.test(token.text)
    ) {
      return [{ ...token, means: { is: 'side', side: 'opponent' } }];
    }
    // "Won a title" + "fight".
    if (
      is(token, 'subject') &&
      token.means.subject === 'become_champion' &&
      is(next, 'noun') &&
      next.means.noun === 'bout'
    ) {
      return [
        { ...token, means: { is: 'result', result: 'win' } },
        { ...token, means: { is: 'condition', set: { title: ['any'] } } },
      ];
    }
    // "서브미션을 가장 많이 시도한": attempts, not submissions.
    if (
      is(token, 'method') &&
      isSubmission(token) &&
      words.some((other) => is(other, 'side') && /시도|attempt/i.test(other.text))
    ) {
      return [{ ...token, means: { is: 'statistic', statistic: 'submission_attempts' } }];
    }
    // "Knockout" in one word is the noun.
    if (is(token, 'verb') && /^knock-?outs?$/i.test(token.text)) {
      return [{ ...token, means: { is: 'method', set: { method_group: ['ko_tko'] } } }];
    }
    // "Wins by leg kicks": how the bout ended, not a count of kicks.
    if (
      is(token, 'statistic') &&
      token.means.statistic === 'leg_landed' &&
      words.some((other) => is(other, 'result') || is(other, 'verb'))
    ) {
      return [{ ...token, means: { is: 'method', set: { method_group: ['ko_tko'], method: ['leg kick'] } } }];
    }
    // "Who won the most": wins.
    if (
      is(token, 'subject') &&
      token.means.subject === 'winner' &&
      words.some((other) => is(other, 'extreme'))
    ) {
      return [{ ...token, means: { is: 'result', result: 'win' } }];
    }
    // "Was X ever knocked down?": by the opponent.
    if (is(token, 'statistic') && /^knocked down$/i.test(token.text) && words.slice(0, index).some(isToBe)) {
      return [{ ...token, means: { is: 'statistic', statistic: 'opponent_knockdowns' } }];
    }
    // "Longest control time": the most of a statistic that is a time.
    if (
      is(token, 'superlative') &&
      hasControl &&
      (token.means.what === 'longest' || token.means.what === 'shortest')
    ) {
      return [
        { ...token, means: { is: 'extreme', order: token.means.what === 'longest' ? 'most' : 'least' } },
      ];
    }
    // "Beat a former champion": what the opponent was.
    const before = words[index - 1];
    const verb = is(before, 'extreme') ? words[index - 2] : before;
    if (is(token, 'subject') && token.means.subject === 'champion' && isFight(verb)) {
      const was = /former|ex\b/i.test(token.text)
        ? 'former_champion'
        : /s$/i.test(token.text)
          ? 'champion_or_former'
          : 'champion';
      return [{ ...token, means: { is: 'condition', set: { opponent_was: was } } }];
    }
    // "Win a fight": not per fight.
    if (
      is(token, 'ask') &&
      token.means.ask === 'average' &&
      /^a fight$/i.test(token.text) &&
      isOutcome(before)
    ) {
      return [{ ...token, means: { is: 'noun', noun: 'bout' } }];
    }
    // "Time of" a bout is its length.
    if (is(token, 'time') && token.means.time === 'last_n' && !is(next, 'number')) {
      return [{ ...token, means: { is: 'superlative', what: 'last' } }];
    }
    return [token];
  });
}
